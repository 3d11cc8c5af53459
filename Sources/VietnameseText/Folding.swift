extension StringProtocol {
    /// The text in lower case without any mark, đ as d; other characters stay: `Đăk Hà` → `dak ha`.
    ///
    /// It is what a visitor without accents on the keyboard types. O(n).
    public var withoutAccents: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        forEachLetter(of: self) { bytes.append(utf8Of: $0.base) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The form in which keys and listed values are compared: without accents, case, spaces, hyphens and underscores
    /// (`hợp tác xã`, `Hop_tac_xa` and `hop-tac-xa` are one key). O(n).
    public var foldedKey: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        forEachLetter(of: self) { letter in
            switch letter.base {
            case 0x20, 0x09, 0x2D, 0x5F, 0xA0: break
            default: bytes.append(utf8Of: letter.base)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An address made of the text: lower-case ASCII letters and digits with single hyphens, `Đặc sản` → `dac-san`.
    /// Empty where the text has no Latin letter or digit. O(n).
    public var slug: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var hyphenIsDue = false
        forEachLetter(of: self) { letter in
            switch letter.base {
            case 0x61...0x7A, 0x30...0x39:
                if hyphenIsDue && !bytes.isEmpty { bytes.append(0x2D) }
                hyphenIsDue = false
                bytes.append(UInt8(letter.base))
            default:
                hyphenIsDue = true
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds a scalar in UTF-8. What is no scalar is left out.
    @inline(__always)
    fileprivate mutating func append(utf8Of value: UInt32) {
        if value < 0x80 {
            append(UInt8(value))
        } else if let scalar = Unicode.Scalar(value) {
            append(contentsOf: String(scalar).utf8)
        }
    }
}
