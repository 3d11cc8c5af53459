import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func layout(_ head: PageHead, _ main: HTML) -> HTML {
        let view = head.view
        return """
            <!doctype html>
            <html lang="\(view.language.rawValue)">
            <head>
            \(documentHead(head))</head>
            <body>
            <a class="skip" href="#noi-dung">\(view(Texts.skipToContent))</a>
            \(header(head))
            <main id="noi-dung" class="wrap">
            \(notices(head))\(breadcrumbs(head))\(main)\(sources(head))
            </main>
            \(footer(head))
            </body>
            </html>

            """
    }

    public func documentHead(_ head: PageHead) -> HTML {
        let view = head.view
        let siteName = view.plain(view.settings.name)
        let title =
            head.permalink == .home
            ? view.settings.slogan.map { "\(siteName) – \(view.plain($0))" } ?? siteName
            : "\(head.title) – \(siteName)"
        return """
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title)</title>
            <meta name="description" content="\(head.description)">
            \(HTML.when(head.isHidden, "<meta name=\"robots\" content=\"noindex\">\n"))\
            \(addresses(head))\(sharing(head, siteName: siteName))\
            \(view.once("files") { files(view) })\(structuredData(head))
            """
    }

    /// Styles and scripts: the same on every page.
    private func files(_ view: SiteView) -> HTML {
        let palette = Palette(view.settings.colors)
        return """
            <link rel="icon" href="\(view.asset("icon.svg"))" type="image/svg+xml">
            <meta name="theme-color" content="\(palette.main.hex)">
            <link rel="stylesheet" href="\(view.asset("site.css"))">
            <link rel="stylesheet" href="\(view.asset("drawings.css"))">
            <style>\(palette.styles)</style>
            \(HTML.when(view.site.hasOwnStyles, "<link rel=\"stylesheet\" href=\"\(view.file("/site.css"))\">\n"))\
            <script type="module" src="\(view.asset("site.js"))"></script>

            """
    }

    /// Where the page is, in which languages, before and after which.
    private func addresses(_ head: PageHead) -> HTML {
        let view = head.view
        var links = HTML()
        if let address = view.fullAddress(head.permalink), !head.isHidden {
            links += "<link rel=\"canonical\" href=\"\(address)\">\n"
            if head.languages.count > 1 {
                for language in head.languages {
                    if let address = view.fullAddress(head.permalink, in: language) {
                        links += "<link rel=\"alternate\" hreflang=\"\(language.rawValue)\" href=\"\(address)\">\n"
                    }
                }
            }
        }
        if let previous = head.previous { links += "<link rel=\"prev\" href=\"\(view.address(previous))\">\n" }
        if let next = head.next { links += "<link rel=\"next\" href=\"\(view.address(next))\">\n" }
        links += view.once("feed") {
            "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"\(view.plain(view.settings.name))\" href=\"\(view.feed)\">\n"
        }
        return links
    }

    /// What Zalo, Facebook and others show of a link.
    private func sharing(_ head: PageHead, siteName: String) -> HTML {
        let view = head.view
        let locale = view.language == .vietnamese ? "vi_VN" : "en_GB"
        let address: HTML? = view.fullAddress(head.permalink).map { "<meta property=\"og:url\" content=\"\($0)\">\n" }
        var picture = HTML()
        if let photo = head.photo, let path = photo.sources.last?.path, let base = view.site.baseAddress {
            picture = """
                <meta property="og:image" content="\(base + path)">
                <meta property="og:image:width" content="\(photo.width)">
                <meta property="og:image:height" content="\(photo.height)">

                """
        }
        return """
            <meta property="og:type" content="\(head.section == .section(.article) ? "article" : "website")">
            <meta property="og:site_name" content="\(siteName)">
            <meta property="og:locale" content="\(locale)">
            <meta property="og:title" content="\(head.title)">
            <meta property="og:description" content="\(head.description)">
            \(address)\(picture)\
            <meta name="twitter:card" content="\(picture.isEmpty ? "summary" : "summary_large_image")">

            """
    }

    private func structuredData(_ head: PageHead) -> HTML? {
        head.structuredData.map { "<script type=\"application/ld+json\">\($0.scriptText)</script>\n" }
    }

    // MARK: Around the text

    public func notices(_ head: PageHead) -> HTML {
        let view = head.view
        var notices = HTML()
        if head.isDraft { notices += "<p class=\"notice\">\(view(Texts.draftNotice))</p>\n" }
        if head.isIllustrative { notices += "<p class=\"notice\">\(view(Texts.illustrativeNotice))</p>\n" }
        if head.isUntranslated { notices += "<p class=\"notice-quiet\">\(view(Texts.untranslatedNotice))</p>\n" }
        return notices
    }

    public func breadcrumbs(_ head: PageHead) -> HTML {
        guard !head.breadcrumbs.isEmpty else { return "" }
        // Most pages lie right below a section.
        if head.breadcrumbs.count == 2, let section = SiteView.sections.firstIndex(where: { $0.permalink == head.breadcrumbs[1].permalink })
        {
            return head.view.once("breadcrumbs", section) { makeBreadcrumbs(head) }
        }
        return makeBreadcrumbs(head)
    }

    private func makeBreadcrumbs(_ head: PageHead) -> HTML {
        let view = head.view
        let steps = HTML.forEach(head.breadcrumbs) { crumb in
            "<li>\(view.link(crumb.permalink, crumb.name))</li>"
        }
        return "<nav class=\"breadcrumbs\" aria-label=\"\(view(Texts.breadcrumbs))\"><ol>\(steps)</ol></nav>\n"
    }

    public func sources(_ head: PageHead) -> HTML {
        guard !head.sources.isEmpty else { return "" }
        let view = head.view
        let items = HTML.forEach(head.sources.uniqued()) { source in
            "<li><a href=\"\(source)\" rel=\"noopener\">\(source.host)<span class=\"source-path\">\(source.pathAfterHost)</span></a></li>\n"
        }
        return """
            <section class="sources">
            <h2>\(view(Texts.sources))</h2>
            <ul>\(items)</ul>
            </section>
            """
    }
}
