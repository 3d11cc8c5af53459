import Catalogue
import Content
import Markup
import Values
import VietnameseText

/// Turns pages into bytes: gathers what a template needs, calls the theme, and puts the result into the layout.
///
/// A value without state, so that pages are rendered on all cores; the same page gives the same bytes.
public struct SiteRenderer: Sendable {
    public let site: Site
    public let theme: any Theme
    /// What does not change from page to page of a list, made once.
    private let filters: [Language: [Listing: FilterSet]]

    public init(site: Site, theme: any Theme) {
        self.site = site
        self.theme = theme
        var filters: [Language: [Listing: FilterSet]] = [:]
        for language in site.languages {
            let view = site.view(language)
            for (number, listing) in view.filteredListings.enumerated() {
                filters[language, default: [:]][listing] = FilterSet(number: number, groups: view.filters(for: listing))
            }
        }
        self.filters = filters
    }

    /// The page as a whole HTML document.
    public func render(_ page: Page) -> HTML {
        let view = site.view(page.language)
        let permalink = page.permalink(in: site)
        switch page.content {
        case .home: return home(view)
        case .list(let listing, let number): return list(view, listing, number)
        case .ocop(let number): return ocop(view, number)
        case .fairs(let number): return fairs(view, number)
        case .product(let id): return product(view, id, permalink)
        case .producer(let id): return producer(view, id, permalink)
        case .localityIndex: return localityIndex(view, permalink)
        case .locality(let id): return locality(view, id, permalink)
        case .valueChain(let id): return valueChain(view, id, permalink)
        case .fair(let id): return fair(view, id, permalink)
        case .showroom(let id): return showroom(view, id, permalink)
        case .article(let id): return article(view, id, permalink)
        case .plan(let id): return plan(view, id, permalink)
        case .freePage(let id): return freePage(view, id, permalink)
        case .search: return search(view, permalink)
        case .openData: return openData(view, permalink)
        case .notFound: return notFound(view, permalink)
        }
    }

    private var catalogue: Catalogue { _read { yield site.catalogue } }

    // MARK: The head of a page

    private func head(
        _ view: SiteView, _ permalink: Permalink, title: String, description: String, crumbs: [Crumb] = [], structuredData: JSON? = nil,
        previous: Permalink? = nil, next: Permalink? = nil, photo: PublishedPhoto? = nil, isIllustrative: Bool = false,
        isDraft: Bool = false,
        isUntranslated: Bool = false, isHidden: Bool = false, section: Permalink? = nil, sources: [WebAddress] = []
    ) -> PageHead {
        let home = view.crumb(Texts.home, .home)
        return PageHead(
            view: view, permalink: permalink, title: title, description: description,
            breadcrumbs: permalink == .home ? [] : [home] + crumbs, languages: site.languages, structuredData: structuredData,
            previous: previous, next: next, photo: photo, isIllustrative: isIllustrative, isDraft: isDraft,
            isUntranslated: isUntranslated, isHidden: isHidden,
            section: section, sources: sources)
    }

    /// The head of a profile's page, with what all profiles share.
    private func head<Entity: Profile>(
        _ view: SiteView, _ profile: Entity, _ permalink: Permalink, text: ProfileText, crumbs: [Crumb], structuredData: JSON? = nil
    ) -> PageHead {
        head(
            view, permalink, title: profile.name(view.language), description: description(view, profile.summary, text), crumbs: crumbs,
            structuredData: structuredData, photo: profile.photos.first.flatMap(view.photo), isIllustrative: profile.isIllustrative,
            isDraft: profile.isDraft, isUntranslated: !profile.name.isWritten(in: view.language) && !text.isWritten(in: view.language),
            section: Entity.kind == .page ? permalink : .section(Entity.kind), sources: profile.sources)
    }

    /// The summary, or the beginning of the text, cut at a word.
    private func description(_ view: SiteView, _ summary: Localized?, _ text: ProfileText) -> String {
        if let summary { return summary(view.language) }
        let plain = text(view.language)?.plainText ?? ""
        // By bytes, as characters take long: 160 of them end before the next byte that begins one.
        var characters = 0, end = plain.utf8.startIndex, lastSpace: String.Index?
        for index in plain.utf8.indices {
            let byte = plain.utf8[index]
            if byte & 0xC0 != 0x80 {
                if characters == 160 { break }
                characters += 1
                if byte == 0x20 || byte == 0x0A { lastSpace = index }
            }
            end = plain.utf8.index(after: index)
        }
        let isWhole = end == plain.utf8.endIndex
        let cut = plain[..<(isWhole ? end : lastSpace ?? end)]
        return String(decoding: cut.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self) + (isWhole ? "" : "…")
    }

