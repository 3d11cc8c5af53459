/// Taking drafts out of a set of profiles: the rest close ranks, and every reference follows.
extension Catalogue.Profiles {
    public var hasDrafts: Bool {
        func any<Entity: Profile>(_ list: ProfileList<Entity>) -> Bool { list.indices.contains { list[$0].isDraft } }
        return any(products) || any(producers) || any(valueChains) || any(tradeFairs) || any(showrooms) || any(articles) || any(plans) || any(pages)
    }

    /// The profiles without the drafts, and what has to be known of the loss: references that pointed to a draft are
    /// dropped, and products of a producer that is itself a draft go with it. Also where each remaining profile was, for
    /// whoever keeps something beside the profiles (their texts).
    public func withoutDrafts() -> (profiles: Catalogue.Profiles, origins: [ProfileKind: [Int]]) {
        var kept = Catalogue.Profiles()
        var origins: [ProfileKind: [Int]] = [:]
        func keep<Entity: Profile>(_ list: ProfileList<Entity>, where isKept: (Entity) -> Bool = { _ in true }) -> (ProfileList<Entity>, [ProfileID<Entity>?]) {
            var remaining: ProfileList<Entity> = []
            var moves: [ProfileID<Entity>?] = []
            for (index, profile) in list.enumerated() {
                if profile.isDraft || !isKept(profile) { moves.append(nil); continue }
                moves.append(ProfileID(index: remaining.count))
                origins[Entity.kind, default: []].append(index)
                remaining.append(profile)
            }
            return (remaining, moves)
        }
        let (producers, producerMoves) = keep(self.producers)
        let (products, productMoves) = keep(self.products) { producerMoves[$0.producer.index] != nil }
        let (chains, chainMoves) = keep(valueChains)
        let (fairs, fairMoves) = keep(tradeFairs)
        let producer = { (id: Producer.ID) in producerMoves[id.index] }
        let product = { (id: Product.ID) in productMoves[id.index] }
        let chain = { (id: ValueChain.ID) in chainMoves[id.index] }

        kept.producers = ProfileList(producers.map { old in
            var new = old
            new.roles = old.roles.compactMap { role in chain(role.chain).map { ChainRole(chain: $0, stage: role.stage) } }
            return new
        })
        kept.products = ProfileList(products.map { old in
            var new = old
            new.producer = producer(old.producer) ?? .unset
            new.valueChains = old.valueChains.compactMap(chain)
            return new
        })
        kept.valueChains = ProfileList(chains.map { old in
            var new = old
            new.links = old.links.compactMap { link in
                guard let from = producer(link.from), let to = producer(link.to) else { return nil }
                var moved = link
                moved.from = from
                moved.to = to
                return moved
            }
            return new
        })
        kept.tradeFairs = ProfileList(fairs.map { old in
            var new = old
            new.stalls = old.stalls.compactMap { stall in
                guard let owner = producer(stall.producer) else { return nil }
                var moved = stall
                moved.producer = owner
                moved.products = stall.products.compactMap(product)
                return moved
            }
            return new
        })
        kept.showrooms = ProfileList(keep(showrooms).0.map { old in
            var new = old
            new.products = old.products.compactMap(product)
            new.producers = old.producers.compactMap(producer)
            return new
        })
        kept.articles = ProfileList(keep(articles).0.map { old in
            var new = old
            new.products = old.products.compactMap(product)
            new.producers = old.producers.compactMap(producer)
            new.fairs = old.fairs.compactMap { fairMoves[$0.index] }
            return new
        })
        kept.plans = keep(plans).0
        kept.pages = keep(pages).0
        return (kept, origins)
    }
}
