import Catalogue
import Values
import VietnameseText

/// How the value of a field is written and read. `Value` is what the domain gets.
struct FieldType<Value>: Sendable {
    let description: TypeDescription
    /// Reads a value that is there; reports and returns nil where it is wrong.
    let read: @Sendable (Node, inout FieldReader) -> Value?
}

/// What the reference page and the scaffolds say of a type.
struct TypeDescription: Sendable {
    let name: Phrase
    /// The keys below it, for mappings.
    var fields: [FieldDescription] = []
    var isList = false
}

extension FieldType {
    /// A type whose value is one text, converted.
    static func scalar(_ name: Phrase, _ convert: @escaping @Sendable (String) -> Result<Value, ValueFault>) -> FieldType {
        scalar(name) { text, _ in convert(text) }
    }

    /// The same where a fault tells what to write by the field's own example.
    static func scalar(_ name: Phrase, _ convert: @escaping @Sendable (_ text: String, _ example: String) -> Result<Value, ValueFault>)
        -> FieldType
    {
        FieldType(description: TypeDescription(name: name)) { node, reader in
            guard let text = reader.text(node) else { return nil }
            switch convert(text, reader.example) {
            case .success(let value): return value
            case .failure(let fault):
                // A free text keeps the quotes that Word sets; of any other value they are no part.
                if let inner = text.withinCurlyQuotes, case .success(let value) = convert(inner, reader.example) { return value }
                reader.report(fault, at: node.position)
                return nil
            }
        }
    }
}

extension String {
    /// What stands between quotes as Word sets them, where they enclose all of the text.
    var withinCurlyQuotes: String? {
        // All of these begin with this byte; nearly no text does.
        guard utf8.first == 0xE2, utf8.count > 6, let first, let last, "“”„".contains(first), "“”".contains(last) else { return nil }
        return String(dropFirst().dropLast()).normalizedForReading
    }
}

extension FieldType where Value == String {
    /// A text of one line.
    static func text(limit: Int = 300) -> FieldType {
        .scalar(Phrase("chữ", "text")) { text in
            // No text has more characters than bytes; counting characters takes far longer.
            text.utf8.count <= limit || text.count <= limit
                ? .success(text)
                : .failure(
                    ValueFault(
                        "qua-dai", Phrase("dài \(text.count) ký tự, quá \(limit)", "\(text.count) characters long, more than \(limit)"),
                        advice: Phrase(
                            "viết gọn lại; phần dài để ở bài viết bên dưới", "shorten it; long text belongs below the front matter")))
        }
    }

    static let text = text()
    static let summary = text(limit: 600)
}

extension FieldType where Value == Bool {
    static let yesOrNo = FieldType.scalar(Phrase("có hoặc không", "có (yes) or không (no)")) { text in
        switch text.foldedKey {
        case "co", "yes", "true", "dung", "x": .success(true)
        case "khong", "no", "false", "sai": .success(false)
        default:
            .failure(
                ValueFault(
                    "co-khong", Phrase("\"\(text.prefix(30))\" không phải có hoặc không", "\"\(text.prefix(30))\" is neither yes nor no"),
                    advice: Phrase("viết có hoặc không", "write có or không")))
        }
    }
}

extension FieldType where Value == Int {
    static func whole(_ range: ClosedRange<Int>, code: String = "so-sai") -> FieldType {
        // Years are written without separators.
        func shown(_ number: Int, _ language: Language) -> String { number < 10_000 ? String(number) : language.format(number) }
        let bounds = Phrase(
            "\(shown(range.lowerBound, .vietnamese)) đến \(shown(range.upperBound, .vietnamese))",
            "\(shown(range.lowerBound, .english)) to \(shown(range.upperBound, .english))")
        let between = Phrase("viết một số từ \(bounds.vietnamese)", "write a number from \(bounds.english)")
        return .scalar(Phrase("số nguyên", "whole number")) { text, example in
            // "113 thành viên", "4 sao": a word after the number says what is counted.
            let number = text.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" || $0 == " " }
            let word = text.dropFirst(number.count)
            guard let value = String(number).vietnameseNumber, value == value.rounded(), value.magnitude < 1e15,
                word.allSatisfy({ $0.isLetter || $0 == " " || $0 == "." })
            else {
                return .failure(
                    ValueFault(
                        code, Phrase("\"\(text.prefix(30))\" không phải số nguyên", "\"\(text.prefix(30))\" is not a whole number"),
                        advice: range.count <= 10 ? between : Phrase("viết ví dụ \(example)", "write for example \(example)")))
            }
            guard range.contains(Int(value)) else {
                return .failure(
                    ValueFault(
                        code,
                        Phrase(
                            "\"\(text.prefix(30))\" không phải số từ \(bounds.vietnamese)",
                            "\"\(text.prefix(30))\" is not a number from \(bounds.english)"),
                        advice: range.count <= 10 ? between : Phrase("viết ví dụ \(example)", "write for example \(example)")))
            }
            return .success(Int(value))
        }
    }

