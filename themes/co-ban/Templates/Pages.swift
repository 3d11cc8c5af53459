import Catalogue
import Markup
import Site
import VietnameseText

// The pages of the site itself, and those that are only text.

extension CoBanTheme {
    public func freePage(_ page: FreePagePage) -> HTML {
        let view = page.view
        return """
            <article class="article">
            \(pageHead(view.text(page.page.name), below: view.text(page.page.summary)))
            \(gallery(page.page.photos, name: page.page.name, view))\(prose(page.body))</article>
            """
    }

    public func search(_ page: SearchPage) -> HTML {
        let view = page.view
        return """
            \(pageHead("\(view(Texts.search))", below: "\(view(Texts.searchDescription))"))
            <div class="search-page" data-index="\(page.indexAddress)" data-found="\(view(Texts.resultsFound))" data-many="\(view(Texts.resultsMany))" \
            data-near="\(view(Texts.resultsNear))" data-none="\(view(Texts.resultsNone))" data-failed="\(view(Texts.resultsFailed))">
            \(searchForm(view, id: "tim_trong_trang", label: Texts.search))
            <noscript><p class="notice">\(view(Texts.searchNeedsScript))</p></noscript>
            <p class="results-count" role="status"></p>
            <ol class="results"></ol>
            </div>
            \(section(view(Texts.orLookAround), sectionTiles(page.sections, view)))
            """
    }

    public func notFound(_ page: NotFoundPage) -> HTML {
        let view = page.view
        return """
            \(pageHead("\(view(Texts.notFound))", below: "\(view(Texts.notFoundText))"))
            \(searchForm(view, id: "tim_trong_trang", label: Texts.search))
            \(section(view(Texts.orLookAround), sectionTiles(page.sections, view)))
            """
    }

    private func sectionTiles(_ sections: [Crumb], _ view: SiteView) -> HTML {
        grid(sections, style: "grid-small") { section in
            "<a class=\"tile\" href=\"\(view.address(section.permalink))\"><span class=\"tile-name\">\(view.text(section.name))</span></a>"
        }
    }

    public func openData(_ page: OpenDataPage) -> HTML {
        let view = page.view
        let files = HTML.forEach(page.files) { file in
            """
            <li class="card card-plain"><div class="card-text">
            <p class="card-kind">\(file.format)</p>
            <h2><a href="\(file.path)" download>\(file.name)</a></h2>
            <p class="card-line">\(file.description)</p>
            </div></li>

            """
        }
        return """
            \(pageHead("\(view(Texts.openData))", below: "\(view(Texts.openDataDescription))"))
            <p class="quiet-text">\(view(Texts.openDataRules))</p>
            <ul class="grid grid-wide">
            \(files)</ul>
            """
    }

    public func ocop(_ page: OCOPPage) -> HTML {
        let view = page.view
        let list = view.permalink(.starredProducts)
        let products: HTML =
            page.products.isEmpty ? "<p class=\"empty\">\(view(Texts.emptyProducts))</p>" : grid(page.products) { productCard($0, view) }
        return """
            \(pageHead("\(view(Texts.ocop))", below: "\(view(Texts.ocopDescription))"))
            \(page.number == 1 ? "<div class=\"prose\"><p>\(view(Texts.ocopExplained))</p><p>\(view(Texts.ocopValidity))</p></div>\n" : "")\
            \(starTiles(page.stars, view))
            \(section("\(view(Texts.validOn(view.date(view.today)))) (\(view.number(page.total)))", products))\
            \(pagination(list, number: page.number, of: page.pageCount, view))\
            \(section(view(Texts.lapsedCertificates), lapsed(page)))
            """
    }

    /// Lapsed and withdrawn certificates, as dated facts.
    private func lapsed(_ page: OCOPPage) -> HTML? {
        guard !page.lapsed.isEmpty else { return nil }
        let view = page.view
        let items = HTML.forEach(page.lapsed) { id in
            let product = view.catalogue[id]
            return
                "<li>\(view.link(id)) <small>\(view.text(view.catalogue[product.producer].name))</small>\(certificateBadge(product, view))</li>\n"
        }
        let more: HTML? =
            page.moreLapsed == 0 ? nil : "<p class=\"quiet-text\">… \(view(Texts.moreCertificates(page.moreLapsed, view)))</p>"
        return "<p class=\"quiet-text\">\(view(Texts.lapsedMeaning))</p>\n<ul class=\"lines lines-columns\">\n\(items)</ul>\n\(more)"
    }
}
