import Values
import VietnameseText

/// The relations the other way round, and the lists in reading order: made once, each in one pass.
struct Relations: Sendable {
    var products: [Product.ID] = []
    var producers: [Producer.ID] = []
    var valueChains: [ValueChain.ID] = []
    var tradeFairs: [TradeFair.ID] = []
    var showrooms: [Showroom.ID] = []
    var articles: [Article.ID] = []
    var plans: [Plan.ID] = []
    var pages: [FreePage.ID] = []
    var rankOfProduct: [Int] = []
    /// Of each product: whether it is no alcohol.
    var mayBeRecommended: [Bool] = []

    var productsOfProducer: [[Product.ID]] = []
    var productsOfChain: [[Product.ID]] = []
    var productsOfGroup: [[Product.ID]] = []
    var participantsOfChain: [[Participant]] = []
    var producersOfChain: [[Producer.ID]] = []
    var chainsOfProducer: [[ValueChain.ID]] = []
    var fairsOfProducer: [[TradeFair.ID]] = []
    var fairsOfProduct: [[TradeFair.ID]] = []
    var showroomsOfProduct: [[Showroom.ID]] = []
    var showroomsOfProducer: [[Showroom.ID]] = []
    var articlesOfProduct: [[Article.ID]] = []
    var articlesOfProducer: [[Article.ID]] = []
    var articlesOfFair: [[Article.ID]] = []
    var productsOfPlace: [[Product.ID]] = []
    var producersOfPlace: [[Producer.ID]] = []
    var fairsOfPlace: [[TradeFair.ID]] = []
    var showroomsOfPlace: [[Showroom.ID]] = []
    var plansOfPlace: [[Plan.ID]] = []
    var chainsOfPlace: [[ValueChain.ID]] = []

    init(_ profiles: Catalogue.Profiles, _ tree: LocalityTree, _ last: Catalogue?) {
        order(profiles, last)
        // Walking the lists in reading order leaves every relation in reading order too.
        let chainsOfProducts = relateProducts(profiles, tree)
        let chainsOfRoles = relateProducers(profiles, tree)
        relateChains(zip(chainsOfProducts, chainsOfRoles).map { $0 + $1 }, profiles, tree)
        relateFairs(profiles, tree)
        relateShowrooms(profiles, tree)
        relateArticles(profiles)
        relatePlans(profiles, tree)
    }

    private mutating func order(_ profiles: Catalogue.Profiles, _ last: Catalogue?) {
        let old = last?.profiles, order = last?.relations
        products = Self.inNameOrder(profiles.products, old?.products, order?.products)
        producers = Self.inNameOrder(profiles.producers, old?.producers, order?.producers)
        valueChains = Self.inNameOrder(profiles.valueChains, old?.valueChains, order?.valueChains)
        showrooms = Self.inNameOrder(profiles.showrooms, old?.showrooms, order?.showrooms)
        plans = Self.inNameOrder(profiles.plans, old?.plans, order?.plans)
        pages = Self.inNameOrder(profiles.pages, old?.pages, order?.pages)
        tradeFairs = profiles.tradeFairs.indices.map { TradeFair.ID(index: $0) }.sorted { left, right in
            let (first, second) = (profiles.tradeFairs[left.index], profiles.tradeFairs[right.index])
            return (first.start.date, first.start.minutes ?? 0, first.slug) < (second.start.date, second.start.minutes ?? 0, second.slug)
        }
        articles = profiles.articles.indices.map { Article.ID(index: $0) }.sorted { left, right in
            let (first, second) = (profiles.articles[left.index], profiles.articles[right.index])
            return first.date == second.date ? first.slug < second.slug : first.date > second.date
        }
        rankOfProduct = Array(repeating: 0, count: profiles.products.count)
        for (rank, id) in products.enumerated() { rankOfProduct[id.index] = rank }
    }

