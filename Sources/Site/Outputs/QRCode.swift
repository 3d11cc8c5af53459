import CQREncode
import Markup

/// A QR code (ISO/IEC 18004) at error correction level M, as one SVG path.
///
/// libqrencode turns the text into modules; the mask, which only spreads light and dark evenly, is chosen here with whole rows
/// at a time, and with the penalties of the standard (7.8.3).
struct QRCode {
    /// Modules on a side.
    let width: Int
    /// Row by row, the leftmost module in the lowest bit; dark is 1.
    let rows: [UInt64]

    /// A row fits into one word up to version 11, which holds 251 bytes: no address of a page comes near.
    private static let widest = 61

    /// nil where the text has more than 251 bytes.
    init?(_ text: String) {
        guard let input = QRinput_new2(0, QR_ECLEVEL_M) else { return nil }
        defer { QRinput_free(input) }
        var text = text
        guard text.withUTF8({ QRinput_append(input, QR_MODE_8, Int32($0.count), $0.baseAddress) }) == 0,
            let code = QRcode_encodeMask(input, 0)
        else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data, width <= Self.widest else { return nil }
        // In each byte of libqrencode the lowest bit is dark, the highest marks what no mask touches.
        let bytes = UnsafeRawBufferPointer(start: modules, count: width * width)
        var dark = (0..<width).map { Self.bits(of: bytes, from: $0 * width, width) { $0 } }
        let data = (0..<width).map { Self.bits(of: bytes, from: $0 * width, width) { ~$0 &>> 7 } }
        for row in 0..<width { dark[row] ^= QRMaskPair.all[0].rows[row % 12][0] & data[row] }
        let margin = QRPenalty.margin
        var masked = [QRMaskPair.Word](repeating: .zero, count: margin + width + margin)
        var best: [QRMaskPair.Word] = [], place = 0, least = Int.max
        for pair in QRMaskPair.all {
            pair.apply(to: dark, data, into: &masked, at: margin)
            guard let penalties = QRPenalty.totals(of: masked, below: least) else { continue }
            for (lane, penalty) in [penalties.x, penalties.y].enumerated() where penalty < least {
                (best, place, least) = (masked, lane, penalty)
            }
        }
        self.width = width
        rows = best[margin..<margin + width].map { $0[place] }
    }

    /// The lowest bits, after `prepare`, of the `width` bytes from `first` on, the first in the lowest bit; eight at a time.
    private static func bits(
        of bytes: UnsafeRawBufferPointer, from first: Int, _ width: Int, _ prepare: (UInt64) -> UInt64
    ) -> UInt64 {
        var bits: UInt64 = 0
        for chunk in stride(from: 0, to: width, by: 8) {
            let place = first + chunk
            let eight =
                place + 8 <= bytes.count
                ? UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
                : bytes[place...].reversed().reduce(0) { $0 &<< 8 | UInt64($1) }
            // The product moves the lowest bit of byte n to bit 56 + n.
            let gathered = (prepare(eight) & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080 as UInt64
            bits |= (gathered &>> 56) &<< UInt64(chunk)
        }
        return bits & (1 &<< UInt64(width) - 1)
    }

    /// With the quiet zone of four modules that the standard asks for.
    func svg(label: String) -> HTML {
        // Runs of dark modules as lines of width 1: `M4 4.5h7`, then `m1 0h6` for the next run of the row. A run and the light
        // one after it are two modules at least, and take at most ten bytes.
        let path = [UInt8](unsafeUninitializedCapacity: width * (width / 2 + 1) * 10) { buffer, count in
            func append(_ byte: UInt8) {
                buffer[count] = byte
                count += 1
            }
            func append(_ number: Int) {
                if number >= 10 { append(0x30 + UInt8(truncatingIfNeeded: number / 10)) }
                append(0x30 + UInt8(truncatingIfNeeded: number % 10))
            }
            for (number, row) in rows.enumerated() {
                var rest = row, end = 0
                while rest != 0 {
                    let start = rest.trailingZeroBitCount
                    let length = (~(rest &>> UInt64(start))).trailingZeroBitCount
                    if end == 0 {
                        append(UInt8(ascii: "M"))
                        append(start + 4)
                        append(UInt8(ascii: " "))
                        append(number + 4)
                        append(UInt8(ascii: "."))
                        append(UInt8(ascii: "5"))
                    } else {
                        append(UInt8(ascii: "m"))
                        append(start - end)
                        append(UInt8(ascii: " "))
                        append(UInt8(ascii: "0"))
                    }
                    append(UInt8(ascii: "h"))
                    append(length)
                    end = start + length
                    rest &= ~0 &<< UInt64(end)
                }
            }
        }
        let side = width + 8
        return """
            <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" aria-label="\(label)" shape-rendering="crispEdges">\
            <path fill="#fff" d="M0 0h\(side)v\(side)H0z"/><path stroke="#000" d="\(HTML(trustedBytes: path))"/></svg>
            """
    }
}

/// Two of the eight masks, worked on side by side: an operation on two words takes no longer than on one.
struct QRMaskPair {
    typealias Word = SIMD2<UInt64>