    // MARK: Front page and lists

    private func home(_ view: SiteView) -> HTML {
        var products: [Product.ID] = []
        for id in [catalogue.featuredProducts[...], site.index.starred[...], catalogue.products.prefix(64)].joined()
        where catalogue[id].alcoholRule == .none {
            if products.count == 8 { break }
            if !products.contains(id) { products.append(id) }
        }
        // Districts of before and communes of today: what people ask for. Provinces are too large to be a choice.
        let places = catalogue.localities.ids
            .filter { catalogue[$0].level != .province && !(catalogue[$0].isFormer && catalogue[$0].level == .commune) }
            .map { (place: $0, products: catalogue.products(in: $0).count, producers: catalogue.producers(in: $0).count) }
            .filter { $0.products + $0.producers > 0 }
            .sorted { left, right in
                (left.products + left.producers, catalogue[right.place].code) > (
                    right.products + right.producers, catalogue[left.place].code
                )
            }
        let calendar = FairsCalendar(site)
        let profiles = catalogue.profiles
        let real = (
            products: profiles.products.count { !$0.isIllustrative }, producers: profiles.producers.count { !$0.isIllustrative },
            chains: profiles.valueChains.count { !$0.isIllustrative }
        )
        let samples =
            profiles.products.count + profiles.producers.count + profiles.valueChains.count - real.products - real.producers - real.chains
        let page = HomePage(
            view: view, products: products, producers: Array(catalogue.featuredProducers.prefix(6)), places: Array(places.prefix(12)),
            valueChains: catalogue.valueChains,
            groups: view.groupFilter(current: .products), stars: view.starFilter(current: .products),
            fairs: Array((calendar.underWay + calendar.coming).prefix(3)), articles: Array(catalogue.articles.prefix(3)),
            plans: catalogue.plans,
            counts: (real.products, real.producers, places.count, real.chains, samples))
        let settings = site.settings
        let data = StructuredData.website(view)
        let head = head(
            view, .home, title: settings.name(view.language),
            description: (settings.description ?? settings.slogan ?? settings.name)(view.language),
            structuredData: data, photo: settings.cover.flatMap(view.photo))
        return theme.layout(head, theme.home(page))
    }

    private func list(_ view: SiteView, _ listing: Listing, _ number: Int) -> HTML {
        let heading = view.heading(of: listing)
        let items = site.items(of: listing)
        let pageCount = SitePlan.pageCount(of: items.count)
        let page = ListPage(
            view: view, listing: listing, heading: heading, items: items.page(number), total: items.count, number: number,
            pageCount: pageCount,
            filters: filters[view.language]?[listing] ?? FilterSet(number: -1, groups: []))
        var title = heading.title
        if number > 1 { title += " – \(Texts.page(view.language).lowercased()) \(number)" }
        let crumbs =
            view.owner(of: listing) + (number > 1 ? [Crumb(Localized(heading.title, english: heading.title), heading.permalink)] : [])
        let head = head(
            view, heading.permalink.page(number), title: title, description: heading.introduction ?? heading.title, crumbs: crumbs,
            previous: number > 1 ? heading.permalink.page(number - 1) : nil,
            next: number < pageCount ? heading.permalink.page(number + 1) : nil,
            section: section(of: listing))
        return theme.layout(head, theme.list(page))
    }

    private func section(of listing: Listing) -> Permalink {
        switch listing {
        case .products, .productsInGroup, .productsCertified, .productsInMonth: .section(.product)
        case .starredProducts, .productsWithStars: .ocop
        case .producers, .producersOfKind, .productsOfProducer: .section(.producer)
        case .productsInPlace, .producersInPlace: .localities
        case .valueChains, .productsInChain, .producersInChain: .section(.valueChain)
        case .tradeFairs: .section(.tradeFair)
        case .showrooms: .section(.showroom)
        case .articles, .articlesOnTopic: .section(.article)
        case .plans: .section(.plan)
        }
    }

