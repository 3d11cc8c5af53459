import Catalogue
import VietnameseText

/// One field of a table: its names, what it is for, and how its value gets into the profile.
struct Field<Record>: Sendable {
    let description: FieldDescription
    let read: @Sendable (Node, inout Record, inout FieldReader) -> Void
}

/// What people are told of a field.
public struct FieldDescription: Sendable {
    /// As it is written, in Vietnamese: `hợp tác xã`.
    public let key: String
    /// Its one English alias.
    public let english: String
    public let isRequired: Bool
    /// Whether an English version may translate it.
    public let isTranslatable: Bool
    public let help: Phrase
    /// A value as somebody would write it, in YAML.
    public let example: String
    let type: TypeDescription

    /// Whether a key is one of those below it.
    func hasKey(_ key: String) -> Bool {
        let folded = key.foldedKey
        return type.fields.contains { $0.key.foldedKey == folded || $0.english.foldedKey == folded }
    }
}

extension Field {
    private init<Value>(
        _ key: String, _ english: String, _ type: FieldType<Value>, required: Bool, translatable: Bool, _ help: Phrase,
        _ example: String, read: @escaping @Sendable (Node, inout Record, inout FieldReader) -> Void
    ) {
        description = FieldDescription(
            key: key, english: english, isRequired: required, isTranslatable: translatable, help: help, example: example,
            type: type.description)
        self.read = { node, record, reader in
            reader.example = example
            read(node, &record, &reader)
        }
    }

    /// An optional value.
    init<Value>(
        _ key: String, _ english: String, _ type: FieldType<Value>, _ path: WritableKeyPath<Record, Value?> & Sendable,
        required: Bool = false, _ help: Phrase, example: String
    ) {
        self.init(key, english, type, required: required, translatable: false, help, example) { node, record, reader in
            guard reader.acceptsUntranslatable(key, node) else { return }
            if let value = type.read(node, &reader) { record[keyPath: path] = value }
        }
    }

    /// A value with a default.
    init<Value>(
        _ key: String, _ english: String, _ type: FieldType<Value>, _ path: WritableKeyPath<Record, Value> & Sendable,
        required: Bool = false, _ help: Phrase, example: String
    ) {
        self.init(key, english, type, required: required, translatable: false, help, example) { node, record, reader in
            guard reader.acceptsUntranslatable(key, node) else { return }
            if let value = type.read(node, &reader) { record[keyPath: path] = value }
        }
    }

    /// A text that an English version may translate.
    init(
        _ key: String, _ english: String, _ type: FieldType<String> = .text, _ path: WritableKeyPath<Record, Localized> & Sendable,
        required: Bool = false, _ help: Phrase, example: String
    ) {
        self.init(key, english, type, required: required, translatable: true, help, example) { node, record, reader in
            guard let text = type.read(node, &reader) else { return }
            if reader.language == .english { record[keyPath: path].english = text } else { record[keyPath: path] = Localized(text) }
        }
    }

    init(
        _ key: String, _ english: String, _ type: FieldType<String> = .text, _ path: WritableKeyPath<Record, Localized?> & Sendable,
        required: Bool = false, _ help: Phrase, example: String
    ) {
        self.init(key, english, type, required: required, translatable: true, help, example) { node, record, reader in
            guard let text = type.read(node, &reader) else { return }
            if reader.language == .vietnamese {
                record[keyPath: path] = Localized(text)
            } else if record[keyPath: path] != nil {
                record[keyPath: path]?.english = text
            } else {
                reader.warn(
                    "thieu-tieng-viet", Phrase("bản tiếng Việt chưa có mục \"\(key)\"", "the Vietnamese version has no \"\(key)\""),
                    advice: Phrase("ghi mục này ở bản tiếng Việt trước", "write it in the Vietnamese version first"), at: node.position)
            }
        }
    }

    /// A list of texts that an English version translates as a whole.
    init(
        _ key: String, _ english: String, list type: FieldType<[String]>, _ path: WritableKeyPath<Record, LocalizedList> & Sendable,
        required: Bool = false, _ help: Phrase, example: String
    ) {
        self.init(key, english, type, required: required, translatable: true, help, example) { node, record, reader in
            guard let texts = type.read(node, &reader) else { return }
            if reader.language == .english { record[keyPath: path].english = texts } else { record[keyPath: path] = LocalizedList(texts) }
        }
    }

