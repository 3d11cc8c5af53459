import Catalogue
import Diagnostics
import Markup
import Values
import VietnameseText

/// One profile's texts: the body in Vietnamese and, where there is one, in English.
public struct ProfileText: Sendable {
    public var vietnamese: RichText?
    public var english: RichText?

    public init() {}

    public func isWritten(in language: Language) -> Bool { language == .vietnamese || english != nil }

    /// The text in `language`, or the Vietnamese one.
    public func callAsFunction(_ language: Language) -> RichText? { language == .english ? english ?? vietnamese : vietnamese }
}

/// What became of the files of one profile.
struct ProfileResult<Entity: Profile>: Sendable {
    var profile: ProfileList<Entity>.Box
    var text = ProfileText()
    var diagnostics: [Diagnostic] = []
    /// Links of the texts to other profiles, with their places, for checks once all are known.
    var links: [ProfileLink] = []
    /// Links to pages by their address.
    var siteLinks: [SiteLink] = []
    /// The photos that the profile shows, and its texts.
    var photoPaths: [String] = []
}

/// A link in a text to a page of this site.
struct ProfileLink: Sendable {
    let kind: ProfileKind
    let slug: String
    let location: SourceLocation
}

/// The place on a page to which "skip to content" leads; no heading of a text may take its name.
private let reservedIDs: Set<String> = ["noi-dung"]

/// Reads the two files of a profile with the table of its kind.
struct ProfileReader<Entity: Profile>: Sendable {
    let schema: Schema<Entity>
    let scope: ReferenceScope
    let displayName: String
    /// Rules that look at several fields, or at the day.
    let check: @Sendable (Entity, [Node.Pair], Schema<Entity>, inout FieldReader) -> Void

    func read(_ source: ProfileFiles.Source) -> ProfileResult<Entity> {
        var entity = Entity(slug: source.slug)
        var result = ProfileResult(profile: ProfileList.Box(entity))
        if let body = readFile(source.path, source, .vietnamese, into: &entity, &result) { result.text.vietnamese = body }
        // Over a Vietnamese version that could not be read, a translation would seem to translate nothing.
        let isReadable = !result.diagnostics.contains { $0.severity == .error }
        if isReadable, let path = source.englishPath, let body = readFile(path, source, .english, into: &entity, &result), !body.isEmpty {
            result.text.english = body
        }
        result.photoPaths += entity.photos.map(\.file)
        if let producer = entity as? Producer, let logo = producer.logo { result.photoPaths.append(logo.file) }
        result.profile = ProfileList.Box(entity)
        return result
    }

    private func readFile(_ path: String, _ source: ProfileFiles.Source, _ language: Language, into entity: inout Entity,
                          _ result: inout ProfileResult<Entity>) -> RichText? {
        var reader = FieldReader(displayPath: displayName + "/" + path, folder: source.folder, language: language, scope: scope)
        defer { result.diagnostics += reader.diagnostics }
        guard let parts = reader.frontMatter(of: path) else { return nil }
        switch YAMLReader.read(parts.bytes[parts.yaml], firstLine: parts.yamlLine) {
        case .failure(let fault):
            reader.error(fault.code, fault.message, advice: fault.advice, at: fault.position)
        case .success(let node):
            if case .mapping(let pairs) = node.value {
                schema.read(pairs, into: &entity, at: Position(line: 1, column: 1, length: 3), &reader)
                if language == .vietnamese && !reader.hasErrors { check(entity, pairs, schema, &reader) }
            } else {
                reader.error("yaml", Phrase("phần thông tin không có dòng \"mục: giá trị\" nào", "the front matter has no \"key: value\" line"),
                             advice: Phrase("viết mỗi mục một dòng, ví dụ \"tên: Chè Shan\"", "write one key a line, such as \"tên: Chè Shan\""), at: node.position)
            }
        }
        if Entity.kind != .plan && Entity.kind != .page { HealthClaims.check(parts, &reader) }
        return body(of: parts, path: path, language, &reader, &result)
    }

