import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func product(_ page: ProductPage) -> HTML {
        let view = page.view
        let product = page.product
        let isPlain = page.alcohol == .listedPlainly
        let photos = gallery(product.photos, name: product.name, view)
        let picture: HTML = photos ?? "<div class=\"gallery-none\">\(placeholder(product, view))<p>\(view(Texts.noPhotoYet))</p></div>\n"
        let group = view.permalink(.productsInGroup(product.group))
        return """
            <article class="profile\(isPlain ? " profile-plain" : "")">
            <div class="profile-top">
            \(isPlain ? "" : "<div class=\"profile-picture\">\n\(picture)</div>")
            <div class="profile-intro">
            \(pageHead(view.text(product.name), above: "<a href=\"\(view.address(group))\">\(view(product.group.shortLabel))</a>", below: view.text(product.summary)))
            \(priceLine(page))\(alcoholWarning(page))\(certificateBlock(page))\(maker(page))</div>
            </div>
            <div class="profile-body">
            <div class="profile-text">
            \(prose(page.body))\(whereToBuy(page))\(isPlain ? photos : nil)</div>
            <div class="profile-facts">
            \(section(view(Texts.facts), productFacts(page).html))\(onPaper(page))</div>
            </div>
            </article>
            \(productConnections(page))
            """
    }

    /// What a buyer asks first. Not of a drink that may not be advertised.
    private func priceLine(_ page: ProductPage) -> HTML? {
        guard page.alcohol != .listedPlainly, let price = page.product.price, price.amount != .onRequest else { return nil }
        let package: HTML? = page.product.package.map { " · \(page.view.text($0))" }
        return "<p class=\"price-line\"><strong>\(price.text(page.view.language))</strong>\(package)</p>\n"
    }

    /// Required by the Law on prevention of harm from alcohol.
    private func alcoholWarning(_ page: ProductPage) -> HTML? {
        page.alcohol == .none ? nil : "<p class=\"warning\">\(Icon.warning) <strong>\(page.view(Texts.alcoholWarning))</strong></p>\n"
    }

    /// Who makes it, and how to reach them.
    private func maker(_ page: ProductPage) -> HTML {
        // The same on all products of the producer that come from where it is.
        page.product.ownLocality == nil ? page.view.once("maker", page.product.producer.index) { makeMaker(page) } : makeMaker(page)
    }

    private func makeMaker(_ page: ProductPage) -> HTML {
        let view = page.view
        let producer = page.producer
        let contact: HTML = contactButtons(producer, view) ?? "<p class=\"quiet-text\">\(view(Texts.noContactYet))</p>\n"
        return """
            <div class="maker">
            \(emblem(producer, view))
            <div class="maker-text">
            <p class="card-kind">\(view(Texts.madeBy))</p>
            <p class="maker-name">\(view.link(page.product.producer))</p>
            <p class="card-place">\(view.place(page.locality, formerDistrict: page.formerDistrict))</p>
            </div>
            \(contact)</div>
            """
    }

    private func productFacts(_ page: ProductPage) -> Facts {
        let view = page.view
        let product = page.product
        var facts = Facts()
        facts.add(view(Texts.price), text: product.price?.text(view.language))
        facts.add(view(Texts.package), view.text(product.package))
        facts.add(view(Texts.season), product.season.map { seasonStrip($0, view) })
        facts.add(view(Texts.ingredients), view.text(product.ingredients))
        facts.add(view(Texts.storage), view.text(product.storage))
        facts.add(view(Texts.shelfLife), view.text(product.shelfLife))
        if let alcohol = product.alcohol {
            facts.add(view(Texts.alcohol), text: view(Texts.percentByVolume(view.language.format(alcohol, places: 1))))
        }
        facts.add(view(Texts.group), text: view(product.group.label))
        facts.add(view(Texts.chain), product.valueChains.map { view.link($0) }.joined(separator: "<br>"))
        facts.add(view(Texts.place), view.place(page.locality, formerDistrict: page.formerDistrict))
        facts.add(view(Texts.certifications), certifications(product.certifications, view))
        facts.add(view(Texts.geographicalIndication), view.text(product.geographicalIndication))
        facts.add(view(Texts.trademark), view.text(product.trademark))
        facts.add(view(Texts.plantingAreaCode), text: product.plantingAreaCode)
        facts.add(view(Texts.barcode), product.barcode.map { "<span class=\"digits\">\($0.digits)</span>" })
        facts.add(
            view(Texts.traceability), product.traceability.map { "<a href=\"\($0)\" rel=\"noopener\">\(view(Texts.traceabilityLink))</a>" })
        facts.add(view(Texts.video), product.video.map { "<a href=\"\($0)\" rel=\"noopener\">\(view(Texts.videoLink)) (\($0.host))</a>" })
        return facts
    }

    /// Nothing is sold here: the producer and the shops are named.
    private func whereToBuy(_ page: ProductPage) -> HTML {
        let view = page.view
        // Where to buy a strong drink is a fact of the trade that this site does not spread.
        guard page.alcohol != .listedPlainly, !page.product.outlets.isEmpty else { return "" }
        let outlets = HTML.forEach(page.product.outlets) { outlet in
            let name: HTML =
                outlet.link.map { "<a href=\"\($0)\" rel=\"noopener\">\(view.vietnamese(outlet.name))</a> <small>\($0.host)</small>" }
                ?? "<strong>\(view.vietnamese(outlet.name))</strong>"
            let address: HTML? = outlet.address.map { "<br>\(view.vietnamese($0))" }
            return "<li>\(name)\(address)</li>\n"
        }
        return section(
            view(Texts.whereToBuy), "<p class=\"quiet-text\">\(view(Texts.nothingSoldHere))</p>\n<ul class=\"outlets\">\n\(outlets)</ul>")
    }

    /// What takes the page along: its QR code, a link to share.
    private func onPaper(_ page: ProductPage) -> HTML {
        guard page.alcohol != .listedPlainly else { return "" }
        let view = page.view
        let code: HTML? = page.qrCode.map {
            "<figure class=\"qr-figure\">\($0)<figcaption>\(view(Texts.qrCaption))</figcaption></figure>\n"
        }
        return """
            \(code)<p class="share" hidden><button type="button" class="button quiet" data-share data-done="\(view(Texts.linkCopied))">\
            \(Icon.share) <span aria-live="polite">\(view(Texts.share))</span></button></p>

            """
    }

    private func productConnections(_ page: ProductPage) -> HTML {
        let view = page.view
        let related: HTML? = page.alcohol == .listedPlainly ? nil : grid(page.related) { productCard($0, view) }
        return """
            \(section(view(Texts.fairsWithProduct), grid(page.fairs, style: "grid-wide") { fairCard($0, view) }))\
            \(section(view(Texts.showroomsWithProduct), grid(page.showrooms, style: "grid-wide") { showroomCard($0, view) }))\
            \(section(view(Texts.pastFairsWithProduct), pastFairs(page.pastFairs, view)))\
            \(section(view(Texts.articlesAbout), grid(page.articles, style: "grid-wide") { articleCard($0, view) }))\
            \(section(view(Texts.relatedProducts), style: "screen-only", related))
            """
    }

    /// Past fairs in a line each.
    func pastFairs(_ fairs: [TradeFair.ID], _ view: SiteView) -> HTML? {
        guard !fairs.isEmpty else { return nil }
        let items = HTML.forEach(fairs) { id in
            "<li>\(view.link(id)) <small>\(fairDates(view.catalogue[id], view))</small></li>\n"
        }
        return "<ul class=\"lines\">\n\(items)</ul>"
    }
}
