import Catalogue
import Markup
import Values
import VietnameseText

/// Where the links of one file's text lead.
struct LinkResolver {
    struct Found {
        let target: LinkTarget
        var profile: (ProfileKind, String)?
    }

    private let scope: ReferenceScope
    /// The folders that the file lies in, from the content folder on.
    private let folders: [Substring]

    /// - Parameter path: The file's path within the content folder.
    init(path: String, scope: ReferenceScope) {
        self.scope = scope
        folders = Self.parts(of: path).dropLast()
    }

    /// Where a link or a picture leads, or what is wrong with it. By bytes, as a text with many links asks many times.
    func resolve(_ destination: String, isImage: Bool) -> Result<Found, ValueFault> {
        if destination.utf8.first == UInt8(ascii: "#") && !isImage {
            return .success(Found(target: .fragment(String(destination.dropFirst()))))
        }
        if Self.hasScheme(destination) {
            // Pictures from elsewhere would be requests to third parties that nobody asked for.
            if isImage {
                return .failure(
                    ValueFault(
                        "anh-ngoai",
                        Phrase(
                            "ảnh phải nằm trong thư mục hồ sơ, không lấy từ trang khác",
                            "pictures must lie beside the profile, not on another site"),
                        advice: Phrase(
                            "tải ảnh về, đặt cạnh hồ sơ và chỉ ghi tên tệp", "save the picture beside the profile and write its name")))
            }
            return WebAddress.parse(destination, allowing: .link).map { Found(target: .web($0)) }
        }
        let hash = destination.utf8.firstIndex(of: UInt8(ascii: "#")) ?? destination.endIndex
        let bare = String(destination[..<hash]).removingPercentEncoding
        let fragment = destination[hash...]
        if bare.utf8.first == UInt8(ascii: "/") {
            guard !bare.hasPrefix("//"), !bare.utf8.contains(UInt8(ascii: "\\")), !isImage, !Self.parts(of: bare).contains("..") else {
                return .failure(broken(destination))
            }
            return .success(Found(target: .sitePath(bare + fragment)))
        }
        guard let parts = contentPath(bare) else { return .failure(broken(destination)) }
        if !isImage, let (kind, slug) = profile(at: parts) {
            guard scope.profiles[kind]?[slug] != nil else {
                return .failure(
                    ValueFault(
                        scope.isLost(slug, kind) ? ReferenceScope.consequence : "lien-ket",
                        Phrase("không có hồ sơ \"\(destination.prefix(80))\"", "there is no profile \"\(destination.prefix(80))\""),
                        advice: meant(by: slug, kind).map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                            ?? Phrase(
                                "ghi tên một tệp có trong thư mục \(kind.folder)/", "write the name of a file that is in \(kind.folder)/")))
            }
            return .success(Found(target: .sitePath(Permalink.profile(kind, slug).path + fragment), profile: (kind, slug)))
        }
        let target = parts.joined(separator: "/")
        guard let target = scope.listed(target) else { return .failure(isImage ? missingImage(bare) : broken(destination)) }
        if isImage {
            return PhotoFormat.fault(ofFileAt: scope.root + "/" + target, name: bare).map { .failure($0) }
                ?? .success(Found(target: .file(target)))
        }
        // Files of tep/ keep their place at the root of the site; photos are linked by their published address.
        if parts[0] == ProfileFiles.copiedFolder {
            return .success(Found(target: .sitePath(String(target.dropFirst(ProfileFiles.copiedFolder.count)))))
        }
        if PhotoFormat.fault(ofFileAt: scope.root + "/" + target, name: bare) != nil {
            let path =
                String(repeating: "../", count: folders.count) + ProfileFiles.copiedFolder + "/"
                + (Self.parts(of: String(destination[..<hash])).last ?? "")
            return .failure(
                ValueFault(
                    "lien-ket",
                    Phrase(
                        "\"\(bare.prefix(60))\" không phải ảnh, nên không nằm cạnh hồ sơ được",
                        "\"\(bare.prefix(60))\" is no picture, and only pictures may lie beside a profile"),
                    advice: Phrase(
                        "chép tệp vào thư mục \(ProfileFiles.copiedFolder)/ rồi viết liên kết là \(path)",
                        "move it into \(ProfileFiles.copiedFolder)/ and link \(path)")))
        }
        return .success(Found(target: .file(target)))
    }