    static let count = whole(0...10_000_000)
    static let year = whole(1900...2200)
}

extension FieldType where Value == Double {
    static func decimal(_ range: ClosedRange<Double>, unit: String = "") -> FieldType {
        .scalar(Phrase("số", "number")) { text, example in
            var number = text
            if !unit.isEmpty { number = number.replacing(unit, with: "") }
            for word in ["độ", "điểm"] { number = number.replacing(word, with: "") }
            guard let value = number.vietnameseNumber, range.contains(value) else {
                let low = Language.vietnamese.format(range.lowerBound), high = Language.vietnamese.format(range.upperBound)
                return .failure(
                    ValueFault(
                        "so-sai",
                        Phrase(
                            "\"\(text.prefix(30))\" không phải số từ \(low) đến \(high)",
                            "\"\(text.prefix(30))\" is not a number from \(low) to \(high)"),
                        advice: Phrase("viết ví dụ \(example)", "write for example \(example)")))
            }
            return .success(value)
        }
    }
}

extension FieldType where Value == PartialDate {
    static func date(coarsest: PartialDate.Precision) -> FieldType {
        let name: Phrase =
            coarsest == .day
            ? Phrase("ngày", "date")
            : coarsest == .month
                ? Phrase("ngày, hoặc tháng/năm", "date, or month and year")
                : Phrase("ngày, tháng/năm hoặc năm", "date, month and year, or year")
        return .scalar(name) { PartialDate.parse($0, coarsest: coarsest) }
    }
}

extension FieldType where Value == CalendarDate {
    static let day = FieldType.scalar(Phrase("ngày", "date")) { text in PartialDate.parse(text).map(\.earliest) }
}

extension FieldType where Value == DateAndTime {
    static let dateAndTime = FieldType.scalar(Phrase("ngày, có thể kèm giờ", "date, with or without a time"), DateAndTime.parse)
}

extension FieldType where Value == Price {
    static let price = FieldType.scalar(Phrase("giá tiền", "price"), Price.parse)
}

extension FieldType where Value == MonthSet {
    static let season = FieldType.scalar(Phrase("các tháng", "months"), MonthSet.parse)
}

extension FieldType where Value == PhoneNumber {
    static let phone = FieldType.scalar(Phrase("số điện thoại", "telephone number"), PhoneNumber.parse)

    /// A Zalo number, or the address that Zalo gives.
    static let zalo = FieldType.scalar(Phrase("số Zalo", "Zalo number")) { text in
        for address in ["https://zalo.me/", "http://zalo.me/"] where text.hasPrefix(address) {
            return PhoneNumber.parse(String(text.dropFirst(address.count)))
        }
        return PhoneNumber.parse(text)
    }
}

extension FieldType where Value == EmailAddress {
    static let email = FieldType.scalar(Phrase("địa chỉ email", "e-mail address"), EmailAddress.parse)
}

extension FieldType where Value == WebAddress {
    static let webAddress = FieldType.scalar(Phrase("địa chỉ web (http hoặc https)", "web address (http or https)")) {
        WebAddress.parse($0)
    }
    static let siteAddress = FieldType.scalar(
        Phrase("địa chỉ của cả trang web (http hoặc https)", "address of a whole site (http or https)")
    ) { WebAddress.parseSite($0) }
}

extension FieldType where Value == Coordinates {
    static let coordinates = FieldType(description: TypeDescription(name: Phrase("vĩ độ, kinh độ", "latitude, longitude"))) {
        node, reader in
        // [14.68, 108.27] is a natural way to write a pair, too.
        var text: String?
        if case .sequence(let parts) = node.value, parts.count == 2 {
            let numbers = parts.compactMap { part -> String? in if case .scalar(let number) = part.value { number } else { nil } }
            text = numbers.count == 2 ? numbers.joined(separator: "; ") : nil
        }
        guard let typed = text ?? reader.text(node) else { return nil }
        switch Coordinates.parse(typed.withinCurlyQuotes ?? typed) {
        case .success(let point): return point
        case .failure(let fault):
            reader.report(fault, at: node.position)
            return nil
        }
    }
}

extension FieldType where Value == Barcode {
    static let barcode = FieldType.scalar(Phrase("mã vạch GTIN", "GTIN barcode"), Barcode.parse)
}

