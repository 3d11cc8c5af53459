import Catalogue
import VietnameseText

extension SiteView {
    /// The address of a list.
    public func permalink(_ listing: Listing) -> Permalink {
        switch listing {
        case .products: .section(.product)
        case .productsInGroup(let group): .productGroups.appending(group.slug)
        case .starredProducts: .ocop
        case .productsWithStars(let stars): .ocop.appending("\(stars)-sao")
        case .productsCertified(let slug): .section(.product).appending("chung-nhan").appending(slug)
        case .productsInMonth(let month): .section(.product).appending("mua-vu").appending("thang-\(month)")
        case .productsOfProducer(let id): permalink(id).appending("san-pham")
        case .productsInPlace(let id): permalink(id).appending("san-pham")
        case .productsInChain(let id): permalink(id).appending("san-pham")
        case .producers: .section(.producer)
        case .producersOfKind(let kind): .section(.producer).appending("loai-hinh").appending(kind.slug)
        case .producersInPlace(let id): permalink(id).appending("htx")
        case .producersInChain(let id): permalink(id).appending("htx")
        case .valueChains: .section(.valueChain)
        case .tradeFairs: .section(.tradeFair)
        case .showrooms: .section(.showroom)
        case .articles: .section(.article)
        case .articlesOnTopic(let topic): .section(.article).appending("chu-de").appending(topic.slug)
        case .plans: .section(.plan)
        }
    }

    /// The address, title and introduction of a list.
    public func heading(of listing: Listing) -> ListHeading {
        func heading(_ title: Phrase, _ introduction: Phrase? = nil, empty: Phrase = Texts.emptyProducts) -> ListHeading {
            ListHeading(
                permalink: permalink(listing), title: title(language), introduction: introduction?(language), emptyText: empty(language))
        }
        return switch listing {
        case .products: heading(Texts.products, Texts.productsDescription)
        case .productsInGroup(let group): heading(group.label)
        case .starredProducts: heading(Texts.ocop, Texts.ocopDescription)
        case .productsWithStars(let stars): heading(Texts.starred(stars), Texts.starredIntroduction(date(today)))
        case .productsCertified(let slug): heading(Texts.certified(site.index.certificationNames[slug] ?? slug))
        case .productsInMonth(let month): heading(Texts.inSeason(month))
        case .productsOfProducer(let id): heading(Texts.productsOf(catalogue[id].name(language)))
        case .productsInPlace(let id): heading(Texts.productsIn(catalogue[id].name(language)))
        case .productsInChain(let id): heading(Texts.productsInChain(catalogue[id].name(language)))
        case .producers: heading(Texts.producers, Texts.producersDescription, empty: Texts.emptyProducers)
        case .producersOfKind(let kind): heading(kind.label, empty: Texts.emptyProducers)
        case .producersInPlace(let id): heading(Texts.producersIn(catalogue[id].name(language)), empty: Texts.emptyProducers)
        case .producersInChain(let id): heading(Texts.producersInChain(catalogue[id].name(language)), empty: Texts.emptyProducers)
        case .valueChains: heading(Texts.valueChains, Texts.valueChainsDescription, empty: Texts.emptyList)
        case .tradeFairs: heading(Texts.fairs, Texts.fairsDescription, empty: Texts.emptyFairs)
        case .showrooms: heading(Texts.showrooms, Texts.showroomsDescription, empty: Texts.emptyList)
        case .articles: heading(Texts.articles, Texts.articlesDescription, empty: Texts.emptyList)
        case .articlesOnTopic(let topic): heading(topic.label, empty: Texts.emptyList)
        case .plans: heading(Texts.plans, Texts.plansDescription, empty: Texts.emptyList)
        }
    }

    /// The page above a list, for its breadcrumbs.
    func owner(of listing: Listing) -> [Crumb] {
        switch listing {
        case .products, .producers, .valueChains, .tradeFairs, .showrooms, .articles, .plans, .starredProducts: []
        case .productsInGroup, .productsCertified, .productsInMonth: [crumb(.products)]
        case .productsWithStars: [crumb(.starredProducts)]
        case .producersOfKind: [crumb(.producers)]
        case .articlesOnTopic: [crumb(.articles)]
        case .productsOfProducer(let id): [crumb(.producers), Crumb(catalogue[id].name, permalink(id))]
        case .productsInPlace(let id), .producersInPlace(let id): placeCrumbs(to: id)
        case .productsInChain(let id), .producersInChain(let id): [crumb(.valueChains), Crumb(catalogue[id].name, permalink(id))]
        }
    }

    func crumb(_ listing: Listing) -> Crumb {
        let heading = heading(of: listing)
        return Crumb(Localized(heading.title, english: heading.title), heading.permalink)
    }

