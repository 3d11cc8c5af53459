import Catalogue
import Markup
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

@Suite("A second theme")
struct ThemeTests {
    @Test("shows a part that it overrides on every page that has it, and inherits everything else")
    func override() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build(theme: Plain())
        for page in ["index.html", "san-pham/index.html", "htx/cao-bo/index.html", "dia-ban/vi-xuyen/index.html", "chuoi-gia-tri/che-shan/index.html", "nhom/thuc-pham/index.html", "en/san-pham/index.html"] {
            #expect(site[page].contains("class=\"plain\""), "\(page)")
            #expect(site[page].contains("<footer"), "\(page)")
        }
    }
}
