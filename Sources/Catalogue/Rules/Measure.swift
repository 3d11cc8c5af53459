import VietnameseText

/// A number that the catalogue itself can count, for a plan's target.
public enum Measure: ListedValue {
    case cooperatives, cooperativeGroups, goodOrFairShare, linkedShare, highTechnologyCooperatives, cooperativeMembers,
        groupMembers, ocopProducts, servicesPerCooperative

    public var label: Phrase {
        switch self {
        case .cooperatives: Phrase("số HTX", "number of cooperatives")
        case .cooperativeGroups: Phrase("số THT", "number of cooperative groups")
        case .goodOrFairShare: Phrase("tỷ lệ HTX tốt khá", "share of cooperatives rated good or fair")
        case .linkedShare: Phrase("tỷ lệ HTX liên kết chuỗi", "share of cooperatives in a value chain")
        case .highTechnologyCooperatives: Phrase("số HTX công nghệ cao", "number of high-technology cooperatives")
        case .cooperativeMembers: Phrase("số thành viên HTX", "members of cooperatives")
        case .groupMembers: Phrase("số thành viên THT", "members of cooperative groups")
        case .ocopProducts: Phrase("số sản phẩm OCOP", "number of OCOP products")
        case .servicesPerCooperative: Phrase("bình quân dịch vụ mỗi HTX", "services per cooperative, on average")
        }
    }
}

/// What the catalogue counts for a measure, and on how many profiles the number stands.
public struct MeasuredValue: Hashable, Sendable {
    /// A count, or a share in percent from 0 to 100.
    public var value: Double
    /// Whether `value` is a share in percent.
    public var isPercentage = false
    /// How many profiles of the place tell what was asked.
    public var known: Int
    /// How many profiles of the place there are.
    public var total: Int
}

extension Catalogue {
    /// What the catalogue counts in a place on its day, or nil where no profile tells. Sample profiles never count.
    public func value(of measure: Measure, in place: Locality.ID) -> MeasuredValue? {
        let real = producers(in: place).map { self[$0] }.filter { !$0.isIllustrative }
        let cooperatives = real.filter { $0.producerKind == .cooperative || $0.producerKind == .cooperativeUnion }
        let groups = real.filter { $0.producerKind == .cooperativeGroup }

        func count(_ number: Int, known: Int, of total: Int) -> MeasuredValue? {
            known == 0 ? nil : MeasuredValue(value: Double(number), known: known, total: total)
        }
        func share(_ number: Int, known: Int, of total: Int) -> MeasuredValue? {
            known == 0 ? nil : MeasuredValue(value: Double(number) * 100 / Double(known), isPercentage: true, known: known, total: total)
        }
        func sum(_ values: [Int?], of total: Int) -> MeasuredValue? {
            let known = values.compactMap { $0 }
            return count(known.reduce(0, +), known: known.count, of: total)
        }

        switch measure {
        case .cooperatives:
            return count(cooperatives.count, known: cooperatives.count, of: cooperatives.count)
        case .cooperativeGroups:
            return count(groups.count, known: groups.count, of: groups.count)
        case .goodOrFairShare:
            let rated = cooperatives.compactMap(\.rating)
            return share(rated.count { $0.band == .good || $0.band == .fair }, known: rated.count, of: cooperatives.count)
        case .linkedShare:
            // Taking part in a chain is told by a role; a profile without one tells nothing of the opposite, but the
            // target asks for a share of all.
            let linked = cooperatives.count { !$0.roles.isEmpty }
            return linked == 0 ? nil : share(linked, known: cooperatives.count, of: cooperatives.count)
        case .highTechnologyCooperatives:
            let told = cooperatives.compactMap(\.usesHighTechnology)
            return count(told.count { $0 }, known: told.count, of: cooperatives.count)
        case .cooperativeMembers:
            return sum(cooperatives.map(\.members), of: cooperatives.count)
        case .groupMembers:
            return sum(groups.map(\.members), of: groups.count)
        case .ocopProducts:
            let all = products(in: place).map { self[$0] }.filter { !$0.isIllustrative }
            return count(all.count { shownStars(of: $0) != nil }, known: all.count, of: all.count)
        case .servicesPerCooperative:
            let told = cooperatives.filter { !$0.services.isEmpty }.map(\.services.count)
            guard !told.isEmpty else { return nil }
            return MeasuredValue(value: Double(told.reduce(0, +)) / Double(told.count), known: told.count, total: cooperatives.count)
        }
    }
}
