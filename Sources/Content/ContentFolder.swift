import Catalogue
import Diagnostics
import Foundation
import Markup
import Parallelism
import Values
import VietnameseText

/// Everything that a content folder says, read and checked.
public struct ContentReading: Sendable {
    public var catalogue: Catalogue
    public var settings: SiteSettings
    public var texts: ProfileTexts
    /// The files of `tep/`, by their path within it.
    public var copiedFiles: [String]
    /// The folder on disk.
    public var root: String
    /// Links of texts to pages by their address (`/san-pham/`), to be looked up once the pages are known.
    public var siteLinks: [SiteLink]
    /// The photos that profiles and texts show, by their path in the content folder, in the order of paths.
    public var photoPaths: [String]
}

/// A link that names a page by its address.
public struct SiteLink: Sendable, Hashable {
    public let path: String
    public let location: SourceLocation
}

/// The texts of all profiles, beside the catalogue, which knows no markup.
public struct ProfileTexts: Sendable {
    private var texts: [ProfileKind: [ProfileText]] = [:]

    public init() {}

    public subscript<Entity: Profile>(id: ProfileID<Entity>) -> ProfileText {
        texts[Entity.kind].map { $0.indices.contains(id.index) ? $0[id.index] : ProfileText() } ?? ProfileText()
    }

    mutating func set(_ list: [ProfileText], of kind: ProfileKind) { texts[kind] = list }

    mutating func keep(_ origins: [ProfileKind: [Int]]) {
        for (kind, list) in texts { texts[kind] = (origins[kind] ?? []).map { list[$0] } }
    }
}

/// Why a file could not be read.
public struct UnreadableFile: Error {
    public let reason: Phrase
}

/// A content folder and the day for which it is read.
public struct ContentFolder: Sendable {
    /// The folder on disk.
    public let path: String
    /// What messages call it: the path as the user gave it.
    public let displayName: String
    /// The day on which certificates and fairs are judged.
    public let today: CalendarDate
    public let includesDrafts: Bool

    public init(path: String, displayName: String, today: CalendarDate, includesDrafts: Bool = false) {
        self.path = path
        self.displayName = displayName
        self.today = today
        self.includesDrafts = includesDrafts
    }

    /// Whether nothing is ever read from this path within the folder: the files of editors and of version control.
    public static func ignores(_ path: String) -> Bool { ProfileFiles.isIgnored(path) }

    /// Whether there is such a folder.
    public var exists: Bool { FileSystem.isFolder(path) }

    /// Why what a symbolic link in the content folder leads to is not read; nil where `place`, a path within the folder, is none, or
    /// is read.
    public static func faultOfLink(at place: String, in folder: String) -> Phrase? {
        guard FileSystem.kind(of: folder + "/" + place) == .link else { return nil }
        return ProfileFiles.faultOfLink(at: place, in: folder, realRoot: FileSystem.realPath(folder) ?? folder)?.message
    }

    /// Reads all of it on all cores. Everything that is wrong is in the diagnostics, in reading order; there is a reading
    /// where none of them is an error. `counter` counts profiles.
    public func read(counting counter: WorkCounter? = nil) -> (reading: ContentReading?, diagnostics: [Diagnostic]) {
        let files = ProfileFiles(root: path, displayName: displayName)
        var fresh = FreshProfiles(counter: counter)
        return read(files, scope: scope(of: files), with: &fresh, counting: counter)
    }

    /// What the profiles of the listed files may refer to, before the localities and the stages are known.
    func scope(of files: ProfileFiles) -> ReferenceScope {
        var scope = ReferenceScope()
        scope.root = path
        scope.files = files.otherFiles
        scope.lost = files.lost
        for kind in ProfileKind.allCases {
            scope.profiles[kind] = Dictionary(
                uniqueKeysWithValues: (files.sources[kind] ?? []).enumerated().map { ($0.element.slug, $0.offset) })
        }
        return scope
    }

