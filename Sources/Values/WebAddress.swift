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
        let utf8 = text.utf8
        var isASCII = true
        for byte in utf8 {
            if byte <= 0x20 || byte == 0x7F || byte == 0x5C { return .failure(fault) }
            if byte >= 0x80 { isASCII = false }
        }
        if !isASCII, text.unicodeScalars.contains(where: { $0.value >= 0x80 && ($0.value < 0xA0 || $0.properties.isWhitespace) }) {
            return .failure(fault)
        }
        guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")) else { return .failure(fault) }
        let scheme = text[..<colon].lowercased()
        let rest = text[utf8.index(after: colon)...]
        switch scheme {
        case "http", "https":
            guard rest.utf8.starts(with: "//".utf8) else { return .failure(fault) }
            let authority = rest.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
            guard let first = authority.first, first != UInt8(ascii: ":"), first != UInt8(ascii: "."),
                authority.allSatisfy(isAllowedInHost)
            else { return .failure(fault) }
        case "mailto" where allowance == .link:
            guard rest.utf8.contains(UInt8(ascii: "@")) else { return .failure(fault) }
        case "tel" where allowance == .link:
            guard !rest.isEmpty, rest.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.()".contains($0)) }) else {
                return .failure(fault)
            }
        default:
            return .failure(fault)
        }
        return .success(WebAddress(text: scheme + ":" + percentEncoded(rest)))
    }

    /// The address that a whole site lives at: `https://example.vn` or, below a path, `https://example.vn/htx`. Other addresses
    /// are put behind it, so it has no query, no fragment, and no part that leads elsewhere.
    public static func parseSite(_ text: String) -> Result<WebAddress, ValueFault> {
        parse(text).flatMap { address in
            let path = address.text.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false).dropFirst(3)
                .first
            let parts = path.map { Substring($0).split(separator: "/", omittingEmptySubsequences: false) } ?? []
            let isPlain =
                !address.text.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
                && !parts.dropLast().contains("") && !parts.contains { $0 == "." || $0 == ".." || $0.lowercased().contains("%2") }
            return isPlain
                ? .success(address)
                : .failure(
                    ValueFault(
                        "dia-chi-sai",
                        Phrase(
                            "\"\(text.prefix(60))\" không phải địa chỉ của cả một trang web",
                            "\"\(text.prefix(60))\" is not the address of a whole site"),
                        advice: Phrase(
                            "viết dạng https://example.vn hoặc https://example.vn/htx, không có ? # hay ..",
                            "write https://example.vn or https://example.vn/htx, without ? # or ..")))
        }
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
        text =
            "https://www.openstreetmap.org/?mlat=\(point.latitudeText)&mlon=\(point.longitudeText)"
            + "#map=15/\(point.latitudeText)/\(point.longitudeText)"
    }

    /// Whether it leaves for another web site.
    public var isWeb: Bool { text.hasPrefix("http:") || text.hasPrefix("https:") }

    /// The host, for showing where a link goes: `example.vn`.
    public var host: String {
        guard isWeb, let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return "" }
        let host = text[colon...].utf8.dropFirst(3).prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        return String(Substring(host.starts(with: "www.".utf8) ? host.dropFirst(4) : host))
    }

    private static func isAllowedInHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "%"):
            false
        // A user name before the host makes https://bank.vn@evil.example look like the bank.
        case UInt8(ascii: "@"): false
        default: true
        }
    }

    private static func percentEncoded(_ text: Substring) -> String {
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x21, 0x23...0x26, 0x28...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
            default: false
            }
        }
        if text.utf8.allSatisfy(isPlain) { return String(text) }
        var encoded: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                encoded.append(byte)
            } else {
                encoded += "%".utf8
                encoded += Self.hex[Int(byte >> 4)].utf8
                encoded += Self.hex[Int(byte & 15)].utf8
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }

    private static let hex = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "A", "B", "C", "D", "E", "F"]
}
