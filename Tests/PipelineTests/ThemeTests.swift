import Catalogue
import Foundation
import Markup
import Pipeline
import Site
import Testing
import ThemeCoBan

/// A second theme: it overrides one part and takes the rest as it is.
private struct Plain: CoBanTheme {
    var name: String { "co-ban" }

    func productCard(_ id: Product.ID, _ view: SiteView) -> HTML {
        "<article class=\"plain\"><h3>\(view.link(id))</h3></article>"
    }
}

@Suite("The files of a theme")
struct ThemeFolderTests {
    @Test("are its own: links that lead out, pipes and hidden files are left out")
    func files() throws {
        let root = NSTemporaryDirectory() + "gianhang-theme-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: root) }
        try FileManager.default.createDirectory(atPath: root + "/assets/anh", withIntermediateDirectories: true)
        for name in ["site.css", "anh/x.svg", ".hidden", "site.css~", "Thumbs.db", "~$site.css"] {
            try "x".write(toFile: root + "/assets/" + name, atomically: false, encoding: .utf8)
        }
        try "bí mật".write(toFile: root + "/ngoai.txt", atomically: false, encoding: .utf8)
        try FileManager.default.createSymbolicLink(atPath: root + "/assets/ngoai.txt", withDestinationPath: "../ngoai.txt")
        try FileManager.default.createSymbolicLink(atPath: root + "/assets/may.txt", withDestinationPath: "/etc/passwd")
        try FileManager.default.createSymbolicLink(atPath: root + "/assets/cung.css", withDestinationPath: "site.css")
        #expect(mkfifo(root + "/assets/ong.css", 0o644) == 0)
        #expect(try ThemeFolder(name: "x", path: root + "/assets").files().map(\.path) == ["anh/x.svg", "cung.css", "site.css"])
    }
}

@Suite("A second theme")
struct ThemeTests {
    @Test("shows a part that it overrides on every page that has it, and inherits everything else")
    func override() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build(theme: Plain())
        for page in [
            "index.html", "san-pham/index.html", "htx/cao-bo/index.html", "dia-ban/vi-xuyen/index.html",
            "chuoi-gia-tri/che-shan/index.html", "nhom/thuc-pham/index.html", "en/san-pham/index.html"
        ] {
            #expect(site[page].contains("class=\"plain\""), "\(page)")
            #expect(site[page].contains("<footer"), "\(page)")
        }
    }
}