    /// The reading of the listed files, with each profile from `source`. `last` is the catalogue of the last reading.
    func read(
        _ files: ProfileFiles, scope: ReferenceScope, with source: inout some ProfileSource, last: Catalogue? = nil,
        counting counter: WorkCounter? = nil
    ) -> (reading: ContentReading?, diagnostics: [Diagnostic]) {
        if let misplaced { return (nil, [misplaced]) }
        // Of what is in it nothing is known: not even that a file is missing.
        if files.isUnreadable { return (nil, files.diagnostics) }
        var scope = scope
        var diagnostics = files.diagnostics
        let settings = readSettings(scope, files, &diagnostics)
        let places = source.localities { readLocalities(scope) }
        scope.localities = places.tree
        diagnostics += places.diagnostics

        counter?.begin("reading", total: files.sources.values.reduce(0) { $0 + $1.count })
        var profiles = Catalogue.Profiles()
        var texts = ProfileTexts()
        var links: [ProfileLink] = []
        var siteLinks: [SiteLink] = []
        var photoPaths: Set<String> = []
        let arePlacesUnknown = places.isMissing || places.diagnostics.contains { $0.severity == .error }
        var namesUnknownPlaces = false
        func read<Entity: Profile>(
            _ schema: Schema<Entity>,
            _ check: @escaping @Sendable (Entity, [Node.Pair], Schema<Entity>, inout FieldReader) -> Void = ProfileChecks.none
        ) -> ProfileList<Entity> {
            let reader = ProfileReader(schema: schema, scope: scope, displayName: displayName, check: check)
            let results = source.results(of: files.sources[Entity.kind] ?? [], with: reader)
            // By index: the loop variable would be a copy of all of the profile's fields.
            for index in results.indices {
                for diagnostic in results[index].diagnostics {
                    if diagnostic.code == ReferenceScope.consequence { continue }
                    if diagnostic.code == "dia-ban" {
                        namesUnknownPlaces = true
                        // What is wrong with the file of the localities is told there, once.
                        if arePlacesUnknown { continue }
                    }
                    diagnostics.append(diagnostic)
                }
                links += results[index].links
                siteLinks += results[index].siteLinks
                if !results[index].photoPaths.isEmpty { photoPaths.formUnion(results[index].photoPaths) }
            }
            texts.set(results.map(\.text), of: Entity.kind)
            return ProfileList(boxes: results.map(\.profile))
        }
        // Chains first: producers name their stages.
        profiles.valueChains = read(Tables.valueChain, ProfileChecks.valueChain)
        scope.stages = profiles.valueChains.map { $0.stages.map(\.name.vietnamese) }
        profiles.producers = read(Tables.producer, ProfileChecks.producer(today: today))
        profiles.products = read(Tables.product, ProfileChecks.product(today: today))
        profiles.tradeFairs = read(Tables.tradeFair, ProfileChecks.tradeFair)
        profiles.showrooms = read(Tables.showroom)
        profiles.articles = read(Tables.article)
        profiles.plans = read(Tables.plan)
        profiles.pages = read(Tables.page)
        // Of what was to be read when somebody asked to stop there are only names, of which no catalogue can be made.
        if counter?.isStopped == true { return (nil, diagnostics.sortedForReading()) }

        if !includesDrafts && profiles.hasDrafts && !diagnostics.contains(where: { $0.severity == .error }) {
            let (published, origins) = profiles.withoutDrafts()
            reportLinks(links, toDraftsAmong: files.sources, origins, &diagnostics)
            profiles = published
            texts.keep(origins)
        }
        if places.isMissing, namesUnknownPlaces, !files.isMisnamed(LocalityFile.name) {
            diagnostics.append(
                Diagnostic(
                    .error, "thieu-tep",
                    Phrase(
                        "chưa có tệp \(LocalityFile.name), mà hồ sơ có ghi địa bàn",
                        "there is no \(LocalityFile.name), and profiles name localities"),
                    advice: Phrase("tạo lại tệp này, hoặc lấy từ bản sao", "write it, or bring it back from a copy"),
                    at: SourceLocation(file: displayName + "/" + LocalityFile.name)))
        }
        let sorted = diagnostics.sortedForReading()
        guard !sorted.contains(where: { $0.severity == .error }) else { return (nil, sorted) }
        let copied = files.otherFiles.filter { $0.hasPrefix(ProfileFiles.copiedFolder + "/") }.map {
            String($0.dropFirst(ProfileFiles.copiedFolder.count + 1))
        }.sorted()
        return (
            ContentReading(
                catalogue: Catalogue(profiles: profiles, localities: scope.localities, today: today, last: last), settings: settings,
                texts: texts, copiedFiles: copied, root: path, siteLinks: siteLinks,
                photoPaths: (photoPaths.union([settings.logo?.file, settings.cover?.file].compactMap { $0 })).sorted()), sorted
        )
    }

