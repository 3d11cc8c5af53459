import VietnameseText

/// Why a Markdown text was not rendered: which bound it went over, and where.
public struct MarkdownRefusal: Error, Hashable, Sendable {
    /// What an article may have at most. Every bound is far above what people write and stands for an input that makes
    /// the parser's time or memory grow with the square of its length (measured; see `MarkdownBounds`).
    public enum Bound: Hashable, Sendable, CaseIterable {
        /// The text in all.
        case length
        /// Quotes and lists within one another.
        case nesting
        /// Columns of a table.
        case tableColumns
        /// Cells of all tables, empty ones included.
        case tableCells
        /// Text in the same paragraph before the line of dashes that makes a table.
        case tableHead
        /// Marks of links and emphasis (`[ ] * _ ~`) in one paragraph.
        case marks
        /// `<!` and `<?` in one paragraph.
        case declarations
        /// A word with a web or e-mail address in it.
        case addressLength
        /// E-mail addresses on one line.
        case addresses
        /// A link definition times its uses.
        case definitions
        /// The page made from the text.
        case output
    }

    /// The line of the file where it happens, from 1.
    public let line: Int
    public let bound: Bound

    public init(line: Int, bound: Bound) {
        self.line = line
        self.bound = bound
    }

    /// What is wrong.
    public var message: Phrase {
        let bounds = MarkdownBounds.self
        return switch bound {
        case .length:
            Phrase("bài viết dài hơn \(bounds.length / 1024) KB", "the text is longer than \(bounds.length / 1024) KB")
        case .nesting:
            Phrase(
                "danh sách hoặc trích dẫn lồng nhau quá \(bounds.nesting) lớp",
                "lists or quotes are nested more than \(bounds.nesting) deep")
        case .tableColumns:
            Phrase("bảng có hơn \(bounds.tableColumns) cột", "the table has more than \(bounds.tableColumns) columns")
        case .tableCells:
            Phrase("các bảng có hơn \(bounds.tableCells) ô", "the tables have more than \(bounds.tableCells) cells")
        case .tableHead:
            Phrase("quá nhiều dòng chữ liền ngay trước dòng kẻ của bảng", "too much text runs into the dashes of a table")
        case .marks:
            Phrase("quá nhiều dấu [ ] * _ ~ trong một đoạn", "too many marks [ ] * _ ~ in one paragraph")
        case .declarations:
            Phrase("quá nhiều dấu <! hoặc <? trong một đoạn", "too many <! or <? in one paragraph")
        case .addressLength:
            Phrase("một địa chỉ dài hơn \(bounds.addressLength) ký tự", "an address is longer than \(bounds.addressLength) characters")
        case .addresses:
            Phrase(
                "hơn \(bounds.addressesPerLine) địa chỉ thư điện tử trên một dòng",
                "more than \(bounds.addressesPerLine) e-mail addresses on one line")
        case .definitions:
            Phrase("một địa chỉ liên kết quá dài được dùng quá nhiều lần", "a long link definition is used too many times")
        case .output:
            Phrase(
                "bài viết tạo ra trang lớn hơn \(bounds.output / 1_048_576) MB",
                "the text makes a page of more than \(bounds.output / 1_048_576) MB")
        }
    }

    /// What to do about it.
    public var advice: Phrase {
        switch bound {
        case .length, .output:
            Phrase("hãy chia thành nhiều bài", "split it into several texts")
        case .tableColumns, .tableCells:
            Phrase("hãy chia thành nhiều bảng nhỏ hơn", "split it into smaller tables")
        case .nesting, .tableHead, .marks, .declarations, .addressLength, .addresses, .definitions:
            Phrase(
                "hãy ngắt đoạn bằng dòng trống, hoặc xóa phần dán nhầm",
                "break the paragraph with an empty line, or remove what was pasted by mistake")
        }
    }
}