    private func ocop(_ view: SiteView, _ number: Int) -> HTML {
        let starred = site.index.starred
        let pageCount = SitePlan.pageCount(of: starred.count)
        let heading = view.heading(of: .starredProducts)
        let lapsed =
            number > 1
            ? []
            : catalogue.products.filter { id in
                switch catalogue[id].certificate?.state(on: catalogue.today) {
                case .lapsed, .withdrawn: true
                default: false
                }
            }
        let shownLapsed = Array(lapsed.prefix(OCOPPage.longestLapsedList))
        let page = OCOPPage(
            view: view,
            stars: OCOPCertificate.starsWithMark.reversed().map { stars in
                (stars, view.permalink(.productsWithStars(stars)), site.index.byStars[stars]?.count ?? 0)
            }, lapsed: shownLapsed, moreLapsed: lapsed.count - shownLapsed.count,
            products: Array(starred.dropFirst((number - 1) * Listing.pageLength).prefix(Listing.pageLength)),
            number: number, pageCount: pageCount, total: starred.count)
        let head = head(
            view, heading.permalink.page(number), title: heading.title, description: heading.introduction ?? "",
            crumbs: number > 1 ? [view.crumb(.starredProducts)] : [],
            previous: number > 1 ? heading.permalink.page(number - 1) : nil,
            next: number < pageCount ? heading.permalink.page(number + 1) : nil,
            section: heading.permalink)
        return theme.layout(head, theme.ocop(page))
    }

    private func fairs(_ view: SiteView, _ number: Int) -> HTML {
        let calendar = FairsCalendar(site)
        let past = calendar.past.dropFirst((number - 1) * Listing.pageLength).prefix(Listing.pageLength)
        var years: [(year: Int, fairs: [TradeFair.ID])] = []
        for id in past {
            let year = catalogue[id].start.date.year
            if years.last?.year == year { years[years.count - 1].fairs.append(id) } else { years.append((year, [id])) }
        }
        let heading = view.heading(of: .tradeFairs)
        let page = FairsPage(
            view: view, number: number, pageCount: calendar.pageCount, underWay: number == 1 ? calendar.underWay : [],
            coming: number == 1 ? calendar.coming : [], past: years, total: catalogue.profiles.tradeFairs.count)
        let head = head(
            view, heading.permalink.page(number), title: heading.title, description: heading.introduction ?? "",
            crumbs: number > 1 ? [view.crumb(.tradeFairs)] : [],
            previous: number > 1 ? heading.permalink.page(number - 1) : nil,
            next: number < calendar.pageCount ? heading.permalink.page(number + 1) : nil, section: heading.permalink)
        return theme.layout(head, theme.fairs(page))
    }

    // MARK: Profiles

    private func product(_ view: SiteView, _ id: Product.ID, _ permalink: Permalink) -> HTML {
        let product = catalogue[id]
        let fairs = catalogue.fairs(with: id)
        let locality = catalogue.locality(of: product)
        let name = product.name(view.language)
        let page = ProductPage(
            view: view, id: id, product: product, producer: catalogue[product.producer],
            certificate: product.certificate?.state(on: catalogue.today),
            stars: catalogue.shownStars(of: product), alcohol: product.alcoholRule, body: view.body(site.texts[id]), locality: locality,
            formerDistrict: catalogue.localities.formerDistrict(of: locality), fairs: fairs.filter { !catalogue.isOver($0) },
            pastFairs: fairs.filter(catalogue.isOver).reversed(),
            showrooms: catalogue.showrooms(with: id), articles: catalogue.articles(about: id), related: catalogue.related(to: id, limit: 4),
            qrCode: view.fullAddress(permalink).flatMap {
                QRCode($0)?.svg(label: Phrase("Mã QR dẫn đến trang này: \(name)", "QR code of this page: \(name)")(view.language))
            })
        let head = head(
            view, product, permalink, text: site.texts[id], crumbs: [view.crumb(.products)],
            structuredData: StructuredData.product(view, id, permalink))
        return theme.layout(head, theme.product(page))
    }

