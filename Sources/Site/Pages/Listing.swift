import Catalogue
import Markup
import Values
import VietnameseText

/// Every list of the site, told by its key. One mechanism gives each its address, its title, its items and its pages.
public enum Listing: Hashable, Sendable {
    case products
    case productsInGroup(ProductGroup)
    /// All products with stars that may be shown today.
    case starredProducts
    case productsWithStars(Int)
    /// By the last part of the address of the certificate's name.
    case productsCertified(String)
    case productsInMonth(Int)
    case productsOfProducer(Producer.ID)
    case productsInPlace(Locality.ID)
    case productsInChain(ValueChain.ID)
    case producers
    case producersOfKind(ProducerKind)
    case producersInPlace(Locality.ID)
    case producersInChain(ValueChain.ID)
    case valueChains
    case tradeFairs
    case showrooms
    case articles
    case articlesOnTopic(ArticleTopic)
    case plans

    /// How many items a page of a list has.
    public static let pageLength = 24
    /// How many items of a list the page of its owner shows (a producer's products, a place's producers) before it refers
    /// to the list itself.
    public static let inlineLength = 24
}

/// What a list lists.
public enum ListItems: Sendable {
    case products([Product.ID])
    case producers([Producer.ID])
    case valueChains([ValueChain.ID])
    case tradeFairs([TradeFair.ID])
    case showrooms([Showroom.ID])
    case articles([Article.ID])
    case plans([Plan.ID])

    public var count: Int {
        switch self {
        case .products(let items): items.count
        case .producers(let items): items.count
        case .valueChains(let items): items.count
        case .tradeFairs(let items): items.count
        case .showrooms(let items): items.count
        case .articles(let items): items.count
        case .plans(let items): items.count
        }
    }

    /// The items of the `number`th page, from 1.
    func page(_ number: Int) -> ListItems {
        let length = Listing.pageLength
        func slice<Item>(_ items: [Item]) -> [Item] { Array(items.dropFirst((number - 1) * length).prefix(length)) }
        return switch self {
        case .products(let items): .products(slice(items))
        case .producers(let items): .producers(slice(items))
        case .valueChains(let items): .valueChains(slice(items))
        case .tradeFairs(let items): .tradeFairs(slice(items))
        case .showrooms(let items): .showrooms(slice(items))
        case .articles(let items): .articles(slice(items))
        case .plans(let items): .plans(slice(items))
        }
    }
}

/// A list with everything but its items.
public struct ListHeading: Sendable {
    public let permalink: Permalink
    public let title: String
    /// A sentence below the title.
    public let introduction: String?
    /// What to say, and to do, when nothing is listed.
    public let emptyText: String
}

extension Site {
    /// The items of a list, in its order.
    public func items(of listing: Listing) -> ListItems {
        switch listing {
        case .products: .products(catalogue.products)
        case .productsInGroup(let group): .products(catalogue.products(in: group))
        case .starredProducts:
            .products(index.starred)
        case .productsWithStars(let stars): .products(index.byStars[stars] ?? [])
        case .productsCertified(let name): .products(index.byCertification[name] ?? [])
        case .productsInMonth(let month): .products(index.byMonth[month] ?? [])
        case .productsOfProducer(let id): .products(catalogue.products(of: id))
        case .productsInPlace(let id): .products(catalogue.products(in: id))
        case .productsInChain(let id): .products(catalogue.products(in: id))
        case .producers: .producers(index.producersForReading)
        case .producersOfKind(let kind): .producers(index.byProducerKind[kind] ?? [])
        case .producersInPlace(let id): .producers(catalogue.producers(in: id))
        case .producersInChain(let id): .producers(catalogue.producers(in: id))
        case .valueChains: .valueChains(catalogue.valueChains)
        case .tradeFairs: .tradeFairs(index.fairsForReading)
        case .showrooms: .showrooms(catalogue.showrooms)
        case .articles: .articles(catalogue.articles)
        case .articlesOnTopic(let topic): .articles(index.byTopic[topic] ?? [])
        case .plans: .plans(catalogue.plans)
        }
    }
}
