import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func valueChain(_ page: ValueChainPage) -> HTML {
        let view = page.view
        let moreProducts: HTML? =
            page.productCount > page.products.count
            ? moreLink(view.address(view.permalink(.productsInChain(page.id))), view(Texts.allOfThem(page.productCount, view)))
            : nil
        let moreProducers: HTML? =
            page.producerCount > Listing.inlineLength
            ? moreLink(
                view.address(view.permalink(.producersInChain(page.id))), view(Texts.allOfThem(page.producerCount, view))) : nil
        let produce: HTML? = page.chain.keyProduce.map {
            "<p class=\"chain-produce\">\(view(Texts.keyProduce)) <strong>\(view.text($0))</strong></p>\n"
        }
        let counts = countsText((page.producerCount, page.productCount), view)
        return """
            \(pageHead(view.text(page.chain.name), above: "\(view(Texts.valueChains)) · \(counts)", below: view.text(page.chain.summary)))
            \(produce)\(gallery(page.chain.photos, name: page.chain.name, view))\
            \(section(view(Texts.stages), more: moreProducers, stages(page)))\
            \(section(view(Texts.agreements), agreements(page)))\
            \(prose(page.body))\
            \(section(view(Texts.productsOfChain), more: moreProducts, grid(page.products) { productCard($0, view) }))
            """
    }

    /// The stages in their order, with who is in each. A stage without anybody says so, and invites.
    private func stages(_ page: ValueChainPage) -> HTML? {
        guard !page.stages.isEmpty else { return nil }
        let view = page.view
        let named = page.stages.compactMap { item in item.stage.map { (stage: $0, producers: item.producers, count: item.count) } }
        let items = HTML.forEach(named) { item in
            let description: HTML? = item.stage.description.map { "<p class=\"stage-note\">\(view.text($0))</p>\n" }
            let members: HTML =
                item.producers.isEmpty
                ? "<p class=\"stage-empty\">\(view(Texts.vacantStage))</p>\n"
                : "<ul>\n\(members(item.producers, view))\(rest(item.count - item.producers.count, view))</ul>\n"
            return """
                <li class="stage\(item.producers.isEmpty ? " vacant" : "")">
                <h3>\(view.text(item.stage.name))</h3>
                \(description)\(members)</li>

                """
        }
        let invitation: HTML? =
            named.contains { $0.producers.isEmpty } ? "<p class=\"quiet-text\">\(view(Texts.vacantStagesInvite))</p>\n" : nil
        let flow: HTML = named.isEmpty ? "" : "<ol class=\"flow\">\n\(items)</ol>\n\(invitation)"
        guard let others = page.stages.first(where: { $0.stage == nil }), !others.producers.isEmpty else { return flow }
        return """
            \(flow)<h3>\(view(named.isEmpty ? Texts.inThisChain : Texts.inThisChainToo))</h3>
            <ul class="columns">
            \(members(others.producers, view))\(rest(others.count - others.producers.count, view))</ul>
            """
    }

    private func members(_ producers: [Producer.ID], _ view: SiteView) -> HTML {
        HTML.forEach(producers) { "<li>\(view.link($0)) <small>\(view.presentAddressText(of: view.catalogue[$0].locality))</small></li>\n" }
    }

    private func rest(_ count: Int, _ view: SiteView) -> HTML {
        count > 0 ? "<li>\(view(Texts.andMore(count, view)))</li>\n" : ""
    }

    /// The links as a drawing, and the same as text.
    private func agreements(_ page: ValueChainPage) -> HTML? {
        guard !page.chain.links.isEmpty else { return nil }
        let view = page.view
        let items = HTML.forEach(page.chain.links) { "<li>\(agreement($0, view))</li>\n" }
        return "\(chainDiagram(page))<ol class=\"agreements\">\n\(items)</ol>"
    }
}
