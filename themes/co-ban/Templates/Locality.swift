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
        return """
            \(pageHead(view.text(page.locality.name), above: page.locality.isFormer ? "\(view(Texts.formerUnit))" : nil, below: "\(countsText(counts, view))"))
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
            lines += "<p class=\"became-title\">\(view(Texts.madeFrom))</p>\n\(placeList(page.predecessors, view))"
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
        facts.add(view(Texts.belongsTo), page.ancestors.reversed().map { view.link($0) }.joined(separator: ", "))
        if !locality.isFormer, let district = view.catalogue.localities.formerDistrict(of: page.id), !page.ancestors.contains(district), !page.predecessors.contains(district) {
            facts.add(view(Texts.formerDistrict), view.link(district))
        }
        if !locality.otherNames.isEmpty { facts.add(view(Texts.otherNames), view.vietnamese(locality.otherNames.joined(separator: ", "))) }
        facts.add(view(Texts.officialCode), text: locality.officialCode)
        facts.add(view(Texts.map), locality.coordinates.map { "<a href=\"\(WebAddress(mapOf: $0))\" rel=\"noopener\">\(view(Texts.openMap))</a>" })
        return facts
    }

    private func unitsBelow(_ page: LocalityPage) -> HTML {
        let view = page.view
        let catalogue = view.catalogue
        func list(_ title: Phrase, _ ids: [Locality.ID]) -> HTML {
            guard !ids.isEmpty else { return "" }
            let items = HTML.forEach(ids) { id in
                let count = catalogue.producers(in: id).count + catalogue.products(in: id).count
                let mark: HTML? = count == 0 ? nil : " <span class=\"count\">\(view.number(count))</span>"
                return "<li>\(view.link(id))\(mark)</li>\n"
            }
            return section(view(title), "<ul class=\"columns\">\n\(items)</ul>")
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

    private func localityLists(_ page: LocalityPage) -> HTML {
        let view = page.view
        func more(_ listing: Listing, _ count: Int, shown: Int) -> HTML? {
            count > shown ? moreLink(view.address(view.heading(of: listing).permalink), view(Texts.allOfThem(count, view))) : nil
        }
        if page.producers.isEmpty && page.products.isEmpty && page.fairs.isEmpty && page.showrooms.isEmpty && page.plans.isEmpty {
            return "<div class=\"empty\"><p>\(view(Texts.emptyPlace))</p>\(moreLink(view.address(view.places), view(Texts.allPlaces)))</div>"
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
