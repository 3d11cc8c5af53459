import CLibYAML
import Diagnostics
import Foundation
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
        /// What is wrong, or odd, with how the value was typed, though YAML took it.
        var remarks: [Remark] = []
    }

    struct Remark: Sendable {
        let severity: Diagnostic.Severity
        let fault: YAMLReader.Fault
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
    private let keys: KnownKeys
    /// Whether anywhere a `#` stands after a space and before a letter: a hashtag, or a colour.
    private let hasHashtags: Bool
    /// The line (from 0) of the last key that was read.
    private var keyLine = -1
    /// Of the value that is being read.
    private var remarks: [Node.Remark] = []
    /// The lines as they were typed; wanted only where something may be wrong.
    private lazy var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)

    /// The value that `bytes` hold; an empty mapping for nothing at all.
    /// - Parameter firstLine: the file's line on which the bytes begin.
    /// - Parameter keys: of the table that the value is for.
    static func read(_ typed: ArraySlice<UInt8>, firstLine: Int, keys: KnownKeys = Tables.keysOfSettings) -> Result<Node, Fault> {
        let bytes = OddSpaces.replaced(in: typed)
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else {
            return .failure(
                Fault(
                    code: "yaml", message: Phrase("không đủ bộ nhớ", "out of memory"), advice: nil,
                    position: Position(line: firstLine, column: 1, length: 1)))
        }
        defer { yaml_parser_delete(parser) }
        return bytes.withUnsafeBufferPointer { buffer in
            yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            var reader = YAMLReader(parser: parser, firstLine: firstLine, bytes: bytes, keys: keys)
            do throws(Fault) { return .success(try reader.document()) } catch { return .failure(error) }
        }
    }

    private init(parser: UnsafeMutablePointer<yaml_parser_t>, firstLine: Int, bytes: ArraySlice<UInt8>, keys: KnownKeys) {
        self.parser = parser
        self.firstLine = firstLine
        self.bytes = bytes
        self.keys = keys
        hasHashtags = Self.hasHashtags(bytes)
    }

    private static func hasHashtags(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return false }
            var start = 0
            while start < buffer.count, let found = memchr(base + start, Int32(UInt8(ascii: "#")), buffer.count - start) {
                let place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
                if place > 0, buffer[place - 1] == 0x20 || buffer[place - 1] == 0x09, place + 1 < buffer.count, buffer[place + 1] > 0x20 {
                    return true
                }
                start = place + 1
            }
            return false
        }
    }

    private mutating func line(_ number: Int) -> ArraySlice<UInt8> { lines.indices.contains(number) ? lines[number] : [] }

    private mutating func scalars(ofLine number: Int) -> String.UnicodeScalarView {
        String(decoding: line(number), as: UTF8.self).unicodeScalars
    }

    private func fault(_ fault: TypedLine.Fault, line number: Int) -> Fault {
        Fault(code: fault.code, message: fault.message, advice: fault.advice, position: fault.position(onLine: firstLine + number))
    }

    /// Whether the `number`th line (from 0) is indented with a tab.
    private mutating func isIndentedWithTab(_ number: Int) -> Bool {
        line(number).prefix { $0 == 0x20 || $0 == 0x09 }.contains(0x09)
    }

    /// The quote that begins a value, is not closed on its line, and swallowed all up to the first quote of the `number`th line
    /// (from 0): its own line, and its column counted in scalars; nil where there is none.
    private mutating func unclosedQuote(before number: Int) -> (line: Int, column: Int)? {
        let quote = UInt8(ascii: "\"")
        guard lines.count > number, line(number).contains(quote),
            let opening = lines[..<number].lastIndex(where: { $0.contains(quote) }), lines[opening].count(where: { $0 == quote }) == 1,
            let place = lines[opening].firstIndex(of: quote)
        else { return nil }
        let before = lines[opening][..<place]
        guard before.reversed().starts(with: [0x20, UInt8(ascii: ":")]) || before.reversed().starts(with: [0x20, UInt8(ascii: "-")]) else {
            return nil
        }
        return (opening, before.count { $0 & 0xC0 != 0x80 })
    }

    /// Looks closer at a value that YAML took for one text: was it a list, or keys without a space after their colon? And was its end
    /// taken for a comment?
    private mutating func examine(_ event: yaml_event_t, _ text: String) {
        let (start, end) = (event.start_mark, event.end_mark)
        if hasHashtags { examineComment(after: end) }
        guard event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE, start.line > keyLine || end.line > start.line else { return }
        var found: (fault: TypedLine.Fault, line: Int)?
        // A text right after its key may begin as it likes, and most entries that have a colon are addresses.
        if start.line > keyLine, !text.utf8.starts(with: "http".utf8), let first = text.utf8.first,
            first < 0x40 || first == 0xE2 || Self.holds(event, UInt8(ascii: ":")) || Self.holds(event, 0xEF)
        {
            // Of several lines only the first: the text has them all in one.
            let typed = TypedLine(
                end.line == start.line ? text : String(String.UnicodeScalarView(scalars(ofLine: start.line).dropFirst(start.column))),
                before: start.column)
            found = (typed.keyFault(keys, forgottenColon: false) ?? typed.listFault()).map { ($0, start.line) }
        }
        if found == nil && end.line > start.line {
            for number in start.line + 1...end.line {
                let typed = TypedLine(line(number))
                found = (typed.keyFault(keys, forgottenColon: false) ?? typed.listFault()).map { ($0, number) }
                if found != nil { break }
            }
        }
        if let found { remarks.append(Node.Remark(severity: .error, fault: fault(found.fault, line: found.line))) }
    }

    /// Whether the byte stands anywhere in the scalar.
    private static func holds(_ event: yaml_event_t, _ byte: UInt8) -> Bool {
        memchr(event.data.scalar.value, Int32(byte), event.data.scalar.length) != nil
    }

    /// `Mứt ngon #OCOP`: what follows the value is a comment to YAML, and a hashtag to whoever typed it.
    private mutating func examineComment(after mark: yaml_mark_t) {
        // A line of a whole list is read once for each of its values; of the longest that nobody types, none.
        guard line(mark.line).count <= 4096 else { return }
        let rest = scalars(ofLine: mark.line).dropFirst(mark.column)
        let hash = rest.drop { $0 == " " || $0 == "\t" }
        guard hash.first == "#", let next = hash.dropFirst().first, next != " ", next != "\t", next != "#" else { return }
        remarks.append(
            Node.Remark(
                severity: .warning,
                fault: Fault(
                    code: "dau-thang", message: Phrase("chữ sau dấu # bị bỏ", "what follows the # is dropped"),
                    advice: Phrase("muốn giữ thì đặt cả câu trong ngoặc kép \"…\"", "to keep it, put the whole value in quotes"),
                    position: Position(line: firstLine + mark.line, column: mark.column + rest.count - hash.count + 1, length: hash.count)))
        )
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
                    throw Fault(
                        code: "yaml", message: Phrase("phần thông tin có dòng \"---\" hoặc \"...\" thừa", "there is a second document"),
                        advice: nil, position: position(event))
                }
            case YAML_STREAM_END_EVENT:
                return root ?? Node(value: .mapping([]), position: Position(line: firstLine, column: 1, length: 1))
            default:
                let value = try node(event, depth: 0)
                // Remarks on keys are with their keys; these are on a text that should have been keys.
                if case .scalar = value.value, let remark = remarks.first { throw remark.fault }
                root = value
            }
        }
    }

    /// The value that begins with `event`, which the caller frees.
    private mutating func node(_ event: yaml_event_t, depth: Int) throws(Fault) -> Node {
        let place = position(event)
        guard depth < Self.depthLimit else {
            throw Fault(
                code: "qua-sau",
                message: Phrase("thông tin lồng nhau quá \(Self.depthLimit) bậc", "nested more than \(Self.depthLimit) levels deep"),
                advice: Phrase("bớt bậc thụt đầu dòng", "use fewer levels of indentation"), position: place)
        }
        switch event.type {
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            try refuse(anchor: scalar.anchor, tag: scalar.tag, at: place)
            let text = String(normalizing: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
            examine(event, text)
            return Node(value: .scalar(text), position: place)
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
                    throw Fault(
                        code: "yaml", message: Phrase("tên mục phải là chữ", "a key must be a text"),
                        advice: Phrase("đặt giá trị có dấu ngoặc [ ] hoặc { } trong ngoặc kép", "put values with [ ] or { } in quotes"),
                        position: keyNode.position)
                }
                keyLine = Int(key.start_mark.line)
                remarks.removeAll()
                var value = yaml_event_t()
                try next(&value)
                defer { yaml_event_delete(&value) }
                let valueNode = try node(value, depth: depth + 1)
                pairs.append(Node.Pair(key: name, position: keyNode.position, value: valueNode, remarks: remarks))
                remarks.removeAll()
            }
        case YAML_ALIAS_EVENT:
            throw Fault(
                code: "yaml-alias",
                message: Phrase("giá trị không được bắt đầu bằng dấu *", "a value may not begin with * (YAML aliases are not used here)"),
                advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"*…\"", "if it is a text, quote it: \"*…\""), position: place)
        default:
            throw Fault(
                code: "yaml", message: Phrase("không hiểu phần thông tin ở đây", "cannot read the front matter here"), advice: nil,
                position: place)
        }
    }

    private func refuse(anchor: UnsafeMutablePointer<yaml_char_t>?, tag: UnsafeMutablePointer<yaml_char_t>?, at place: Position)
        throws(Fault)
    {
        if anchor != nil {
            throw Fault(
                code: "yaml-neo",
                message: Phrase("giá trị không được bắt đầu bằng dấu &", "a value may not begin with & (YAML anchors are not used here)"),
                advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"&…\"", "if it is a text, quote it: \"&…\""), position: place)
        }
        if tag != nil {
            throw Fault(
                code: "yaml-the",
                message: Phrase("giá trị không được bắt đầu bằng dấu !", "a value may not begin with ! (YAML tags are not used here)"),
                advice: Phrase("nếu là chữ, đặt trong ngoặc kép: \"!…\"", "if it is a text, quote it: \"!…\""), position: place)
        }
    }

    private func position(_ event: yaml_event_t) -> Position {
        let (start, end) = (event.start_mark, event.end_mark)
        return Position(
            line: firstLine + start.line, column: start.column + 1,
            length: end.line == start.line && end.column > start.column ? end.column - start.column : 1)
    }

    private mutating func next(_ event: inout yaml_event_t) throws(Fault) {
        guard yaml_parser_parse(parser, &event) == 1 else { throw syntaxFault() }
    }

    /// What the person most likely meant by the lines since the last good key, up to the one on which YAML gave up.
    private mutating func meantFault(_ mark: yaml_mark_t, isQuoted: Bool, _ problem: String) -> Fault? {
        let last = min(Int(mark.line), lines.count - 1)
        // Within quotes anything may stand, and no line of it is meant for YAML.
        guard !isQuoted, last >= 0 else { return nil }
        for number in min(max(0, keyLine), last)...last {
            let typed = TypedLine(line(number))
            if typed.isBlankOrComment { continue }
            if let found = typed.keyFault(keys, forgottenColon: true) { return fault(found, line: number) }
            // Hyphens with their space are most likely right, unless YAML stopped at them.
            if number > keyLine, number == last || !typed.content.hasPrefix("- "), let found = typed.listFault(isBroken: true) {
                return fault(found, line: number)
            }
        }
        let typed = TypedLine(line(last))
        if let found = typed.indentedKey(keys, at: mark.column) { return fault(found, line: last) }
        if problem.contains("document start"), let first = lines.indices.first(where: { !TypedLine(lines[$0]).isBlankOrComment }),
            let found = TypedLine(line(first)).indentedKey(keys, at: 0)
        {
            return fault(found, line: first)
        }
        // Not where quotes as Word sets them merely stand within a sentence.
        if let colon = typed.text.firstRange(of: ": "), let first = typed.text[colon.upperBound...].first, "“”„".contains(first),
            let found = typed.curlyQuote()
        {
            return fault(found, line: last)
        }
        return nil
    }

    /// libyaml's complaint as a person who never heard of YAML can use it.
    private mutating func syntaxFault() -> Fault {
        let state = parser.pointee
        let problem = state.problem.map { String(cString: $0) } ?? ""
        let context = state.context.map { String(cString: $0) } ?? ""
        var mark = state.problem_mark
        let message: Phrase, advice: Phrase
        if isIndentedWithTab(mark.line) {
            message = Phrase("dòng này thụt vào bằng phím Tab", "this line is indented with a tab")
            advice = Phrase("xoá phím Tab, thụt vào bằng hai dấu cách", "indent with two spaces instead")
        } else if context.contains("quoted scalar"), problem.contains("escape") || problem.contains("hexdecimal") {
            message = Phrase("dấu \\ trong ngoặc kép phải viết thành \\\\", "a \\ within double quotes is written \\\\")
            advice = Phrase("viết \\\\, hoặc dùng ngoặc đơn '…'", "write \\\\, or use single quotes '…'")
        } else if let meant = meantFault(mark, isQuoted: context.contains("quoted scalar"), problem) {
            return meant
        } else if let quote = context.contains("quoted scalar")
            ? (state.context_mark.line, state.context_mark.column) : unclosedQuote(before: mark.line)
        {
            (mark.line, mark.column) = quote
            // `"Mứt ngon”` looks closed; quotes of that kind within the value are no matter.
            let typed = TypedLine(line(mark.line))
            if let end = typed.text.last(where: { !$0.isWhitespace }), "“”".contains(end), let curly = typed.curlyQuote(last: true) {
                return fault(curly, line: mark.line)
            }
            message = Phrase("thiếu dấu ngoặc kép đóng", "a quote is not closed")
            advice = Phrase("thêm dấu ngoặc kép ở cuối giá trị", "close the quote at the end of the value")
        } else if problem.contains("block sequence entries are not allowed") {
            message = Phrase("danh sách không bắt đầu trên dòng của mục được", "a list cannot begin on the line of its key")
            advice = Phrase(
                "xuống dòng sau dấu hai chấm, thụt vào hai dấu cách rồi mới viết \"- …\"",
                "put it on new lines below, indented by two spaces")
        } else if problem.contains("mapping values are not allowed") {
            message = Phrase("dấu hai chấm ở đây làm máy hiểu nhầm", "the colon here is misunderstood")
            advice = Phrase(
                "đặt cả giá trị trong ngoặc kép \"…\", hoặc xuống dòng cho mục mới",
                "put the whole value in quotes, or begin a new line for a new key")
        } else if problem.contains("cannot start any token") {
            message = Phrase("ký tự này không được đứng đầu giá trị", "a value cannot begin with this character")
            advice = Phrase(
                "đặt giá trị trong ngoặc kép \"…\"; thụt đầu dòng bằng dấu cách, không dùng phím Tab",
                "put the value in quotes; indent with spaces, not with tabs")
        } else if context.contains("flow sequence") || context.contains("flow mapping") {
            mark = state.context_mark
            message = Phrase("thiếu dấu ngoặc đóng ] hoặc }", "a ] or } is missing")
            advice = Phrase("thêm dấu ngoặc đóng, hoặc đặt giá trị trong ngoặc kép", "close the bracket, or put the value in quotes")
        } else if problem.contains("could not find expected ':'") || problem.contains("did not find expected key")
            || problem.contains("expected <block end>")
            || problem.contains("expected '-' indicator")
        {
            // The line that began wrongly, not the one where libyaml gave up.
            if problem.contains("could not find expected ':'") { mark = state.context_mark }
            message = Phrase(
                "dòng này không đúng dạng \"mục: giá trị\", hoặc thụt đầu dòng không thẳng với dòng trên",
                "this line is not \"key: value\", or its indentation does not match the line above")
            advice = Phrase(
                "mỗi mục một dòng \"mục: giá trị\", các mục cùng bậc thẳng hàng; giá trị có dấu \" thì đặt cả giá trị trong dấu nháy đơn '…'",
                "one \"key: value\" a line, keys of one level aligned; quote values that contain quotes")
        } else if problem.contains("alias") || problem.contains("anchor") || context.contains("alias") || context.contains("anchor") {
            message = Phrase("giá trị bắt đầu bằng \"*\" hoặc \"&\" làm máy hiểu nhầm", "a value that begins with * or & is misunderstood")
            advice = Phrase("đặt giá trị trong ngoặc kép \"…\"", "put the value in quotes")
        } else {
            message = Phrase("không hiểu phần thông tin ở đây", "cannot read the front matter here")
            advice = Phrase(
                "kiểm tra dấu hai chấm, ngoặc kép và thụt đầu dòng ở dòng này và dòng trên",
                "check the colon, the quotes and the indentation of this line and the one above")
        }
        return Fault(
            code: "yaml", message: message, advice: advice,
            position: Position(line: firstLine + mark.line, column: mark.column + 1, length: 1))
    }
}