    private func producer(_ view: SiteView, _ id: Producer.ID, _ permalink: Permalink) -> HTML {
        let producer = catalogue[id]
        let products = catalogue.products(of: id)
        let fairs = catalogue.fairs(of: id)
        let links = catalogue.chains(of: id).flatMap { chain in
            catalogue[chain].links.filter { $0.from == id || $0.to == id }.map { (chain: chain, link: $0) }
        }
        let page = ProducerPage(
            view: view, id: id, producer: producer, body: view.body(site.texts[id]),
            formerDistrict: catalogue.localities.formerDistrict(of: producer.locality),
            products: Array(products.prefix(Listing.inlineLength)), productCount: products.count, showrooms: catalogue.showrooms(of: id),
            fairs: fairs.filter { !catalogue.isOver($0) } + fairs.filter(catalogue.isOver).reversed(),
            articles: catalogue.articles(about: id), links: links)
        let head = head(
            view, producer, permalink, text: site.texts[id], crumbs: [view.crumb(.producers)],
            structuredData: StructuredData.producer(view, id, permalink))
        return theme.layout(head, theme.producer(page))
    }

    private func localityIndex(_ view: SiteView, _ permalink: Permalink) -> HTML {
        let page = LocalityIndexPage(view: view, roots: catalogue.localities.roots)
        let head = head(
            view, permalink, title: Texts.localities(view.language), description: Texts.localitiesDescription(view.language),
            section: permalink)
        return theme.layout(head, theme.localityIndex(page))
    }

    private func locality(_ view: SiteView, _ id: Locality.ID, _ permalink: Permalink) -> HTML {
        let locality = catalogue[id]
        let producers = catalogue.producers(in: id), products = catalogue.products(in: id)
        let tree = catalogue.localities
        let nearby =
            locality.isFormer && !locality.successors.isEmpty && locality.level != .province
            ? locality.successors
            : locality.children.isEmpty ? [id] : locality.children
        // Former communes share their district's points; the districts and the communes of today are enough for a map.
        let points = nearby.filter { !(catalogue[$0].isFormer && catalogue[$0].level == .commune) }.compactMap { place in
            catalogue[place].coordinates.map { (place: place, point: $0) }
        }
        let origins = tree.predecessors(of: id)
        let peers = origins.filter { catalogue[$0].level == locality.level }
        let related = locality.isFormer ? locality.successors + [locality.newParent].compactMap { $0 } : origins
        let elsewhere =
            !producers.isEmpty || !products.isEmpty
            ? []
            : related
                .map { (place: $0, producers: catalogue.producers(in: $0).count, products: catalogue.products(in: $0).count) }
                .filter { $0.producers + $0.products > 0 }
        let page = LocalityPage(
            view: view, id: id, locality: locality, ancestors: tree.ancestors(of: id),
            children: locality.children.sortedInVietnamese { catalogue[$0].name.vietnamese }, predecessors: peers.isEmpty ? origins : peers,
            elsewhere: elsewhere,
            producers: Array(producers.prefix(Listing.inlineLength)), producerCount: producers.count,
            products: Array(products.prefix(Listing.inlineLength)), productCount: products.count, valueChains: catalogue.chains(in: id),
            fairs: catalogue.fairs(in: id).reversed(), showrooms: catalogue.showrooms(in: id), plans: catalogue.plans(in: id),
            points: points.count > 1 ? points : [])
        let name = view.distinctName(of: id)(view.language)
        let description = Phrase(
            "\(name): \(producers.count) đơn vị và \(products.count) sản phẩm.",
            "\(name): \(producers.count) producers and \(products.count) products.")
        let head = head(
            view, permalink, title: name, description: description(view.language), crumbs: Array(view.placeCrumbs(to: id).dropLast()),
            section: .localities)
        return theme.layout(head, theme.locality(page))
    }

    private func valueChain(_ view: SiteView, _ id: ValueChain.ID, _ permalink: Permalink) -> HTML {
        let chain = catalogue[id]
        let participants = catalogue.participants(in: id)
        let products = catalogue.products(in: id)
        var byStage: [Int: [Producer.ID]] = [:]
        for participant in participants { byStage[participant.stage ?? -1, default: []].append(participant.producer) }
        var stages: [(stage: ValueChain.Stage?, producers: [Producer.ID], count: Int)] = chain.stages.enumerated().map { index, stage in
            let all = byStage[index] ?? []
            return (stage, Array(all.prefix(Listing.inlineLength)), all.count)
        }
        if let others = byStage[-1] { stages.append((nil, Array(others.prefix(Listing.inlineLength)), others.count)) }
        let page = ValueChainPage(
            view: view, id: id, chain: chain, body: view.body(site.texts[id]), stages: stages,
            products: Array(products.prefix(Listing.inlineLength)), productCount: products.count,
            producerCount: catalogue.producers(in: id).count)
        let head = head(view, chain, permalink, text: site.texts[id], crumbs: [view.crumb(.valueChains)])
        return theme.layout(head, theme.valueChain(page))
    }

