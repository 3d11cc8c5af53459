import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    public func header(_ head: PageHead) -> HTML {
        let view = head.view
        // The front page and the page of the search have their own, larger form.
        let hasOwnForm = head.permalink == .home || view.address(head.permalink) == view.searchAddress
        let search: HTML? =
            hasOwnForm
            ? nil
            : view.once("quick-search") { searchForm(view, id: "tim_nhanh", label: Texts.quickSearch) }
        let sample: HTML? = view.settings.isIllustrative ? "<p class=\"site-note\">\(view(Texts.sampleSite))</p>\n" : nil
        return """
            <header class="site-header">
            \(sample)<div class="wrap site-bar">
            \(brand(head))
            <div class="site-tools\(hasOwnForm ? " site-tools-short" : "")">
            \(search)
            \(languageSwitch(head))
            </div>
            </div>
            <nav class="menu" aria-label="\(view(Texts.mainMenu))"><ul class="wrap">
            \(menu(head))</ul></nav>
            </header>
            """
    }

    private func brand(_ head: PageHead) -> HTML {
        head.permalink == .home ? makeBrand(head) : head.view.once("brand") { makeBrand(head) }
    }

    private func makeBrand(_ head: PageHead) -> HTML {
        let view = head.view
        let settings = view.settings
        let logo: HTML =
            settings.logo.flatMap(view.photo).map {
                view.picture($0, alternative: "", sizes: "3.5rem", isFirst: true)
            }
            ?? "<svg viewBox=\"0 0 48 48\" aria-hidden=\"true\"><path class=\"stall\" d=\"M6 20v22h36V20\"/><path class=\"awning\" d=\"M8 6h32l4 14a6 6 0 0 1-10 3 7 7 0 0 1-10 0 7 7 0 0 1-10 0 6 6 0 0 1-10-3z\"/><path class=\"stripes\" d=\"M18 6l-4 17M30 6l4 17M24 6v19\"/><path class=\"stall\" d=\"M12 32h24\"/></svg>"
        // The front page has the slogan as its heading.
        let slogan: HTML? =
            head.permalink == .home
            ? nil : settings.slogan.map { "<span class=\"brand-slogan\"\(view.languageMark($0))>\(view.plain($0))</span>" }
        return """
            <a class="brand" href="\(view.address(.home))">
            <span class="brand-mark">\(logo)</span>
            <span class="brand-words"><span class="brand-name"\(view.languageMark(settings.name))>\(view.plain(settings.name))</span>\(slogan)</span>
            </a>
            """
    }

    /// The same on all pages of a section but the one that the entry itself leads to.
    private func menu(_ head: PageHead) -> HTML {
        let view = head.view
        var entries: [Permalink?] = view.settings.menu.map { entry in
            if case .page(let page) = entry.destination { page } else { nil }
        }
        if entries.isEmpty { entries = SiteView.sections.map(\.permalink) }
        if entries.contains(head.permalink) { return makeMenu(head) }
        let section = head.section.flatMap { entries.firstIndex(of: $0) } ?? entries.count
        return view.once("menu", section) { makeMenu(head) }
    }

    private func makeMenu(_ head: PageHead) -> HTML {
        let view = head.view
        var items = HTML()
        func add(_ address: String, _ name: HTML, isHere: Bool, isAbove: Bool) {
            items += "<li><a href=\"\(address)\"\(attribute: "aria-current", isHere ? "page" : isAbove ? "true" : nil)>\(name)</a></li>\n"
        }
        for entry in view.settings.menu {
            var permalink: Permalink?
            if case .page(let page) = entry.destination { permalink = page }
            add(
                view.address(entry.destination), view.text(entry.name), isHere: permalink == head.permalink,
                isAbove: permalink != nil && permalink == head.section)
        }
        if view.settings.menu.isEmpty {
            for (name, permalink) in SiteView.sections {
                add(view.address(permalink), "\(view(name))", isHere: permalink == head.permalink, isAbove: permalink == head.section)
            }
        }
        return items
    }

    /// The same page in the other language.
    private func languageSwitch(_ head: PageHead) -> HTML {
        let view = head.view
        let others = head.languages.filter { $0 != view.language }
        return HTML.forEach(others) { language in
            let name = language == .english ? "English" : "Tiếng Việt"
            return
                "<a class=\"language\" href=\"\(view.address(head.permalink, in: language))\" lang=\"\(language.rawValue)\" hreflang=\"\(language.rawValue)\">\(name)</a>"
        }
    }

    public func searchForm(_ view: SiteView, id: String, label: Phrase) -> HTML {
        """
        <form class="search" role="search" aria-label="\(view(label))" action="\(view.searchAddress)">
        <label class="hidden" for="\(id)">\(view(Texts.searchLabel))</label>
        <input type="search" id="\(id)" name="q" placeholder="\(view(Texts.searchHint))" autocomplete="off">
        <button type="submit">\(Icon.search)<span class="search-word">\(view(Texts.searchButton))</span></button>
        </form>
        """
    }
}