extension FieldType where Value == TargetLevel {
    static let targetLevel = FieldType.scalar(Phrase("mức", "level"), TargetLevel.parse)
}

extension FieldType where Value: ListedValue {
    /// One of a list of values, written in either language, with or without accents.
    static func oneOf(_ type: Value.Type) -> FieldType {
        let names = Value.allCases.map(\.label.vietnamese)
        var meanings: [String: Value] = [:]
        for value in Value.allCases {
            for name in [value.label.vietnamese, value.label.english] + value.otherNames { meanings[name.foldedKey] = value }
        }
        // As the guide writes them, they need no folding.
        for value in Value.allCases { meanings[value.label.vietnamese] = value }
        let lookup = meanings
        return .scalar(Phrase("một trong: ", "one of: ") + names.joined(separator: " · ")) { text in
            if let value = lookup[text] ?? lookup[text.foldedKey] { return .success(value) }
            let near = nearestWord(to: text, in: names)
            return .failure(
                ValueFault(
                    "gia-tri",
                    Phrase("\"\(text.prefix(60))\" không nằm trong các lựa chọn", "\"\(text.prefix(60))\" is not one of the choices"),
                    advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                        ?? Phrase("chọn một trong: \(names.joined(separator: " · "))", "choose one of: \(names.joined(separator: " · "))")))
        }
    }
}

extension Phrase {
    static func + (phrase: Phrase, text: String) -> Phrase { Phrase(phrase.vietnamese + text, phrase.english + text) }
}

extension FieldType {
    /// A list, or a single value in its place.
    static func list<Item>(_ item: FieldType<Item>) -> FieldType where Value == [Item] {
        var description = item.description
        description.isList = true
        return FieldType(description: description) { node, reader in
            // One that cannot be read is reported, and what it would have been is not there.
            if case .sequence = node.value { return node.entries.compactMap { item.read($0, &reader) } }
            return node.isEmpty ? [] : item.read(node, &reader).map { [$0] }
        }
    }

    /// A list in which each entry counts once; `warn` is told where the same is written again.
    static func set<Item: Hashable & Sendable>(_ item: FieldType<Item>, warn: @escaping @Sendable (Position, inout FieldReader) -> Void)
        -> FieldType where Value == [Item]
    {
        var description = item.description
        description.isList = true
        return FieldType(description: description) { node, reader in
            var items: [Item] = []
            for entry in node.entries {
                guard let value = item.read(entry, &reader) else { continue }
                if items.contains(value) { warn(entry.position, &reader) } else { items.append(value) }
            }
            return items
        }
    }

    /// The slug of another profile.
    static func reference<Entity: Profile>(_ type: Entity.Type) -> FieldType where Value == ProfileID<Entity> {
        FieldType(
            description: TypeDescription(name: Phrase("tên tệp trong \(Entity.kind.folder)/", "a file's name in \(Entity.kind.folder)/"))
        ) { node, reader in
            guard let typed = reader.text(node) else { return nil }
            return reader.reference(typed, to: Entity.kind, at: node.position).map { ProfileID(index: $0) }
        }
    }

    /// Slugs of other profiles: a list, or one text with commas between.
    static func references<Entity: Profile>(_ type: Entity.Type) -> FieldType where Value == [ProfileID<Entity>] {
        let single = FieldType<ProfileID<Entity>>.reference(type)
        var description = single.description
        description.isList = true
        return FieldType(description: description) { node, reader in
            switch node.value {
            case .sequence: return node.entries.compactMap { single.read($0, &reader) }
            case .scalar(let text) where text.contains(","):
                return text.split(separator: ",").map { String($0).normalizedForReading }.filter { !$0.isEmpty }.compactMap { slug in
                    reader.reference(slug, to: Entity.kind, at: node.position).map { ProfileID(index: $0) }
                }
            default: return node.isEmpty ? [] : single.read(node, &reader).map { [$0] }
            }
        }
    }
}

extension FieldType where Value == Locality.ID {
    static let locality = FieldType(description: TypeDescription(name: Phrase("mã địa bàn", "locality code"))) { node, reader in
        guard let code = reader.text(node) else { return nil }
        return reader.locality(code, at: node.position)
    }
}

extension FieldType where Value == Photo {
    /// A photo beside the profile: its file name, or a mapping with a description.
    static let photo = FieldType.mapping(Tables.photo)

