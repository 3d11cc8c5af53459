import VietnameseText

/// The keys of a table and of the tables below it, to recognise a line that was meant to begin with one.
struct KnownKeys: Sendable {
    private let top: Set<String>
    private let all: Set<String>

    init(_ fields: [FieldDescription]) {
        func names(_ fields: [FieldDescription]) -> [String] { fields.flatMap { [$0.key.foldedKey, $0.english.foldedKey] } }
        func below(_ fields: [FieldDescription]) -> [String] { names(fields) + fields.flatMap { below($0.type.fields) } }
        top = Set(names(fields))
        all = Set(below(fields))
    }

    /// No key is longer; what is goes unread.
    private static let longest = 60

    func isTop(_ text: some StringProtocol) -> Bool { text.utf8.count <= Self.longest && top.contains(text.foldedKey) }
    func contains(_ text: some StringProtocol) -> Bool { text.utf8.count <= Self.longest && all.contains(text.foldedKey) }
}

/// A line of the front matter as it was typed, or the rest of one: looked at only where YAML made something else of it than a
/// person most likely meant.
struct TypedLine {
    struct Fault {
        let code: String
        let message: Phrase
        let advice: Phrase
        /// In scalars from the beginning of the line.
        let column: Int
        let length: Int

        func position(onLine line: Int) -> Position { Position(line: line, column: column + 1, length: length) }
    }

    let text: String
    /// What is left of the text on its line, in scalars.
    private let before: Int

    init(_ text: String, before: Int = 0) { (self.text, self.before) = (text, before) }

    init(_ bytes: ArraySlice<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }

    var indent: Int { text.unicodeScalars.prefix { $0 == " " }.count }

    /// Without what stands before it.
    var content: Substring { text[...].drop { $0 == " " } }

    var isBlankOrComment: Bool { content.isEmpty || content.hasPrefix("#") }

    private func fault(_ code: String, _ message: Phrase, _ advice: Phrase, at place: String.Index, length: Int) -> Fault {
        Fault(
            code: code, message: message, advice: advice, column: before + text.unicodeScalars.distance(from: text.startIndex, to: place),
            length: max(1, length))
    }

    /// `tên:Mứt mít`, `tên：Mứt mít` and, where it is asked for, `tên Mứt mít`.
    /// - Parameter isFolded: whether the text may be several lines in one, so that only its key can be told.
    func keyFault(_ keys: KnownKeys, forgottenColon: Bool, isFolded: Bool = false) -> Fault? {
        var rest = content
        while rest.hasPrefix("- ") { rest = rest.dropFirst(2).drop { $0 == " " } }
        if let colon = rest.firstIndex(where: { $0 == ":" || $0 == "：" }) {
            let after = rest[rest.index(after: colon)...]
            if rest[colon] == ":", after.first.map({ $0 == " " }) ?? true { return nil }
            let key = String(rest[..<colon]).normalizedForReading
            if keys.contains(key) {
                let isWide = rest[colon] == "："
                return fault(
                    "yaml",
                    isWide
                        ? Phrase("dấu \"：\" này không phải dấu hai chấm thường", "\"：\" is a full-width colon, which is another letter")
                        : Phrase("thiếu dấu cách sau dấu hai chấm", "the space after the colon is missing"),
                    Self.write(key, isFolded ? "" : after), at: rest.startIndex, length: rest[...colon].unicodeScalars.count)
            }
        }
        guard forgottenColon else { return nil }
        // The longest that is a key: `tên khác` before `tên`.
        var found: Substring.Index?
        for index in rest.indices where rest[index] == " " {
            if keys.contains(rest[..<index]) { found = index }
            if rest.distance(from: rest.startIndex, to: index) > 40 { break }
        }
        guard let end = found, rest[end...].contains(where: { $0 != " " }) else { return nil }
        return fault(
            "yaml", Phrase("thiếu dấu hai chấm", "the colon is missing"), Self.write(String(rest[..<end]), isFolded ? "" : rest[end...]),
            at: rest.startIndex, length: rest[..<end].unicodeScalars.count)
    }

    private static func write(_ key: String, _ value: Substring) -> Phrase {
        let line = "\(key): \(value.isEmpty ? "…" : String(value).normalizedForReading.prefix(40))"
        return Phrase("viết \"\(line)\"", "write \"\(line)\"")
    }

