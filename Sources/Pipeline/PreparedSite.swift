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
    let assets: [(path: String, bytes: [UInt8])]
    public let themeFolder: ThemeFolder
    let photos: [PhotoStep.File]
    let copiedFiles: [String]
    let contentRoot: String

    private static let replaceableFile = "robots.txt"

    /// Renders every page on all cores and hands it to the folder; a page is dropped as soon as it is there, so that memory
    /// holds the catalogue and never the rendered site.
    func write(to folder: OutputFolder, counting counter: WorkCounter? = nil) throws(PublishingError) {
        let failure = Mutex<PublishingError?>(nil)
        let site = renderer.site
        @Sendable func attempt(_ body: () throws(PublishingError) -> Void) {
            // After the first failure the rest would only fail the same way.
            if failure.withLock({ $0 != nil }) { return }
            do throws(PublishingError) { try body() } catch { failure.withLock { if $0 == nil { $0 = error } } }
        }
        counter?.begin("rendering", total: plan.pages.count)
        _ = plan.pages.concurrentMap(counting: counter) { page -> Bool in
            attempt { () throws(PublishingError) in try folder.write(page.outputPath(in: site), renderer.render(page)) }
            return true
        }
        // An office may bring its own robots.txt; every other file of the site's own stays the site's.
        let outputs = renderer.outputs(for: plan).filter { $0.path != Self.replaceableFile || !copiedFiles.contains($0.path) }
        _ = outputs.concurrentMap { output -> Bool in
            attempt { () throws(PublishingError) in try folder.write(output.path, output.bytes()) }
            return true
        }
        for asset in assets { attempt { () throws(PublishingError) in try folder.write("giao-dien/\(themeFolder.name)/\(asset.path)", asset.bytes) } }
        if !photos.isEmpty { counter?.begin("photos", total: photos.count) }
        _ = photos.concurrentMap(counting: counter) { file -> Bool in
            attempt { () throws(PublishingError) in
                if let bytes = file.jpeg(existing: folder.path) { try folder.write(file.path, bytes) }
            }
            return true
        }
        for path in copiedFiles {
            attempt { () throws(PublishingError) in
                guard let bytes = try? Data(contentsOf: URL(fileURLWithPath: contentRoot + "/tep/" + path)) else { return }
                try folder.write(path, [UInt8](bytes))
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
        var paths: Set<String>?
        func exists(_ path: String) -> Bool {
            if paths == nil {
                paths = Set(plan.pages.map { $0.permalink(in: site).path } + renderer.outputs(for: plan).map { "/" + $0.path } + copiedFiles.map { "/" + $0 })
            }
            return paths?.contains(String(path.prefix { $0 != "#" && $0 != "?" })) ?? false
        }
        for entry in site.settings.menu + site.settings.footerLinks {
            if case .page(let permalink) = entry.destination, !exists(permalink.path) {
                diagnostics.append(Diagnostic(.error, "lien-ket", Phrase("trình đơn có liên kết \"\(permalink.path)\" không trỏ đến trang nào", "the menu's link \"\(permalink.path)\" leads to no page"),
                                              advice: Phrase("sửa mục \"link\" của \"\(entry.name.vietnamese)\"", "mend the link of \"\(entry.name.vietnamese)\""),
                                              at: SourceLocation(file: displayName + "/site.yml")))
            }
        }
        for link in reading.siteLinks where !exists(link.path) {
            diagnostics.append(Diagnostic(.error, "lien-ket", Phrase("liên kết \"\(link.path.prefix(80))\" không trỏ đến trang nào", "the link \"\(link.path.prefix(80))\" leads to no page"),
                                          advice: Phrase("ghi đường dẫn đến tệp hồ sơ, ví dụ ../htx/ten-htx.md", "write the path of a profile's file, such as ../htx/ten-htx.md"), at: link.location))
        }
        if !copiedFiles.isEmpty {
            let taken = Set(plan.pages.map { $0.outputPath(in: site) } + renderer.outputs(for: plan).map(\.path))
            for path in copiedFiles where path != Self.replaceableFile && (taken.contains(path) || path.hasPrefix(".gianhang")) {
                diagnostics.append(Diagnostic(.error, "trung-dia-chi", Phrase("tệp này trùng địa chỉ với một trang của site", "this file has the address of a page of the site"),
                                              advice: Phrase("đổi tên tệp", "rename it"), at: SourceLocation(file: displayName + "/tep/" + path)))
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

        /// The JPEG: the one of the last build where it is still there (its name tells the photo and the width), else a new one.
        func jpeg(existing folder: String) -> [UInt8]? {
            if let bytes = try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + path)), !bytes.isEmpty { return [UInt8](bytes) }
            return photo.jpeg(width: width)
        }
    }

    var published: [String: PublishedPhoto] = [:]
    var files: [File] = []
    var diagnostics: [Diagnostic] = []

    init(reading: ContentReading, displayName: String) {
        let paths = reading.photoPaths
        let workshop = PhotoWorkshop()
        let root = reading.root
        let prepared = paths.concurrentMap { path -> PhotoWorkshop.Prepared? in
            (try? Data(contentsOf: URL(fileURLWithPath: root + "/" + path))).flatMap { workshop.prepare([UInt8]($0), path: path) }
        }
        for (path, photo) in zip(paths, prepared) {
            guard let photo else {
                diagnostics.append(Diagnostic(.error, "anh-hong", Phrase("ảnh này hỏng hoặc quá lớn", "this picture is damaged or too large"),
                                              advice: Phrase("lưu lại thành JPEG, dưới \(PhotoWorkshop.byteLimit / 1_048_576) MB", "save it as JPEG, below \(PhotoWorkshop.byteLimit / 1_048_576) MB"),
                                              at: SourceLocation(file: displayName + "/" + path)))
                continue
            }
            published[path] = PublishedPhoto(sources: photo.sources.map { (path: "/" + $0.path, width: $0.width) }, width: photo.width, height: photo.height)
            files += photo.sources.map { File(path: $0.path, width: $0.width, photo: photo) }
        }
    }
}
