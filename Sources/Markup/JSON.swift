/// A JSON value that is written, never read: structured data of pages, search indexes, web manifests.
///
/// The members of an object keep their order, so that the same data always gives the same bytes.
public enum JSON: Sendable {
    case object([(key: String, value: JSON)])
    case array([JSON])
    case string(String)
    case int(Int)
    /// Written as `null` where it is not finite: JSON has no infinity.
    case double(Double)
    case bool(Bool)
    case null

    /// The value in UTF-8 on one line (RFC 8259).
    ///
    /// - Parameter forScript: Whether it may stand inside `<script>`: `<`, `>`, `&`, U+2028 and U+2029 are then written
    ///   as `\uXXXX`, so that no `</script>` or `<!--` can come out of a text (HTML Standard, 4.12.1.3).
    public func serialized(forScript: Bool = false) -> [UInt8] {
        var draft = ByteDraft()
        put(into: &draft, forScript: forScript)
        return draft.finish()
    }

    /// The value as the content of a `<script type="application/ld+json">`.
    public var scriptText: HTML { HTML(trustedBytes: serialized(forScript: true)) }

    /// Adds the value at the end of `bytes`, as ``serialized(forScript:)`` writes it.
    public func write(to bytes: inout [UInt8], forScript: Bool = false) { put(into: &bytes, forScript: forScript) }

    private func put(into bytes: inout some ByteSink, forScript: Bool) {
        switch self {
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.put(member.key, into: &bytes, forScript: forScript)
                bytes.append(UInt8(ascii: ":"))
                member.value.put(into: &bytes, forScript: forScript)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.put(into: &bytes, forScript: forScript)
            }
            bytes.append(UInt8(ascii: "]"))
        case .string(let text):
            Self.put(text, into: &bytes, forScript: forScript)
        case .int(let number):
            bytes.append(contentsOf: String(number))
        case .double(let number):
            bytes.append(contentsOf: number.isFinite ? number.description : "null")
        case .bool(let truth):
            bytes.append(contentsOf: truth ? "true" : "false")
        case .null:
            bytes.append(contentsOf: "null")
        }
    }

    private static func put(_ text: String, into bytes: inout some ByteSink, forScript: Bool) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            // Runs without a special byte are copied whole.
            var copied = 0
            var index = 0
            func copy() {
                if index > copied { bytes.append(contentsOf: utf8[copied..<index]) }
                copied = index + 1
            }
            let special = special
            while index < utf8.count {
                let byte = utf8[index]
                guard special.contains(byte) else { index += 1; continue }
                switch byte {
                case UInt8(ascii: "\""): copy(); bytes.append(contentsOf: "\\\"")
                case UInt8(ascii: "\\"): copy(); bytes.append(contentsOf: "\\\\")
                case 0x0A: copy(); bytes.append(contentsOf: "\\n")
                case 0x0D: copy(); bytes.append(contentsOf: "\\r")
                case 0x09: copy(); bytes.append(contentsOf: "\\t")
                case 0..<0x20: copy(); putEscape(byte, into: &bytes)
                case UInt8(ascii: "<") where forScript, UInt8(ascii: ">") where forScript, UInt8(ascii: "&") where forScript:
                    copy()
                    putEscape(byte, into: &bytes)
                case 0xE2
                where forScript && index + 2 < utf8.count && utf8[index + 1] == 0x80
                    && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9):
                    copy()
                    bytes.append(contentsOf: utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
                    index += 2
                    copied = index + 1
                default: break
                }
                index += 1
            }
            copy()
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Bytes that may have to be escaped.
    private static let special = ByteSet(Array(0x00...0x1F) + [0x22, 0x5C, 0x3C, 0x3E, 0x26, 0xE2])

    private static func putEscape(_ byte: UInt8, into bytes: inout some ByteSink) {
        bytes.append(contentsOf: "\\u00")
        for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 0x30 + digit : 0x61 + digit - 10) }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    /// An object with its members in the order of the literal.
    public init(dictionaryLiteral members: (String, JSON)...) { self = .object(members.map { (key: $0, value: $1) }) }
    public init(arrayLiteral values: JSON...) { self = .array(values) }
    public init(stringLiteral text: String) { self = .string(text) }
    public init(integerLiteral number: Int) { self = .int(number) }
    public init(floatLiteral number: Double) { self = .double(number) }
    public init(booleanLiteral truth: Bool) { self = .bool(truth) }
    public init(nilLiteral: ()) { self = .null }
}
