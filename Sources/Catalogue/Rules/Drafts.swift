/// Taking drafts out of a set of profiles: the rest close ranks, and every reference follows.
extension Catalogue.Profiles {
    /// Whether `withoutDrafts` would leave anything out. O(n).
    public var hasDrafts: Bool {
        func any<Entity: Profile>(_ list: ProfileList<Entity>) -> Bool { list.indices.contains { list[$0].isDraft } }
        return any(products) || any(producers) || any(valueChains) || any(tradeFairs) || any(showrooms) || any(articles) || any(plans)
            || any(pages)
    }

    /// The profiles without the drafts: references that pointed to a draft are dropped, and products of a producer that is itself
    /// a draft go with it. Also where each remaining profile was, for whoever keeps something beside the profiles (their texts).
    public func withoutDrafts() -> (profiles: Catalogue.Profiles, origins: [ProfileKind: [Int]]) {
        var origins: [ProfileKind: [Int]] = [:]
        var moves = ProfileMoves()
        func leaveOut<Entity: Profile>(_ list: ProfileList<Entity>, where isLeftOut: (Entity) -> Bool = { _ in false }) {
            let kept = list.indices.filter { !list[$0].isDraft && !isLeftOut(list[$0]) }
            origins[Entity.kind] = kept
            moves.keep(kept, of: list.count, Entity.kind)
        }
        leaveOut(producers)
        let producerMoves = moves
        leaveOut(products) { producerMoves.place(of: $0.producer) == nil }
        leaveOut(valueChains)
        leaveOut(tradeFairs)
        leaveOut(showrooms)
        leaveOut(articles)
        leaveOut(plans)
        leaveOut(pages)

        func remaining<Entity: Profile>(_ list: ProfileList<Entity>) -> ProfileList<Entity> {
            ProfileList(
                (origins[Entity.kind] ?? []).map { origin in
                    var profile = list[origin]
                    var mover = ReferenceMover(moves)
                    profile.moveReferences(with: &mover)
                    return profile
                })
        }
        var published = Catalogue.Profiles()
        published.producers = remaining(producers)
        published.products = remaining(products)
        published.valueChains = remaining(valueChains)
        published.tradeFairs = remaining(tradeFairs)
        published.showrooms = remaining(showrooms)
        published.articles = remaining(articles)
        published.plans = remaining(plans)
        published.pages = remaining(pages)
        return (published, origins)
    }
}
