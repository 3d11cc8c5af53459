import Catalogue
import VietnameseText

/// A page that the site has: its address and what it is about. Small, so that a plan of a hundred thousand fits in memory
/// while pages are rendered, written and dropped one by one.
public struct Page: Sendable, Hashable {
    public let language: Language
    public let content: Content

    public enum Content: Sendable, Hashable {
        case home
        case list(Listing, page: Int)
        case ocop(page: Int)
        case fairs(page: Int)
        case product(Product.ID)
        case producer(Producer.ID)
        case localityIndex
        case locality(Locality.ID)
        case valueChain(ValueChain.ID)
        case fair(TradeFair.ID)
        case showroom(Showroom.ID)
        case article(Article.ID)
        case plan(Plan.ID)
        case freePage(FreePage.ID)
        case search
        case openData
        case notFound
    }
}

/// Which pages the site has, in a fixed order.
public struct SitePlan: Sendable {
    public let pages: [Page]

    public init(_ site: Site) {
        pages = site.languages.flatMap { language in Self.contents(of: site).map { Page(language: language, content: $0) } }
    }

    private static func contents(of site: Site) -> [Page.Content] {
        let catalogue = site.catalogue
        var contents: [Page.Content] = [.home, .localityIndex, .search, .openData, .notFound]
        func add(_ listing: Listing) {
            for number in 1...pageCount(of: site.items(of: listing).count) { contents.append(.list(listing, page: number)) }
        }
        /// A list whose owner's page cannot show all of it.
        func addIfLong(_ listing: Listing) {
            if site.items(of: listing).count > Listing.inlineLength { add(listing) }
        }

        [.products, .producers, .valueChains, .showrooms, .articles, .plans].forEach(add)
        ProductGroup.allCases.map(Listing.productsInGroup).forEach(add)
        OCOPCertificate.starsWithMark.map(Listing.productsWithStars).forEach(add)
        site.index.byCertification.keys.sorted().map(Listing.productsCertified).forEach(add)
        site.index.byMonth.keys.sorted().map(Listing.productsInMonth).forEach(add)
        ProducerKind.allCases.filter { site.index.byProducerKind[$0] != nil }.map(Listing.producersOfKind).forEach(add)
        ArticleTopic.allCases.filter { site.index.byTopic[$0] != nil }.map(Listing.articlesOnTopic).forEach(add)
        contents += (1...pageCount(of: site.index.starred.count)).map { .ocop(page: $0) }
        contents += (1...FairsCalendar(site).pageCount).map { .fairs(page: $0) }

        for index in catalogue.profiles.products.indices { contents.append(.product(Product.ID(index: index))) }
        for index in catalogue.profiles.producers.indices {
            let id = Producer.ID(index: index)
            contents.append(.producer(id))
            addIfLong(.productsOfProducer(id))
        }
        for id in catalogue.localities.ids {
            contents.append(.locality(id))
            addIfLong(.productsInPlace(id))
            addIfLong(.producersInPlace(id))
        }
        for index in catalogue.profiles.valueChains.indices {
            let id = ValueChain.ID(index: index)
            contents.append(.valueChain(id))
            addIfLong(.productsInChain(id))
            addIfLong(.producersInChain(id))
        }
        contents += catalogue.profiles.tradeFairs.indices.map { .fair(TradeFair.ID(index: $0)) }
        contents += catalogue.profiles.showrooms.indices.map { .showroom(Showroom.ID(index: $0)) }
        contents += catalogue.profiles.articles.indices.map { .article(Article.ID(index: $0)) }
        contents += catalogue.profiles.plans.indices.map { .plan(Plan.ID(index: $0)) }
        contents += catalogue.profiles.pages.indices.map { .freePage(FreePage.ID(index: $0)) }
        return contents
    }

    /// At least one: an empty list has a page that says so.
    static func pageCount(of items: Int) -> Int { max(1, (items + Listing.pageLength - 1) / Listing.pageLength) }
}

/// The fairs as the calendar shows them: those under way and coming on the first page, the past ones page by page.
struct FairsCalendar {
    let underWay: [TradeFair.ID]
    let coming: [TradeFair.ID]
    let past: [TradeFair.ID]

    init(_ site: Site) {
        let states = Dictionary(grouping: site.index.fairsForReading) { site.catalogue[$0].state(on: site.catalogue.today) }
        underWay = states[.underWay] ?? []
        coming = states[.coming] ?? []
        past = states[.past] ?? []
    }

    var pageCount: Int { SitePlan.pageCount(of: past.count) }
}

extension Page {
    /// The address, the same in every language.
    public func permalink(in site: Site) -> Permalink {
        let view = site.view(language)
        return switch content {
        case .home: .home
        case .list(let listing, let number): view.permalink(listing).page(number)
        case .ocop(let number): Permalink.ocop.page(number)
        case .fairs(let number): Permalink.section(.tradeFair).page(number)
        case .product(let id): view.permalink(id)
        case .producer(let id): view.permalink(id)
        case .localityIndex: .localities
        case .locality(let id): view.permalink(id)
        case .valueChain(let id): view.permalink(id)
        case .fair(let id): view.permalink(id)
        case .showroom(let id): view.permalink(id)
        case .article(let id): view.permalink(id)
        case .plan(let id): view.permalink(id)
        case .freePage(let id): view.permalink(id)
        case .search: .search
        case .openData: .openData
        case .notFound: .notFound
        }
    }

    /// The address below the site's root, with the language: `/en/san-pham/che/`.
    public func address(in site: Site) -> String { language.pathPrefix + permalink(in: site).path }

    /// Where the page lies in the output folder: `san-pham/che/index.html`.
    public func outputPath(in site: Site) -> String {
        let path = address(in: site)
        return String(path.dropFirst()) + (path.hasSuffix("/") ? "index.html" : "")
    }
}
