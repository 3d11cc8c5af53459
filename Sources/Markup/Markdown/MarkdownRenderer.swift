import CCmarkGFM
import VietnameseText

/// Writes one tree of cmark-gfm as ``RichText``, in one walk without recursion: a text may be nested as deep as it is long.
///
/// It does what `cmark_render_html` does (the tests compare the two), and in the same walk gives ids to headings, asks
/// where links lead, and leaves the addresses open that depend on the site.
struct MarkdownRenderer {
    private let firstLine: Int
    private let headingLevel: Int
    private let labels: Markdown.Labels
    private let isReference: Bool
    private let kinds = CommonMark.extensions

    // What has been made so far.
    private var pieces: [RichText.Piece] = []
    private var headings: [RichText.Heading] = []
    private var links: [RichText.Link] = []
    private var plainText: [UInt8] = []
    /// The markup since the last piece.
    private var buffer: [UInt8] = []
    /// Bytes of the pieces before.
    private var written = 0
    /// Whether what is written begins a line, as nothing and a newline do.
    private var beginsLine = true

    // Where the walk is.
    private var headingShift = 0
    /// The line of the file that the current inline stands on.
    private var line: Int
    /// The links around the current inline, and whether each was written.
    private var openLinks: [Bool] = []
    private var alignments: UnsafeMutablePointer<UInt8>?
    private var columns = 0
    private var column = 0
    private var isInTableHead = false
    private var isInTableBody = false
    /// What comes before the next words.
    private var plainTextSeparator: UInt8?
    private var plainTextIsFull = false

    // Ids of headings.
    private var usedIDs: Set<String>
    /// The number to try next for each slug that was wanted more than once.
    private var nextNumber: [String: Int] = [:]

    private static let plainTextLength = 1024
    private static let idLength = 80

    init(firstLine: Int, headingLevel: Int, reservedIDs: Set<String>, labels: Markdown.Labels, style: Markdown.Style) {
        self.firstLine = firstLine
        self.headingLevel = headingLevel
        self.labels = labels
        isReference = style == .reference
        usedIDs = reservedIDs
        line = firstLine
    }

    typealias Resolve = (_ destination: String, _ isImage: Bool) -> LinkTarget

    /// Renders the whole tree. O(nodes + output).
    mutating func render(
        _ tree: borrowing CommonMark.Tree, expectedLength: Int, resolve: Resolve
    ) -> Result<RichText, MarkdownRefusal> {
        let root = tree.root
        buffer.reserveCapacity(expectedLength + expectedLength / 2 + 64)
        headingShift = isReference ? 0 : highestHeading(in: root).map { headingLevel - $0 } ?? 0

        var next: OpaquePointer? = cmark_node_first_child(root)
        while var node = next {
            guard written + buffer.count <= MarkdownBounds.output else {
                return .failure(MarkdownRefusal(line: line, bound: .output))
            }
            if enter(node, resolve), let child = cmark_node_first_child(node) {
                next = child
                continue
            }
            leave(node)
            next = cmark_node_next(node)
            while next == nil, let parent = cmark_node_parent(node), parent != root {
                leave(parent)
                node = parent
                next = cmark_node_next(node)
            }
        }
        endPiece()
        return .success(
            RichText(
                pieces: pieces, headings: headings,
                // A copy, without the room that was not used: there are as many of these as texts.
                plainText: plainText.withUnsafeBufferPointer { Array($0) }, links: links))
    }

    /// The smallest level among the headings; only the blocks that can hold one are looked into.
    private func highestHeading(in root: OpaquePointer) -> Int? {
        var highest: Int?
        var next: OpaquePointer? = cmark_node_first_child(root)
        while var node = next {
            switch cmark_node_get_type(node) {
            case CMARK_NODE_HEADING:
                highest = min(highest ?? 6, Int(cmark_node_get_heading_level(node)))
            case CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM:
                if let child = cmark_node_first_child(node) {
                    next = child
                    continue
                }
            default:
                break
            }
            next = cmark_node_next(node)
            while next == nil, let parent = cmark_node_parent(node), parent != root {
                node = parent
                next = cmark_node_next(node)
            }
        }
        return highest
    }