    /// Returns the chains that the products of each producer name, as often as they do.
    private mutating func relateProducts(_ profiles: Catalogue.Profiles, _ tree: LocalityTree) -> [[ValueChain.ID]] {
        productsOfProducer = Array(repeating: [], count: profiles.producers.count)
        productsOfChain = Array(repeating: [], count: profiles.valueChains.count)
        productsOfGroup = Array(repeating: [], count: ProductGroup.allCases.count)
        productsOfPlace = Array(repeating: [], count: tree.localities.count)
        // Field by field, here and below: asking a product itself would copy its thirty fields, which takes longer than all else.
        mayBeRecommended = profiles.products.indices.map { index in
            AlcoholRule.of(
                name: profiles.products[index].name.vietnamese, group: profiles.products[index].group,
                alcohol: profiles.products[index].alcohol)
                == .none
        }
        var chainsOfProducer = Array(repeating: [ValueChain.ID](), count: profiles.producers.count)
        for id in products {
            let producer = profiles.products[id.index].producer
            productsOfProducer[producer.index].append(id)
            let chains = profiles.products[id.index].valueChains
            for chain in chains where productsOfChain[chain.index].last != id { productsOfChain[chain.index].append(id) }
            chainsOfProducer[producer.index] += chains
            productsOfGroup[profiles.products[id.index].group.position].append(id)
            let place = profiles.products[id.index].ownLocality ?? profiles.producers[producer.index].locality
            tree.file(id, under: place, in: &productsOfPlace)
        }
        return chainsOfProducer
    }

    /// Returns the chains in which each producer has a role, as often as it does.
    private mutating func relateProducers(_ profiles: Catalogue.Profiles, _ tree: LocalityTree) -> [[ValueChain.ID]] {
        participantsOfChain = Array(repeating: [], count: profiles.valueChains.count)
        producersOfPlace = Array(repeating: [], count: tree.localities.count)
        var chainsOfProducer = Array(repeating: [ValueChain.ID](), count: profiles.producers.count)
        for id in producers {
            let roles = profiles.producers[id.index].roles
            for role in roles { participantsOfChain[role.chain.index].append(Participant(producer: id, stage: role.stage)) }
            chainsOfProducer[id.index] = roles.map(\.chain)
            tree.file(id, under: profiles.producers[id.index].locality, in: &producersOfPlace)
        }
        producersOfChain = participantsOfChain.map { $0.map(\.producer).uniqued() }
        return chainsOfProducer
    }

    /// - Parameter named: the chains of each producer, some of them several times.
    private mutating func relateChains(_ named: [[ValueChain.ID]], _ profiles: Catalogue.Profiles, _ tree: LocalityTree) {
        var rank = Array(repeating: 0, count: profiles.valueChains.count)
        for (place, chain) in valueChains.enumerated() { rank[chain.index] = place }
        // A producer is in one or two chains: looking through them is quicker than a set.
        chainsOfProducer = named.map { chains in
            var unique: [ValueChain.ID] = []
            for chain in chains where !unique.contains(chain) { unique.append(chain) }
            if unique.count > 1 { unique.sort { rank[$0.index] < rank[$1.index] } }
            return unique
        }
        var chainsByPlace = Array(repeating: Set<ValueChain.ID>(), count: tree.localities.count)
        for index in profiles.producers.indices where !chainsOfProducer[index].isEmpty {
            for place in tree.places(countedFrom: profiles.producers[index].locality) {
                chainsByPlace[place.index].formUnion(chainsOfProducer[index])
            }
        }
        for index in profiles.products.indices {
            guard let own = profiles.products[index].ownLocality, !profiles.products[index].valueChains.isEmpty else { continue }
            for place in tree.places(countedFrom: own) { chainsByPlace[place.index].formUnion(profiles.products[index].valueChains) }
        }
        chainsOfPlace = chainsByPlace.map { chains in chains.sorted { rank[$0.index] < rank[$1.index] } }
    }

