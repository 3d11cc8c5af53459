import Content
import Site

/// One file of a site, for whoever makes them one at a time.
public enum SiteFile: Sendable {
    /// A page of the plan.
    case page(Page)
    /// A feed, data, the sitemap: made when asked for.
    case output(SiteRenderer.Output)
    /// A file of the theme.
    case asset([UInt8])
    /// A picture; making it may take a tenth of a second. nil where the photo has just changed or gone.
    case photo(@Sendable () -> [UInt8]?)
    /// A file of `tep/`, by its path on disk.
    case copy(String)
}

extension PreparedSite {
    /// What a build writes to `path` (`san-pham/che/index.html`), or nil where it writes nothing there.
    public func file(at path: String) -> SiteFile? {
        // No two of them have one path: that is an error of the content, but for robots.txt, where the office's own stays.
        if copiedPaths.contains(path) { return .copy(contentRoot + "/tep/" + path) }
        if let photo = photosByPath[path] { return .photo { photo.jpeg() } }
        let themePath = themeFolder.outputPath(of: "")
        if path.hasPrefix(themePath), let asset = assets.first(where: { $0.path == path.dropFirst(themePath.count) }) {
            return .asset(asset.bytes)
        }
        if let page = page(at: path) { return .page(page) }
        return outputs.first { $0.path == path }.map { .output($0) }
    }

    /// The page that is written to `path` of the output folder.
    public func page(at path: String) -> Page? {
        let address = "/" + (path == "index.html" || path.hasSuffix("/index.html") ? String(path.dropLast(10)) : path)
        // `index.html` ends the path of a page whose address ends with a slash, and only of such a page.
        return path.hasSuffix("/") || path.isEmpty ? nil : pages.page(at: address)
    }
}

extension PreparedSite {
    /// The files that are no pages and are not made from profiles, those of the theme and of `tep/`, by their path in the output
    /// folder, each with a word that changes with its bytes.
    public var looseFileTags: [(path: String, tag: String)] {
        assets.map { (themeFolder.outputPath(of: $0.path), renderer.site.assetVersions[$0.path] ?? "") }
            + copiedFiles.map { ($0, FileStamp(contentRoot + "/tep/" + $0)?.tag ?? "") }
    }

    /// Every path of the output folder that a build writes to.
    public var paths: [String] {
        plan.pages.map { $0.outputPath(in: renderer.site) } + outputs.map(\.path)
            + assets.map { themeFolder.outputPath(of: $0.path) } + photos.map(\.path) + copiedFiles
    }

    /// Makes the tables that looking up files needs, so that the first request does not wait for them.
    public func prepareLookups() { pages.prepare() }
}