    /// The modules that they turn over; the pattern of every mask is the same again after 12 rows.
    let rows: [Word]
    /// Level M and the mask's number with their check bits (table C.1), the lowest bit first.
    private let format: Word

    /// In the order of their numbers.
    static let all: [QRMaskPair] = {
        let formats: [UInt64] = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]
        let turnsOver: [(_ row: Int, _ column: Int) -> Bool] = [  // table 10
            { ($0 + $1) % 2 == 0 }, { row, _ in row % 2 == 0 }, { $1 % 3 == 0 }, { ($0 + $1) % 3 == 0 },
            { ($0 / 2 + $1 / 3) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 },
            { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 }, { ($0 * $1 % 3 + ($0 + $1) % 2) % 2 == 0 }
        ]
        func row(_ row: Int, of mask: Int) -> UInt64 {
            (0..<64).reduce(0) { $0 | (turnsOver[mask](row, $1) ? 1 << UInt64($1) : 0) }
        }
        return stride(from: 0, to: 8, by: 2).map { mask in
            QRMaskPair(
                rows: (0..<12).map { Word(row($0, of: mask), row($0, of: mask + 1)) }, format: Word(formats[mask], formats[mask + 1]))
        }
    }()

    /// Writes the code under each of the two masks into `rows` from row `first` on, where `dark` is what it is under none and `data`
    /// what masks touch.
    func apply(to dark: [UInt64], _ data: [UInt64], into rows: inout [Word], at first: Int) {
        let width = dark.count
        var kind = 0
        for row in 0..<width {
            rows[first + row] = Word(repeating: dark[row]) ^ self.rows[kind] & Word(repeating: data[row])
            kind = kind == 11 ? 0 : kind + 1
        }
        writeFormat(into: &rows, first, width)
    }

    /// Writes the format information twice, around the finder patterns (7.9.1).
    private func writeFormat(into rows: inout [Word], _ first: Int, _ width: Int) {
        let column = Word(repeating: 1 << 8)
        var beside = rows[first + 8]
        for bit in 0..<15 {
            let isDark = format &>> Word(repeating: UInt64(bit)) & Word(repeating: 1)
            let row = bit < 6 ? bit : bit < 8 ? bit + 1 : width - 15 + bit
            if row == 8 {
                beside = beside & ~column | isDark &<< Word(repeating: 8)
            } else {
                rows[first + row] = rows[first + row] & ~column | isDark &<< Word(repeating: 8)
            }
            let place = Word(repeating: UInt64(bit < 8 ? width - 1 - bit : bit == 8 ? 7 : 14 - bit))
            beside = beside & ~(Word(repeating: 1) &<< place) | isDark &<< place
        }
        rows[first + 8] = beside
    }
}

/// How hard a code is to read, by the four features of ISO/IEC 18004, table 11.
enum QRPenalty {
    private typealias Word = QRMaskPair.Word

    /// Rows above and below a code, for what looks beyond its edge: everything is light there.
    static let margin = 10