    private mutating func relateFairs(_ profiles: Catalogue.Profiles, _ tree: LocalityTree) {
        fairsOfProducer = Array(repeating: [], count: profiles.producers.count)
        fairsOfProduct = Array(repeating: [], count: profiles.products.count)
        fairsOfPlace = Array(repeating: [], count: tree.localities.count)
        for id in tradeFairs {
            let fair = profiles.tradeFairs[id.index]
            for stall in fair.stalls {
                if fairsOfProducer[stall.producer.index].last != id { fairsOfProducer[stall.producer.index].append(id) }
                for product in stall.products where fairsOfProduct[product.index].last != id { fairsOfProduct[product.index].append(id) }
            }
            if let place = fair.locality { tree.file(id, under: place, in: &fairsOfPlace) }
        }
    }

    private mutating func relateShowrooms(_ profiles: Catalogue.Profiles, _ tree: LocalityTree) {
        showroomsOfProduct = Array(repeating: [], count: profiles.products.count)
        showroomsOfProducer = Array(repeating: [], count: profiles.producers.count)
        showroomsOfPlace = Array(repeating: [], count: tree.localities.count)
        for id in showrooms {
            let showroom = profiles.showrooms[id.index]
            for product in Set(showroom.products) { showroomsOfProduct[product.index].append(id) }
            let owners = Set(showroom.producers + showroom.products.map { profiles.products[$0.index].producer })
            for producer in owners { showroomsOfProducer[producer.index].append(id) }
            tree.file(id, under: showroom.locality, in: &showroomsOfPlace)
        }
    }

    private mutating func relateArticles(_ profiles: Catalogue.Profiles) {
        articlesOfProduct = Array(repeating: [], count: profiles.products.count)
        articlesOfProducer = Array(repeating: [], count: profiles.producers.count)
        articlesOfFair = Array(repeating: [], count: profiles.tradeFairs.count)
        for id in articles {
            let article = profiles.articles[id.index]
            for product in Set(article.products) { articlesOfProduct[product.index].append(id) }
            let producers = Set(article.producers + article.products.map { profiles.products[$0.index].producer })
            for producer in producers { articlesOfProducer[producer.index].append(id) }
            for fair in Set(article.fairs) { articlesOfFair[fair.index].append(id) }
        }
    }

    private mutating func relatePlans(_ profiles: Catalogue.Profiles, _ tree: LocalityTree) {
        plansOfPlace = Array(repeating: [], count: tree.localities.count)
        for id in plans { tree.file(id, under: profiles.plans[id.index].locality, in: &plansOfPlace) }
    }

    /// In Vietnamese order of the names; of equal names in the order of slugs.
    private static func inNameOrder<Entity: Profile>(
        _ profiles: ProfileList<Entity>, _ old: ProfileList<Entity>?, _ order: [ProfileID<Entity>]?
    ) -> [ProfileID<Entity>] {
        typealias ID = ProfileID<Entity>
        func sorted() -> [ID] { profiles.indices.map { ID(index: $0) }.sortedInVietnamese { profiles[$0.index].name.vietnamese } }
        guard let old, let order, old.count == profiles.count else { return sorted() }
        let renamed = Set(
            profiles.indices.filter { !profiles.isShared(at: $0, with: old) && profiles[$0].name.vietnamese != old[$0].name.vietnamese })
        if renamed.isEmpty { return order }
        // Each is taken out and put where it belongs now; for many, sorting is quicker.
        guard renamed.count <= 64 else { return sorted() }
        func place(_ id: ID) -> (CollationKey, Int) { (CollationKey(profiles[id.index].name.vietnamese), id.index) }
        var result = order.filter { !renamed.contains($0.index) }
        for index in renamed {
            let new = place(ID(index: index))
            var low = 0, high = result.count
            while low < high {
                let middle = (low + high) / 2
                if place(result[middle]) < new { low = middle + 1 } else { high = middle }
            }
            result.insert(ID(index: index), at: low)
        }
        return result
    }
}

extension LocalityTree {
    /// Puts `item` into the list of every place in whose index it counts, when it lies at `place`.
    fileprivate func file<Item>(_ item: Item, under place: Locality.ID, in lists: inout [[Item]]) {
        for place in places(countedFrom: place) { lists[place.index].append(item) }
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, at its first place.
    public func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
