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
        // The catalogue looks references up without asking. Required fields see to it that all are set; should one ever slip
        // through, that is a message, and not the end of the program.
        if entity.hasUnsetReference && !result.diagnostics.contains(where: { $0.severity == .error }) {
            result.diagnostics.append(
                Diagnostic(
                    .error, "thieu",
                    Phrase(
                        "hồ sơ này thiếu địa bàn hoặc hồ sơ mà nó phải trỏ đến",
                        "a locality or a profile that this one must refer to is missing"),
                    advice: Phrase("xem lại các mục bắt buộc", "check the required keys"),
                    at: SourceLocation(file: displayName + "/" + source.path)))
        }
        result.photoPaths += entity.photos.map(\.file)
        if let producer = entity as? Producer, let logo = producer.logo { result.photoPaths.append(logo.file) }
        result.profile = ProfileList.Box(entity)
        return result
    }

    private func readFile(
        _ path: String, _ source: ProfileFiles.Source, _ language: Language, into entity: inout Entity,
        _ result: inout ProfileResult<Entity>
    ) -> RichText? {
        var reader = FieldReader(displayPath: displayName + "/" + path, folder: source.folder, language: language, scope: scope)
        defer { result.diagnostics += reader.diagnostics }
        guard let parts = reader.frontMatter(of: path) else { return nil }
        switch YAMLReader.read(parts.bytes[parts.yaml], firstLine: parts.yamlLine, keys: schema.keys) {
        case .failure(let fault):
            reader.error(fault.code, fault.message, advice: fault.advice, at: fault.position)
        case .success(let node):
            if case .mapping(let pairs) = node.value {
                schema.read(pairs, into: &entity, at: Position(line: 1, column: 1, length: 3), &reader)
                if language == .vietnamese && reader.hasErrors, let kind = Tables.otherKind(of: pairs, than: Entity.kind) {
                    // What this kind misses in it, and what it does not know, would lead astray.
                    reader.diagnostics = []
                    reader.error(
                        "sai-thu-muc",
                        Phrase(
                            "đây có vẻ là hồ sơ \(kind.name.vietnamese), không phải hồ sơ \(Entity.kind.name.vietnamese)",
                            "this seems to be a \(kind.name.english) profile, not a \(Entity.kind.name.english) one"),
                        advice: source.folder == Entity.kind.folder
                            ? Phrase("chuyển tệp này sang thư mục \(kind.folder)/", "move this file to \(kind.folder)/")
                            : Phrase("chuyển cả thư mục này sang \(kind.folder)/", "move its folder to \(kind.folder)/"),
                        at: Position(line: 1, column: 1, length: 3))
                    return nil
                }
                if language == .vietnamese && !reader.hasErrors { check(entity, pairs, schema, &reader) }
            } else {
                reader.error(
                    "yaml", Phrase("phần thông tin không có dòng \"mục: giá trị\" nào", "the front matter has no \"key: value\" line"),
                    advice: Phrase("viết mỗi mục một dòng, ví dụ \"tên: Chè Shan\"", "write one key a line, such as \"tên: Chè Shan\""),
                    at: node.position)
            }
        }
        Scaffold.checkHint(Entity.kind, parts, &reader)
        if Entity.kind != .plan && Entity.kind != .page { HealthClaims.check(parts, &reader) }
        return body(of: parts, path: path, language, &reader, &result)
    }

    private func body(
        of parts: FrontMatter, path: String, _ language: Language, _ reader: inout FieldReader, _ result: inout ProfileResult<Entity>
    ) -> RichText? {
        let resolver = LinkResolver(path: path, scope: scope)
        // One for each link of the text, in its order.
        var answers: [Result<LinkResolver.Found, ValueFault>] = []
        let rendered = Markdown.render(
            parts.bytes[parts.body], isValidUTF8: true, firstLine: parts.bodyLine, reservedIDs: reservedIDs,
            labels: Markdown.Labels(language)
        ) { destination, isImage in
            let answer = resolver.resolve(destination, isImage: isImage)
            answers.append(answer)
            return switch answer {
            case .success(let found): found.target
            case .failure: .refused
            }
        }
        switch rendered {
        case .failure(let refusal):
            reader.error("bai-viet", refusal.message, advice: refusal.advice, at: Position(line: refusal.line, column: 1, length: 1))
            return nil
        case .success(let text):
            for habit in WritingHabit.all(in: parts.bytes[parts.body], firstLine: parts.bodyLine) {
                reader.warn(
                    "cach-viet", habit.message, advice: habit.advice,
                    at: Position(line: habit.line, column: habit.column, length: habit.length))
            }
            var last: FrontMatter.Place?
            for (link, answer) in zip(text.links, answers) {
                switch answer {
                case .failure(let fault): reader.report(fault, at: parts.position(of: link.destination, line: link.line, after: &last))
                case .success(let found):
                    // Links to other sites and within the page need no more looking after, and most links are such.
                    switch found.target {
                    case .web, .fragment, .refused: continue
                    case .file(let path): result.photoPaths.append(path)
                    case .sitePath(let path):
                        let position = parts.position(of: link.destination, line: link.line, after: &last)
                        let location = SourceLocation(
                            file: reader.displayPath, line: position.line, column: position.column, length: position.length)
                        if let (kind, slug) = found.profile {
                            result.links.append(ProfileLink(kind: kind, slug: slug, location: location))
                        } else {
                            result.siteLinks.append(SiteLink(path: path, location: location))
                        }
                    }
                }
            }
            return text
        }
    }
}

extension Tables {
    /// The kind whose folder a profile belongs to that lacks what its own kind requires: it has all that the other one requires, and
    /// more of its keys. nil where it is at home, or where nobody can tell.
    fileprivate static func otherKind(of pairs: [Node.Pair], than own: ProfileKind) -> ProfileKind? {
        let keys = Set(pairs.map(\.key.foldedKey))
        func fit(_ kind: ProfileKind) -> (known: Int, isComplete: Bool) {
            var fit = (known: 0, isComplete: true)
            for field in descriptions(of: kind) {
                if keys.contains(field.key.foldedKey) || keys.contains(field.english.foldedKey) {
                    fit.known += 1
                } else if field.isRequired {
                    fit.isComplete = false
                }
            }
            return fit
        }
        let here = fit(own)
        guard !here.isComplete else { return nil }
        var best: (kind: ProfileKind, known: Int)?
        for kind in ProfileKind.allCases where kind != own {
            let there = fit(kind)
            if there.isComplete && there.known > max(here.known, best?.known ?? 0) { best = (kind, there.known) }
        }
        return best?.kind
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
            case .missing:
                self.error(
                    "mat-tep", Phrase("tệp vừa biến mất", "the file has just vanished"), advice: Phrase("chạy lại", "run again"), at: none)
            case .tooLarge(let size):
                self.error(
                    "qua-lon",
                    Phrase(
                        "tệp lớn \(size / 1024) KB, quá \(limit / 1024) KB", "the file has \(size / 1024) KB, more than \(limit / 1024) KB"),
                    advice: Phrase("chia thành nhiều bài; ảnh để thành tệp riêng", "divide it; keep pictures in files of their own"),
                    at: none)
            case .changing, .notRegular, .system:
                self.error(
                    "khong-doc-duoc",
                    Phrase("không đọc được tệp: \(error.message.vietnamese)", "the file cannot be read: \(error.message.english)"),
                    advice: Phrase("kiểm tra quyền đọc tệp, rồi chạy lại", "check its permissions, then run again"), at: none)
            }
            return nil
        }
    }
}