/// The bounds that a text must keep before cmark-gfm sees it, and the one pass that checks them.
///
/// cmark-gfm 0.29.0.gfm.6 has inputs whose time grows with the square of their length, some of them published
/// (CVE-2023-22483, -22484, -22486, -24824, -26485, -37463). Measured on 64 KB, 2 cores, time of the parse alone:
///
/// | input | time | bound |
/// |---|---|---|
/// | `1. ` nested, then empty lines | 6.1 s | `nesting`, `markerColumn` |
/// | `>` nested, then `a*` | 2.2 s | `nesting` |
/// | lists nested by indentation line by line, then empty lines | 2.4 s | `markerColumn` |
/// | a head of 5,300 columns over rows of one cell | > 20 s | `tableColumns`, `tableCells` |
/// | lines that look like the dashes of a table but never fit the line above | > 20 s | `tableHead` |
/// | 32,000 short lines, then one line of dashes | 2.0 s | `tableHead` |
/// | `![[]()` | 0.3 s (256 KB: 5.2 s) | `marks` |
/// | `~a ` then `a~~ ` | 0.15 s (256 KB: 3.3 s) | `marks` |
/// | `<?` | 0.6 s (256 KB: 12.6 s) | `declarations` |
/// | `www.a_` | 2.0 s | `addressLength`, `addressesPerWord` |
/// | `http://a.b))))` | 1.1 s | `addressLength` |
/// | `a@b.c ` on one line (256 KB) | 1.7 s, 300 MB | `addressesPerLine` |
/// | one long definition, used often (256 KB) | > 20 s, 5 GB | `definitions` |
///
/// A *paragraph* here is a run of lines that are not empty. It holds every paragraph, heading and cell of the parser
/// whole, so bounds on it are bounds on what the parser reads as one text.
enum MarkdownBounds {
    static let length = 256 * 1024
    static let nesting = 30
    /// Markers of quotes and lists further right than this count as nesting too deep: each level takes a column, so this
    /// also bounds nesting that grows by indentation from line to line.
    static let markerColumn = 80
    static let tableColumns = 100
    static let tableCells = 50_000
    /// Sum over the lines of dashes: lines times bytes of the paragraph before.
    static let tableHead = 100_000_000
    /// Sum over the paragraphs: marks, squared. One paragraph may have 14,000.
    static let marks = 200_000_000
    static let declarations = 100
    static let addressLength = 2048
    static let addressesPerWord = 50
    static let addressesPerLine = 100
    /// Bytes that link definitions may grow to.
    static let definitions = 16 * 1024 * 1024
    static let output = 4 * 1024 * 1024

    /// What the text needs of the parser.
    struct Needs {
        /// It may hold something for the strikethrough or autolink extensions, which are not safe to run side by side.
        var processWideTables = false
    }

    /// Checks every bound. O(n).
    static func check(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int) -> Result<Needs, MarkdownRefusal> {
        guard source.count <= length else { return .failure(MarkdownRefusal(line: firstLine, bound: .length)) }
        var inspection = Inspection(source: source, line: firstLine)
        if let bound = inspection.run() { return .failure(bound) }
        return .success(inspection.needs)
    }
}

/// One pass over the bytes of a text, line by line.
private struct Inspection {
    let source: UnsafeBufferPointer<UInt8>
    /// The line of the file that is being read.
    var line: Int
    var needs = MarkdownBounds.Needs()

    private var index = 0
    private var paragraph = Paragraph()

    // Of the whole text.
    private var marksSquared = 0
    private var cells = 0
    private var tableHead = 0
    private var closingBrackets = 0
    private var longestDefinition = (length: 0, line: 0)

    init(source: UnsafeBufferPointer<UInt8>, line: Int) {
        self.source = source
        self.line = line
    }

    private struct Paragraph {
        var firstLine = 0
        var start = 0
        var lines = 0
        var marks = 0
        var declarations = 0
        /// Columns of the widest line of dashes so far; 0 before one.
        var columns = 0
        var mostPipes = (count: 0, line: 0)
        /// Where the first `]:` stands.
        var definition: (start: Int, line: Int)?
        /// Whether every line from there on is a definition that ends where its line ends; and the longest of them.
        var definitionsAreSimple = true
        var longestSimpleDefinition = 0
    }

    /// Reads all; returns the first bound that is not kept.
    mutating func run() -> MarkdownRefusal? {
        // The parser skips a byte order mark before the first line.
        if source.count >= 3, source[0] == 0xEF, source[1] == 0xBB, source[2] == 0xBF { index = 3 }
        while index < source.count {
            if let refusal = readLine() { return refusal }
            if peek(0) == 0x0D { index += peek(1) == 0x0A ? 2 : 1 } else { index += 1 }
            line += 1
        }
        if let refusal = endParagraph() { return refusal }
        if longestDefinition.length * closingBrackets > MarkdownBounds.definitions {
            return MarkdownRefusal(line: longestDefinition.line, bound: .definitions)
        }
        return nil
    }

    /// The byte `distance` further on; a newline after the end.
    private func peek(_ distance: Int) -> UInt8 {
        index + distance < source.count ? source[index + distance] : 0x0A
    }

    private func refusal(_ bound: MarkdownRefusal.Bound) -> MarkdownRefusal { MarkdownRefusal(line: line, bound: bound) }