    /// How many errors and how many warnings of one file are told.
    public static let faultLimitPerFile = FieldReader.limitPerFile

    /// The bytes of a regular file of at most `limit` bytes; nil where there are none to be had.
    public static func bytes(ofFile path: String, limit: Int) -> [UInt8]? { try? FileSystem.read(path, limit: limit) }

    /// The bytes of a file of `tep/`, by its path within it, or why there are none.
    public static func copiedFile(_ path: String, in root: String) -> Result<[UInt8], UnreadableFile> {
        do throws(FileSystem.ReadFailure) {
            // Looked at again, as it may have become a link since it was listed.
            guard let place = FileSystem.realPath("\(root)/\(ProfileFiles.copiedFolder)/\(path)") else { throw .missing }
            guard let realRoot = FileSystem.realPath(root), place.hasPrefix(realRoot + "/") else { throw .notRegular }
            return .success(try FileSystem.read(place, limit: ProfileFiles.copiedFileLimit))
        } catch {
            return .failure(UnreadableFile(reason: error.message))
        }
    }

    /// The text of a line of a file that a diagnostic names; nil where it cannot be read.
    public func sourceLine(file: String, line: Int) -> String? {
        guard file.hasPrefix(displayName + "/"), line > 0,
            let raw = try? FileSystem.read(path + "/" + file.dropFirst(displayName.count + 1), limit: LocalityFile.sizeLimit)
        else { return nil }
        let bytes: [UInt8]
        if case .success(let cleaned) = FrontMatter.cleaned(raw) { bytes = cleaned } else { bytes = raw.filter { $0 != 0x0D } }
        guard let start = bytes.lineStart(after: line - 1) else { return nil }
        return String(decoding: bytes[start..<(bytes.firstPlace(of: 0x0A, from: start) ?? bytes.count)], as: UTF8.self)
    }

    /// What to say where this is no content folder, but one of its sections or the folder above it; nil where it is one.
    private var misplaced: Diagnostic? {
        guard !FileSystem.isFile(path + "/site.yml") else { return nil }
        var name = displayName[...]
        while name.hasSuffix("/") { name.removeLast() }
        let section = (FileSystem.realPath(path) ?? path).split(separator: "/").last.map(String.init) ?? ""
        let isSection =
            (ProfileKind(rawValue: section) != nil || section == ProfileFiles.copiedFolder) && FileSystem.isFile(path + "/../site.yml")
        guard isSection || FileSystem.isFile(path + "/content/site.yml") else { return nil }
        let content = !isSection ? name + "/content" : name.lastIndex(of: "/").map { name[..<$0] } ?? (name == "." ? ".." : name + "/..")
        return Diagnostic(
            .error, "sai-thu-muc",
            isSection
                ? Phrase(
                    "đây là thư mục \"\(section)\" ở trong thư mục nội dung", "this is the folder \"\(section)\" within the content folder")
                : Phrase("đây không phải thư mục nội dung", "this is not the content folder"),
            advice: Phrase("hãy chỉ thư mục nội dung: --content \(content)", "give the content folder: --content \(content)"),
            at: SourceLocation(file: displayName))
    }

    private func reader(for file: String, _ language: Language, _ scope: ReferenceScope) -> FieldReader {
        FieldReader(displayPath: displayName + "/" + file, folder: "", language: language, scope: scope)
    }