    // MARK: Nodes

    /// Writes what comes before the children of `node`; false where they must not be walked.
    private mutating func enter(_ node: OpaquePointer, _ resolve: Resolve) -> Bool {
        let type = cmark_node_get_type(node)
        switch type {
        case CMARK_NODE_TEXT:
            if let text = literal(of: node) {
                writeEscaped(text)
                addPlainText(text)
            }
            return false
        case CMARK_NODE_PARAGRAPH:
            line = lineNumber(of: node)
            if !isTight(node) {
                beginLine()
                write("<p>")
            }
        case CMARK_NODE_SOFTBREAK:
            line += 1
            write("\n")
            addPlainText(" ")
            return false
        case CMARK_NODE_LINEBREAK:
            line += 1
            write(isReference ? "<br />\n" : "<br>\n")
            addPlainText(" ")
            return false
        case CMARK_NODE_STRONG:
            write("<strong>")
        case CMARK_NODE_EMPH:
            write("<em>")
        case kinds.strikethrough:
            write("<del>")
        case CMARK_NODE_LINK:
            enterLink(node, resolve)
        case CMARK_NODE_IMAGE:
            writeImage(node, resolve)
            return false
        case CMARK_NODE_HEADING:
            enterHeading(node)
        case CMARK_NODE_LIST:
            beginLine()
            let start = Int(cmark_node_get_list_start(node))
            if cmark_node_get_list_type(node) == CMARK_BULLET_LIST {
                write("<ul>\n")
            } else if start == 1 {
                write("<ol>\n")
            } else {
                write("<ol start=\"")
                write(number: start)
                write("\">\n")
            }
        case CMARK_NODE_ITEM:
            enterItem(node)
        case CMARK_NODE_BLOCK_QUOTE:
            beginLine()
            write("<blockquote>\n")
        case CMARK_NODE_CODE:
            write("<code>")
            if let text = literal(of: node) {
                writeEscaped(text)
                addPlainText(text)
            }
            write("</code>")
            line += linesWithin(node)
            return false
        case CMARK_NODE_CODE_BLOCK:
            writeCodeBlock(node)
            return false
        case CMARK_NODE_THEMATIC_BREAK:
            beginLine()
            write(isReference ? "<hr />\n" : "<hr>\n")
            return false
        case CMARK_NODE_HTML_BLOCK:
            if isReference {
                beginLine()
                write("<!-- raw HTML omitted -->\n")
            }
            return false
        case CMARK_NODE_HTML_INLINE:
            if isReference { write("<!-- raw HTML omitted -->") }
            line += linesWithin(node)
            return false
        case kinds.table:
            enterTable(node)
        case kinds.tableRow:
            enterRow(node)
        case kinds.tableCell:
            enterCell(node)
        default:
            break  // A kind of node that nothing here asks for: its children are written.
        }
        return true
    }

    /// Writes what comes after the children of `node`.
    private mutating func leave(_ node: OpaquePointer) {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH:
            if !isTight(node) { write("</p>\n") }
            // Definitions that stood before the first words are no part of the tree: the lines after them moved up.
            let missing = firstLine - 1 + Int(cmark_node_get_end_line(node)) - line
            if missing > 0 { moveLinks(since: lineNumber(of: node), by: missing) }
            plainTextSeparator = 0x0A
        case CMARK_NODE_STRONG:
            write("</strong>")
        case CMARK_NODE_EMPH:
            write("</em>")
        case kinds.strikethrough:
            write("</del>")
        case CMARK_NODE_LINK:
            if openLinks.popLast() == true { write("</a>") }
        case CMARK_NODE_HEADING:
            write("</h")
            write(number: level(of: node))
            write(">\n")
            plainTextSeparator = 0x0A
        case CMARK_NODE_LIST:
            write(cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
        case CMARK_NODE_ITEM:
            write("</li>\n")
            plainTextSeparator = 0x0A
        case CMARK_NODE_BLOCK_QUOTE:
            beginLine()
            write("</blockquote>\n")
        case kinds.table:
            leaveTable()
        case kinds.tableRow:
            beginLine()
            write("</tr>")
            if isInTableHead {
                write("\n</thead>")
                isInTableHead = false
            }
            plainTextSeparator = 0x0A
        case kinds.tableCell:
            write(isInTableHead ? "</th>" : "</td>")
            plainTextSeparator = 0x20
        default:
            break
        }
    }

