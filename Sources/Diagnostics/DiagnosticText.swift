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
        let source =
            location.line > 0
            ? sourceLine(location.file, location.line).map { Excerpt($0, column: location.column, length: location.length) } : nil
        var place = location.file.printable
        if location.line > 0 { place += ":\(location.line):\(source?.column ?? location.column)" }
        let severity = diagnostic.severity == .error ? Phrase("lỗi", "error") : Phrase("cảnh báo", "warning")
        var text = "\(place): \(severity(language)): \(diagnostic.message(language).printable) [\(diagnostic.code)]\n"
        let advice = diagnostic.advice?(language).printable
        if let source {
            let number = String(location.line)
            let margin = String(repeating: " ", count: number.count)
            text += "  \(number) | \(source.shown)\n"
            text += "  \(margin) | \(String(repeating: " ", count: source.indent))\(String(repeating: "^", count: source.width))"
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
                case 0xC2: byte(1) >= 0xA0  // U+0080–U+009F
                case 0xE2:
                    !(byte(1) == 0x80 && (0xAA...0xAE).contains(byte(2)))  // U+202A–U+202E
                        && !(byte(1) == 0x81 && (0xA6...0xA9).contains(byte(2)))  // U+2066–U+2069
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

/// A source line as a terminal can show it, with the place of the fault: tabs as spaces, control characters visible, of a long
/// line (a paragraph is one) what is around the fault.
private struct Excerpt {
    let shown: String
    /// Counted in characters from 1, so that composed and decomposed text agree.
    let column: Int
    /// Terminal columns before the fault, and under it.
    let indent: Int
    let width: Int

    /// - Parameter column: counted in scalars from 1; so is `length`.
    init(_ line: String, column: Int, length: Int) {
        let characters = Array(line)
        let printable = characters.map(\.printable)
        var scalars = 0, start = 0
        while start < characters.count, scalars + characters[start].unicodeScalars.count < column {
            scalars += characters[start].unicodeScalars.count
            start += 1
        }
        var end = start
        let last = max(scalars + 1, column) + length
        while end < characters.count, scalars + 1 < last {
            scalars += characters[end].unicodeScalars.count
            end += 1
        }
        let window = ExcerptWindow(of: characters.count, around: start, length: 156)
        let before = window.isCutBefore ? "…" : ""
        shown = before + String(printable[window.range]) + (window.isCutAfter ? "…" : "")
        self.column = start + 1
        indent = before.count + printable[window.range.lowerBound..<start].reduce(0) { $0 + $1.displayWidth }
        width = max(1, min(printable[start..<end].reduce(0) { $0 + $1.displayWidth }, 60))
    }
}

/// Which part of a long line is shown, so that a place in it can be seen with what stands before and after it.
public struct ExcerptWindow: Sendable {
    public let range: Range<Int>
    public let isCutBefore: Bool
    public let isCutAfter: Bool

    /// At most `length` of `count` characters: from the first on where `place` is among the first three quarters of those, else with
    /// a third of them before it.
    public init(of count: Int, around place: Int, length: Int) {
        let place = min(max(0, place), count)
        let start = place < length * 3 / 4 || count <= length ? 0 : min(place - length / 3, count - length)
        range = start..<min(count, start + length)
        isCutBefore = start > 0
        isCutAfter = range.upperBound < count
    }
}
