/// Which names a browser may know the preview by.
///
/// A page somewhere on the web may make its own name lead to this machine (DNS rebinding) and then read what the preview
/// serves, drafts included. Its requests still carry its name, so names that are not this machine's are refused.
struct HostCheck: Sendable {
    /// The names besides those of the machine itself, in lower case.
    private let names: Set<String>
    /// Whether addresses in numbers are taken too: nobody can rebind them.
    private let allowsAddresses: Bool

    /// - Parameter host: the address that the server listens on, as it was given.
    init(listeningOn host: String) {
        names = [host.lowercased()]
        allowsAddresses = !Self.isLoopback(host.lowercased())
    }

    /// Whether a request with this `Host` may be answered.
    func allows(_ header: String?) -> Bool {
        guard let header, let name = Self.name(in: header.lowercased()) else { return false }
        return Self.isLoopback(name) || names.contains(name) || (allowsAddresses && Self.isAddress(name))
    }

    static func isLoopback(_ name: String) -> Bool {
        name == "localhost" || name == "::1" || (isAddress(name) && name.hasPrefix("127."))
    }

    /// Without the port, and without the brackets of an IPv6 address.
    private static func name(in header: String) -> String? {
        if header.hasPrefix("[") {
            guard let end = header.firstIndex(of: "]") else { return nil }
            let rest = header[header.index(after: end)...]
            return rest.isEmpty || isPort(rest) ? String(header[header.index(after: header.startIndex)..<end]) : nil
        }
        guard let colon = header.firstIndex(of: ":") else { return header.isEmpty ? nil : header }
        return isPort(header[colon...]) && colon > header.startIndex ? String(header[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool { text.first == ":" && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber } }

    /// `192.168.1.5`, `fe80::1`.
    private static func isAddress(_ name: String) -> Bool {
        if name.contains(":") { return name.allSatisfy { $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".") } }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { part in UInt8(part) != nil }
    }
}
