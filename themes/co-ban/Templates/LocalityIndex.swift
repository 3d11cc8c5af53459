import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    public func localityIndex(_ page: LocalityIndexPage) -> HTML {
        let view = page.view
        let jumps = HTML.forEach(page.roots) { id in
            "<li><a href=\"#\(anchor(id, view))\">\(view.text(view.catalogue[id].name))</a></li>\n"
        }
        return """
            \(pageHead("\(view(Texts.localities))", below: "\(view(Texts.localitiesDescription))"))
            <div class="notice-quiet"><p>\(view(Texts.whatHappenedInJuly))</p></div>
            <nav class="jumps" aria-label="\(view(Texts.provinces))"><ul>
            \(jumps)</ul></nav>
            \(HTML.forEach(page.roots) { province($0, page) })
            """
    }

    /// An id that no heading of a text can have: those know no underscore.
    private func anchor(_ id: Locality.ID, _ view: SiteView) -> String { "noi_\(view.catalogue[id].code)" }

    private func province(_ id: Locality.ID, _ page: LocalityIndexPage) -> HTML {
        let view = page.view
        let locality = view.catalogue[id]
        let children = locality.children.sortedInVietnamese { view.catalogue[$0].name.vietnamese }
        let districts = children.filter { view.catalogue[$0].level == .district }
        let communes = children.filter { view.catalogue[$0].level != .district }
        let became: HTML? = locality.isFormer ? "<p class=\"became\">\(becameLine(id, view))</p>\n" : nil
        let districtCards = grid(districts, style: "grid-wide") { district($0, page) }
        return """
            <section class="block province">
            <h2 id="\(anchor(id, view))">\(view.link(id)) <small class="count-line">\(countsText(page.counts(id), view))</small></h2>
            \(became)\
            \(districts.isEmpty ? "" : "<h3>\(view(Texts.formerDistricts))</h3>\n\(districtCards)\n")\
            \(communeList(communes, view(locality.isFormer ? Texts.formerCommunes : Texts.communesOfToday), page.counts, view))</section>

            """
    }

    /// A district of before: what it became, and what is found there.
    private func district(_ id: Locality.ID, _ page: LocalityIndexPage) -> HTML {
        let view = page.view
        let locality = view.catalogue[id]
        let children = locality.children.sortedInVietnamese { view.catalogue[$0].name.vietnamese }
        let became: HTML? = locality.isFormer ? "<p class=\"became\">\(becameLine(id, view))</p>\n" : nil
        return """
            <div class="card card-plain district"><div class="card-text">
            <h4>\(view.link(id))</h4>
            <p class="card-count">\(countsText(page.counts(id), view))</p>
            \(became)\(communeList(children, view(Texts.formerCommunes), page.counts, view))</div></div>
            """
    }

    /// Many places behind one line, to be opened by who looks for one of them.
    func communeList(
        _ ids: [Locality.ID], _ title: String, _ counts: (Locality.ID) -> (producers: Int, products: Int), _ view: SiteView
    ) -> HTML {
        guard !ids.isEmpty else { return "" }
        let items = HTML.forEach(ids) { placeItem($0, counts($0), view) }
        return
            "<details class=\"communes\"><summary>\(title) (\(view.number(ids.count)))</summary><ul class=\"columns columns-counted\">\n\(items)</ul></details>\n"
    }

    /// A place in a list, with what is found there.
    func placeItem(_ id: Locality.ID, _ counts: (producers: Int, products: Int), _ view: SiteView) -> HTML {
        let found: HTML? = counts.producers + counts.products == 0 ? nil : " <small>\(countsText(counts, view))</small>"
        return "<li>\(view.link(view.permalink(id), view.distinctName(of: id)))\(found)</li>\n"
    }

    func countsText(_ counts: (producers: Int, products: Int), _ view: SiteView) -> String {
        counts.producers + counts.products == 0
            ? view(Texts.noProfilesYet)
            : "\(view(Texts.producerCount(counts.producers, view))) · \(view(Texts.productCount(counts.products, view)))"
    }

    /// `Đến 30/06/2025. Nay là: Xã Tháp Mười, Xã Trường Xuân.`
    func becameLine(_ id: Locality.ID, _ view: SiteView) -> HTML {
        let locality = view.catalogue[id]
        var line = HTML()
        if let day = locality.lastDay { line += "\(view(Texts.existedUntil)) \(view.time(day)). " }
        if !locality.successors.isEmpty {
            line += "\(view(Texts.nowIs)) \(view.placeLine(locality.successors, beginsLine: false))."
        } else if let parent = locality.newParent {
            line += "\(view(Texts.nowBelongsTo)) \(view.placeLine([parent], beginsLine: false))."
        }
        return line
    }
}
