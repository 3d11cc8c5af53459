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
        var dark: [UInt64] = [], data: [UInt64] = []
        dark.reserveCapacity(width)
        data.reserveCapacity(width)
        for row in 0..<width {
            var darkRow: UInt64 = 0, dataRow: UInt64 = 0
            // From the right, so that each module pushes those beside it to their place.
            var module = modules + (row + 1) * width
            for _ in 0..<width {
                module -= 1
                darkRow = darkRow &<< 1 | UInt64(module.pointee & 1)
                dataRow = dataRow &<< 1 | UInt64(~module.pointee &>> 7)
            }
            dark.append(darkRow)
            data.append(dataRow)
        }
        let first = QRMask.all[0]
        for row in 0..<width { dark[row] ^= first.rows[row % 12] & data[row] }
        var best = dark, least = Int.max
        for mask in QRMask.all {
            var masked = dark
            for row in 0..<width { masked[row] ^= mask.rows[row % 12] & data[row] }
            mask.writeFormat(into: &masked)
            if let penalty = QRPenalty.total(of: masked, below: least) { (best, least) = (masked, penalty) }
        }
        self.width = width
        rows = best
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

/// One of the eight masks.
struct QRMask {
    /// The modules that it turns over; the pattern of every mask is the same again after 12 rows.
    let rows: [UInt64]
    /// Level M and the mask's number with their check bits (table C.1), the lowest bit first.
    private let format: UInt64

    static let all: [QRMask] = {
        let formats: [UInt64] = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]
        let turnsOver: [(_ row: Int, _ column: Int) -> Bool] = [  // table 10
            { ($0 + $1) % 2 == 0 }, { row, _ in row % 2 == 0 }, { $1 % 3 == 0 }, { ($0 + $1) % 3 == 0 },
            { ($0 / 2 + $1 / 3) % 2 == 0 }, { $0 * $1 % 2 + $0 * $1 % 3 == 0 },
            { ($0 * $1 % 2 + $0 * $1 % 3) % 2 == 0 }, { ($0 * $1 % 3 + ($0 + $1) % 2) % 2 == 0 }
        ]
        return zip(formats, turnsOver).map { format, turnsOver in
            QRMask(rows: (0..<12).map { row in (0..<64).reduce(0) { $0 | (turnsOver(row, $1) ? 1 << UInt64($1) : 0) } }, format: format)
        }
    }()

    /// Writes the format information twice, around the finder patterns (7.9.1).
    func writeFormat(into rows: inout [UInt64]) {
        let width = rows.count
        let column: UInt64 = 1 << 8
        rows.withUnsafeMutableBufferPointer { rows in
            var beside = rows[8]
            for bit in 0..<15 {
                let isDark = format &>> UInt64(bit) & 1
                let row = bit < 6 ? bit : bit < 8 ? bit + 1 : width - 15 + bit
                if row == 8 {
                    beside = beside & ~column | isDark &<< 8
                } else {
                    rows[row] = rows[row] & ~column | isDark &<< 8
                }
                let place = UInt64(bit < 8 ? width - 1 - bit : bit == 8 ? 7 : 14 - bit)
                beside = beside & ~(1 &<< place) | isDark &<< place
            }
            rows[8] = beside
        }
    }
}

/// How hard a code is to read, by the four features of ISO/IEC 18004, table 11.
enum QRPenalty {
    /// The penalty, or nil where it reaches `limit`: then nobody asks how far beyond.
    static func total(of rows: [UInt64], below limit: Int = .max) -> Int? {
        let width = rows.count
        let inside = (UInt64(1) &<< UInt64(width)) - 1
        var runs = 0, blocks = 0, finders = 0, dark = 0
        rows.withUnsafeBufferPointer { rows in
            // The rows above the code, for the columns: light. Outside of it everything is.
            func row(_ number: Int) -> UInt64 { number >= 0 && number < width ? rows[number] : 0 }
            for number in 0..<width {
                if runs + 3 * blocks + 40 * finders >= limit { return }
                let here = rows[number]
                dark += here.nonzeroBitCount
                // Along the row. A bit of `same` says that a module has the colour of the next.
                let same = ~(here ^ here &>> 1) & inside &>> 1
                runs += penalty(ofRuns: same & same &>> 1 & same &>> 2 & same &>> 3) { $0 &<< 1 }
                let finder = here & ~(here &>> 1) & here &>> 2 & here &>> 3 & here &>> 4 & ~(here &>> 5) & here &>> 6
                if finder != 0 {
                    let lightAfter = ~(here &>> 7 | here &>> 8 | here &>> 9 | here &>> 10)
                    let lightBefore = ~(here &<< 1 | here &<< 2 | here &<< 3 | here &<< 4)
                    finders += (finder & (lightAfter | lightBefore)).nonzeroBitCount
                }
                // Down the columns, all of them at once.
                guard number + 1 < width else { continue }
                let below = rows[number + 1]
                let sameBelow = ~(here ^ below) & inside
                blocks += (same & ~(below ^ below &>> 1) & sameBelow).nonzeroBitCount
                if number + 4 < width {
                    func same(_ distance: Int) -> UInt64 { ~(rows[number + distance] ^ rows[number + distance + 1]) }
                    let five = sameBelow & same(1) & same(2) & same(3)
                    let fiveAbove = number > 0 ? five & ~(rows[number - 1] ^ here) : 0
                    // One for each five, and two more for each run.
                    runs += five.nonzeroBitCount + 2 * (five & ~fiveAbove).nonzeroBitCount
                }
                if number + 6 < width {
                    let finder =
                        here & ~below & rows[number + 2] & rows[number + 3] & rows[number + 4] & ~rows[number + 5] & rows[number + 6]
                    if finder != 0 {
                        let lightAfter = ~(row(number + 7) | row(number + 8) | row(number + 9) | row(number + 10))
                        let lightBefore = ~(row(number - 1) | row(number - 2) | row(number - 3) | row(number - 4))
                        finders += (finder & (lightAfter | lightBefore)).nonzeroBitCount
                    }
                }
            }
        }
        // How far the share of dark modules is from a half, in whole steps of 5 %.
        let deviation = abs(2 * dark - width * width) * 10 / (width * width)
        let total = runs + 3 * blocks + 40 * finders + 10 * deviation
        return total < limit ? total : nil
    }

    /// A run of n ≥ 5 modules of one colour costs n - 2: `fives` has a bit for each five of them, n - 4 bits in a row.
    private static func penalty(ofRuns fives: UInt64, next: (UInt64) -> UInt64) -> Int {
        fives.nonzeroBitCount + 2 * (fives & ~next(fives)).nonzeroBitCount
    }
}
