import Catalogue
import Content
import Diagnostics
import Foundation
import Parallelism
import Photos
import Publishing
import Site
import Values
import VietnameseText

/// The way from a content folder to a published site: read, plan, render, write, in that order. Nothing is written before
/// everything has been read and checked.
public struct SiteBuild: Sendable {
    public struct Options: Sendable {
        /// Instead of `site.yml`'s.
        public var baseAddress: WebAddress?
        /// Warnings count as errors.
        public var isStrict = false
        public var isDurable = false
        /// Told how far the work is, for whoever shows it.
        public var counter: WorkCounter?

        public init() {}
    }

    /// What a build did.
    public struct Result: Sendable {
        public var diagnostics: [Diagnostic] = []
        /// nil where the content has errors: then nothing was written.
        public var summary: OutputFolder.Summary?
        public var pages = 0
        /// The path below which the site lives on its host: empty, or `/htx`.
        public var basePath = ""
        public var timings: [(step: String, seconds: Double)] = []

        public var errors: Int { diagnostics.count { $0.severity == .error } }
        public var warnings: Int { diagnostics.count { $0.severity == .warning } }
    }

    /// The system failed, not the content.
    public enum Failure: Error, Sendable {
        case noContent(String)
        case unknownTheme(String, known: [String])
        case noThemeFiles(String)
        case unreadable(path: String, reason: Phrase)
        /// There are photos, and libvips is not installed.
        case noPhotoLibrary
        /// Somebody asked the counter to stop; nothing of the old site was touched.
        case stopped
        case publishing(PublishingError)

        public var message: Phrase {
            switch self {
            case .noContent(let path): Phrase("không thấy thư mục nội dung \"\(path)\"", "there is no content folder \"\(path)\"")
            case .unknownTheme(let name, let known):
                Phrase(
                    "không có giao diện \"\(name)\"; hiện có: \(known.joined(separator: ", "))",
                    "there is no theme \"\(name)\"; there are: \(known.joined(separator: ", "))")
            case .noThemeFiles(let name):
                Phrase("không thấy tệp của giao diện \"\(name)\"", "the files of the theme \"\(name)\" are not found")
            case .unreadable(let path, let reason):
                Phrase("không đọc được \(path): \(reason.vietnamese)", "cannot read \(path): \(reason.english)")
            case .stopped: Phrase("Đã dừng giữa chừng", "Stopped on request")
            case .noPhotoLibrary:
                Phrase(
                    "máy này chưa cài libvips, thư viện thu nhỏ ảnh",
                    "libvips, which makes photos smaller, is not installed on this machine")
            case .publishing(let error): error.message
            }
        }

        public var advice: Phrase {
            switch self {
            case .noContent:
                Phrase("chạy trong thư mục có content/, hoặc ghi --content ĐƯỜNG_DẪN", "run it beside content/, or give --content PATH")
            case .unknownTheme: Phrase("sửa mục \"giao diện\" trong site.yml", "mend \"giao diện\" in site.yml")
            case .noThemeFiles:
                Phrase(
                    "cài lại bằng \"make install\", hoặc đặt biến GIANHANG_THEMES",
                    "install again with \"make install\", or set GIANHANG_THEMES")
            case .unreadable:
                Phrase("kiểm tra tệp còn đó và đọc được, rồi dựng lại", "see that the file is there and can be read, then build again")
            case .stopped: Phrase("trang cũ giữ nguyên; chạy lại khi cần", "the old site is as it was; run it again when needed")
            case .noPhotoLibrary: Phrase("cài bằng lệnh: sudo apt-get install libvips42", "install it: sudo apt-get install libvips42")
            case .publishing(let error): error.advice
            }
        }
    }

    public let content: ContentFolder
    public let themes: [any Theme]
    /// Finds a theme's files.
    public let themeFolder: @Sendable (String) -> ThemeFolder?
    public let options: Options

    public init(
        content: ContentFolder, themes: [any Theme], options: Options = Options(), themeFolder: @escaping @Sendable (String) -> ThemeFolder?
    ) {
        self.content = content
        self.themes = themes
        self.options = options
        self.themeFolder = themeFolder
    }

    /// The same on another day.
    public func on(_ day: CalendarDate) -> SiteBuild {
        let folder = ContentFolder(path: content.path, displayName: content.displayName, today: day, includesDrafts: content.includesDrafts)
        return SiteBuild(content: folder, themes: themes, options: options, themeFolder: themeFolder)
    }

    /// What is known before anything is written.
    public struct Preparation: Sendable {
        /// nil where the content has errors.
        public var site: PreparedSite?
        /// In reading order.
        public var diagnostics: [Diagnostic]
        public var timings: [(step: String, seconds: Double)]
    }

    /// Everything that can be said without writing: the diagnostics, and the site where there are no errors.
    public func prepare() throws(Failure) -> Preparation {
        guard content.exists else { throw .noContent(content.displayName) }
        var clock = StepClock()
        let (reading, diagnostics) = content.read(counting: options.counter)
        guard options.counter?.isStopped != true else { throw .stopped }
        clock.mark("reading")
        var memory = SiteMemory(content)
        return try plan(reading, diagnostics, &clock, remembering: &memory)
    }