    private func body(of parts: FrontMatter, path: String, _ language: Language, _ reader: inout FieldReader, _ result: inout ProfileResult<Entity>) -> RichText? {
        let resolver = LinkResolver(path: path, scope: scope)
        let rendered = Markdown.render(parts.bytes[parts.body], isValidUTF8: true, firstLine: parts.bodyLine, reservedIDs: reservedIDs, labels: Markdown.Labels(language)) { destination, isImage in
            switch resolver.resolve(destination, isImage: isImage) {
            case .success(let found): found.target
            case .failure: .refused
            }
        }
        switch rendered {
        case .failure(let refusal):
            reader.error("bai-viet", refusal.message, advice: refusal.advice, at: Position(line: refusal.line, column: 1, length: 1))
            return nil
        case .success(let text):
            for link in text.links {
                // Links to other sites and within the page need no more looking after, and most links are such.
                switch link.target {
                case .web, .fragment: continue
                case .sitePath, .file, .refused: break
                }
                let position = parts.position(of: link.destination, line: link.line)
                switch resolver.resolve(link.destination, isImage: link.isImage) {
                case .failure(let fault): reader.report(fault, at: position)
                case .success(let found):
                    let location = SourceLocation(file: reader.displayPath, line: position.line, column: position.column, length: position.length)
                    if let (kind, slug) = found.profile {
                        result.links.append(ProfileLink(kind: kind, slug: slug, location: location))
                    } else if case .sitePath(let path) = found.target {
                        result.siteLinks.append(SiteLink(path: path, location: location))
                    } else if case .file(let path) = found.target {
                        result.photoPaths.append(path)
                    }
                }
            }
            return text
        }
    }
}

extension FieldReader {
    /// The file taken apart; reports why it cannot be.
    mutating func frontMatter(of path: String) -> FrontMatter? {
        guard let bytes = bytes(of: path, limit: FrontMatter.fileLimit) else { return nil }
        switch FrontMatter.split(bytes) {
        case .success(let parts): return parts
        case .failure(let fault):
            error(fault.code, fault.message, advice: fault.advice, at: Position(line: fault.line, column: fault.column, length: 1))
            return nil
        }
    }

    /// The bytes of a file of the content folder; reports why there are none.
    mutating func bytes(of path: String, limit: Int) -> [UInt8]? {
        let none = Position(line: 0, column: 1, length: 1)
        do throws(FileSystem.ReadFailure) {
            return try FileSystem.read(scope.root + "/" + path, limit: limit)
        } catch {
            switch error {
            case .missing: self.error("mat-tep", Phrase("tệp vừa biến mất", "the file has just vanished"), advice: Phrase("chạy lại", "run again"), at: none)
            case .tooLarge(let size):
                self.error("qua-lon", Phrase("tệp lớn \(size / 1024) KB, quá \(limit / 1024) KB", "the file has \(size / 1024) KB, more than \(limit / 1024) KB"),
                           advice: Phrase("chia thành nhiều bài; ảnh để thành tệp riêng", "divide it; keep pictures in files of their own"), at: none)
            case .system(let reason):
                self.error("khong-doc-duoc", Phrase("không đọc được tệp: \(reason)", "the file cannot be read: \(reason)"), advice: Phrase("kiểm tra quyền đọc tệp", "check its permissions"), at: none)
            }
            return nil
        }
    }
}

extension FrontMatter {
    /// Where `text` stands on a line of the file, or the line's beginning.
    func position(of text: String, line: Int) -> Position {
        var start = bytes.startIndex
        var current = 1
        // Lines are counted in the file as it was read; a body's line lies at or after its first.
        if line >= bodyLine { start = body.lowerBound; current = bodyLine }
        while current < line, let end = bytes[start...].firstIndex(of: 0x0A) {
            start = end + 1
            current += 1
        }
        let lineText = String(decoding: bytes[start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex)], as: UTF8.self)
        guard !text.isEmpty, let range = lineText.firstRange(of: text) else { return Position(line: line, column: 1, length: 1) }
        return Position(line: line, column: lineText.unicodeScalars.distance(from: lineText.startIndex, to: range.lowerBound) + 1,
                        length: text.unicodeScalars.count)
    }
}

/// Where the links of one file's text lead.
struct LinkResolver {
    struct Found {
        let target: LinkTarget
        var profile: (ProfileKind, String)?
    }

    /// The file's path within the content folder.
    let path: String
    let scope: ReferenceScope

