import VietnameseText

/// What a drink's strength allows on a page (Law on prevention of harm from alcohol 44/2019/QH14, articles 11 and 12; Law
/// on advertising: drinks of 15 % and more are not advertised).
public enum AlcoholRule: Hashable, Sendable {
    /// No alcohol.
    case none
    /// Shown with the warning, never featured.
    case withWarning
    /// Listed plainly: the warning, no photo first, no price promotion, never among recommendations.
    case listedPlainly

    /// Percent by volume; a drink of exactly this strength may not be advertised.
    public static let advertisingLimit = 15.0

    /// Words by which a drink that states no strength is still known to be alcoholic.
    private static let words: Set<String> = ["ruou", "vang", "bia", "wine", "beer", "liquor", "spirit"]

    /// The rule for a product. A drink known to be alcoholic by its name alone is treated as the strongest: its strength
    /// may be anything.
    public static func of(name: String, group: ProductGroup, alcohol: Double?) -> AlcoholRule {
        if let alcohol { return alcohol <= 0 ? .none : alcohol < advertisingLimit ? .withWarning : .listedPlainly }
        return lacksStrength(name: name, group: group, alcohol: alcohol) ? .listedPlainly : .none
    }

    /// Whether the name tells of alcohol and the profile does not say how much.
    public static func lacksStrength(name: String, group: ProductGroup, alcohol: Double?) -> Bool {
        guard group == .drink, alcohol == nil, let first = name.split(separator: " ", maxSplits: 1).first else { return false }
        return words.contains(first.withoutAccents)
    }
}

extension Product {
    /// By its strength, or where none is given by its name and group.
    public var alcoholRule: AlcoholRule { .of(name: name.vietnamese, group: group, alcohol: alcohol) }
}
