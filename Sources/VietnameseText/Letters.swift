import Foundation

/// One letter of a text taken apart: the plain letter under its marks, the mark that makes it another letter of the
/// Vietnamese alphabet (ă â đ ê ô ơ ư), and its tone.
///
/// The same for composed (NFC) and decomposed (NFD) text: both are typed, and macOS file names are decomposed.
struct Letter {
    /// The lower-case base scalar: `a` for `Ấ`, `d` for `Đ`. Other scripts keep their scalar.
    var base: UInt32
    /// 0 none, 1 breve (ă), 2 circumflex (â), 3 horn (ơ), 4 bar (đ).
    var quality: UInt8 = 0
    /// In the order of Vietnamese dictionaries: ngang 0, huyền 1, hỏi 2, ngã 3, sắc 4, nặng 5.
    var tone: UInt8 = 0
    var isUppercase = false

    /// Adds a combining mark. Marks that Vietnamese does not use are dropped.
    mutating func add(mark: UInt32) {
        switch mark {
        case 0x300: tone = 1
        case 0x309: tone = 2
        case 0x303: tone = 3
        case 0x301: tone = 4
        case 0x323: tone = 5
        case 0x306: quality = 1
        case 0x302: quality = 2
        case 0x31B: quality = 3
        default: break
        }
    }
}

/// Calls `body` with each letter of `text`, in order.
@inline(__always)
func forEachLetter(of text: some StringProtocol, _ body: (Letter) -> Void) {
    var pending: Letter?
    for scalar in text.unicodeScalars {
        let value = scalar.value
        if value < 0x80 {
            if let letter = pending { body(letter) }
            let isUppercase = value >= 0x41 && value <= 0x5A
            pending = Letter(base: isUppercase ? value + 0x20 : value, isUppercase: isUppercase)
        } else if value >= 0x300 && value <= 0x36F {
            if pending != nil { pending?.add(mark: value) } else { pending = Letter(base: value) }
        } else {
            if let letter = pending { body(letter) }
            pending =
                LatinTable.shared[value]
                ?? Letter(base: scalar.properties.lowercaseMapping.unicodeScalars.first?.value ?? value)
        }
    }
    if let letter = pending { body(letter) }
}

/// Every accented Latin letter taken apart once, with Unicode's own decompositions rather than a list typed by hand.
private struct LatinTable: Sendable {
    static let shared = LatinTable()

    private static let first: UInt32 = 0xC0
    private static let last: UInt32 = 0x1EFF
    private var letters: [Letter?]

    subscript(value: UInt32) -> Letter? {
        value >= Self.first && value <= Self.last ? letters[Int(value - Self.first)] : nil
    }

    private init() {
        letters = Array(repeating: nil, count: Int(Self.last - Self.first) + 1)
        let scalars = [Self.first...0x24F, 0x1E00...Self.last].joined().compactMap(Unicode.Scalar.init)
        // All in one text: a call for each letter took a fiftieth of the time of building a small site.
        let decomposed = scalars.map(String.init).joined(separator: "\n").decomposedStringWithCanonicalMapping
        for (scalar, parts) in zip(scalars, decomposed.unicodeScalars.split(separator: "\n")) {
            guard let head = parts.first else { continue }
            let lower = head.properties.lowercaseMapping.unicodeScalars.first?.value ?? head.value
            var letter = Letter(base: lower, isUppercase: lower != head.value)
            if lower == 0x111 { letter.base = 0x64; letter.quality = 4 }  // đ has no canonical decomposition
            for mark in parts.dropFirst() { letter.add(mark: mark.value) }
            letters[Int(scalar.value - Self.first)] = letter
        }
    }
}