    /// The name of a file that lies beside the profile.
    fileprivate static func file(_ node: Node, _ reader: inout FieldReader) -> String? {
        guard let typed = reader.text(node) else { return nil }
        let name = typed.withinCurlyQuotes ?? typed
        guard !name.contains("/"), !name.contains("\\"), !name.hasPrefix(".") else {
            reader.error(
                "anh-sai", Phrase("\"\(name.prefix(60))\" không phải tên tệp ảnh", "\"\(name.prefix(60))\" is not the name of a photo"),
                advice: Phrase(
                    "đặt ảnh cạnh hồ sơ và chỉ ghi tên tệp, ví dụ nuong-che.jpg",
                    "put the photo beside the profile and write its name only, for example nuong-che.jpg"), at: node.position)
            return nil
        }
        let path = reader.folder + "/" + name
        guard let file = reader.scope.listed(path) else {
            let names = name.split(separator: ",").map { String($0).normalizedForReading }
            if names.count > 1, names.allSatisfy({ reader.scope.listed(reader.folder + "/" + $0) != nil }) {
                let lines = names.map { "\"- \($0)\"" }.joined(separator: ", ")
                reader.error(
                    "thieu-anh", Phrase("ở đây có \(names.count) tên ảnh trên một dòng", "there are \(names.count) photos on one line"),
                    advice: Phrase("viết mỗi ảnh một dòng dưới mục \"ảnh\": \(lines)", "write one photo a line below \"photos\": \(lines)"),
                    at: node.position)
                return nil
            }
            let near = reader.scope.suggestions.file(near: name, in: reader.folder)
            reader.error(
                "thieu-anh",
                Phrase("không thấy ảnh \"\(name.prefix(60))\" cạnh hồ sơ", "there is no photo \"\(name.prefix(60))\" beside the profile"),
                advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                    ?? Phrase("chép ảnh vào thư mục \(reader.folder)/", "copy the photo into \(reader.folder)/"), at: node.position)
            return nil
        }
        if let fault = PhotoFormat.fault(ofFileAt: reader.scope.root + "/" + file, name: name) {
            reader.report(fault, at: node.position)
            return nil
        }
        return file
    }
}

extension FieldType where Value == String {
    /// The content-relative path of a photo beside the profile.
    static let photoFile = FieldType(
        description: TypeDescription(name: Phrase("tên tệp ảnh cạnh hồ sơ", "name of a photo beside the profile"))
    ) { node, reader in
        FieldType<Photo>.file(node, &reader)
    }
}

extension FieldType {
    /// Keys below a key; where the table has a short form, a bare value stands for the field that it names.
    static func mapping(_ schema: @autoclosure @escaping @Sendable () -> Schema<Value>) -> FieldType {
        let table = schema()
        return FieldType(description: TypeDescription(name: Phrase("các mục con", "keys below it"), fields: table.descriptions)) {
            node, reader in
            switch node.value {
            case .mapping(let pairs):
                return table.read(pairs, at: node.position, &reader)
            case .scalar where table.shortForm != nil && !node.isEmpty:
                guard let shortForm = table.shortForm, case .scalar(let text) = node.value else { return nil }
                if table.tellMisspeltKey(text, node, forgottenColon: false, &reader) { return nil }
                var value = table.make()
                let before = reader.hasErrors
                reader.hasErrors = false
                var attempt = reader
                table.fields[shortForm].read(node, &value, &attempt)
                // `sao 3` is no number of stars for want of a colon.
                if !attempt.hasErrors || !table.tellMisspeltKey(text, node, forgottenColon: true, &reader) { reader = attempt }
                let isRead = !reader.hasErrors
                reader.hasErrors = before || reader.hasErrors
                return isRead ? value : nil
            case .scalar(let text):
                if node.isEmpty || table.tellMisspeltKey(text, node, forgottenColon: true, &reader) { return nil }
                fallthrough
            default:
                reader.error(
                    "kieu-sai", Phrase("mục này cần các mục con", "keys are expected below this one"),
                    advice: Phrase(
                        "xuống dòng, thụt vào hai dấu cách rồi viết: \(table.fields.map(\.description.key).prefix(4).joined(separator: ", "))",
                        "on new lines, indented by two spaces: \(table.fields.map(\.description.key).prefix(4).joined(separator: ", "))"),
                    at: node.position)
                return nil
            }
        }
    }
}

extension Schema {
    /// Whether a text that stands where keys belong begins with one of them and lacks its colon, or the space after it; says so.
    fileprivate func tellMisspeltKey(_ text: String, _ node: Node, forgottenColon: Bool, _ reader: inout FieldReader) -> Bool {
        // Without a colon, of either kind, nothing but its absence can be told.
        guard forgottenColon || text.utf8.contains(where: { $0 == UInt8(ascii: ":") || $0 == 0xEF }),
            let fault = TypedLine(text, before: node.position.column - 1).keyFault(keys, forgottenColon: forgottenColon, isFolded: true)
        else { return false }
        reader.report(fault, onLine: node.position.line)
        return true
    }
}