    func resolve(_ destination: String, isImage: Bool) -> Result<Found, ValueFault> {
        if destination.hasPrefix("#") && !isImage { return .success(Found(target: .fragment(String(destination.dropFirst())))) }
        if let colon = destination.firstIndex(of: ":"), destination[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }), colon != destination.startIndex {
            // Pictures from elsewhere would be requests to third parties that nobody asked for.
            if isImage {
                return .failure(ValueFault("anh-ngoai", Phrase("ảnh phải nằm trong thư mục hồ sơ, không lấy từ trang khác", "pictures must lie beside the profile, not on another site"),
                                           advice: Phrase("tải ảnh về, đặt cạnh hồ sơ và chỉ ghi tên tệp", "save the picture beside the profile and write its name")))
            }
            return WebAddress.parse(destination, allowing: .link).map { Found(target: .web($0)) }
        }
        let pieces = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let bare = String(pieces.first ?? "").removingPercentEncoding
        let fragment = pieces.count > 1 ? "#" + pieces[1] : ""
        if bare.hasPrefix("/") {
            guard !bare.hasPrefix("//"), !bare.contains("\\"), !isImage, !bare.contains("..") else { return .failure(broken(destination)) }
            return .success(Found(target: .sitePath(bare + fragment)))
        }
        guard let target = contentPath(bare) else { return .failure(broken(destination)) }
        if let (kind, slug) = profile(at: target), !isImage {
            guard scope.profiles[kind]?[slug] != nil else {
                let near = nearestWord(to: slug, in: (scope.profiles[kind] ?? [:]).keys.sorted())
                return .failure(ValueFault("lien-ket", Phrase("không có hồ sơ \"\(destination.prefix(80))\"", "there is no profile \"\(destination.prefix(80))\""),
                                           advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                                            ?? Phrase("ghi tên một tệp có trong thư mục \(kind.folder)/", "write the name of a file that is in \(kind.folder)/")))
            }
            return .success(Found(target: .sitePath(Permalink.profile(kind, slug).path + fragment), profile: (kind, slug)))
        }
        guard scope.files.contains(target) else { return .failure(broken(destination)) }
        if isImage {
            return PhotoFormat.of(fileAt: scope.root + "/" + target) == nil
                ? .failure(ValueFault("anh-sai", Phrase("\"\(bare.prefix(60))\" không phải ảnh JPEG, PNG hay WebP", "\"\(bare.prefix(60))\" is not a JPEG, PNG or WebP picture"), advice: Phrase("lưu lại thành JPEG", "save it as JPEG")))
                : .success(Found(target: .file(target)))
        }
        // Files of tep/ keep their place at the root of the site; photos are linked by their published address.
        if target.hasPrefix(ProfileFiles.copiedFolder + "/") {
            return .success(Found(target: .sitePath(String(target.dropFirst(ProfileFiles.copiedFolder.count)))))
        }
        return .success(Found(target: .file(target)))
    }

    private func broken(_ destination: String) -> ValueFault {
        ValueFault("lien-ket", Phrase("liên kết \"\(destination.prefix(80))\" không trỏ đến đâu", "the link \"\(destination.prefix(80))\" leads nowhere"),
                   advice: Phrase("ghi đường dẫn đến một hồ sơ, ví dụ ../htx/ten-htx.md, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
                                  "write the path of a profile, such as ../htx/ten-htx.md, or a full address beginning with https://"))
    }

    /// The path within the content folder that a relative one leads to; nil where it would leave the folder.
    private func contentPath(_ relative: String) -> String? {
        guard !relative.isEmpty, !relative.contains("\\"), !relative.contains("\0") else { return nil }
        var parts = path.split(separator: "/").dropLast().map(String.init)
        for part in relative.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard !parts.isEmpty else { return nil }
                parts.removeLast()
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// The profile whose file a path is: `htx/sau-nhung.md`, `htx/sau-nhung/index.md`, `htx/sau-nhung/`.
    private func profile(at path: String) -> (ProfileKind, String)? {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.count >= 2, let kind = ProfileKind(rawValue: parts[0]) else { return nil }
        var name = parts[1]
        if parts.count == 3 {
            guard parts[2] == "index.md" || parts[2] == "index.en.md" else { return nil }
            return (kind, name)
        }
        guard parts.count == 2 else { return nil }
        for ending in [".en.md", ".md"] where name.hasSuffix(ending) {
            name.removeLast(ending.count)
            return (kind, name)
        }
        return name.contains(".") ? nil : (kind, name)
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
