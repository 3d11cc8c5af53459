import CLibYAML
import VietnameseText

/// A YAML value as it was typed: structure and texts with their places, no types. Types are the fields' business:
/// `0912345678`, `12:30` and `no` stay what a person wrote.
struct Node: Sendable {
    enum Value: Sendable {
        /// On one line, trimmed and composed (`String.normalizedForReading`), so that what looks empty is empty for everybody.
        case scalar(String)
        case sequence([Node])
        case mapping([Pair])
    }

    struct Pair: Sendable {
        let key: String
        let position: Position
        let value: Node
    }

    let value: Value
    let position: Position

    /// Nothing was written: `giá:`, only spaces, or YAML's `~`. The one place that decides it.
    var isEmpty: Bool {
        switch value {
        case .scalar(let text): text.isEmpty || text == "~"
        case .sequence(let items): items.isEmpty
        case .mapping(let pairs): pairs.isEmpty
        }
    }

    /// The entries of a list, in its order, without those that say nothing. A single value is a list of one.
    var entries: [Node] {
        if case .sequence(let items) = value { return items.filter { !$0.isEmpty } }
        return isEmpty ? [] : [self]
    }
}

/// A place in a file: line and column from 1, in scalars, and how many scalars.
struct Position: Hashable, Sendable {
    let line: Int
    let column: Int
    let length: Int
}

/// Reads YAML with libyaml's events. Aliases, anchors, tags and a second document are refused: no profile needs them, and
/// 308 bytes of aliases can grow to 269 MB.
struct YAMLReader {
    struct Fault: Error {
        let code: String
        let message: Phrase
        let advice: Phrase?
        let position: Position
    }

    /// Deeper than any field goes.
    static let depthLimit = 12

    private var parser: UnsafeMutablePointer<yaml_parser_t>
    private let firstLine: Int
    private let bytes: ArraySlice<UInt8>