    /// Whether the paragraph stands in a list whose items are written without paragraphs.
    private func isTight(_ paragraph: OpaquePointer) -> Bool {
        guard let parent = cmark_node_parent(paragraph), let list = cmark_node_parent(parent),
            cmark_node_get_type(list) == CMARK_NODE_LIST
        else { return false }
        return cmark_node_get_list_tight(list) != 0
    }

    private mutating func enterItem(_ node: OpaquePointer) {
        beginLine()
        write("<li>")
        guard cmark_node_get_syntax_extension(node) != nil else { return }  // only the task list sets one
        let isDone = cmark_gfm_extensions_get_tasklist_item_checked(node)
        if isReference {
            write(isDone ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> " : "<input type=\"checkbox\" disabled=\"\" /> ")
        } else {
            write(isDone ? "<input type=\"checkbox\" checked disabled aria-label=\"" : "<input type=\"checkbox\" disabled aria-label=\"")
            writeEscaped(isDone ? labels.taskDone : labels.taskOpen)
            write("\"> ")
        }
    }

    private mutating func writeCodeBlock(_ node: OpaquePointer) {
        beginLine()
        // The first word of what stands after the fence names the language.
        let language =
            cmark_node_get_fence_info(node).map { String(cString: $0) }?
            .prefix { !$0.isASCII || !$0.isWhitespace } ?? ""
        if language.isEmpty {
            write("<pre><code>")
        } else {
            write("<pre><code class=\"language-")
            writeEscaped(String(language))
            write("\">")
        }
        if let code = literal(of: node) { writeEscaped(code) }
        write("</code></pre>\n")
    }

    // MARK: Headings

    private func level(of heading: OpaquePointer) -> Int {
        min(max(Int(cmark_node_get_heading_level(heading)) + headingShift, 1), 6)
    }

    private mutating func enterHeading(_ node: OpaquePointer) {
        line = lineNumber(of: node)
        beginLine()
        let level = level(of: node)
        write("<h")
        write(number: level)
        if !isReference {
            let text = text(within: node).text
            let id = uniqueID(for: text)
            headings.append(RichText.Heading(level: level, id: id, text: text))
            write(" id=\"")
            writeEscaped(id)
            write("\"")
        }
        write(">")
    }

    /// An id made of the heading's words: `Đặc sản` → `dac-san`, then `dac-san-2`.
    private mutating func uniqueID(for text: String) -> String {
        var slug = text.utf8.count <= Self.idLength ? text.slug : String(text.prefix(Self.idLength * 2).slug.prefix(Self.idLength))
        while slug.hasSuffix("-") { slug.removeLast() }
        if slug.isEmpty { slug = "muc" }
        var id = slug
        if usedIDs.contains(slug) {
            var number = nextNumber[slug] ?? 2
            while usedIDs.contains("\(slug)-\(number)") { number += 1 }
            id = "\(slug)-\(number)"
            nextNumber[slug] = number + 1
        }
        usedIDs.insert(id)
        return id
    }

    // MARK: Links and pictures

    private mutating func enterLink(_ node: OpaquePointer, _ resolve: Resolve) {
        // The parser lets an address in angle brackets stand inside a link; HTML lets no link stand inside another.
        if !isReference, openLinks.contains(true) { return openLinks.append(false) }
        let target = resolveLink(node, isImage: false, resolve)
        openLinks.append(target != .refused)
        switch target {
        case .web(let address):
            write("<a href=\"")
            writeEscaped(address.text)
            write("\"")
            if address.isWeb { write(" rel=\"external nofollow noopener ugc\"") }
        case .sitePath(let path):
            write("<a href=\"")
            add(.sitePath(path))
            write("\"")
        case .file(let path):
            write("<a")
            add(.file(path))
        case .fragment(let id):
            write("<a href=\"#")
            writeEscaped(id)
            write("\"")
        case .refused:
            return
        }
        writeTitle(of: node)
        write(">")
    }

