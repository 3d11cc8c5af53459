import Values
import VietnameseText

/// Every published profile on one day, with its references resolved and its relations known in both directions.
///
/// A value: nothing in it changes, and it knows no files, no HTML and no clock. The day is handed in. Making one is
/// O(n log n) in the number of profiles and references; every question below is O(1) plus the size of its answer.
public struct Catalogue: Sendable {
    /// The profiles of all kinds, each list in the order of slugs.
    public struct Profiles: Sendable {
        public var products: ProfileList<Product> = []
        public var producers: ProfileList<Producer> = []
        public var valueChains: ProfileList<ValueChain> = []
        public var tradeFairs: ProfileList<TradeFair> = []
        public var showrooms: ProfileList<Showroom> = []
        public var articles: ProfileList<Article> = []
        public var plans: ProfileList<Plan> = []
        public var pages: ProfileList<FreePage> = []

        public init() {}
    }

    /// Shared by all copies of the catalogue: contexts and templates hold one each, and the lists are forty.
    private final class Contents: Sendable {
        let today: CalendarDate
        let localities: LocalityTree
        let profiles: Profiles
        let relations: Relations

        init(_ today: CalendarDate, _ localities: LocalityTree, _ profiles: Profiles, _ relations: Relations) {
            (self.today, self.localities, self.profiles, self.relations) = (today, localities, profiles, relations)
        }
    }

    private let contents: Contents

    /// The day for which certificates and fairs are judged.
    public var today: CalendarDate { contents.today }
    public var localities: LocalityTree { _read { yield contents.localities } }
    /// The profiles themselves, which the identities are places of.
    public var profiles: Profiles { _read { yield contents.profiles } }
    var relations: Relations { _read { yield contents.relations } }

    /// - Parameter last: a catalogue that has most profiles in common with this one. The result is the same with and without,
    ///   but relations that are the same are not made again, and names that are in order are not put in order again.
    public init(profiles: Profiles, localities: LocalityTree, today: CalendarDate, last: Catalogue? = nil) {
        let relations =
            if let last, last.localities.localities == localities.localities, profiles.areRelated(like: last.profiles) {
                last.relations
            } else {
                Relations(profiles, localities, last)
            }
        contents = Contents(today, localities, profiles, relations)
    }

    // An identity is only good for the catalogue that it came from.
    //
    // `_read` lends a profile where `get` would copy its thirty fields: a fifth of a build of 10,000 products.
    public subscript(id: Product.ID) -> Product { _read { yield profiles.products[id.index] } }
    public subscript(id: Producer.ID) -> Producer { _read { yield profiles.producers[id.index] } }
    public subscript(id: ValueChain.ID) -> ValueChain { _read { yield profiles.valueChains[id.index] } }
    public subscript(id: TradeFair.ID) -> TradeFair { _read { yield profiles.tradeFairs[id.index] } }
    public subscript(id: Showroom.ID) -> Showroom { _read { yield profiles.showrooms[id.index] } }
    public subscript(id: Article.ID) -> Article { _read { yield profiles.articles[id.index] } }
    public subscript(id: Plan.ID) -> Plan { _read { yield profiles.plans[id.index] } }
    public subscript(id: FreePage.ID) -> FreePage { _read { yield profiles.pages[id.index] } }
    public subscript(id: Locality.ID) -> Locality { _read { yield localities[id] } }

    // MARK: All of a kind, in the order in which pages list them

    // Each profile once. By name means in the order of Vietnamese dictionaries; profiles of one name stand in the order of slugs.

    /// By name; so are the following, unless they say otherwise.
    public var products: [Product.ID] { relations.products }
    public var producers: [Producer.ID] { relations.producers }
    public var valueChains: [ValueChain.ID] { relations.valueChains }
    public var showrooms: [Showroom.ID] { relations.showrooms }
    public var plans: [Plan.ID] { relations.plans }
    public var pages: [FreePage.ID] { relations.pages }
    /// By their first day, then by the time at which they open.
    public var tradeFairs: [TradeFair.ID] { relations.tradeFairs }
    /// The newest first; of one day in the order of slugs.
    public var articles: [Article.ID] { relations.articles }

    // MARK: Relations. Lists are in the orders from above and have each profile once; they are empty where there is none. O(1).

