/// The path that a request asks for: decoded, and without anything that could mean another place.
struct RequestPath {
    enum Fault: Error {
        /// No path at all, or escapes that are none: 400.
        case malformed
        /// A path that no page and no file can have: 404.
        case impossible
    }

    /// Beginning with a slash: `/san-pham/che/`.
    let path: String
    /// As it was sent, for a redirection.
    let raw: String
    /// Everything after the question mark, as it was sent.
    let query: String

    /// The host that a request names in its target, before the path (`http://127.0.0.1:8000/htx/`; RFC 9112, 3.2.2), and the rest.
    static func parts(ofTarget target: String) -> (host: String?, path: String) {
        let scheme = "http://"
        guard target.lowercased().hasPrefix(scheme) else { return (nil, target) }
        let rest = target.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" && $0 != "?" }
        let path = rest.dropFirst(host.count)
        return (String(host), path.hasPrefix("/") ? String(path) : "/" + path)
    }

    init(target: String) throws(Fault) {
        let pieces = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        raw = String(pieces.first ?? "")
        query = pieces.count > 1 ? String(pieces[1]) : ""
        guard raw.hasPrefix("/"), let bytes = Self.decoded(raw) else { throw .malformed }
        // An encoded slash is no separator, but a careless reader would take it for one; no address of a site has any.
        guard !Self.hasEncodedSeparator(raw), let text = String(validating: bytes, as: UTF8.self),
            !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0x5C })
        else { throw .impossible }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        guard !parts.contains(where: { $0 == "." || $0 == ".." }), !parts.dropLast().contains("") else { throw .impossible }
        path = text
    }

    /// The value of a query's parameter.
    func parameter(_ name: String) -> String? {
        for pair in query.split(separator: "&") where pair.hasPrefix(name + "=") {
            return Self.decoded(String(pair.dropFirst(name.utf8.count + 1))).flatMap { String(validating: $0, as: UTF8.self) }
        }
        return nil
    }

    private static func hasEncodedSeparator(_ raw: String) -> Bool {
        let lower = raw.lowercased()
        return lower.contains("%2f") || lower.contains("%5c")
    }

    /// nil where a percent sign is not followed by two hexadecimal digits.
    private static func decoded(_ text: String) -> [UInt8]? {
        func digit(_ byte: UInt8) -> UInt8? {
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x41...0x46: byte - 0x41 + 10
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        let raw = Array(text.utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            if raw[index] == 0x25 {
                guard index + 2 < raw.count, let high = digit(raw[index + 1]), let low = digit(raw[index + 2]) else { return nil }
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(raw[index])
                index += 1
            }
        }
        return bytes
    }
}
