import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func productCard(_ id: Product.ID, _ view: SiteView) -> HTML {
        view.once("product-card", id.index) { makeProductCard(id, view) }
    }

    private func makeProductCard(_ id: Product.ID, _ view: SiteView) -> HTML {
        let product = view.catalogue[id]
        let producer = view.catalogue[product.producer]
        // Strong drinks are listed plainly: no price that draws, no picture that praises.
        let isPlain = product.alcoholRule == .listedPlainly
        var price: HTML?
        if !isPlain, let shown = product.price, shown.amount != .onRequest {
            price = "<p class=\"card-price\">\(shown.text(view.language))</p>\n"
        }
        let sample: HTML? = product.isIllustrative ? sampleMark(view) : nil
        let alcohol: HTML? = product.alcoholRule == .none ? nil : "<p class=\"card-note\">\(view(Texts.alcoholicDrink))</p>\n"
        let top: HTML = isPlain ? "" : "<div class=\"card-picture\">\(cardPicture(product, view))\(sample)</div>\n"
        return """
            <article class="card\(isPlain ? " card-plain" : "")">
            \(top)<div class="card-text">
            \(isPlain ? sample : nil)<h3>\(view.link(id))</h3>
            <p class="card-line">\(view.text(producer.name))</p>
            <p class="card-place">\(cardPlace(view.catalogue.locality(of: product), view))</p>
            \(certificateBadge(product, view))\(price)\(alcohol)</div>
            </article>
            """
    }

    private func cardPicture(_ product: Product, _ view: SiteView) -> HTML {
        product.photos.first.flatMap(view.photo).map { view.picture($0, alternative: "", sizes: Self.cardSizes) }
            ?? placeholder(product, view)
    }

    public func producerCard(_ id: Producer.ID, _ view: SiteView) -> HTML {
        view.once("producer-card", id.index) { makeProducerCard(id, view) }
    }

    private func makeProducerCard(_ id: Producer.ID, _ view: SiteView) -> HTML {
        let producer = view.catalogue[id]
        let count = view.catalogue.products(of: id).count
        var facts: [HTML] = []
        if let sector = producer.sector { facts.append(view.text(sector)) }
        let products: HTML? = count > 0 ? "<p class=\"card-count\">\(view(Texts.productCount(count, view)))</p>\n" : nil
        return """
            <article class="card card-row">
            \(emblem(producer, view))
            <div class="card-text">
            <p class="card-kind tags"><span>\(view(producer.producerKind.label))</span>\(producer.isIllustrative ? " \(sampleMark(view))" : "")</p>
            <h3>\(view.link(id))</h3>
            \(facts.map { "<p class=\"card-line\">\($0)</p>\n" as HTML })\
            <p class="card-place">\(cardPlace(producer.locality, view))</p>
            \(products)</div>
            </article>
            """
    }

    public func chainCard(_ id: ValueChain.ID, _ view: SiteView) -> HTML {
        view.once("chain-card", id.index) { makeChainCard(id, view) }
    }

    private func makeChainCard(_ id: ValueChain.ID, _ view: SiteView) -> HTML {
        let chain = view.catalogue[id]
        let participants = view.catalogue.participants(in: id)
        let stages = HTML.forEach(Array(chain.stages.enumerated())) { index, stage in
            let isEmpty = !participants.contains { $0.stage == index }
            return "<li\(attribute: "class", isEmpty ? "vacant" : nil)>\(view.text(stage.name))</li>\n"
        }
        let producers = view.catalogue.producers(in: id).count
        let products = view.catalogue.products(in: id).count
        let flow: HTML? = stages.isEmpty ? nil : "<ol class=\"card-stages\">\n\(stages)</ol>\n"
        return """
            <article class="card card-plain">
            <div class="card-text">
            <h3>\(view.link(id))</h3>
            \(flow)\
            <p class="card-count">\(countsText((producers, products), view))\(chain.isIllustrative ? " \(sampleMark(view))" : "")</p>
            </div>
            </article>
            """
    }

    public func fairCard(_ id: TradeFair.ID, _ view: SiteView) -> HTML {
        let fair = view.catalogue[id]
        let state = fair.state(on: view.today)
        let kind = fair.fairKind.map { view($0.label) } ?? view(Texts.fairs)
        let status: HTML? = state == .underWay ? "<span class=\"tag tag-now\">\(view(Texts.underWay))</span> " : nil
        return """
            <article class="card card-row\(state == .past ? " card-past" : "")">
            \(dateLeaf(fair.start.date, view))
            <div class="card-text">
            <p class="card-kind tags">\(status)<span>\(kind)</span>\(fair.isIllustrative ? " \(sampleMark(view))" : "")</p>
            <h3>\(view.link(id))</h3>
            <p class="card-line">\(fairDates(fair, view))</p>
            <p class="card-place">\(view.text(fair.venue))</p>
            </div>
            </article>
            """
    }

    public func showroomCard(_ id: Showroom.ID, _ view: SiteView) -> HTML {
        let showroom = view.catalogue[id]
        let hours: HTML? = showroom.openingHours.map { "<p class=\"card-line\">\(Icon.clock) \(view.text($0))</p>\n" }
        return """
            <article class="card card-plain">
            <div class="card-text">
            <h3>\(view.link(id))</h3>
            <p class="card-line">\(Icon.pin) \(view.text(showroom.address))</p>
            \(hours)\
            <p class="card-count">\(view(Texts.productCount(showroom.products.count, view)))\(showroom.isIllustrative ? " \(sampleMark(view))" : "")</p>
            </div>
            </article>
            """
    }

    public func articleCard(_ id: Article.ID, _ view: SiteView) -> HTML {
        let article = view.catalogue[id]
        let topic: HTML? = article.topic.map { "\(view($0.label)) · " }
        let summary: HTML? = article.summary.map { "<p class=\"card-line\">\(view.text($0))</p>\n" }
        let picture: HTML? = article.photos.first.flatMap(view.photo).map {
            "<div class=\"card-picture\">\(view.picture($0, alternative: "", sizes: Self.cardSizes))</div>\n"
        }
        return """
            <article class="card card-plain">
            \(picture)<div class="card-text">
            <p class="card-kind tags"><span>\(topic)\(view.time(article.date))</span>\(article.isIllustrative ? " \(sampleMark(view))" : "")</p>
            <h3>\(view.link(id))</h3>
            \(summary)</div>
            </article>
            """
    }

    public func planCard(_ id: Plan.ID, _ view: SiteView) -> HTML {
        let plan = view.catalogue[id]
        var facts: [HTML] = []
        if let period = plan.period { facts.append("\(view(Texts.period)) \(period)") }
        facts.append("\(view.text(view.catalogue[plan.locality].name))")
        return """
            <article class="card card-plain">
            <div class="card-text">
            <p class="card-kind tags"><span>\(facts.joined(separator: " · "))</span>\(plan.isIllustrative ? " \(sampleMark(view))" : "")</p>
            <h3>\(view.link(id))</h3>
            <p class="card-count">\(view(Texts.targetCount(plan.targets.count, view)))</p>
            </div>
            </article>
            """
    }

    // MARK: What cards are made of, for the cards of other themes too

    public static var cardSizes: String { "(min-width: 64em) 18rem, (min-width: 40em) 45vw, 100vw" }

    /// Where it is now, and the district that people still know it by.
    public func cardPlace(_ place: Locality.ID, _ view: SiteView) -> HTML {
        let address = view.once("present-address-text", place.index) { "\(view.presentAddressText(of: place))" }
        guard let district = view.catalogue.localities.formerDistrict(of: place) else { return "\(address)" }
        return "\(address) (\(view(Texts.former(view.catalogue[district].nameInSentence))))"
    }

    public func sampleMark(_ view: SiteView) -> HTML { "<span class=\"tag\">\(view(Texts.sample))</span>" }

    /// The leaf of a calendar: for the eye, as the dates stand beside it in words.
    public func dateLeaf(_ date: CalendarDate, _ view: SiteView) -> HTML {
        """
        <div class="leaf" aria-hidden="true"><span class="leaf-day">\(date.day)</span>\
        <span class="leaf-month">\(view(Texts.shortMonth(date.month)))</span><span class="leaf-year">\(date.year)</span></div>
        """
    }

    /// `12/12/2026 – 16/12/2026`; of a single day with its hours, `12/12/2026, 07:00–11:30`.
    public func fairDates(_ fair: TradeFair, _ view: SiteView) -> HTML {
        func day(_ moment: DateAndTime) -> HTML { "<time datetime=\"\(moment.iso)\">\(moment.date.text(view.language))</time>" }
        guard let end = fair.end, end.date != fair.start.date else {
            let hours = fair.start.timeText.map { start in ", " + start + (fair.end?.timeText.map { "–" + $0 } ?? "") } ?? ""
            return "\(day(fair.start))\(hours)"
        }
        return "\(day(fair.start)) – \(day(end))"
    }

    /// A producer's logo, or photo, or the first letters of its name.
    public func emblem(_ producer: Producer, _ view: SiteView) -> HTML {
        if let photo = (producer.logo ?? producer.photos.first).flatMap(view.photo) {
            return "<div class=\"emblem\">\(view.picture(photo, alternative: "", sizes: "4.5rem"))</div>"
        }
        return "<div class=\"emblem\" aria-hidden=\"true\">\(producer.initials)</div>"
    }
}

extension Producer {
    /// The first letters of the last two words of its name: `NM` of `Hợp tác xã Nắng Mai (minh hoạ)`.
    var initials: String {
        let words = name.vietnamese.utf8.prefix { $0 != UInt8(ascii: "(") }.split(separator: UInt8(ascii: " "))
        var initials = ""
        for word in words.reversed() where initials.utf8.isEmpty || initials.count < 2 {
            guard let letter = Substring(word).first, letter.isLetter else { continue }
            initials = String(letter).uppercased() + initials
        }
        return initials
    }
}
