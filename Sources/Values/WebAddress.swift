import VietnameseText

/// An address a page may point to. The only way to make one is through the allow-list, so no other address can reach
/// an `href` or a `src`.
public struct WebAddress: Hashable, Sendable {
    /// The address as it goes into an attribute (before escaping). ASCII; everything else is percent-encoded.
    public let text: String

    /// Which addresses are let through.
    public enum Allowance: Sendable {
        /// `http:` and `https:` only, with a host: what front matter asks for (website, traceability, sources).
        case web
        /// Those, and `mailto:` and `tel:`: what a text may link to.
        case link
    }

    /// The address that `text` holds, or why it may not be used.
    ///
    /// An allow-list, not a deny-list: `javascript:`, `data:`, `intent:`, `blob:`, `//host` and whatever a browser invents
    /// next are refused because they are not listed. White space and control characters anywhere are refused, as browsers
    /// drop them before they read the scheme (WHATWG URL Standard, 4.1).
    public static func parse(_ text: String, allowing allowance: Allowance = .web) -> Result<WebAddress, ValueFault> {
        // Made only when it is wanted: most values are right.
        var fault: ValueFault {
            ValueFault(
            "dia-chi-sai",
            allowance == .web
                ? Phrase("\"\(text.prefix(60))\" không phải địa chỉ trang web", "\"\(text.prefix(60))\" is not a web address")
                : Phrase("không cho phép địa chỉ \"\(text.prefix(60))\"", "the address \"\(text.prefix(60))\" is not allowed"),
            advice: Phrase("viết đầy đủ, bắt đầu bằng https://", "write it in full, beginning with https://"))
        }
        guard text.utf8.count <= 2048, !text.isEmpty else { return .failure(fault) }
        for scalar in text.unicodeScalars where scalar.value <= 0x20 || scalar.value == 0x7F || scalar.value == 0x5C
            || (scalar.value >= 0x80 && (scalar.value < 0xA0 || scalar.properties.isWhitespace)) {
            return .failure(fault)
        }
        guard let colon = text.firstIndex(of: ":") else { return .failure(fault) }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        switch scheme {
        case "http", "https":
            guard rest.hasPrefix("//") else { return .failure(fault) }
            let authority = rest.dropFirst(2).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
            // A user name before the host makes https://bank.vn@evil.example look like the bank.
            guard !authority.isEmpty, !authority.contains("@"), !authority.hasPrefix(":"), !authority.hasPrefix("."),
                  authority.utf8.allSatisfy({ !Self.forbiddenInHost.contains($0) }) else { return .failure(fault) }
        case "mailto" where allowance == .link:
            guard rest.contains("@") else { return .failure(fault) }
        case "tel" where allowance == .link:
            guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.()".contains($0)) }) else {
                return .failure(fault)
            }
        default:
            return .failure(fault)
        }
        return .success(WebAddress(text: scheme + ":" + percentEncoded(rest)))
    }

    private init(text: String) { self.text = text }

    /// `tel:` with digits only.
    public init(calling phone: PhoneNumber) { text = "tel:" + phone.digits }

    /// `mailto:` to a checked address.
    public init(mailing email: EmailAddress) { text = "mailto:" + email.text }

    /// The Zalo chat of a number: `https://zalo.me/0…`.
    public init(zaloOf phone: PhoneNumber) { text = "https://zalo.me/" + phone.digits }

    /// A map of the place, for who asks for it: OpenStreetMap, which needs no account and no script of ours.
    public init(mapOf point: Coordinates) {
        text = "https://www.openstreetmap.org/?mlat=\(point.latitudeText)&mlon=\(point.longitudeText)"
            + "#map=15/\(point.latitudeText)/\(point.longitudeText)"
    }

    /// Whether it leaves for another web site.
    public var isWeb: Bool { text.hasPrefix("http:") || text.hasPrefix("https:") }

    /// The host, for showing where a link goes: `example.vn`.
    public var host: String {
        guard isWeb, let slashes = text.firstRange(of: "//") else { return "" }
        let host = text[slashes.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }

    private static let forbiddenInHost: Set<UInt8> = Set("<>\"'`{}|^%".utf8)

    private static func percentEncoded(_ text: Substring) -> String {
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 0x21, 0x23...0x26, 0x28...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: encoded.append(byte)
            default: encoded += "%".utf8; encoded += Self.hex[Int(byte >> 4)].utf8; encoded += Self.hex[Int(byte & 15)].utf8
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hex = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F"]
}