    /// The same, again: reads and plans only what `change` asks for since the last time with this memory.
    public func prepare(after change: ContentChange, remembering memory: inout SiteMemory) throws(Failure) -> Preparation {
        memory.unplanned.formUnion(change)
        guard content.exists else {
            memory.reader = ContentReader(content)
            throw .noContent(content.displayName)
        }
        var clock = StepClock()
        let (reading, diagnostics) = memory.reader.read(change, counting: options.counter)
        clock.mark("reading")
        return try plan(reading, diagnostics, &clock, remembering: &memory)
    }

    private func plan(
        _ reading: ContentReading?, _ diagnostics: [Diagnostic], _ clock: inout StepClock,
        remembering memory: inout SiteMemory
    ) throws(Failure) -> Preparation {
        guard let reading else { return Preparation(site: nil, diagnostics: diagnostics, timings: clock.steps) }
        var diagnostics = diagnostics
        let theme = try theme(named: reading.settings.theme)
        guard let folder = themeFolder(theme.name) else { throw .noThemeFiles(theme.name) }
        let assets: ThemeAssets
        if let known = memory.assets, known.folder == folder {
            assets = known
        } else {
            do { assets = try ThemeAssets(folder) } catch {
                throw .unreadable(
                    path: folder.path, reason: Phrase("thiếu tệp, hoặc không có quyền đọc", "files are missing or may not be read"))
            }
            memory.assets = assets
        }

        guard reading.photoPaths.isEmpty || PhotoWorkshop.isAvailable else { throw .noPhotoLibrary }
        let photos = PhotoStep(reading: reading, displayName: content.displayName, after: memory.unplanned, remembering: &memory.photos)
        memory.unplanned = .files([])
        diagnostics += photos.diagnostics
        let site = Site(
            reading: reading, themeName: theme.name, assetVersions: assets.versions, photos: photos.published,
            baseAddress: options.baseAddress,
            last: memory.site)
        memory.site = site
        let renderer = SiteRenderer(site: site, theme: theme)
        let plan = SitePlan(site)
        let pages = PageIndex.make(plan, of: site, last: memory.pages)
        memory.pages = pages
        let prepared = PreparedSite(
            renderer: renderer, plan: plan, pages: pages, assets: assets.files, themeFolder: folder, photos: photos.files,
            copiedFiles: reading.copiedFiles, contentRoot: reading.root)
        diagnostics += prepared.crossCheck(reading, displayName: content.displayName)
        if site.baseAddress == nil {
            diagnostics.append(
                Diagnostic(
                    .warning, "thieu-dia-chi",
                    Phrase(
                        "chưa ghi địa chỉ trang, nên không có mã QR, sitemap và liên kết chia sẻ",
                        "the site's address is not set, so there is no QR code, sitemap or sharing link"),
                    advice: Phrase("thêm dòng \"địa chỉ trang: https://…\" vào site.yml", "add \"địa chỉ trang: https://…\" to site.yml"),
                    at: SourceLocation(file: content.displayName + "/site.yml")))
        }
        clock.mark("planning")
        let sorted = diagnostics.sortedForReading()
        return Preparation(site: sorted.contains { $0.severity == .error } ? nil : prepared, diagnostics: sorted, timings: clock.steps)
    }

    /// Builds the site into `output`. Content errors (and, when strict, warnings) are in the result and leave the folder as
    /// it was; so does every failure that is thrown before the writing is finished.
    public func run(output: String) throws(Failure) -> Result {
        var result = Result()
        let preparation = try prepare()
        result.diagnostics = preparation.diagnostics
        result.timings = preparation.timings
        guard options.counter?.isStopped != true else { throw .stopped }
        guard let site = preparation.site, !(options.isStrict && result.warnings > 0) else { return result }
        var clock = StepClock()
        let folder: OutputFolder
        options.counter?.begin("waiting", total: 0)
        let counter = options.counter
        do throws(PublishingError) {
            folder = try OutputFolder(
                path: output, contentPath: content.path, themePath: site.themeFolder.path,
                options: OutputFolder.Options(isDurable: options.isDurable, isStopped: { counter?.isStopped == true }))
        } catch { throw counter?.isStopped == true ? .stopped : .publishing(error) }
        try site.write(to: folder, counting: options.counter)
        clock.mark("rendering")
        // From here on the site changes, file by file: that is finished, whoever asks.
        guard options.counter?.isStopped != true else { throw .stopped }
        do throws(PublishingError) { result.summary = try folder.finish() } catch { throw .publishing(error) }
        clock.mark("publishing")
        result.pages = site.plan.pages.count
        result.basePath = site.renderer.site.basePath
        result.timings += clock.steps
        return result
    }

    private func theme(named name: String?) throws(Failure) -> any Theme {
        guard let name else {
            if let first = themes.first { return first }
            throw .unknownTheme("", known: [])
        }
        guard let theme = themes.first(where: { $0.name == name }) else { throw .unknownTheme(name, known: themes.map(\.name)) }
        return theme
    }
}

/// Times the steps of a build.
struct StepClock {
    private(set) var steps: [(step: String, seconds: Double)] = []
    private var last = ContinuousClock.now

    mutating func mark(_ step: String) {
        let now = ContinuousClock.now
        let passed = now - last
        steps.append((step, Double(passed.components.seconds) + Double(passed.components.attoseconds) * 1e-18))
        last = now
    }
}
