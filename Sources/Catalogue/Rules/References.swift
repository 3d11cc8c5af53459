/// Where profiles went when others came, left or were left out: places in the lists shift, and references have to follow.
public struct ProfileMoves: Sendable {
    /// For every old place of a kind the new one, nil where the profile is gone. A kind that is missing stayed as it was.
    private var places: [ProfileKind: [Int?]] = [:]

    /// Nothing has moved yet.
    public init() {}

    /// For every old place of the kind the new one; nil where the kind stayed as it was.
    public subscript(kind: ProfileKind) -> [Int?]? {
        get { places[kind] }
        set { places[kind] = newValue }
    }

    /// Notes that of `count` profiles of a kind those at `origins` remain, in this order.
    public mutating func keep(_ origins: [Int], of count: Int, _ kind: ProfileKind) {
        var places = [Int?](repeating: nil, count: count)
        for (new, old) in origins.enumerated() { places[old] = new }
        self.places[kind] = places
    }

    /// Where the profile is now; nil where it is gone.
    public func place<Entity: Profile>(of id: ProfileID<Entity>) -> ProfileID<Entity>? {
        guard let places = places[Entity.kind] else { return id }
        return places.indices.contains(id.index) ? places[id.index].map(ProfileID.init) : nil
    }
}

/// Has the references of one profile follow what they point to. References to what is gone are dropped.
public struct ReferenceMover {
    private let moves: ProfileMoves
    /// Whether one of the references is another than before, or gone.
    public private(set) var hasMoved = false
    /// Whether one pointed to a profile that is gone.
    public private(set) var hasLost = false

    public init(_ moves: ProfileMoves) { self.moves = moves }

    mutating func follow<Entity: Profile>(_ id: ProfileID<Entity>) -> ProfileID<Entity>? {
        let new = moves.place(of: id)
        if new != id { hasMoved = true }
        if new == nil { hasLost = true }
        return new
    }

    mutating func follow<Entity: Profile>(_ ids: inout [ProfileID<Entity>]) {
        guard moves[Entity.kind] != nil else { return }
        ids = ids.compactMap { follow($0) }
    }
}

// Every field that refers to another profile is named here and nowhere else. Localities are no profiles: they come from a file of
// their own, and after a change of it everything is read again.

extension Product {
    public var hasUnsetReference: Bool { producer.isUnset }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        producer = mover.follow(producer) ?? .unset
        mover.follow(&valueChains)
    }
}

extension Producer {
    public var hasUnsetReference: Bool { locality.isUnset || roles.contains { $0.chain.isUnset } }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        roles = roles.compactMap { role in mover.follow(role.chain).map { ChainRole(chain: $0, stage: role.stage) } }
    }
}

extension ValueChain {
    public var hasUnsetReference: Bool { links.contains { $0.from.isUnset || $0.to.isUnset } }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        links = links.compactMap { old in
            guard let from = mover.follow(old.from), let to = mover.follow(old.to) else { return nil }
            var link = old
            (link.from, link.to) = (from, to)
            return link
        }
    }
}

extension TradeFair {
    public var hasUnsetReference: Bool { stalls.contains { $0.producer.isUnset } }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        stalls = stalls.compactMap { old in
            guard let producer = mover.follow(old.producer) else { return nil }
            var stall = old
            stall.producer = producer
            mover.follow(&stall.products)
            return stall
        }
    }
}

extension Showroom {
    public var hasUnsetReference: Bool { locality.isUnset }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        mover.follow(&products)
        mover.follow(&producers)
    }
}

extension Article {
    public var hasUnsetReference: Bool { false }

    public mutating func moveReferences(with mover: inout ReferenceMover) {
        mover.follow(&products)
        mover.follow(&producers)
        mover.follow(&fairs)
    }
}

extension Plan {
    public var hasUnsetReference: Bool { locality.isUnset }

    public mutating func moveReferences(with mover: inout ReferenceMover) {}
}

extension FreePage {
    public var hasUnsetReference: Bool { false }

    public mutating func moveReferences(with mover: inout ReferenceMover) {}
}