    /// The path to write for a profile that was named wrongly: one of nearly that name, or of that name in another folder; nil
    /// where there is none. A name that shares only its ending with another is no slip of the fingers.
    private func meant(by slug: String, _ kind: ProfileKind) -> String? {
        if let near = scope.suggestions.profile(near: slug, kind, atMost: 3) {
            return path(to: near, kind)
        }
        return ProfileKind.allCases.first { scope.profiles[$0]?[slug] != nil }.map { path(to: slug, $0) }
    }

    /// The way from this file to that of a profile.
    private func path(to slug: String, _ kind: ProfileKind) -> String {
        let isBeside = folders.first.map { $0 == kind.folder } == true
        return String(repeating: "../", count: folders.count - (isBeside ? 1 : 0)) + (isBeside ? "" : kind.folder + "/") + slug + ".md"
    }

    private func missingImage(_ name: String) -> ValueFault {
        let folder = folders.joined(separator: "/")
        return ValueFault(
            "thieu-anh",
            Phrase("không thấy ảnh \"\(name.prefix(60))\" cạnh hồ sơ", "there is no picture \"\(name.prefix(60))\" beside the profile"),
            advice: scope.suggestions.file(near: name, in: folder, atMost: 3).map {
                Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?")
            }
                ?? Phrase(
                    "chép ảnh vào thư mục \(folder)/ rồi chỉ ghi tên tệp, ví dụ hu-mut.jpg",
                    "copy the picture into \(folder)/ and write its name only, such as hu-mut.jpg"))
    }

    private func broken(_ destination: String) -> ValueFault {
        ValueFault(
            "lien-ket",
            Phrase("liên kết \"\(destination.prefix(80))\" không trỏ đến đâu", "the link \"\(destination.prefix(80))\" leads nowhere"),
            advice: Phrase(
                "ghi đường dẫn đến một hồ sơ, ví dụ ../htx/ten-htx.md, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
                "write the path of a profile, such as ../htx/ten-htx.md, or a full address beginning with https://"))
    }

    /// Whether an address names its scheme: `https:`, `tel:`, `javascript:` (RFC 3986, 3.1).
    private static func hasScheme(_ destination: String) -> Bool {
        for (index, byte) in destination.utf8.enumerated() {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
                continue
            case UInt8(ascii: ":"): return index > 0
            default: return false
            }
        }
        return false
    }

    private static func parts(of path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/")).map(Substring.init)
    }

    /// The path within the content folder that a relative one leads to, by its parts, of which there is at least one; nil where it
    /// would leave the folder.
    private func contentPath(_ relative: String) -> [Substring]? {
        guard !relative.isEmpty, !relative.utf8.contains(UInt8(ascii: "\\")), !relative.utf8.contains(0) else { return nil }
        var parts = folders
        for part in Self.parts(of: relative) {
            switch part {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(part)
            }
        }
        return parts.isEmpty ? nil : parts
    }

    /// The profile whose file a path is: `htx/sau-nhung.md`, `htx/sau-nhung/index.md`, `htx/sau-nhung/`.
    private func profile(at parts: [Substring]) -> (ProfileKind, String)? {
        guard parts.count >= 2, let kind = ProfileKind(rawValue: String(parts[0])) else { return nil }
        let name = parts[1]
        if parts.count == 3 {
            return parts[2] == "index.md" || parts[2] == "index.en.md" ? (kind, String(name)) : nil
        }
        guard parts.count == 2 else { return nil }
        for ending in [".en.md", ".md"] where name.hasSuffix(ending) {
            return (kind, String(name.dropLast(ending.count)))
        }
        return name.utf8.contains(UInt8(ascii: ".")) ? nil : (kind, String(name))
    }
}

extension String {
    /// With `%20` and the like as what they stand for; unchanged where that is not UTF-8.
    fileprivate var removingPercentEncoding: String {
        guard utf8.contains(0x25) else { return self }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, rest.count >= 2, let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? self
    }
}
