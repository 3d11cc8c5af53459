extension Character {
    /// How many columns a terminal with a fixed-width font gives the character: 0, 1 or 2 (wide East Asian and emoji;
    /// ranges after Unicode's EastAsianWidth.txt, classes W and F).
    public var displayWidth: Int {
        guard let value = unicodeScalars.first?.value else { return 0 }
        switch value {
        case 0..<0x20, 0x7F, 0x300...0x36F, 0x200B...0x200F, 0xFEFF: return 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}

extension StringProtocol {
    /// How many columns a terminal gives the text.
    public var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}
