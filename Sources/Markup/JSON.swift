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
        var bytes: [UInt8] = []
        write(to: &bytes, forScript: forScript)
        return bytes
    }

    /// The value as the content of a `<script type="application/ld+json">`.
    public var scriptText: HTML { HTML(trustedBytes: serialized(forScript: true)) }

    /// Adds the value at the end of `bytes`, as ``serialized(forScript:)`` writes it.
    public func write(to bytes: inout [UInt8], forScript: Bool = false) {
        switch self {
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(member.key, to: &bytes, forScript: forScript)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes, forScript: forScript)
            }
            bytes.append(UInt8(ascii: "}"))
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes, forScript: forScript)
            }
            bytes.append(UInt8(ascii: "]"))
        case .string(let text):
            Self.write(text, to: &bytes, forScript: forScript)
        case .int(let number):
            bytes += String(number).utf8
        case .double(let number):
            bytes += number.isFinite ? number.description.utf8 : "null".utf8
        case .bool(let truth):
            bytes += truth ? "true".utf8 : "false".utf8
        case .null:
            bytes += "null".utf8
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8], forScript: Bool) {
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
                case UInt8(ascii: "\""): copy(); bytes += "\\\"".utf8
                case UInt8(ascii: "\\"): copy(); bytes += "\\\\".utf8
                case 0x0A: copy(); bytes += "\\n".utf8
                case 0x0D: copy(); bytes += "\\r".utf8
                case 0x09: copy(); bytes += "\\t".utf8
                case 0..<0x20: copy(); writeEscape(byte, to: &bytes)
                case UInt8(ascii: "<") where forScript, UInt8(ascii: ">") where forScript, UInt8(ascii: "&") where forScript:
                    copy()
                    writeEscape(byte, to: &bytes)
                case 0xE2
                where forScript && index + 2 < utf8.count && utf8[index + 1] == 0x80
                    && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9):
                    copy()
                    bytes += utf8[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8
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

    private static func writeEscape(_ byte: UInt8, to bytes: inout [UInt8]) {
        bytes += "\\u00".utf8
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