    private func readSettings(_ scope: ReferenceScope, _ files: ProfileFiles, _ diagnostics: inout [Diagnostic]) -> SiteSettings {
        var settings = SiteSettings()
        var siteScope = scope
        // The site's pictures lie beside site.yml.
        siteScope.files = Set(scope.files.map { "/" + $0 })
        for (file, language) in [("site.yml", Language.vietnamese), ("site.en.yml", .english)] {
            var reader = reader(for: file, language, siteScope)
            defer { diagnostics += reader.diagnostics }
            guard FileSystem.isFile(path + "/" + file) else {
                if language == .vietnamese, !files.isMisnamed(file) {
                    reader.error(
                        "thieu-tep", Phrase("chưa có tệp site.yml", "there is no site.yml"),
                        advice: Phrase("tạo tệp này với một dòng \"tên: …\"", "write it, with a line \"tên: …\""),
                        at: Position(line: 0, column: 1, length: 1))
                }
                continue
            }
            // Over a Vietnamese file that could not be read, the English one would seem to translate nothing.
            if language == .english
                && diagnostics.contains(where: { $0.severity == .error && $0.location.file == displayName + "/site.yml" })
            {
                continue
            }
            if let (pairs, _) = mapping(in: file, limit: FrontMatter.yamlLimit, &reader) {
                Tables.site.read(pairs, into: &settings, at: Position(line: 1, column: 1, length: 1), &reader)
            }
        }
        if !settings.languages.contains(.vietnamese) { settings.languages.insert(.vietnamese, at: 0) }
        settings.logo = settings.logo.map { Photo(file: String($0.file.dropFirst()), description: $0.description) }
        settings.cover = settings.cover.map { Photo(file: String($0.file.dropFirst()), description: $0.description) }
        return settings
    }

    private func readLocalities(_ scope: ReferenceScope) -> LocalityReading {
        let file = LocalityFile.name
        guard FileSystem.isFile(path + "/" + file) else { return LocalityReading(isMissing: true) }
        var reader = reader(for: file, .vietnamese, scope)
        guard let root = yaml(in: file, limit: LocalityFile.sizeLimit, &reader), !root.isEmpty,
            let entries = LocalityFile.entries.read(root, &reader)
        else { return LocalityReading(diagnostics: reader.diagnostics) }
        let tree = LocalityFile.tree(of: entries, &reader)
        return LocalityReading(tree: tree, diagnostics: reader.diagnostics)
    }

    private func mapping(in file: String, limit: Int, _ reader: inout FieldReader) -> ([Node.Pair], Position)? {
        guard let node = yaml(in: file, limit: limit, &reader) else { return nil }
        guard case .mapping(let pairs) = node.value else {
            reader.error(
                "yaml", Phrase("tệp này không có dòng \"mục: giá trị\" nào", "the file has no \"key: value\" line"), advice: nil,
                at: node.position)
            return nil
        }
        return (pairs, node.position)
    }

    private func yaml(in file: String, limit: Int, _ reader: inout FieldReader) -> Node? {
        guard let raw = reader.bytes(of: file, limit: limit) else { return nil }
        switch FrontMatter.cleaned(raw) {
        case .failure(let fault):
            reader.error(fault.code, fault.message, advice: fault.advice, at: Position(line: fault.line, column: fault.column, length: 1))
        case .success(let bytes):
            switch YAMLReader.read(bytes[...], firstLine: 1) {
            case .failure(let fault): reader.error(fault.code, fault.message, advice: fault.advice, at: fault.position)
            case .success(let node): return node
            }
        }
        return nil
    }

    /// A published text that links to a draft would lead nowhere.
    private func reportLinks(
        _ links: [ProfileLink], toDraftsAmong sources: [ProfileKind: [ProfileFiles.Source]], _ origins: [ProfileKind: [Int]],
        _ diagnostics: inout [Diagnostic]
    ) {
        var published: [ProfileKind: Set<String>] = [:]
        var publishedFiles: Set<String> = []
        for (kind, list) in sources {
            for source in (origins[kind] ?? []).map({ list[$0] }) {
                published[kind, default: []].insert(source.slug)
                publishedFiles.insert(displayName + "/" + source.path)
                if let english = source.englishPath { publishedFiles.insert(displayName + "/" + english) }
            }
        }
        for link in links where published[link.kind]?.contains(link.slug) != true && publishedFiles.contains(link.location.file) {
            diagnostics.append(
                Diagnostic(
                    .error, "lien-ket-nhap",
                    Phrase(
                        "hồ sơ \"\(link.slug)\" còn là bản nháp, chưa có trang", "the profile \"\(link.slug)\" is a draft and has no page"),
                    advice: Phrase("bỏ liên kết, hoặc bỏ \"nháp\" ở hồ sơ kia", "remove the link, or publish that profile"),
                    at: link.location))
        }
    }
}