    /// The value that `bytes` hold; an empty mapping for nothing at all.
    /// - Parameter firstLine: the file's line on which the bytes begin.
    static func read(_ bytes: ArraySlice<UInt8>, firstLine: Int) -> Result<Node, Fault> {
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
            return .failure(Fault(code: "yaml", message: Phrase("không đủ bộ nhớ", "out of memory"), advice: nil, position: Position(line: firstLine, column: 1, length: 1)))
        }
        defer { yaml_parser_delete(parser) }
        return bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var reader = YAMLReader(parser: parser, firstLine: firstLine, bytes: bytes)
            do throws(Fault) { return .success(try reader.document()) } catch { return .failure(error) }
        }
    }

    private init(parser: UnsafeMutablePointer<yaml_parser_t>, firstLine: Int, bytes: ArraySlice<UInt8>) {
        self.parser = parser
        self.firstLine = firstLine
        self.bytes = bytes
    }

    /// Whether the `number`th line (from 0) is indented with a tab.
    private func isIndentedWithTab(_ number: Int) -> Bool {
        let lines = bytes.split(separator: 0x0A, maxSplits: number + 1, omittingEmptySubsequences: false)
        return lines.count > number && lines[lines.startIndex + number].prefix { $0 == 0x20 || $0 == 0x09 }.contains(0x09)
    }

    /// The quote that begins a value, is not closed on its line, and swallowed all up to the first quote of the `number`th line
    /// (from 0): its own line, and its column counted in scalars; nil where there is none.
    private func unclosedQuote(before number: Int) -> (line: Int, column: Int)? {
        let lines = bytes.split(separator: 0x0A, maxSplits: number + 1, omittingEmptySubsequences: false)
        let quote = UInt8(ascii: "\"")
        guard lines.count > number, lines[number].contains(quote),
              let line = lines[..<number].lastIndex(where: { $0.contains(quote) }), lines[line].count(where: { $0 == quote }) == 1,
              let place = lines[line].firstIndex(of: quote) else { return nil }
        let before = lines[line][..<place]
        guard before.reversed().starts(with: [0x20, UInt8(ascii: ":")]) || before.reversed().starts(with: [0x20, UInt8(ascii: "-")]) else { return nil }
        return (line, before.count { $0 & 0xC0 != 0x80 })
    }

    private mutating func document() throws(Fault) -> Node {
        var root: Node?
        while true {
            var event = yaml_event_t()
            try next(&event)
            defer { yaml_event_delete(&event) }
            switch event.type {
            case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
            case YAML_DOCUMENT_START_EVENT:
                if root != nil {
                    throw Fault(code: "yaml", message: Phrase("phần thông tin có dòng \"---\" hoặc \"...\" thừa", "there is a second document"), advice: nil, position: position(event))
                }
            case YAML_STREAM_END_EVENT:
                return root ?? Node(value: .mapping([]), position: Position(line: firstLine, column: 1, length: 1))
            default: root = try node(event, depth: 0)
            }
        }
    }

    /// The value that begins with `event`, which the caller frees.
    private mutating func node(_ event: yaml_event_t, depth: Int) throws(Fault) -> Node {
        let place = position(event)
        guard depth < Self.depthLimit else {
            throw Fault(code: "qua-sau", message: Phrase("thông tin lồng nhau quá \(Self.depthLimit) bậc", "nested more than \(Self.depthLimit) levels deep"),
                        advice: Phrase("bớt bậc thụt đầu dòng", "use fewer levels of indentation"), position: place)
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            try refuse(anchor: scalar.anchor, tag: scalar.tag, at: place)
            return Node(value: .scalar(String(normalizing: UnsafeBufferPointer(start: scalar.value, count: scalar.length))), position: place)
        case YAML_SEQUENCE_START_EVENT:
            try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: place)
            var items: [Node] = []
            while true {
                var item = yaml_event_t()
                try next(&item)
                defer { yaml_event_delete(&item) }
                if item.type == YAML_SEQUENCE_END_EVENT { return Node(value: .sequence(items), position: place) }
                items.append(try node(item, depth: depth + 1))
            }
        case YAML_MAPPING_START_EVENT:
            try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: place)
            var pairs: [Node.Pair] = []
            while true {
                var key = yaml_event_t()
                try next(&key)
                defer { yaml_event_delete(&key) }
                if key.type == YAML_MAPPING_END_EVENT { return Node(value: .mapping(pairs), position: place) }
                let keyNode = try node(key, depth: depth + 1)
                guard case .scalar(let name) = keyNode.value else {
                    throw Fault(code: "yaml", message: Phrase("tên mục phải là chữ", "a key must be a text"),
                                advice: Phrase("đặt giá trị có dấu ngoặc [ ] hoặc { } trong ngoặc kép", "put values with [ ] or { } in quotes"), position: keyNode.position)
                }
                var value = yaml_event_t()
                try next(&value)
                defer { yaml_event_delete(&value) }
                pairs.append(Node.Pair(key: name, position: keyNode.position, value: try node(value, depth: depth + 1)))
            }
        case YAML_ALIAS_EVENT:
            throw Fault(code: "yaml-alias", message: Phrase("giá trị không được bắt đầu bằng dấu *", "a value may not begin with * (YAML aliases are not used here)"),
                        advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"*…\"", "if it is a text, quote it: \"*…\""), position: place)
        default:
            throw Fault(code: "yaml", message: Phrase("không hiểu phần thông tin ở đây", "cannot read the front matter here"), advice: nil, position: place)
        }
    }

    private func refuse(anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at place: Position) throws(Fault) {
        if anchor != nil {
            throw Fault(code: "yaml-neo", message: Phrase("giá trị không được bắt đầu bằng dấu &", "a value may not begin with & (YAML anchors are not used here)"),
                        advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"&…\"", "if it is a text, quote it: \"&…\""), position: place)
        }
        if tag != nil {
            throw Fault(code: "yaml-the", message: Phrase("giá trị không được bắt đầu bằng dấu !", "a value may not begin with ! (YAML tags are not used here)"),
                        advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"!…\"", "if it is a text, quote it: \"!…\""), position: place)
        }
    }

    private func position(_ event: yaml_event_t) -> Position {
        let (start, end) = (event.start_mark, event.end_mark)
        return Position(line: firstLine + start.line, column: start.column + 1,
                        length: end.line == start.line && end.column > start.column ? end.column - start.column : 1)
    }

    private mutating func next(_ event: inout yaml_event_t) throws(Fault) {
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFault() }
    }

    /// libyaml's complaint as a person who never heard of YAML can use it.
    private func syntaxFault() -> Fault {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? ""
        let context = state.context.map { String(cString: $0) } ?? ""
        var mark = state.problem_mark
        let message: Phrase, advice: Phrase
        if isIndentedWithTab(mark.line) {
            message = Phrase("dòng này thụt vào bằng phím Tab", "this line is indented with a tab")
            advice = Phrase("xoá phím Tab, thụt vào bằng hai dấu cách", "indent with two spaces instead")
        } else if let quote = context.contains("quoted scalar") ? (state.context_mark.line, state.context_mark.column) : unclosedQuote(before: mark.line) {
            (mark.line, mark.column) = quote
            message = Phrase("thiếu dấu ngoặc kép đóng", "a quote is not closed")
            advice = Phrase("thêm dấu ngoặc kép ở cuối giá trị", "close the quote at the end of the value")
        } else if problem.contains("mapping values are not allowed") {
            message = Phrase("dấu hai chấm ở đây làm máy hiểu nhầm", "the colon here is misunderstood")
            advice = Phrase("đặt cả giá trị trong ngoặc kép \"…\", hoặc xuống dòng cho mục mới", "put the whole value in quotes, or begin a new line for a new key")
        } else if problem.contains("cannot start any token") {
            message = Phrase("ký tự này không được đứng đầu giá trị", "a value cannot begin with this character")
            advice = Phrase("đặt giá trị trong ngoặc kép \"…\"; thụt đầu dòng bằng dấu cách, không dùng phím Tab", "put the value in quotes; indent with spaces, not with tabs")
        } else if context.contains("flow sequence") || context.contains("flow mapping") {
            mark = state.context_mark
            message = Phrase("thiếu dấu ngoặc đóng ] hoặc }", "a ] or } is missing")
            advice = Phrase("thêm dấu ngoặc đóng, hoặc đặt giá trị trong ngoặc kép", "close the bracket, or put the value in quotes")
        } else if problem.contains("could not find expected ':'") || problem.contains("did not find expected key") || problem.contains("expected <block end>") {
            // The line that began wrongly, not the one where libyaml gave up.
            if problem.contains("could not find expected ':'") { mark = state.context_mark }
            message = Phrase("dòng này không đúng dạng \"mục: giá trị\", hoặc thụt đầu dòng không thẳng với dòng trên", "this line is not \"key: value\", or its indentation does not match the line above")
            advice = Phrase("mỗi mục một dòng \"mục: giá trị\", các mục cùng bậc thẳng hàng; giá trị có dấu \" thì đặt cả giá trị trong dấu nháy đơn '…'", "one \"key: value\" a line, keys of one level aligned; quote values that contain quotes")
        } else if problem.contains("alias") || problem.contains("anchor") || context.contains("alias") || context.contains("anchor") {
            message = Phrase("giá trị bắt đầu bằng \"*\" hoặc \"&\" làm máy hiểu nhầm", "a value that begins with * or & is misunderstood")
            advice = Phrase("đặt giá trị trong ngoặc kép \"…\"", "put the value in quotes")
        } else {
            message = Phrase("không hiểu phần thông tin ở đây", "cannot read the front matter here")
            advice = Phrase("kiểm tra dấu hai chấm, ngoặc kép và thụt đầu dòng ở dòng này và dòng trên", "check the colon, the quotes and the indentation of this line and the one above")
        }
        return Fault(code: "yaml", message: message, advice: advice,
                     position: Position(line: firstLine + mark.line, column: mark.column + 1, length: 1))
    }
}
