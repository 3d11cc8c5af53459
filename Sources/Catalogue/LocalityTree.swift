import Values
import VietnameseText

/// All localities, of today and of before, and the rules that join the two.
public struct LocalityTree: Sendable {
    /// Parents before their children, in the order of the file; an identity is a place in this list.
    public let localities: [Locality]
    private let identifiers: [String: Locality.ID]
    /// For each locality, every locality in whose index a profile filed there counts; itself first.
    private let countingPlaces: [[Locality.ID]]
    private let predecessorsOf: [[Locality.ID]]
    // Asked for on every card and every page, so worked out once.
    private var presentAddresses: [[Locality.ID]] = []
    private var formerDistricts: [Locality.ID?] = []
    /// The top of the tree: provinces, of today first, in Vietnamese order.
    public private(set) var roots: [Locality.ID] = []

    /// - Parameter localities: parents before their children, links between them already made and free of cycles.
    public init(_ localities: [Locality]) {
        self.localities = localities
        identifiers = Dictionary(
            localities.enumerated().map { ($0.element.code, Locality.ID(index: $0.offset)) },
            uniquingKeysWith: { first, _ in first })
        var predecessors = Array(repeating: [Locality.ID](), count: localities.count)
        for (index, locality) in localities.enumerated() {
            for successor in locality.successors { predecessors[successor.index].append(Locality.ID(index: index)) }
        }
        predecessorsOf = predecessors
        countingPlaces = localities.indices.map { Self.places(countedFrom: Locality.ID(index: $0), localities, predecessors) }
        presentAddresses = ids.map(findPresentAddress)
        formerDistricts = ids.map(findFormerDistrict)
        roots = ids.filter { self[$0].parent == nil }.sortedInVietnamese { self[$0].name.vietnamese }
            .sorted { (self[$0].isFormer ? 1 : 0) < (self[$1].isFormer ? 1 : 0) }
    }

    public subscript(id: Locality.ID) -> Locality { _read { yield localities[id.index] } }
    /// The locality with exactly this code, or nil where there is none. O(1).
    public func find(_ code: String) -> Locality.ID? { identifiers[code] }
    /// All of them, in the order of the file.
    public var ids: [Locality.ID] { localities.indices.map { Locality.ID(index: $0) } }

    /// In whose indexes a profile filed under `place` counts: the place itself, the places above it, what they have become,
    /// and the former places that it continues. Each once, the place itself first. O(1).
    public func places(countedFrom place: Locality.ID) -> [Locality.ID] { countingPlaces[place.index] }

    /// What `place` continues: the old units that became it, wholly or in part, in the order of the file.
    public func predecessors(of place: Locality.ID) -> [Locality.ID] { predecessorsOf[place.index] }

    /// The parent of today: the one it was moved to, or the one it stands under.
    public func currentParent(of place: Locality.ID) -> Locality.ID? {
        guard let parent = self[place].newParent ?? self[place].parent else { return nil }
        // A former parent (a province that was merged) hands its children on to what it became.
        if self[parent].isFormer, let next = self[parent].newParent ?? onlySuccessor(of: parent) { return next }
        return parent
    }

    private func onlySuccessor(of place: Locality.ID) -> Locality.ID? {
        self[place].successors.count == 1 ? self[place].successors.first : nil
    }

    /// Where a profile filed under `place` is today, smallest unit first: the place itself while it exists, or the only
    /// unit it became, and what stands above. A former place that became several gives only what they share.
    public func presentAddress(of place: Locality.ID) -> [Locality.ID] { presentAddresses[place.index] }

    private func findPresentAddress(of place: Locality.ID) -> [Locality.ID] {
        var here: Locality.ID? = place
        var steps = 0
        while let current = here, self[current].isFormer, steps < 16 {
            if let only = onlySuccessor(of: current) {
                here = only
            } else {
                here = sharedParent(of: self[current].successors) ?? currentParent(of: current)
            }
            steps += 1
        }
        var address: [Locality.ID] = []
        while let current = here, address.count < 16 {
            address.append(current)
            here = currentParent(of: current)
        }
        return address
    }

    /// The district of before 1 July 2025 that a place was or belonged to, or nil where it is unknown or not only one.
    public func formerDistrict(of place: Locality.ID) -> Locality.ID? { formerDistricts[place.index] }

    private func findFormerDistrict(of place: Locality.ID) -> Locality.ID? {
        let districts = places(countedFrom: place).filter { self[$0].isFormer && self[$0].level == .district }
        return districts.count == 1 ? districts[0] : nil
    }

    /// From the top down to `place`, as the tree is written: for breadcrumbs.
    public func ancestors(of place: Locality.ID) -> [Locality.ID] {
        var ancestors: [Locality.ID] = []
        var next = self[place].isFormer ? self[place].parent : currentParent(of: place)
        while let current = next, ancestors.count < 16 {
            ancestors.append(current)
            next = self[current].parent
        }
        return ancestors.reversed()
    }

    private func sharedParent(of places: [Locality.ID]) -> Locality.ID? {
        let parents = Set(places.compactMap { currentParent(of: $0) })
        return parents.count == 1 ? parents.first : nil
    }

    /// Follows every edge along which a profile counts further, each place once.
    private static func places(countedFrom start: Locality.ID, _ localities: [Locality], _ predecessors: [[Locality.ID]]) -> [Locality.ID] {
        var found = [start]
        var seen: Set<Locality.ID> = [start]
        func add(_ place: Locality.ID) { if seen.insert(place).inserted { found.append(place) } }
        func parents(of place: Locality.ID) -> [Locality.ID] {
            [localities[place.index].parent, localities[place.index].newParent].compactMap { $0 }
        }
        var next = 0
        while next < found.count {
            let place = found[next]
            let locality = localities[place.index]
            parents(of: place).forEach(add)
            // What became one unit counts for it. What was divided counts only for what all parts share.
            if locality.successors.count == 1 {
                add(locality.successors[0])
            } else if let first = locality.successors.first {
                let shared = parents(of: first).filter { parent in
                    locality.successors.allSatisfy { parents(of: $0).contains(parent) }
                }
                shared.forEach(add)
            }
            // The other way, only from the place itself: a new commune continues the district it was cut from, but a
            // profile of it need not lie in one particular of the old communes that were merged into it.
            if next == 0 {
                for old in predecessors[place.index] where localities[old.index].level < locality.level { add(old) }
            }
            next += 1
        }
        return found
    }
}