    func crumb(_ phrase: Phrase, _ permalink: Permalink) -> Crumb {
        Crumb(Localized(phrase.vietnamese, english: phrase.english), permalink)
    }

    func placeCrumbs(to id: Locality.ID) -> [Crumb] {
        [crumb(Texts.localities, .localities)]
            + (catalogue.localities.ancestors(of: id) + [id]).map { Crumb(catalogue[$0].name, permalink($0)) }
    }

    // MARK: Filters

    /// The lists that have filters. Their pages are many, the lists themselves few.
    var filteredListings: [Listing] {
        [.products, .producers, .articles] + ProductGroup.allCases.map(Listing.productsInGroup)
            + OCOPCertificate.starsWithMark.map(Listing.productsWithStars)
            + site.index.byCertification.keys.map(Listing.productsCertified) + (1...12).map(Listing.productsInMonth)
            + ProducerKind.allCases.map(Listing.producersOfKind) + ArticleTopic.allCases.map(Listing.articlesOnTopic)
    }

    /// The links that narrow a list of products, producers or articles; the one that is followed is marked.
    func filters(for listing: Listing) -> [FilterGroup] {
        switch listing {
        case .products, .productsInGroup, .productsWithStars, .productsCertified, .productsInMonth:
            [
                groupFilter(current: listing), starFilter(current: listing), placeFilter { catalogue.products(in: $0).count }, chainFilter,
                certificationFilter(current: listing), monthFilter(current: listing)
            ]
            .filter { !$0.choices.isEmpty }
        case .producers, .producersOfKind:
            [
                filter(
                    Texts.byKind, ProducerKind.allCases.map { ($0.label, .producersOfKind($0)) }, all: (Texts.allProducers, .producers),
                    current: listing),
                placeFilter { catalogue.producers(in: $0).count }
            ].filter { !$0.choices.isEmpty }
        case .articles, .articlesOnTopic:
            [
                filter(
                    Texts.byTopic, ArticleTopic.allCases.map { ($0.label, .articlesOnTopic($0)) }, all: (Texts.allArticles, .articles),
                    current: listing)
            ].filter { !$0.choices.isEmpty }
        default: []
        }
    }

    /// Choices that would lead to an empty list are left out.
    /// - Parameter all: the way back to the whole list, offered where it is not the current one.
    private func filter(_ title: Phrase, _ choices: [(Phrase, Listing)], all: (Phrase, Listing)? = nil, current: Listing) -> FilterGroup {
        let back = all.flatMap { $0.1 == current ? nil : $0 }.map { [$0] } ?? []
        return FilterGroup(
            title: title(language),
            choices: (back + choices).compactMap { name, listing in
                let count = site.items(of: listing).count
                return count == 0 && listing != current
                    ? nil
                    : FilterGroup.Choice(
                        name: name(language), permalink: permalink(listing), count: count, isCurrent: listing == current)
            })
    }

    func groupFilter(current: Listing) -> FilterGroup {
        filter(
            Texts.byGroup, ProductGroup.allCases.map { ($0.shortLabel, .productsInGroup($0)) }, all: (Texts.allProducts, .products),
            current: current)
    }

    func starFilter(current: Listing) -> FilterGroup {
        filter(Texts.byStars, OCOPCertificate.starsWithMark.reversed().map { (Texts.stars($0), .productsWithStars($0)) }, current: current)
    }

    private func certificationFilter(current: Listing) -> FilterGroup {
        let names = site.index.certificationNames.sorted { $0.key < $1.key }.prefix(12)
        return filter(Texts.byCertification, names.map { (Phrase($0.value, $0.value), .productsCertified($0.key)) }, current: current)
    }

    private func monthFilter(current: Listing) -> FilterGroup {
        filter(Texts.byMonth, (1...12).map { (Texts.month($0), .productsInMonth($0)) }, current: current)
    }

    /// Provinces of today; the index of places has the rest.
    private func placeFilter(_ counting: (Locality.ID) -> Int) -> FilterGroup {
        let provinces = catalogue.localities.roots.filter { !catalogue[$0].isFormer }
        return FilterGroup(
            title: Texts.byPlace(language),
            choices: provinces.compactMap { place in
                let count = counting(place)
                return count == 0
                    ? nil
                    : FilterGroup.Choice(name: catalogue[place].name(language), permalink: permalink(place), count: count, isCurrent: false)
            }.prefix(40).map { $0 })
    }

    private var chainFilter: FilterGroup {
        FilterGroup(
            title: Texts.byChain(language),
            choices: catalogue.valueChains.compactMap { chain in
                let count = catalogue.products(in: chain).count
                return count == 0
                    ? nil
                    : FilterGroup.Choice(name: catalogue[chain].name(language), permalink: permalink(chain), count: count, isCurrent: false)
            }.prefix(12).map { $0 })
    }
}
