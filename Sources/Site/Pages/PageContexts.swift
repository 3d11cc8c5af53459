import Catalogue
import Content
import Markup
import Values
import VietnameseText

/// What a template of the layout needs: everything of a page but its middle.
public struct PageHead: Sendable {
    public let view: SiteView
    /// Its address, the same in every language.
    public let permalink: Permalink
    public let title: String
    /// One or two sentences for search engines and for sharing.
    public let description: String
    /// From the front page down to the page above this one; empty on the front page.
    public let breadcrumbs: [Crumb]
    /// Languages in which the page exists.
    public let languages: [Language]
    /// What machines should know (schema.org), or nil.
    public let structuredData: JSON?
    /// Pages before and after, of a long list.
    public let previous: Permalink?
    public let next: Permalink?
    /// The page's main picture.
    public let photo: PublishedPhoto?
    /// Made-up data: the layout says so at once.
    public let isIllustrative: Bool
    public let isDraft: Bool
    /// An English page about a profile that is written only in Vietnamese: the layout says so.
    public let isUntranslated: Bool
    /// Not for search engines (404, search).
    public let isHidden: Bool
    /// The section of the menu it belongs to: `/san-pham/`.
    public let section: Permalink?
    /// Where the facts on the page come from.
    public let sources: [WebAddress]
}

/// A step of the way from the front page.
public struct Crumb: Sendable {
    public let name: Localized
    public let permalink: Permalink

    public init(_ name: Localized, _ permalink: Permalink) {
        self.name = name
        self.permalink = permalink
    }
}

/// A group of links that narrow a list: by group, by stars, by place …
public struct FilterGroup: Sendable {
    public let title: String
    public let choices: [Choice]

    public struct Choice: Sendable {
        public let name: String
        public let permalink: Permalink
        public let count: Int
        public let isCurrent: Bool
    }
}

/// The filters of a list, the same on all of its pages.
public struct FilterSet: Sendable {
    /// Their own among the filters of the site, for `SiteView.once`.
    public let number: Int
    public let groups: [FilterGroup]
}

/// The front page.
public struct HomePage: Sendable {
    public let view: SiteView
    /// Products worth a look: featured ones, then those with the most stars, then any; at most eight, never alcohol.
    public let products: [Product.ID]
    /// Those that ask for it; at most six.
    public let producers: [Producer.ID]
    /// Districts and communes with the most profiles, and how many products and producers each has.
    public let places: [(place: Locality.ID, products: Int, producers: Int)]
    public let valueChains: [ValueChain.ID]
    public let groups: FilterGroup
    public let stars: FilterGroup
    /// Under way and coming; at most three.
    public let fairs: [TradeFair.ID]
    /// The latest; at most three.
    public let articles: [Article.ID]
    public let plans: [Plan.ID]
    /// Without sample profiles, of which there are so many.
    public let counts: (products: Int, producers: Int, places: Int, chains: Int, samples: Int)
}

/// One page of a list.
public struct ListPage: Sendable {
    public let view: SiteView
    public let listing: Listing
    public let heading: ListHeading
    public let items: ListItems
    /// Of all pages together.
    public let total: Int
    public let number: Int
    public let pageCount: Int
    public let filters: FilterSet
}

public struct ProductPage: Sendable {
    public let view: SiteView
    public let id: Product.ID
    public let product: Product
    public let producer: Producer
    /// What its certificate is worth today.
    public let certificate: OCOPCertificate.State?
    /// The stars that may be shown today.
    public let stars: Int?
    public let alcohol: AlcoholRule
    public let body: HTML?
    /// Where it comes from.
    public let locality: Locality.ID
    /// The district of before 1 July 2025, where it is known.
    public let formerDistrict: Locality.ID?
    /// Fairs under way and coming that name it.
    public let fairs: [TradeFair.ID]
    public let pastFairs: [TradeFair.ID]
    public let showrooms: [Showroom.ID]
    public let articles: [Article.ID]
    public let related: [Product.ID]
    /// A QR code of the page's full address as an SVG, or nil where the site's address is not known.
    public let qrCode: HTML?
}

public struct ProducerPage: Sendable {
    public let view: SiteView
    public let id: Producer.ID
    public let producer: Producer
    public let body: HTML?
    public let formerDistrict: Locality.ID?
    /// The first of its products; all of them are in the listing.
    public let products: [Product.ID]
    public let productCount: Int
    public let showrooms: [Showroom.ID]
    /// Under way and coming first, then past, the latest first.
    public let fairs: [TradeFair.ID]
    public let articles: [Article.ID]
    /// Agreements in value chains that it takes part in.
    public let links: [(chain: ValueChain.ID, link: ChainLink)]
}