    /// What the producer makes.
    public func products(of producer: Producer.ID) -> [Product.ID] { relations.productsOfProducer[producer.index] }
    /// The products whose own profile names the chain.
    public func products(in chain: ValueChain.ID) -> [Product.ID] { relations.productsOfChain[chain.index] }
    /// Who takes part by its own profile, by name: a producer with several stages stands there once for each, as its profile has them.
    public func participants(in chain: ValueChain.ID) -> [Participant] { relations.participantsOfChain[chain.index] }
    /// The participants, by name, each once. The maker of a product of the chain is none unless its own profile says so.
    public func producers(in chain: ValueChain.ID) -> [Producer.ID] { relations.producersOfChain[chain.index] }
    /// The fairs at which the producer has a stall.
    public func fairs(of producer: Producer.ID) -> [TradeFair.ID] { relations.fairsOfProducer[producer.index] }
    /// The fairs with a stall that names the product.
    public func fairs(with product: Product.ID) -> [TradeFair.ID] { relations.fairsOfProduct[product.index] }
    /// The showrooms that name the product.
    public func showrooms(with product: Product.ID) -> [Showroom.ID] { relations.showroomsOfProduct[product.index] }
    /// The showrooms that name the producer or one of its products.
    public func showrooms(of producer: Producer.ID) -> [Showroom.ID] { relations.showroomsOfProducer[producer.index] }
    /// The articles that name the product.
    public func articles(about product: Product.ID) -> [Article.ID] { relations.articlesOfProduct[product.index] }
    /// The articles that name the producer or one of its products.
    public func articles(about producer: Producer.ID) -> [Article.ID] { relations.articlesOfProducer[producer.index] }
    /// The articles that name the fair.
    public func articles(about fair: TradeFair.ID) -> [Article.ID] { relations.articlesOfFair[fair.index] }
    /// The chains that the producer's products or its own roles name, by name.
    public func chains(of producer: Producer.ID) -> [ValueChain.ID] { relations.chainsOfProducer[producer.index] }

    // MARK: Places. A profile counts where `LocalityTree.places(countedFrom:)` tells: in several places, and in each once. Orders as above. O(1).

    /// By the place of the product, or else of its producer.
    public func products(in place: Locality.ID) -> [Product.ID] { relations.productsOfPlace[place.index] }
    /// By the place of their seat.
    public func producers(in place: Locality.ID) -> [Producer.ID] { relations.producersOfPlace[place.index] }
    /// By the place of the fair; a fair without one counts nowhere.
    public func fairs(in place: Locality.ID) -> [TradeFair.ID] { relations.fairsOfPlace[place.index] }
    /// By the place of the showroom.
    public func showrooms(in place: Locality.ID) -> [Showroom.ID] { relations.showroomsOfPlace[place.index] }
    /// The plans that are for the place, or for what counts there.
    public func plans(in place: Locality.ID) -> [Plan.ID] { relations.plansOfPlace[place.index] }
    /// The chains of the producers that count there, and of the products that have a place of their own there; by name.
    public func chains(in place: Locality.ID) -> [ValueChain.ID] { relations.chainsOfPlace[place.index] }

    // MARK: Rules on the day

    /// Where the product comes from: what its profile says, or else its producer's place.
    public func locality(of product: Product) -> Locality.ID { product.ownLocality ?? self[product.producer].locality }

    /// The stars that may be shown today, or nil: lapsed, withdrawn and undated certificates show none.
    public func shownStars(of product: Product) -> Int? { product.certificate?.shownStars(on: today) }

    /// Whether a fair is over today.
    public func isOver(_ fair: TradeFair.ID) -> Bool { self[fair].state(on: today) == .past }

    /// The producers that ask to be on the front page, by name. O(n).
    public var featuredProducers: [Producer.ID] { producers.filter { self[$0].asksToBeFeatured } }

    /// What a front page may recommend: featured as its profile asks, unless it is alcohol (which is never promoted).
    public var featuredProducts: [Product.ID] {
        products.filter { self[$0].asksToBeFeatured && self[$0].alcoholRule == .none }
    }

    /// Other products worth a look beside this one: of the same producer first, then of the same chain, then of the group.
    /// At most `limit`; alcohol is left out, as it is never recommended.
    public func related(to id: Product.ID, limit: Int) -> [Product.ID] {
        // Field by field: a copy of the product would take longer than the search.
        let (producer, chains, group) = (self[id].producer, self[id].valueChains, self[id].group)
        var found: [Product.ID] = []
        found.reserveCapacity(limit)
        func add(_ candidates: some Sequence<Product.ID>) {
            for candidate in candidates {
                if found.count == limit { return }
                if candidate != id, !found.contains(candidate), relations.mayBeRecommended[candidate.index] { found.append(candidate) }
            }
        }
        add(products(of: producer).prefix(limit * 3))
        for chain in chains where found.count < limit { add(neighbours(of: id, in: products(in: chain), count: limit * 3)) }
        if found.count < limit { add(neighbours(of: id, in: relations.productsOfGroup[group.position], count: limit * 3)) }
        return found
    }

    /// A window of the list that begins after the product, so that not every page recommends the same first few.
    private func neighbours(of id: Product.ID, in list: [Product.ID], count: Int) -> [Product.ID] {
        guard list.count > count else { return list }
        let rank = relations.rankOfProduct[id.index]
        var low = 0, high = list.count
        while low < high {
            let middle = (low + high) / 2
            if relations.rankOfProduct[list[middle].index] <= rank { low = middle + 1 } else { high = middle }
        }
        return (0..<count).map { list[(low + $0) % list.count] }
    }

    /// By name. O(1).
    public func products(in group: ProductGroup) -> [Product.ID] { relations.productsOfGroup[group.position] }
}

/// A producer in a value chain.
public struct Participant: Hashable, Sendable {
    public let producer: Producer.ID
    /// The place of its stage in the chain; nil where the profile names only the chain.
    public let stage: Int?
}