    private mutating func readLine() -> MarkdownRefusal? {
        let start = index
        var column = 0, markers = 0
        while true {
            let byte = peek(0)
            if byte == 0x20 {
                column += 1
                index += 1
            } else if byte == 0x09 {
                column += 4 - column % 4
                index += 1
            } else {
                let width = markerWidth()
                guard width > 0 else { break }
                markers += 1
                if markers > MarkdownBounds.nesting || column > MarkdownBounds.markerColumn { return refusal(.nesting) }
                column += width
                index += width
            }
        }
        if markers == 0, peek(0) == 0x0A || peek(0) == 0x0D { return endParagraph() }

        if paragraph.lines == 0 {
            paragraph.firstLine = line
            paragraph.start = start
        }
        return readContent(lineStart: start)
    }

    /// The width of the quote or list marker that stands here, 0 where none does.
    private func markerWidth() -> Int {
        switch peek(0) {
        case UInt8(ascii: ">"):
            return 1
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
            return isSpace(peek(1)) ? 1 : 0
        case 0x30...0x39:
            var digits = 1
            while digits < 9, peek(digits) >= 0x30, peek(digits) <= 0x39 { digits += 1 }
            guard peek(digits) == UInt8(ascii: ".") || peek(digits) == UInt8(ascii: ")"), isSpace(peek(digits + 1)) else { return 0 }
            return digits + 1
        default:
            return 0
        }
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

    /// The bytes below 64, and from 64 to 127, at which something is counted or a word ends.
    private static let notableBelow64: UInt64 = mask("\t\n\u{0B}\u{0C}\r &*:<", from: 0)
    private static let notableBelow128: UInt64 = mask("@W[]_w|~", from: 64)

    private static func mask(_ characters: String, from first: UInt8) -> UInt64 {
        characters.utf8.reduce(0) { $0 | 1 << UInt64($1 - first) }
    }

    private mutating func readContent(lineStart: Int) -> MarkdownRefusal? {
        let contentStart = index
        let notableBelow64 = Self.notableBelow64, notableBelow128 = Self.notableBelow128
        var pipes = 0, addresses = 0
        var wordStart = index, addressesInWord = 0
        var definition: Int?

        scan: while true {
            let byte = peek(0)
            if byte < 0x40 {
                guard notableBelow64 >> UInt64(byte) & 1 != 0 else { index += 1; continue }
            } else {
                guard byte < 0x80, notableBelow128 >> UInt64(byte & 63) & 1 != 0 else { index += 1; continue }
            }
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D:
                if addressesInWord > 0 {
                    needs.processWideTables = true
                    if index - wordStart > MarkdownBounds.addressLength || addressesInWord > MarkdownBounds.addressesPerWord {
                        return refusal(.addressLength)
                    }
                    addressesInWord = 0
                }
                if byte == 0x0A || byte == 0x0D { break scan }
                wordStart = index + 1
            case UInt8(ascii: "["):
                paragraph.marks += 1
            case UInt8(ascii: "]"):
                paragraph.marks += 1
                closingBrackets += 1
                if definition == nil, peek(1) == UInt8(ascii: ":") { definition = index }
            case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"):
                // A run of the same mark is one delimiter.
                if index == contentStart || source[index - 1] != byte { paragraph.marks += 1 }
                if byte == UInt8(ascii: "~") { needs.processWideTables = true }
            case UInt8(ascii: "<"):
                if peek(1) == UInt8(ascii: "!") || peek(1) == UInt8(ascii: "?") {
                    paragraph.declarations += 1
                    if paragraph.declarations > MarkdownBounds.declarations { return refusal(.declarations) }
                }
            case UInt8(ascii: "|"):
                pipes += 1
            case UInt8(ascii: ":"):
                if peek(1) == UInt8(ascii: "/"), peek(2) == UInt8(ascii: "/") { addressesInWord += 1 }
            case UInt8(ascii: "w"), UInt8(ascii: "W"):
                if peek(1) | 0x20 == UInt8(ascii: "w"), peek(2) | 0x20 == UInt8(ascii: "w"), peek(3) == UInt8(ascii: ".") {
                    addressesInWord += 1
                }
            default:
                if byte == UInt8(ascii: "@") || isReferenceToAt() {
                    addressesInWord += 1
                    addresses += 1
                    if addresses > MarkdownBounds.addressesPerLine { return refusal(.addresses) }
                }
            }
            index += 1
        }
        noteDefinition(definition, lineStart: lineStart, contentStart: contentStart)
        let refusal = noteTableLine(lineStart: lineStart, contentStart: contentStart, pipes: pipes)
        paragraph.lines += 1
        return refusal
    }