    /// A list of mappings with texts that an English version translates one by one, in the same order.
    init<Item: Sendable>(
        _ key: String, _ english: String, translatedList type: FieldType<[Item]>, _ path: WritableKeyPath<Record, [Item]> & Sendable,
        required: Bool = false, _ help: Phrase, example: String,
        merge: @escaping @Sendable (_ translation: Item, _ original: inout Item) -> Void
    ) {
        self.init(key, english, type, required: required, translatable: true, help, example) { node, record, reader in
            guard reader.language == .english else {
                if let items = type.read(node, &reader) { record[keyPath: path] = items }
                return
            }
            // The translation is read as a list of its own; its texts then stand as Vietnamese and move over.
            reader.language = .vietnamese
            let items = type.read(node, &reader)
            reader.language = .english
            guard let items else { return }
            guard items.count == record[keyPath: path].count else {
                reader.error(
                    "so-luong",
                    Phrase(
                        "bản tiếng Anh có \(items.count) mục, bản tiếng Việt có \(record[keyPath: path].count)",
                        "the English version has \(items.count) entries, the Vietnamese one \(record[keyPath: path].count)"),
                    advice: Phrase("dịch đủ và đúng thứ tự", "translate all of them, in the same order"), at: node.position)
                return
            }
            for (index, item) in items.enumerated() { merge(item, &record[keyPath: path][index]) }
        }
    }
}

extension Localized {
    /// Takes over the text of a translation that was read as if it were Vietnamese.
    mutating func takeEnglish(from translation: Localized) { english = translation.vietnamese }
}

extension FieldReader {
    /// False in an English version, where only texts are read; says so.
    fileprivate mutating func acceptsUntranslatable(_ key: String, _ node: Node) -> Bool {
        guard language == .english else { return true }
        warn(
            "thua-tieng-anh",
            Phrase("bản tiếng Anh lấy mục \"\(key)\" từ bản tiếng Việt", "the English version takes \"\(key)\" from the Vietnamese one"),
            advice: Phrase("bỏ dòng này", "remove this line"), at: node.position)
        return false
    }
}

/// Lets a table be written one field a line. Each line is then type-checked by itself: as one array literal, a table of
/// thirty fields is more than the compiler can do in reasonable time.
@resultBuilder
enum FieldTableBuilder<Record> {
    static func buildExpression(_ field: Field<Record>) -> Field<Record> { field }
    static func buildBlock(_ fields: Field<Record>...) -> [Field<Record>] { fields }
}

/// The field table of one kind of profile, or of one mapping within it: the one place where its fields are described.
/// Parsing, checking, scaffolds and the reference page all come from it.
struct Schema<Record>: Sendable {
    let make: @Sendable () -> Record
    let fields: [Field<Record>]
    /// The place of the field that a bare value stands for.
    let shortForm: Int?
    /// Its keys and those below them, to recognise lines that were meant to begin with one.
    let keys: KnownKeys
    private let places: [String: Int]
    /// The key that is meant by words that people use for it, folded: `đơn giá` is `giá`.
    private let otherWords: [String: String]

    /// - Parameter otherWords: what people are likely to write instead of a key, though it is none; told, and not taken.
    init(
        _ make: @escaping @Sendable () -> Record, shortForm: String? = nil, otherWords: KeyValuePairs<String, String> = [:],
        @FieldTableBuilder<Record> _ table: () -> [Field<Record>]
    ) {
        let fields = table()
        self.make = make
        self.fields = fields
        var places: [String: Int] = [:]
        for (place, field) in fields.enumerated() {
            places[field.description.key.foldedKey] = place
            places[field.description.english.foldedKey] = place
        }
        // The key as the guide writes it needs no folding.
        for (place, field) in fields.enumerated() { places[field.description.key] = place }
        self.places = places
        self.otherWords = Dictionary(otherWords.map { ($0.key.foldedKey, $0.value) }) { first, _ in first }
        keys = KnownKeys(fields.map(\.description))
        self.shortForm = shortForm.flatMap { places[$0] }
    }

