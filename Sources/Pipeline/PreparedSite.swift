import Catalogue
import Content
import Diagnostics
import Foundation
import Parallelism
import Photos
import Publishing
import Site
import Synchronization
import VietnameseText

/// A site that is read, checked and planned, and only has to be rendered.
public struct PreparedSite: Sendable {
    public let renderer: SiteRenderer
    public let plan: SitePlan
    let pages: PageIndex
    let assets: [(path: String, bytes: [UInt8])]
    public let themeFolder: ThemeFolder
    let photos: [PhotoStep.File]
    let copiedFiles: [String]
    let contentRoot: String
    // For looking up one file.
    let photosByPath: [String: PhotoStep.File]
    let copiedPaths: Set<String>

    init(
        renderer: SiteRenderer, plan: SitePlan, pages: PageIndex, assets: [(path: String, bytes: [UInt8])], themeFolder: ThemeFolder,
        photos: [PhotoStep.File], copiedFiles: [String], contentRoot: String
    ) {
        self.renderer = renderer
        self.plan = plan
        self.pages = pages
        self.assets = assets
        self.themeFolder = themeFolder
        self.photos = photos
        self.copiedFiles = copiedFiles
        self.contentRoot = contentRoot
        photosByPath = Dictionary(photos.map { ($0.path, $0) }) { first, _ in first }
        copiedPaths = Set(copiedFiles)
    }

    private static let replaceableFile = "robots.txt"

    /// What is made on all cores.
    private enum Work: Sendable {
        case output(SiteRenderer.Output)
        case page(Page)
    }

    /// The files beside the pages. An office may bring its own robots.txt; every other file of the site's own stays the site's.
    var outputs: [SiteRenderer.Output] {
        renderer.outputs(for: plan).filter { $0.path != Self.replaceableFile || !copiedPaths.contains($0.path) }
    }

