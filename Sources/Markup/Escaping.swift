/// The one escaper of texts that become markup. It serves HTML text, HTML attributes in double or single quotes, and XML
/// (feeds, sitemaps) alike: the five references it writes mean the same in all of them, and what it replaces is
/// forbidden in all of them.
///
/// - `& < > " '` become references.
/// - Control characters but tab and newline, U+FFFE and U+FFFF become U+FFFD: a page or a feed that holds one is not
///   valid (HTML Standard, 13.2.3.5 "Preprocessing the input stream"; XML 1.0, production 2 "Char"; U+007F…U+009F are
///   allowed in XML but not in HTML).
/// - A carriage return becomes a newline, and is dropped before one, as every parser would read it.
enum Escaping {
    /// Bytes that may have to be replaced: the controls but tab and newline, `" & ' < >`, and the first bytes of U+0080…U+009F,
    /// U+FFFE and U+FFFF.
    private static let special = ByteSet(Array(0x00...0x08) + Array(0x0B...0x1F) + [0x22, 0x26, 0x27, 0x3C, 0x3E, 0x7F, 0xC2, 0xEF])

    /// Appends `text`, UTF-8, to `bytes`. O(n); runs without a special byte are copied whole.
    static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout some ByteSink) {
        var copied = 0
        var index = 0
        let count = text.count
        let special = special

        /// Writes what was passed over, then `replacement` in place of the next `length` bytes.
        func replace(_ length: Int, by replacement: StaticString) {
            if index > copied { bytes.append(contentsOf: text[copied..<index]) }
            replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
            index += length
            copied = index
        }

        while index < count {
            let byte = text[index]
            guard special.contains(byte) else { index += 1; continue }
            if byte < 0x40 {
                switch byte {
                case UInt8(ascii: "&"): replace(1, by: "&amp;")
                case UInt8(ascii: "<"): replace(1, by: "&lt;")
                case UInt8(ascii: ">"): replace(1, by: "&gt;")
                case UInt8(ascii: "\""): replace(1, by: "&quot;")
                case UInt8(ascii: "'"): replace(1, by: "&#39;")
                case 0x0D: replace(1, by: index + 1 < count && text[index + 1] == 0x0A ? "" : "\n")
                default: replace(1, by: "\u{FFFD}")
                }
            } else if byte == 0x7F {
                replace(1, by: "\u{FFFD}")
            } else if byte == 0xC2, index + 1 < count, text[index + 1] < 0xA0 {
                replace(2, by: "\u{FFFD}")  // U+0080…U+009F
            } else if byte == 0xEF, index + 2 < count, text[index + 1] == 0xBF, text[index + 2] >= 0xBE {
                replace(3, by: "\u{FFFD}")  // U+FFFE, U+FFFF
            } else {
                index += 1
            }
        }
        if copied == 0 {
            bytes.append(contentsOf: text)
        } else if copied < count {
            bytes.append(contentsOf: text[copied...])
        }
    }

    static func append(_ text: String, to bytes: inout some ByteSink) {
        // A native string lends its bytes; only one bridged from elsewhere is copied first.
        if text.utf8.withContiguousStorageIfAvailable({ append($0, to: &bytes) }) == nil {
            var native = text
            native.withUTF8 { append($0, to: &bytes) }
        }
    }

    static func append(_ text: Substring, to bytes: inout some ByteSink) {
        if text.utf8.withContiguousStorageIfAvailable({ append($0, to: &bytes) }) == nil {
            append(String(text), to: &bytes)
        }
    }
}