    var descriptions: [FieldDescription] { fields.map(\.description) }

    /// Reads a mapping; nil where something in it is wrong, after reporting all of it.
    func read(_ pairs: [Node.Pair], at position: Position, _ reader: inout FieldReader) -> Record? {
        var record = make()
        let before = reader.hasErrors
        reader.hasErrors = false
        read(pairs, into: &record, at: position, &reader)
        let isRead = !reader.hasErrors
        reader.hasErrors = before || !isRead
        return isRead ? record : nil
    }

    /// Reads a mapping into a record. Required fields are asked for only in Vietnamese: a translation gives what it has.
    func read(_ pairs: [Node.Pair], into record: inout Record, at position: Position, _ reader: inout FieldReader) {
        var lines = [Int](repeating: 0, count: fields.count)
        // The empty key whose keys stand below it without indentation.
        var parent: FieldDescription?
        // What is there, wherever it stands; wanted only for a key that is none.
        lazy var present = Set(pairs.compactMap { place(of: $0.key) })
        for (number, pair) in pairs.enumerated() {
            let known = place(of: pair.key)
            if known == nil || lines[known ?? 0] > 0, number > 0 {
                if let parent, parent.hasKey(pair.key) { continue }
                if let empty = emptyField(pairs[number - 1]), empty.hasKey(pair.key) {
                    parent = empty
                    tellUnindented(pair, below: empty, &reader)
                    continue
                }
            }
            parent = nil
            guard let place = known else {
                if let meant = tellUnknown(pair, isPresent: { present.contains($0) }, lines, &reader) { lines[meant] = pair.position.line }
                continue
            }
            if lines[place] > 0 {
                let key = fields[place].description.key
                reader.error(
                    "trung-khoa",
                    Phrase("mục \"\(key)\" đã có ở dòng \(lines[place])", "\"\(key)\" is already on line \(lines[place])"),
                    advice: Phrase("giữ lại một dòng", "keep one of them"), at: pair.position)
                continue
            }
            lines[place] = pair.position.line
            if !pair.remarks.isEmpty, tell(pair.remarks, &reader) { continue }
            // By place: a field taken out of the table would be a copy of all that is told of it.
            if pair.value.isEmpty {
                if fields[place].description.isRequired && reader.language == .vietnamese {
                    missing(fields[place].description, at: pair.position, &reader)
                }
                continue
            }
            fields[place].read(pair.value, &record, &reader)
        }
        guard reader.language == .vietnamese else { return }
        for place in fields.indices where lines[place] == 0 && fields[place].description.isRequired {
            missing(fields[place].description, at: position, &reader)
        }
    }

    /// A key that belongs below the one before it, which has no value.
    private func tellUnindented(_ pair: Node.Pair, below parent: FieldDescription, _ reader: inout FieldReader) {
        let key = pair.key.prefix(60)
        reader.error(
            "thut-dau-dong", Phrase("\"\(key)\" là mục con của \"\(parent.key)\"", "\"\(key)\" belongs below \"\(parent.key)\""),
            advice: parent.type.isList
                ? Phrase(
                    "viết \"  - \(pair.key): …\", các mục con sau nó thụt vào bốn dấu cách",
                    "write \"  - \(pair.key): …\", and the keys after it indented by four spaces")
                : Phrase("thụt vào hai dấu cách, các mục con sau nó cũng vậy", "indent it by two spaces, and the keys after it too"),
            at: pair.position)
    }