    /// A line that was meant as one of a list: `-Làm đất`, `– Làm đất`, `• Làm đất`, `* Làm đất`, `+ Làm đất`, `1. Làm đất`; and
    /// `- Làm đất`, where that became part of the text above.
    /// - Parameter isBroken: whether YAML could make nothing of the line, so that `-5` is no number.
    func listFault(isBroken: Bool = false) -> Fault? {
        let line = content
        guard let first = line.first else { return nil }
        var item: Substring
        switch first {
        case "-", "+":
            item = line.dropFirst()
            // Numbers have signs, and rules are drawn with hyphens.
            guard let next = item.first, isBroken || !next.isNumber, next != first else { return nil }
        case "–", "—", "•", "*", "·": item = line.dropFirst()
        case "0"..."9":
            let number = line.prefix { $0.isASCII && $0.isNumber }
            item = line.dropFirst(number.count)
            // `2018. Nay` ends a sentence, and `12.5` is a number.
            guard number.count <= 2, item.hasPrefix(".") || item.hasPrefix(")") else { return nil }
            item = item.dropFirst()
            guard let next = item.first, next == " " || next.isLetter else { return nil }
        default: return nil
        }
        item = item.drop { $0 == " " }
        guard let next = item.first, next.isLetter || next.isNumber || next == "\"" else { return nil }
        return fault(
            "danh-sach", Phrase("dòng này chưa thành một dòng của danh sách", "this line is not yet an entry of a list"),
            line.hasPrefix("- ")
                ? Phrase(
                    "các dòng của danh sách đứng dưới mục, gạch ngang thẳng hàng với nhau",
                    "the entries stand below their key, with their hyphens aligned")
                : Phrase(
                    "mỗi dòng của danh sách bắt đầu bằng gạch ngang và một dấu cách: \"- \(item.prefix(40))\"",
                    "an entry begins with a hyphen and a space: \"- \(item.prefix(40))\""),
            at: line.startIndex, length: line.unicodeScalars.count)
    }

    /// The first quote as Word sets it, or the last.
    func curlyQuote(last: Bool = false) -> Fault? {
        func isCurly(_ character: Character) -> Bool { "“”„‟".contains(character) }
        guard let place = last ? text.lastIndex(where: isCurly) : text.firstIndex(where: isCurly) else { return nil }
        return fault(
            "ngoac-cong", Phrase("máy không hiểu ngoặc kép cong “ ”", "curly quotes “ ” do not quote here"),
            Phrase("đổi “ ” thành ngoặc kép thẳng \"", "write straight quotes \" instead"), at: place, length: 1)
    }

    /// A key of the first level behind spaces, the place (in scalars) at which YAML stumbled being the key or its colon.
    func indentedKey(_ keys: KnownKeys, at column: Int) -> Fault? {
        guard indent > 0, let colon = content.firstIndex(of: ":"), keys.isTop(content[..<colon]) else { return nil }
        let length = content[..<colon].unicodeScalars.count
        guard column <= indent || column == indent + length else { return nil }
        return fault(
            "yaml", Phrase("dòng này thụt vào, nên máy không thấy mục mới", "this line is indented, so it is no key of its own"),
            Phrase("xoá dấu cách ở đầu dòng", "remove the spaces at its beginning"), at: text.startIndex, length: indent)
    }
}

/// Spaces that look like spaces and are none to YAML: pasted from Word, Zalo or a web page.
enum OddSpaces {
    /// The bytes with plain spaces for all others in the indentation of a line, behind the hyphen of an entry and behind the colon
    /// of a key, and without what has no width before a line's text. Within a value they mean no harm.
    ///
    /// Nearly no file has any, so that only the bytes that may begin one are looked for.
    static func replaced(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard hasAny(bytes) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var isLeading = true, colons = 0, afterMark = false
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            let odd = byte < 0x80 ? nil : length(at: index, bytes)
            if let odd, isLeading || afterMark {
                // Zero width: no column of the text that follows.
                if !odd.isZeroWidth || afterMark { result.append(0x20) }
                index += odd.bytes
                continue
            }
            result.append(byte)
            index += 1
            switch byte {
            case 0x0A: (isLeading, colons, afterMark) = (true, 0, false)
            case 0x20: break
            case UInt8(ascii: "-") where isLeading: afterMark = true
            case UInt8(ascii: ":"):
                colons += 1
                (isLeading, afterMark) = (false, colons == 1)
            default: (isLeading, afterMark) = (false, false)
            }
        }
        return result[...]
    }

    private static func hasAny(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.withUnsafeBufferPointer { buffer in
            var index = 0
            while index + 1 < buffer.count {
                // Dashes and quotes begin as spaces do.
                switch (buffer[index], buffer[index + 1]) {
                case (0xC2, 0xA0): return true
                case (0xE2, 0x80), (0xE2, 0x81), (0xE3, 0x80), (0xEF, 0xBB):
                    if length(at: bytes.startIndex + index, bytes) != nil { return true }
                default: break
                }
                index += 1
            }
            return false
        }
    }

    /// How long the odd space at a place is, and whether it has no width; nil where there is none.
    private static func length(at index: Int, _ bytes: ArraySlice<UInt8>) -> (bytes: Int, isZeroWidth: Bool)? {
        func byte(_ offset: Int) -> UInt8 { index + offset < bytes.endIndex ? bytes[index + offset] : 0 }
        switch (byte(0), byte(1), byte(2)) {
        case (0xC2, 0xA0, _): return (2, false)
        case (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80): return (3, false)
        case (0xE2, 0x80, 0x8B...0x8D), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): return (3, true)
        default: return nil
        }
    }
}