    private mutating func writeImage(_ node: OpaquePointer, _ resolve: Resolve) {
        let target = resolveLink(node, isImage: true, resolve)
        let (alternative, lines) = text(within: node)
        line += lines
        switch target {
        case .web(let address) where address.isWeb:
            write("<img src=\"")
            writeEscaped(address.text)
        case .sitePath(let path):
            write("<img src=\"")
            add(.sitePath(path))
        case .file(let path):
            let title = string(cmark_node_get_title(node))
            return add(.image(RichText.Image(file: path, alternative: alternative, title: title.isEmpty ? nil : title)))
        case .web, .fragment, .refused:
            return writeEscaped(alternative)
        }
        write("\" alt=\"")
        writeEscaped(alternative)
        write("\"")
        writeTitle(of: node)
        write(isReference ? " />" : " loading=\"lazy\">")
    }

    /// Asks where a link or a picture leads, and keeps the answer.
    private mutating func resolveLink(_ node: OpaquePointer, isImage: Bool, _ resolve: Resolve) -> LinkTarget {
        let destination = string(cmark_node_get_url(node))
        var target = resolve(destination, isImage)
        if isImage {
            switch target {
            case .fragment: target = .refused
            case .web(let address) where !address.isWeb: target = .refused
            default: break
            }
        }
        links.append(RichText.Link(destination: destination, isImage: isImage, line: line, target: target))
        return target
    }

    private mutating func writeTitle(of node: OpaquePointer) {
        guard let title = cmark_node_get_title(node), title.pointee != 0 else { return }
        write(" title=\"")
        writeEscaped(UnsafeBufferPointer(cString: title))
        write("\"")
    }

    private mutating func moveLinks(since first: Int, by lines: Int) {
        for index in links.indices.reversed() {
            let link = links[index]
            guard link.line >= first else { return }
            links[index] = RichText.Link(
                destination: link.destination, isImage: link.isImage, line: link.line + lines,
                target: link.target)
        }
    }

    // MARK: Tables