    /// A key that is none. Returns the place of the field for which it stands, where that need not be missed any more.
    /// - Parameters:
    ///   - isPresent: whether the field at a place is there, before this key or after it.
    ///   - lines: of the fields that were read so far; 0 for the others.
    private func tellUnknown(_ pair: Node.Pair, isPresent: (Int) -> Bool, _ lines: [Int], _ reader: inout FieldReader) -> Int? {
        // `{sao:3}` is one key to YAML.
        let typed = TypedLine(pair.key, before: pair.position.column - 1)
        if let fault = typed.keyFault(keys, forgottenColon: false, isFolded: pair.key.contains { "[{".contains($0) }) {
            reader.report(fault, onLine: pair.position.line)
            return pair.key.firstIndex { $0 == ":" || $0 == "：" }.flatMap { place(of: String(pair.key[..<$0])) }
        }
        // What is there already was not meant once more.
        var near = suggestion(for: pair.key)
        if let meant = near.flatMap(place(of:)), isPresent(meant) { near = nil }
        let key = pair.key.prefix(60)
        // Instead of a required key: one fault, where it is.
        if reader.language == .vietnamese, let near, let meant = place(of: near), fields[meant].description.isRequired, lines[meant] == 0 {
            let missing = fields[meant].description.key
            reader.error(
                "khoa-la",
                Phrase(
                    "không có mục \"\(key)\", mà mục \"\(missing)\" thì thiếu", "there is no key \"\(key)\", and \"\(missing)\" is missing"),
                advice: Phrase("có phải \"\(near)\"?", "is it \"\(near)\"?"), at: pair.position)
            return meant
        }
        reader.warn(
            "khoa-la", Phrase("không có mục \"\(key)\"", "there is no key \"\(key)\""),
            advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") } ?? Phrase("mục này bị bỏ qua", "it is ignored"),
            at: pair.position)
        return nil
    }

    private func place(of key: String) -> Int? { places[key] ?? places[key.foldedKey] }

    /// The field of a pair that has no value and could have keys below it.
    private func emptyField(_ pair: Node.Pair) -> FieldDescription? {
        guard pair.value.isEmpty, let place = place(of: pair.key), !fields[place].description.type.fields.isEmpty else { return nil }
        return fields[place].description
    }

    /// The key that was most likely meant by one that is none.
    private func suggestion(for typed: String) -> String? {
        if let meant = otherWords[typed.foldedKey] { return meant }
        // `giá bán` is `giá` in more words, and not `địa bàn` with another letter; the longest such key is meant.
        var words = typed.split(whereSeparator: { $0 == " " || $0 == "_" || $0 == "-" })
        while words.count > 1 {
            words.removeLast()
            if let place = places[words.joined().foldedKey] { return fields[place].description.key }
        }
        return nearestWord(to: typed, in: fields.lazy.map(\.description.key))
            ?? nearestWord(to: typed, in: fields.lazy.map(\.description.english))
    }

    /// Tells what is odd in how a value was typed; true where it was not taken as it was meant.
    private func tell(_ remarks: [Node.Remark], _ reader: inout FieldReader) -> Bool {
        for remark in remarks {
            let fault = remark.fault
            switch remark.severity {
            case .error: reader.error(fault.code, fault.message, advice: fault.advice, at: fault.position)
            case .warning: reader.warn(fault.code, fault.message, advice: fault.advice, at: fault.position)
            }
        }
        return remarks.contains { $0.severity == .error }
    }

    private func missing(_ field: FieldDescription, at position: Position, _ reader: inout FieldReader) {
        reader.error(
            "thieu", Phrase("thiếu mục \"\(field.key)\"", "\"\(field.key)\" (\(field.english)) is missing"),
            advice: Phrase(
                "viết \"\(field.key): …\", ví dụ \"\(field.key): \(field.example)\"",
                "write \"\(field.key): …\", for example \"\(field.key): \(field.example)\""), at: position)
    }

    /// The value of a key, however the key was written; for checks that look at several fields.
    func value(of key: String, in pairs: [Node.Pair]) -> Node? {
        guard let place = places[key] else { return nil }
        return pairs.first { (places[$0.key] ?? places[$0.key.foldedKey]) == place }?.value
    }

    /// Where the value of a key stands.
    func position(of key: String, in pairs: [Node.Pair]) -> Position? { value(of: key, in: pairs)?.position }

    /// Where the value of a key stands in a mapping of this table, to point at it; where there is none, where the mapping stands.
    func position(of key: String, in mapping: Node) -> Position {
        if case .mapping(let pairs) = mapping.value, let position = position(of: key, in: pairs) { position } else { mapping.position }
    }
}
