import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func locality(_ page: LocalityPage) -> HTML {
        let view = page.view
        let map = page.points.isEmpty ? nil : sketchMap(page.points, view)
        let counts = (producers: page.producerCount, products: page.productCount)
        let found: HTML? = counts.producers + counts.products == 0 ? nil : "\(countsText(counts, view))"
        return """
            \(pageHead(view.text(view.distinctName(of: page.id)), above: page.locality.isFormer ? "\(view(Texts.formerUnit))" : nil, below: found))
            <div class="place-top\(map == nil ? "" : " place-top-map")">
            <div class="place-facts">
            \(whatItBecame(page))\(localityFacts(page).html)</div>
            \(map)</div>
            \(unitsBelow(page))\(localityLists(page))\(formerCommunes(page))
            """
    }

    /// The fact that most visitors come for.
    private func whatItBecame(_ page: LocalityPage) -> HTML {
        let view = page.view
        let locality = page.locality
        let name = view.plain(locality.name)
        var lines = HTML()
        if let day = locality.lastDay {
            lines += "<p>\(view(Texts.unitExistedUntil(name))) <strong>\(view.time(day))</strong>.</p>\n"
            if !locality.successors.isEmpty {
                lines += "<p class=\"became-title\">\(view(Texts.nowIs))</p>\n\(placeList(locality.successors, view))"
            }
        }
        if let parent = locality.newParent, !locality.successors.contains(parent) {
            lines += "<p>\(view(Texts.nowBelongsTo)) <strong>\(view.link(parent))</strong>.</p>\n"
        }
        if !page.predecessors.isEmpty {
            // A province that took others in kept its name.
            let title = locality.level == .province ? Texts.mergedWith : Texts.madeFrom
            lines += "<p class=\"became-title\">\(view(title))</p>\n\(placeList(page.predecessors, view))"
        }
        return lines.isEmpty ? "" : "<div class=\"became-box\">\n\(lines)</div>\n"
    }

    private func placeList(_ places: [Locality.ID], _ view: SiteView) -> HTML {
        "<ul class=\"place-list\">\n\(HTML.forEach(places) { "<li>\(view.link($0))</li>\n" })</ul>\n"
    }

    private func localityFacts(_ page: LocalityPage) -> Facts {
        let view = page.view
        let locality = page.locality
        var facts = Facts()
        facts.add(view(Texts.level), text: view(locality.level.name).capitalizingFirst)
        facts.add(view(Texts.belongsTo), view.placeLine(page.ancestors.reversed()))
        if !locality.isFormer, let district = view.catalogue.localities.formerDistrict(of: page.id), !page.ancestors.contains(district),
            !page.predecessors.contains(district)
        {
            facts.add(view(Texts.formerDistrict), view.link(district))
        }
        if !locality.otherNames.isEmpty { facts.add(view(Texts.otherNames), view.vietnamese(locality.otherNames.joined(separator: ", "))) }
        facts.add(view(Texts.officialCode), text: locality.officialCode)
        facts.add(
            view(Texts.map), locality.coordinates.map { "<a href=\"\(WebAddress(mapOf: $0))\" rel=\"noopener\">\(view(Texts.openMap))</a>" }
        )
        return facts
    }

    /// Beyond this many places a list is folded up.
    private static var longestOpenList: Int { 8 }

    private func unitsBelow(_ page: LocalityPage) -> HTML {
        let view = page.view
        let catalogue = view.catalogue
        func list(_ title: Phrase, _ ids: [Locality.ID]) -> HTML {
            guard !ids.isEmpty else { return "" }
            func counts(_ id: Locality.ID) -> (producers: Int, products: Int) {
                (catalogue.producers(in: id).count, catalogue.products(in: id).count)
            }
            // On a phone a long list would push the profiles out of sight.
            if ids.count > Self.longestOpenList { return "<div class=\"block\">\n\(communeList(ids, view(title), counts, view))</div>\n" }
            let items = HTML.forEach(ids) { placeItem($0, counts($0), view) }
            return section(view(title), "<ul class=\"columns columns-counted\">\n\(items)</ul>")
        }
        let districts = page.children.filter { catalogue[$0].level == .district }
        let communes = page.children.filter { catalogue[$0].level != .district }
        return """
            \(list(Texts.formerDistricts, districts))\
            \(list(Texts.communesOfToday, communes.filter { !catalogue[$0].isFormer }))
            """
    }

    /// The communes of before: many, and asked for by few.
    private func formerCommunes(_ page: LocalityPage) -> HTML {
        let view = page.view
        let former = page.children.filter { view.catalogue[$0].isFormer && view.catalogue[$0].level != .district }
        guard !former.isEmpty else { return "" }
        let items = HTML.forEach(former) { id in
            let today = view.catalogue[id].successors
            let became: HTML? = today.isEmpty ? nil : " → \(today.map { view.link($0) }.joined(separator: ", "))"
            return "<li>\(view.link(id))\(became)</li>\n"
        }
        return section(view(Texts.formerCommunes), "<ul class=\"columns\">\n\(items)</ul>")
    }

    /// No profile names this place. That is not "nobody works here": profiles may name what it became, or what it was before.
    private func nothingHere(_ page: LocalityPage) -> HTML {
        let view = page.view
        guard !page.elsewhere.isEmpty else {
            return
                "<div class=\"empty\"><p>\(view(Texts.emptyPlace))</p>\(moreLink(view.address(.localities), view(Texts.allPlaces)))</div>"
        }
        let places = HTML.forEach(page.elsewhere) { placeItem($0.place, ($0.producers, $0.products), view) }
        return """
            <div class="empty"><p>\(view(page.locality.isFormer ? Texts.filedUnderToday : Texts.filedUnderFormer))</p>
            <ul class="lines">
            \(places)</ul></div>
            """
    }

    private func localityLists(_ page: LocalityPage) -> HTML {
        let view = page.view
        func more(_ listing: Listing, _ count: Int, shown: Int) -> HTML? {
            count > shown ? moreLink(view.address(view.permalink(listing)), view(Texts.allOfThem(count, view))) : nil
        }
        if page.producers.isEmpty && page.products.isEmpty && page.fairs.isEmpty && page.showrooms.isEmpty && page.plans.isEmpty {
            return nothingHere(page)
        }
        return """
            \(section(view(Texts.products), more: more(.productsInPlace(page.id), page.productCount, shown: page.products.count), grid(page.products) { productCard($0, view) }))\
            \(section(view(Texts.producers), more: more(.producersInPlace(page.id), page.producerCount, shown: page.producers.count), grid(page.producers, style: "grid-wide") { producerCard($0, view) }))\
            \(section(view(Texts.valueChains), grid(page.valueChains, style: "grid-wide") { chainCard($0, view) }))\
            \(section(view(Texts.fairs), grid(page.fairs, style: "grid-wide") { fairCard($0, view) }))\
            \(section(view(Texts.showrooms), grid(page.showrooms, style: "grid-wide") { showroomCard($0, view) }))\
            \(section(view(Texts.plans), grid(page.plans, style: "grid-wide") { planCard($0, view) }))
            """
    }
}