    /// Renders every page on all cores and hands it to the folder; a page is dropped as soon as it is there, so that memory
    /// holds the catalogue and never the rendered site.
    ///
    /// Throws the first failure: of the output folder, or of a file of the content that vanished or was damaged since it was
    /// read. Nothing of the old site is harmed then.
    func write(to folder: OutputFolder, counting counter: WorkCounter? = nil) throws(SiteBuild.Failure) {
        let failure = Mutex<SiteBuild.Failure?>(nil)
        let site = renderer.site
        @Sendable func attempt(_ work: () throws(SiteBuild.Failure) -> Void) {
            // After the first failure the rest would only fail the same way.
            if failure.withLock({ $0 != nil }) { return }
            do throws(SiteBuild.Failure) {
                if counter?.isStopped == true { throw .stopped }
                try work()
            } catch {
                failure.withLock { if $0 == nil { $0 = error } }
            }
        }
        @Sendable func put(_ path: String, _ make: () throws(SiteBuild.Failure) -> [UInt8]) {
            attempt { () throws(SiteBuild.Failure) in
                let bytes = try make()
                do throws(PublishingError) { try folder.write(path, bytes) } catch { throw .publishing(error) }
            }
        }
        @Sendable func put(_ page: Page) {
            attempt { () throws(SiteBuild.Failure) in
                do throws(PublishingError) {
                    try renderer.render(page).withBytes { (bytes) throws(PublishingError) in
                        try folder.write(page.outputPath(in: site), bytes)
                    }
                } catch { throw .publishing(error) }
            }
        }
        // The files beside the pages first, as each takes longer than a page.
        let work = outputs.map(Work.output) + plan.pages.map(Work.page)
        counter?.begin("rendering", total: work.count)
        _ = work.concurrentMap(counting: counter) { piece -> Bool in
            switch piece {
            case .output(let output): put(output.path) { output.bytes() }
            case .page(let page): put(page)
            }
            return true
        }
        for asset in assets { put(themeFolder.outputPath(of: asset.path)) { asset.bytes } }
        if !photos.isEmpty {
            counter?.begin("photos", total: photos.count)
            // liborc, which compiles what libvips calculates, sets the process's umask to 066 for a moment (orccodemem.c).
            folder.setModesAlways()
        }
        _ = photos.concurrentMap(counting: counter) { file -> Bool in
            put(file.path) { () throws(SiteBuild.Failure) in
                guard let bytes = file.jpeg(published: folder) else {
                    throw .unreadable(
                        path: file.original, reason: Phrase("ảnh vừa thay đổi hoặc bị hỏng", "the photo has just changed or is damaged"))
                }
                return bytes
            }
            return true
        }
        for path in copiedFiles {
            put(path) { () throws(SiteBuild.Failure) in
                switch ContentFolder.copiedFile(path, in: contentRoot) {
                case .success(let bytes): return bytes
                case .failure(let failure): throw .unreadable(path: contentRoot + "/tep/" + path, reason: failure.reason)
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// What can only be seen once all pages are planned: site paths that lead to no page, and copied files that would take
    /// a page's place.
    func crossCheck(_ reading: ContentReading, displayName: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let site = renderer.site
        // Only what somebody typed by hand is looked up; the program's own links come from the plan.
        lazy var files = Set(outputs.map { "/" + $0.path } + copiedFiles.map { "/" + $0 })
        func exists(_ typed: String) -> Bool {
            let path = String(typed.prefix { $0 != "#" && $0 != "?" })
            // A page has one address in all languages.
            return !path.hasPrefix(Language.english.pathPrefix + "/") && pages.page(at: path) != nil || files.contains(path)
        }
        for entry in site.settings.menu + site.settings.footerLinks {
            if case .page(let permalink) = entry.destination, !exists(permalink.path) {
                diagnostics.append(
                    Diagnostic(
                        .error, "lien-ket",
                        Phrase(
                            "trình đơn có liên kết \"\(permalink.path)\" không trỏ đến trang nào",
                            "the menu's link \"\(permalink.path)\" leads to no page"),
                        advice: Phrase(
                            "sửa mục \"link\" của \"\(entry.name.vietnamese)\"", "mend the link of \"\(entry.name.vietnamese)\""),
                        at: SourceLocation(file: displayName + "/site.yml")))
            }
        }
        var counts: [String: Int] = [:]
        for link in reading.siteLinks where !exists(link.path) {
            let count = counts[link.location.file, default: 0]
            counts[link.location.file] = count + 1
            if count == ContentFolder.faultLimitPerFile { diagnostics.append(.andMore(.error, at: link.location)) }
            if count >= ContentFolder.faultLimitPerFile { continue }
            diagnostics.append(
                Diagnostic(
                    .error, "lien-ket",
                    Phrase(
                        "liên kết \"\(link.path.prefix(80))\" không trỏ đến trang nào",
                        "the link \"\(link.path.prefix(80))\" leads to no page"),
                    advice: Phrase(
                        "ghi đường dẫn đến tệp hồ sơ, ví dụ ../htx/ten-htx.md",
                        "write the path of a profile's file, such as ../htx/ten-htx.md"), at: link.location))
        }
        diagnostics += copiedFileFaults(displayName)
        return diagnostics
    }
}

extension PreparedSite {
    /// Files of `tep/` that cannot be published where they lie: two names that are one on some disks, the place of a file or a folder
    /// of the site, a name that no host takes.
    private func copiedFileFaults(_ displayName: String) -> [Diagnostic] {
        if copiedFiles.isEmpty { return [] }
        // Names that differ only in case are one file on Windows and on many USB sticks.
        var files = Set(
            (renderer.outputs(for: plan).map(\.path) + assets.map { themeFolder.outputPath(of: $0.path) } + photos.map(\.path)).map {
                $0.lowercased()
            })
        if copiedFiles.contains(Self.replaceableFile) { files.remove(Self.replaceableFile) }
        var folders = Set(files.flatMap(OutputFolder.folders))
        func isPage(_ path: String) -> Bool { page(at: path) != nil }
        func isFile(_ path: String) -> Bool { files.contains(path) || isPage(path) }
        func isFolder(_ path: String) -> Bool { folders.contains(path) || isPage(path + "/index.html") }
        var diagnostics: [Diagnostic] = []
        for path in copiedFiles {
            let key = path.lowercased()
            func report(_ code: String, _ message: Phrase) {
                diagnostics.append(
                    Diagnostic(
                        .error, code, message, advice: Phrase("đổi tên tệp", "rename it"),
                        at: SourceLocation(file: "\(displayName)/tep/\(path)")))
            }
            if !OutputFolder.accepts(path) {
                report("ten-tep", Phrase("tên tệp này không dùng làm địa chỉ được", "this file's name cannot be an address"))
            } else if isFile(key) || isFolder(key) || OutputFolder.folders(above: key).contains(where: isFile) {
                report(
                    "trung-dia-chi",
                    Phrase(
                        "tệp này trùng địa chỉ với một trang hoặc một tệp khác của site",
                        "this file has the address of a page or of another file of the site"))
            } else {
                files.insert(key)
                folders.formUnion(OutputFolder.folders(above: key))
            }
        }
        return diagnostics
    }
}

/// The photos that the pages show, made ready.
struct PhotoStep: Sendable {
    struct File: Sendable {
        let path: String
        let width: Int
        let photo: PhotoWorkshop.Prepared
        /// On disk.
        let original: String

        /// The JPEG: the one of the last build where it is there as it was made (its name tells the photo and the width), else a new one.
        func jpeg(published folder: OutputFolder) -> [UInt8]? {
            if let bytes = folder.published(path), PhotoSeal.holds(bytes, at: path) { return bytes }
            return jpeg()
        }

        func jpeg() -> [UInt8]? {
            ContentFolder.bytes(ofFile: original, limit: PhotoWorkshop.byteLimit).flatMap { photo.jpeg(of: $0, width: width) }
        }
    }

    var published: [String: PublishedPhoto] = [:]
    var files: [File] = []
    var diagnostics: [Diagnostic] = []

    /// - Parameter memory: the photos of the last time; of them only those are looked at again that `change` names.
    init(reading: ContentReading, displayName: String, after change: ContentChange, remembering memory: inout PhotoMemory) {
        let paths = reading.photoPaths
        let workshop = PhotoWorkshop()
        let root = reading.root
        let last = memory
        let now = time(nil)
        let prepared = paths.concurrentMap { path -> PhotoMemory.Photo in
            if let known = last[path], case .files(let changed) = change, !changed.contains(path) { return known }
            let file = root + "/" + path
            let stamp = FileStamp(file)
            if let known = last[path], known.isSettled, known.stamp == stamp { return known }
            // Never read where it is far too large: a film may have been named .jpg.
            let isTooLarge = stamp.map { $0.size > PhotoWorkshop.byteLimit } == true
            let bytes = isTooLarge ? nil : ContentFolder.bytes(ofFile: file, limit: PhotoWorkshop.byteLimit)
            return PhotoMemory.Photo(
                prepared: bytes.map { workshop.prepare($0, path: path) } ?? .failure(isTooLarge ? .tooLarge : .unusable),
                stamp: stamp, isSettled: stamp?.isSettled(at: now) == true)
        }
        memory = PhotoMemory(paths, prepared)
        // One photo may lie beside a profile under two names that make the same address.
        var places: Set<String> = []
        for (path, prepared) in zip(paths, prepared) {
            let photo: PhotoWorkshop.Prepared
            switch prepared.prepared {
            case .success(let usable): photo = usable
            case .failure(let refusal):
                let (message, advice) = Self.words(for: refusal)
                diagnostics.append(
                    Diagnostic(.error, "anh-hong", message, advice: advice, at: SourceLocation(file: displayName + "/" + path)))
                continue
            }
            published[path] = PublishedPhoto(
                sources: photo.sources.map { (path: "/" + $0.path, width: $0.width) }, width: photo.width, height: photo.height)
            files += photo.sources.filter { places.insert($0.path).inserted }.map {
                File(path: $0.path, width: $0.width, photo: photo, original: root + "/" + path)
            }
        }
    }

    /// What is wrong with a photo, and what to do.
    private static func words(for refusal: PhotoWorkshop.Refusal) -> (message: Phrase, advice: Phrase) {
        let megabytes = PhotoWorkshop.byteLimit / 1_048_576
        return switch refusal {
        case .cutShort:
            (
                Phrase("ảnh bị cắt ngang: tệp thiếu phần cuối", "the picture is cut short: the end of the file is missing"),
                Phrase(
                    "hãy chép lại ảnh từ điện thoại hoặc máy ảnh, chờ chép xong hẳn",
                    "copy it again from the phone or camera, and wait until it is all there")
            )
        case .tooLarge:
            (
                Phrase("ảnh này quá lớn", "this picture is too large"),
                Phrase("lưu lại nhỏ hơn, dưới \(megabytes) MB", "save it smaller, below \(megabytes) MB")
            )
        case .unusable:
            (
                Phrase("ảnh này hỏng, không mở được", "this picture is damaged and cannot be opened"),
                Phrase("hãy chép lại ảnh, hoặc mở ảnh rồi lưu lại thành JPEG", "copy it again, or open it and save it as JPEG")
            )
        }
    }
}

/// The photos that were looked at, for the next time.
struct PhotoMemory: Sendable {
    struct Photo: Sendable {
        let prepared: Result<PhotoWorkshop.Prepared, PhotoWorkshop.Refusal>
        /// The state of the file before it was read, and whether a later change would show in it.
        let stamp: FileStamp?
        let isSettled: Bool
    }

    private var photos: [String: Photo] = [:]

    init() {}

    init(_ paths: [String], _ photos: [Photo]) { self.photos = Dictionary(uniqueKeysWithValues: zip(paths, photos)) }

    subscript(path: String) -> Photo? { photos[path] }
}