    private func fair(_ view: SiteView, _ id: TradeFair.ID, _ permalink: Permalink) -> HTML {
        let fair = catalogue[id]
        let page = FairPage(
            view: view, id: id, fair: fair, state: fair.state(on: catalogue.today), body: view.body(site.texts[id]),
            articles: catalogue.articles(about: id), isRegistrationOpen: fair.isRegistrationOpen(on: catalogue.today))
        let head = head(
            view, fair, permalink, text: site.texts[id], crumbs: [view.crumb(.tradeFairs)],
            structuredData: StructuredData.fair(view, id, permalink))
        return theme.layout(head, theme.fair(page))
    }

    private func showroom(_ view: SiteView, _ id: Showroom.ID, _ permalink: Permalink) -> HTML {
        let showroom = catalogue[id]
        let page = ShowroomPage(
            view: view, id: id, showroom: showroom, body: view.body(site.texts[id]),
            formerDistrict: catalogue.localities.formerDistrict(of: showroom.locality))
        let head = head(view, showroom, permalink, text: site.texts[id], crumbs: [view.crumb(.showrooms)])
        return theme.layout(head, theme.showroom(page))
    }

    private func article(_ view: SiteView, _ id: Article.ID, _ permalink: Permalink) -> HTML {
        let article = catalogue[id]
        let siblings = article.topic.flatMap { site.index.byTopic[$0] } ?? catalogue.articles
        let page = ArticlePage(
            view: view, id: id, article: article, body: view.body(site.texts[id]),
            related: Array(siblings.lazy.filter { $0 != id }.prefix(3)))
        let head = head(
            view, article, permalink, text: site.texts[id], crumbs: [view.crumb(.articles)],
            structuredData: StructuredData.article(view, id, permalink))
        return theme.layout(head, theme.article(page))
    }

    private func plan(_ view: SiteView, _ id: Plan.ID, _ permalink: Permalink) -> HTML {
        let plan = catalogue[id]
        let targets = plan.targets.map { target in
            (target: target, counted: target.measure.flatMap { catalogue.value(of: $0, in: plan.locality) })
        }
        let page = PlanPage(view: view, id: id, plan: plan, body: view.body(site.texts[id]), targets: targets)
        let head = head(view, plan, permalink, text: site.texts[id], crumbs: [view.crumb(.plans)])
        return theme.layout(head, theme.plan(page))
    }

    private func freePage(_ view: SiteView, _ id: FreePage.ID, _ permalink: Permalink) -> HTML {
        let page = FreePagePage(view: view, id: id, page: catalogue[id], body: view.body(site.texts[id]))
        return theme.layout(head(view, catalogue[id], permalink, text: site.texts[id], crumbs: []), theme.freePage(page))
    }

    // MARK: Pages of the site itself

    private func sections(_ view: SiteView) -> [Crumb] { SiteView.sections.map { view.crumb($0.name, $0.permalink) } }

    private func search(_ view: SiteView, _ permalink: Permalink) -> HTML {
        let page = SearchPage(view: view, indexAddress: view.file(SearchIndex.path(view.language)), sections: sections(view))
        let head = head(
            view, permalink, title: Texts.search(view.language), description: Texts.searchDescription(view.language), isHidden: true,
            section: permalink)
        return theme.layout(head, theme.search(page))
    }

    private func openData(_ view: SiteView, _ permalink: Permalink) -> HTML {
        let page = OpenDataPage(
            view: view,
            files: OpenData.files.map { file in
                (
                    name: file.name(view.language), description: file.description(view.language), path: view.file(file.path),
                    format: file.format
                )
            })
        let head = head(
            view, permalink, title: Texts.openData(view.language), description: Texts.openDataDescription(view.language), section: permalink
        )
        return theme.layout(head, theme.openData(page))
    }

    private func notFound(_ view: SiteView, _ permalink: Permalink) -> HTML {
        let head = head(view, permalink, title: Texts.notFound(view.language), description: Texts.notFound(view.language), isHidden: true)
        return theme.layout(head, theme.notFound(NotFoundPage(view: view, sections: sections(view))))
    }
}