/// The index by district: all places as a tree.
public struct LocalityIndexPage: Sendable {
    public let view: SiteView
    /// Provinces of today and of before.
    public let roots: [Locality.ID]
    /// How many producers and products count for each place.
    public func counts(_ place: Locality.ID) -> (producers: Int, products: Int) {
        (view.catalogue.producers(in: place).count, view.catalogue.products(in: place).count)
    }
}

public struct LocalityPage: Sendable {
    public let view: SiteView
    public let id: Locality.ID
    public let locality: Locality
    /// From the top down.
    public let ancestors: [Locality.ID]
    /// The units below it, by name.
    public let children: [Locality.ID]
    /// The units that it was made from, wholly or in part: those of its own level where they are known.
    public let predecessors: [Locality.ID]
    /// Where no profile names this place: what it became, or was made from, with how many profiles name those.
    public let elsewhere: [(place: Locality.ID, producers: Int, products: Int)]
    public let producers: [Producer.ID]
    public let producerCount: Int
    public let products: [Product.ID]
    public let productCount: Int
    public let valueChains: [ValueChain.ID]
    public let fairs: [TradeFair.ID]
    public let showrooms: [Showroom.ID]
    public let plans: [Plan.ID]
    /// Places with a known point, for the sketch map: the units below it, or what it became; none where there are not two.
    public let points: [(place: Locality.ID, point: Coordinates)]
}

public struct ValueChainPage: Sendable {
    public let view: SiteView
    public let id: ValueChain.ID
    public let chain: ValueChain
    public let body: HTML?
    /// The stages in order with who is in each; the last entry has no stage, for producers that name only the chain.
    public let stages: [(stage: ValueChain.Stage?, producers: [Producer.ID], count: Int)]
    public let products: [Product.ID]
    public let productCount: Int
    public let producerCount: Int
}

/// One page of the calendar of fairs.
public struct FairsPage: Sendable {
    public let view: SiteView
    public let number: Int
    public let pageCount: Int
    public let underWay: [TradeFair.ID]
    public let coming: [TradeFair.ID]
    /// By year, the latest first.
    public let past: [(year: Int, fairs: [TradeFair.ID])]
    public let total: Int
}

public struct FairPage: Sendable {
    public let view: SiteView
    public let id: TradeFair.ID
    public let fair: TradeFair
    public let state: TradeFair.State
    public let body: HTML?
    public let articles: [Article.ID]
    /// Whether one can still register today.
    public let isRegistrationOpen: Bool
}

public struct ShowroomPage: Sendable {
    public let view: SiteView
    public let id: Showroom.ID
    public let showroom: Showroom
    public let body: HTML?
    public let formerDistrict: Locality.ID?
}

public struct ArticlePage: Sendable {
    public let view: SiteView
    public let id: Article.ID
    public let article: Article
    public let body: HTML?
    /// Others on the same topic, the latest first; at most three.
    public let related: [Article.ID]
}

public struct PlanPage: Sendable {
    public let view: SiteView
    public let id: Plan.ID
    public let plan: Plan
    public let body: HTML?
    /// Each target beside what the catalogue counts for it.
    public let targets: [(target: Target, counted: MeasuredValue?)]
}

public struct FreePagePage: Sendable {
    public let view: SiteView
    public let id: FreePage.ID
    public let page: FreePage
    public let body: HTML?
}

/// The stars of the programme explained, and the way to each.
public struct OCOPPage: Sendable {
    /// How many lapsed and withdrawn certificates are named.
    static let longestLapsedList = 200

    public let view: SiteView
    public let stars: [(stars: Int, permalink: Permalink, count: Int)]
    /// Products whose certificate lapsed or was withdrawn, as dated facts; on the first page, by name.
    public let lapsed: [Product.ID]
    /// How many there are besides.
    public let moreLapsed: Int
    public let products: [Product.ID]
    public let number: Int
    public let pageCount: Int
    public let total: Int
}

public struct SearchPage: Sendable {
    public let view: SiteView
    /// The address of the index that the script reads.
    public let indexAddress: String
    /// The ways to look around without a script.
    public let sections: [Crumb]
}

public struct OpenDataPage: Sendable {
    public let view: SiteView
    public let files: [(name: String, description: String, path: String, format: String)]
}

public struct NotFoundPage: Sendable {
    public let view: SiteView
    public let sections: [Crumb]
}