    /// Whether the `&` here begins a reference to `@`, which the autolink extension sees like the character itself.
    private func isReferenceToAt() -> Bool {
        if peek(1) == UInt8(ascii: "c") { return "commat;".utf8.enumerated().allSatisfy { peek(1 + $0) == $1 } }
        guard peek(1) == UInt8(ascii: "#") else { return false }
        let isHexadecimal = peek(2) | 0x20 == UInt8(ascii: "x")
        var digits = isHexadecimal ? 3 : 2
        while peek(digits) == UInt8(ascii: "0") { digits += 1 }
        return (isHexadecimal ? "40;" : "64;").utf8.enumerated().allSatisfy { peek(digits + $0) == $1 }
    }

    /// Counts what a line may cost as a part of a table, or as the dashes that make one.
    private mutating func noteTableLine(lineStart: Int, contentStart: Int, pipes: Int) -> MarkdownRefusal? {
        if pipes > paragraph.mostPipes.count { paragraph.mostPipes = (pipes, line) }
        if let columns = columnsOfDashes(from: contentStart, pipes: pipes) {
            if columns > MarkdownBounds.tableColumns { return refusal(.tableColumns) }
            paragraph.columns = max(paragraph.columns, columns)
            tableHead += paragraph.lines * (lineStart - paragraph.start)
            if tableHead > MarkdownBounds.tableHead { return refusal(.tableHead) }
        }
        cells += paragraph.columns
        return cells > MarkdownBounds.tableCells ? refusal(.tableCells) : nil
    }

    /// How many columns a table has whose line of dashes this is; nil where it is none.
    ///
    /// Dashes alone are the underline of a heading, which the parser tries first.
    private func columnsOfDashes(from contentStart: Int, pipes: Int) -> Int? {
        var hasDash = false, hasOther = false
        var first: UInt8 = 0, last: UInt8 = 0
        for position in contentStart..<index {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "-"): hasDash = true
            case UInt8(ascii: "|"), UInt8(ascii: ":"), 0x0B, 0x0C: hasOther = true
            case 0x20, 0x09: continue
            default: return nil
            }
            if first == 0 { first = byte }
            last = byte
        }
        guard hasDash && hasOther else { return nil }
        let outer = (first == UInt8(ascii: "|") ? 1 : 0) + (last == UInt8(ascii: "|") ? 1 : 0)
        return max(1, pipes + 1 - outer)
    }

    /// Keeps the length that a definition beginning in this paragraph can have at most: that of its line where all of
    /// them end on their lines, as in a list of sources, else all that follows in the paragraph.
    private mutating func noteDefinition(_ definition: Int?, lineStart: Int, contentStart: Int) {
        if let definition, paragraph.definition == nil { paragraph.definition = (definition, line) }
        guard paragraph.definition != nil, paragraph.definitionsAreSimple else { return }
        if let definition, source[contentStart] == UInt8(ascii: "["), endsOnItsLine(from: definition + 2) {
            paragraph.longestSimpleDefinition = max(paragraph.longestSimpleDefinition, index - lineStart)
        } else {
            paragraph.definitionsAreSimple = false
        }
    }

    /// Whether what follows the `]:` is an address and perhaps a title in straight quotes, both on this line.
    private func endsOnItsLine(from start: Int) -> Bool {
        var quotes = 0, lastVisible: UInt8 = 0
        for position in start..<index {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"):
                return false
            case UInt8(ascii: "\""):
                if quotes == 0, source[position - 1] != 0x20, source[position - 1] != 0x09 { return false }
                quotes += 1
            case 0x20, 0x09:
                continue
            default:
                break
            }
            lastVisible = byte
        }
        return quotes == 0 || (quotes == 2 && lastVisible == UInt8(ascii: "\""))
    }

    private mutating func endParagraph() -> MarkdownRefusal? {
        guard paragraph.lines > 0 else { return nil }
        defer { paragraph = Paragraph() }
        marksSquared += paragraph.marks * paragraph.marks
        if marksSquared > MarkdownBounds.marks {
            return MarkdownRefusal(line: paragraph.firstLine, bound: .marks)
        }
        // A row has a pipe more than the table has columns where it begins and ends with one.
        if paragraph.columns > 0, paragraph.mostPipes.count > MarkdownBounds.tableColumns + 1 {
            return MarkdownRefusal(line: paragraph.mostPipes.line, bound: .tableColumns)
        }
        if let definition = paragraph.definition {
            let length = paragraph.definitionsAreSimple ? paragraph.longestSimpleDefinition : index - definition.start
            if length > longestDefinition.length { longestDefinition = (length, definition.line) }
        }
        return nil
    }
}
