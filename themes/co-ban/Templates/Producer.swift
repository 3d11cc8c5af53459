import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func producer(_ page: ProducerPage) -> HTML {
        let view = page.view
        let producer = page.producer
        let kind = view.permalink(.producersOfKind(producer.producerKind))
        let contact: HTML = contactButtons(producer, view) ?? "<p class=\"quiet-text\">\(view(Texts.noContactYet))</p>\n"
        return """
            <article class="profile">
            <div class="producer-top">
            \(emblem(producer, view))
            <div class="profile-intro">
            \(pageHead(view.text(producer.name), above: "<a href=\"\(view.address(kind))\">\(view(producer.producerKind.label))</a>", below: view.text(producer.summary ?? producer.sector)))
            <p class="producer-place">\(Icon.pin) \(view.place(producer.locality, formerDistrict: page.formerDistrict))</p>
            \(contact)</div>
            </div>
            <div class="profile-body">
            <div class="profile-text">
            \(prose(page.body))\(services(page))\(roles(page))\(agreements(page))\(gallery(producer.photos, name: producer.name, view))</div>
            <div class="profile-facts">
            \(section(view(Texts.facts), producerFacts(page).html))</div>
            </div>
            </article>
            \(producerConnections(page))
            """
    }

    private func producerFacts(_ page: ProducerPage) -> Facts {
        let view = page.view
        let producer = page.producer
        var facts = Facts()
        if !producer.otherNames.isEmpty { facts.add(view(Texts.otherNames), view.vietnamese(producer.otherNames.joined(separator: ", "))) }
        facts.add(view(Texts.kind), text: view(producer.producerKind.label))
        facts.add(view(Texts.sector), view.text(producer.sector))
        facts.add(view(Texts.address), view.text(producer.address))
        facts.add(view(Texts.place), view.place(producer.locality, formerDistrict: page.formerDistrict))
        facts.add(
            view(Texts.contactPerson),
            producer.contactPerson.map { person in
                let position: HTML? = person.position.map { "<br><small>\(view.vietnamese($0))</small>" }
                return "\(view.vietnamese(person.name))\(position)"
            })
        facts.add(view(Texts.founded), text: producer.founded?.text(view.language))
        facts.add(view(Texts.members), text: producer.members.map(view.number))
        facts.add(view(Texts.linkedHouseholds), text: producer.linkedHouseholds.map(view.number))
        facts.add(view(Texts.workers), text: producer.workers.map(view.number))
        facts.add(view(Texts.area), producer.area.map(view.vietnamese))
        facts.add(view(Texts.model), view.text(producer.model))
        facts.add(view(Texts.highTechnology), text: producer.usesHighTechnology.map { view($0 ? Texts.yes : Texts.no) })
        facts.add(view(Texts.rating), producer.rating.map { rating($0, view) })
        facts.add(view(Texts.certifications), certifications(producer.certifications, view))
        facts.add(view(Texts.registrationNumber), text: producer.registrationNumber)
        return facts
    }

    private func rating(_ rating: Rating, _ view: SiteView) -> HTML {
        var parts = [view(rating.band.label)]
        if let score = rating.score { parts.append(view(Texts.points(view.language.format(score, places: 1)))) }
        if let year = rating.year { parts.append(view(Texts.year(year))) }
        let basis: HTML? = rating.basis.map { "<br><small>\(view(Texts.ratingBasis)) \(view.vietnamese($0))</small>" }
        return "\(parts.joined(separator: ", "))\(basis)"
    }

    private func services(_ page: ProducerPage) -> HTML {
        let view = page.view
        let services = page.producer.services
        guard !services.isEmpty else { return "" }
        let items = HTML.forEach(services(view.language)) { "<li>\(Icon.check) \(view.text($0))</li>\n" }
        return section(view(Texts.services(services.count)), "<ul class=\"services\">\n\(items)</ul>")
    }

    /// Its places in value chains.
    private func roles(_ page: ProducerPage) -> HTML {
        let view = page.view
        let chains = page.producer.roles.map(\.chain).uniqued()
        let items = HTML.forEach(chains) { id in
            let chain = view.catalogue[id]
            let stages = page.producer.roles.filter { $0.chain == id }.compactMap(\.stage).filter(chain.stages.indices.contains)
            let names: HTML? =
                stages.isEmpty
                ? nil
                : "<br><small>\(view(Texts.atStage)) \(stages.map { view.text(chain.stages[$0].name) }.joined(separator: ", "))</small>"
            return "<li>\(view.link(id))\(names)</li>\n"
        }
        return section(view(Texts.rolesInChains), items.isEmpty ? nil : "<ul class=\"lines\">\n\(items)</ul>")
    }

    private func agreements(_ page: ProducerPage) -> HTML {
        let view = page.view
        let items = HTML.forEach(page.links) { item in "<li>\(agreement(item.link, view))</li>\n" }
        return section(view(Texts.agreements), items.isEmpty ? nil : "<ol class=\"agreements\">\n\(items)</ol>")
    }

    /// Who delivers what to whom, as a row that is read from left to right (from top to bottom on phones).
    func agreement(_ link: ChainLink, _ view: SiteView) -> HTML {
        var details: [HTML] = []
        if let contract = link.contract { details.append("\(view(Texts.contract)) \(view.vietnamese(contract))") }
        if let since = link.since { details.append("\(view(Texts.since)) \(since.phrase(view.language))") }
        let small: HTML? = details.isEmpty ? nil : "<small>\(details.joined(separator: ", "))</small>"
        return """
            <span class="agreement-end">\(view.link(link.from))</span>\
            <span class="agreement-what">\(link.subject.map(view.vietnamese) ?? "\(view(Texts.linkedWith))") \(small)</span>\
            <span class="agreement-end">\(view.link(link.to))</span>
            """
    }

    private func producerConnections(_ page: ProducerPage) -> HTML {
        let view = page.view
        let more: HTML? =
            page.productCount > page.products.count
            ? moreLink(
                view.address(view.permalink(.productsOfProducer(page.id))), view(Texts.allOfThem(page.productCount, view)))
            : nil
        return """
            \(section(view(Texts.products), more: more, grid(page.products) { productCard($0, view) }))\
            \(section(view(Texts.showrooms), grid(page.showrooms, style: "grid-wide") { showroomCard($0, view) }))\
            \(section(view(Texts.fairs), grid(page.fairs, style: "grid-wide") { fairCard($0, view) }))\
            \(section(view(Texts.articlesAbout), grid(page.articles, style: "grid-wide") { articleCard($0, view) }))
            """
    }
}
