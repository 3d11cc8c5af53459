import VietnameseText

/// Writes diagnostics for a person:
///
///     content/san-pham/che-shan.md:4:6: lỗi: không có hồ sơ HTX "cao-bô" [tham-chieu]
///       4 | htx: cao-bô
///         |      ^^^^^^ có phải "cao-bo"?
public struct DiagnosticText: Sendable {
    public let language: Language
    /// The text of a line of a file, without its end; nil where it cannot be read any more.
    public let sourceLine: @Sendable (_ file: String, _ line: Int) -> String?

    public init(language: Language, sourceLine: @escaping @Sendable (String, Int) -> String?) {
        self.language = language
        self.sourceLine = sourceLine
    }

    /// One diagnostic, with its source line where there is one. Ends with a line break.
    public func text(of diagnostic: Diagnostic) -> String {
        let location = diagnostic.location
        let source = location.line > 0 ? sourceLine(location.file, location.line).map(Excerpt.init) : nil
        let caret = source?.caret(column: location.column, length: location.length)
        var place = location.file.printable
        if location.line > 0 { place += ":\(location.line):\(caret?.column ?? location.column)" }
        let severity = diagnostic.severity == .error ? Phrase("lỗi", "error") : Phrase("cảnh báo", "warning")
        var text = "\(place): \(severity(language)): \(diagnostic.message(language).printable) [\(diagnostic.code)]\n"
        let advice = diagnostic.advice?(language).printable
        if let source, let caret {
            let number = String(location.line)
            let margin = String(repeating: " ", count: number.count)
            text += "  \(number) | \(source.shown)\n"
            text += "  \(margin) | \(String(repeating: " ", count: caret.indent))\(String(repeating: "^", count: caret.width))"
            text += advice.map { " \($0)\n" } ?? "\n"
        } else if let advice {
            text += "  → \(advice)\n"
        }
        return text
    }
}

extension String {
    /// As a terminal can show it on one line. Names of files and values may hold anything, even what moves the cursor.
    fileprivate var printable: String {
        var text = self
        let isPrintable = text.withUTF8 { bytes in
            bytes.indices.allSatisfy { index in
                func byte(_ distance: Int) -> UInt8 { index + distance < bytes.count ? bytes[index + distance] : 0 }
                return switch bytes[index] {
                case ..<0x20, 0x7F: false
                case 0xC2: byte(1) >= 0xA0                                                   // U+0080–U+009F
                case 0xE2: !(byte(1) == 0x80 && (0xAA...0xAE).contains(byte(2)))             // U+202A–U+202E
                    && !(byte(1) == 0x81 && (0xA6...0xA9).contains(byte(2)))                 // U+2066–U+2069
                default: true
                }
            }
        }
        return isPrintable ? self : String(map(\.printable))
    }
}

extension Character {
    /// Itself, a space for a tab, and U+FFFD for what a terminal would obey.
    fileprivate var printable: Character {
        guard let value = unicodeScalars.first?.value else { return " " }
        if value == 0x09 { return " " }
        return value < 0x20 || value == 0x7F || (0x80..<0xA0).contains(value) || (0x202A...0x202E).contains(value)
            || (0x2066...0x2069).contains(value) ? "\u{FFFD}" : self
    }
}

/// A source line as a terminal can show it: tabs as spaces, control characters visible, long lines cut at the end.
private struct Excerpt {
    private let characters: [Character]
    let shown: String

    init(_ line: String) {
        characters = Array(line)
        let printable = characters.map(\.printable)
        shown = printable.count > 160 ? String(printable.prefix(157)) + "…" : String(printable)
    }

    /// Where the caret goes. `column` counts scalars from 1; the result's column counts characters from 1, so that
    /// composed and decomposed text agree, and its indent and width count terminal columns.
    func caret(column: Int, length: Int) -> (column: Int, indent: Int, width: Int) {
        var scalars = 0, index = 0, indent = 0
        while index < characters.count, scalars + characters[index].unicodeScalars.count < column {
            scalars += characters[index].unicodeScalars.count
            indent += characters[index].printable.displayWidth
            index += 1
        }
        var width = 0, end = index
        let last = max(scalars + 1, column) + length
        while end < characters.count, scalars + 1 < last {
            scalars += characters[end].unicodeScalars.count
            width += characters[end].printable.displayWidth
            end += 1
        }
        return (index + 1, min(indent, 160), max(1, min(width, 60)))
    }
}