    private mutating func enterTable(_ node: OpaquePointer) {
        beginLine()
        if !isReference {
            // It can be scrolled with the keyboard, and is named for who arrives there. A group, not a region: a page
            // may have many tables, and each region would be a landmark.
            write("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"")
            writeEscaped(labels.table)
            write("\">\n")
        }
        write("<table>")
        alignments = cmark_gfm_extensions_get_table_alignments(node)
        columns = Int(cmark_gfm_extensions_get_table_columns(node))
        isInTableHead = false
        isInTableBody = false
    }

    private mutating func leaveTable() {
        if isInTableBody { write("\n</tbody>") }
        beginLine()
        write(isReference ? "</table>\n" : "</table>\n</div>\n")
        alignments = nil
        columns = 0
        isInTableBody = false
    }

    private mutating func enterRow(_ node: OpaquePointer) {
        beginLine()
        if cmark_gfm_extensions_get_table_row_is_header(node) != 0 {
            isInTableHead = true
            write("<thead>\n")
        } else if !isInTableBody {
            isInTableBody = true
            write("<tbody>\n")
        }
        write("<tr>")
        column = 0
    }

    private mutating func enterCell(_ node: OpaquePointer) {
        line = lineNumber(of: cmark_node_parent(node) ?? node)
        beginLine()
        write(isInTableHead ? "<th" : "<td")
        if isInTableHead, !isReference { write(" scope=\"col\"") }
        if column < columns, let alignment = alignments?[column] {
            // The align attribute of GitHub's renderer is obsolete in HTML; a theme styles the class.
            switch alignment {
            case UInt8(ascii: "l"): write(isReference ? " align=\"left\"" : " class=\"left\"")
            case UInt8(ascii: "c"): write(isReference ? " align=\"center\"" : " class=\"center\"")
            case UInt8(ascii: "r"): write(isReference ? " align=\"right\"" : " class=\"right\"")
            default: break
            }
        }
        write(">")
        column += 1
    }

    // MARK: Texts

    /// The words within a node, as they go into an alternative text or a heading's name: without markup, a line break as
    /// a space; and how many line breaks there were.
    private func text(within node: OpaquePointer) -> (text: String, lines: Int) {
        var text: [UInt8] = []
        var lines = 0
        var next: OpaquePointer? = cmark_node_first_child(node)
        while var inner = next {
            switch cmark_node_get_type(inner) {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE:
                if let literal = cmark_node_get_literal(inner) { text.append(contentsOf: UnsafeBufferPointer(cString: literal)) }
                lines += linesWithin(inner)
            case CMARK_NODE_HTML_INLINE:
                if isReference, let literal = cmark_node_get_literal(inner) {
                    text.append(contentsOf: UnsafeBufferPointer(cString: literal))
                }
                lines += linesWithin(inner)
            case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK:
                text.append(0x20)
                lines += 1
            default:
                if let child = cmark_node_first_child(inner) {
                    next = child
                    continue
                }
            }
            next = cmark_node_next(inner)
            while next == nil, let parent = cmark_node_parent(inner), parent != node {
                inner = parent
                next = cmark_node_next(inner)
            }
        }
        return (String(decoding: text, as: UTF8.self), lines)
    }

    private mutating func addPlainText(_ text: UnsafeBufferPointer<UInt8>) {
        guard !text.isEmpty, !plainTextIsFull else { return }
        let separator = plainText.isEmpty ? nil : plainTextSeparator
        plainTextSeparator = nil
        let room = max(0, Self.plainTextLength - plainText.count - (separator == nil ? 0 : 1))
        // Cut before a character, not inside it.
        var end = min(room, text.count)
        if end < text.count {
            plainTextIsFull = true
            while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
            guard end > 0 else { return }
        }
        if let separator { plainText.append(separator) }
        plainText.append(contentsOf: text[..<end])
    }

    private mutating func addPlainText(_ text: StaticString) {
        text.withUTF8Buffer { addPlainText($0) }
    }

    /// The bytes of a text or code node; valid as long as the tree.
    private func literal(of node: OpaquePointer) -> UnsafeBufferPointer<UInt8>? {
        cmark_node_get_literal(node).map { UnsafeBufferPointer(cString: $0) }
    }

    private func string(_ text: UnsafePointer<CChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    // MARK: Lines

    private func lineNumber(of block: OpaquePointer) -> Int {
        firstLine - 1 + max(Int(cmark_node_get_start_line(block)), 1)
    }

    /// The line breaks inside a code span or a tag.
    private func linesWithin(_ inline: OpaquePointer) -> Int {
        max(0, Int(cmark_node_get_end_line(inline)) - Int(cmark_node_get_start_line(inline)))
    }

    // MARK: Output

    /// Goes to the next line unless one has just begun.
    private mutating func beginLine() {
        if !beginsLine { write("\n") }
    }

    private mutating func write(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes in
            guard let last = bytes.last else { return }
            buffer.append(contentsOf: bytes)
            beginsLine = last == 0x0A
        }
    }

    private mutating func write(number: Int) {
        buffer.append(contentsOf: String(number).utf8)
        beginsLine = false
    }

    private mutating func writeEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        guard !text.isEmpty else { return }
        Escaping.append(text, to: &buffer)
        beginsLine = buffer.last == 0x0A
    }

    private mutating func writeEscaped(_ text: String) {
        guard !text.isEmpty else { return }
        Escaping.append(text, to: &buffer)
        beginsLine = buffer.last == 0x0A
    }

    private mutating func add(_ piece: RichText.Piece) {
        endPiece()
        pieces.append(piece)
        beginsLine = false
    }

    private mutating func endPiece() {
        guard !buffer.isEmpty else { return }
        // An array of just this size; the buffer with its spare room is used again.
        pieces.append(.html(HTML(trustedBytes: buffer.withUnsafeBufferPointer { Array($0) })))
        written += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}