    /// The penalties of two codes, or nil where both reach `limit`: then nobody asks how far beyond.
    ///
    /// - Parameter rows: The codes with their margins.
    static func totals(of rows: [QRMaskPair.Word], below limit: Int = .max) -> SIMD2<Int>? {
        let width = rows.count - 2 * margin
        let inside = Word(repeating: (1 &<< UInt64(width)) - 1)
        let insideButLast = shifted(inside, 1)
        return rows.withUnsafeBufferPointer { rows -> SIMD2<Int>? in
            func row(_ number: Int) -> Word { rows[margin + number] }
            var total = SIMD2<Int>.zero, dark = SIMD2<Int>.zero
            // Of the rows since `total` was made: the features that cost 1, 2 (each run of five has 3 with its first), 3 and 40.
            var ones = BitCount(), twos = BitCount(), threes = BitCount(), forties = BitCount(), darks = BitCount()
            for number in 0..<width {
                let here = row(number), below = row(number + 1)
                darks.add(here)
                // Along the row. A bit of `same` says that a module has the colour of the next. A run of n ≥ 5 modules of one
                // colour costs n - 2: `fives` has a bit for each five of them, n - 4 bits in a row.
                let same = ~(here ^ shifted(here, 1)) & insideButLast
                let pairs = same & shifted(same, 1)
                let fives = pairs & shifted(pairs, 2)
                ones.add(fives)
                twos.add(fives & ~(fives &<< Word(repeating: 1)))
                // Dark, light, three times dark, light, dark; four light ones before or after.
                let three = here & shifted(here, 1) & shifted(here, 2)
                let finders = here & ~shifted(here, 1) & shifted(three, 2) & ~shifted(here, 5) & shifted(here, 6)
                let two = here | shifted(here, 1)
                let before = here &<< Word(repeating: 1) | here &<< Word(repeating: 2)
                forties.add(finders & ~(shifted(two, 7) | shifted(two, 9)) | finders & ~(before | before &<< Word(repeating: 2)))
                // Down the columns, all of them at once.
                if number + 1 < width {
                    let sameBelow = ~(here ^ below) & inside
                    threes.add(same & ~(below ^ shifted(below, 1)) & sameBelow)
                    if number + 4 < width {
                        let changes = (below ^ row(number + 2)) | (row(number + 2) ^ row(number + 3)) | (row(number + 3) ^ row(number + 4))
                        let fives = sameBelow & ~changes
                        ones.add(fives)
                        twos.add(number > 0 ? fives & (row(number - 1) ^ here) : fives)
                    }
                    if number + 6 < width {
                        let finders =
                            here & ~below & row(number + 2) & row(number + 3) & row(number + 4) & ~row(number + 5) & row(number + 6)
                        let after = row(number + 7) | row(number + 8) | row(number + 9) | row(number + 10)
                        let before = row(number - 1) | row(number - 2) | row(number - 3) | row(number - 4)
                        forties.add(finders & ~(after & before))
                    }
                }
                guard number % BitCount.longest == BitCount.longest - 1 || number == width - 1 else { continue }
                total &+= ones.take() &+ 2 &* twos.take() &+ 3 &* threes.take() &+ 40 &* forties.take()
                dark &+= darks.take()
                if total.min() >= limit { return nil }
            }
            for lane in 0..<2 {
                // How far the share of dark modules is from a half, in whole steps of 5 %.
                total[lane] += 10 * (abs(2 * dark[lane] - width * width) * 10 / (width * width))
            }
            return total
        }
    }

    private static func shifted(_ word: Word, _ places: UInt64) -> Word { word &>> Word(repeating: places) }

    /// Counts bits of many words, byte by byte until somebody asks.
    private struct BitCount {
        private var bytes = Word.zero

        /// A byte holds 255; in each row up to two words of 8 bits a byte are added.
        static let longest = 15

        mutating func add(_ word: Word) {
            let one = Word(repeating: 0x5555_5555_5555_5555), two = Word(repeating: 0x3333_3333_3333_3333)
            let pairs = word &- (shifted(word, 1) & one)
            let nibbles = (pairs & two) &+ (shifted(pairs, 2) & two)
            bytes &+= (nibbles &+ shifted(nibbles, 4)) & Word(repeating: 0x0F0F_0F0F_0F0F_0F0F)
        }

        /// The counts, which begin anew.
        mutating func take() -> SIMD2<Int> {
            let half = Word(repeating: 0x00FF_00FF_00FF_00FF)
            let sums = (bytes & half) &+ (shifted(bytes, 8) & half)
            bytes = .zero
            return SIMD2(
                Int(truncatingIfNeeded: (sums.x &* 0x0001_0001_0001_0001) &>> 48),
                Int(truncatingIfNeeded: (sums.y &* 0x0001_0001_0001_0001) &>> 48))
        }
    }
}
