import Catalogue

/// What stands where a product has no photo. `drawings.css` has the lines.
public enum Drawing: String, Sendable {
    case food, drink, herbal, craft, ornamental, tourism
    case lotus, coffee, tea, fish, fruit, rice, meat, bottle, root, mushroom, sugar
    /// The woven ground alone.
    case none

    public init(_ group: ProductGroup) {
        self =
            switch group {
            case .food: .food
            case .drink: .drink
            case .herbal: .herbal
            case .craft: .craft
            case .ornamental: .ornamental
            case .tourism: .tourism
            }
    }

    /// The first thing that the product's address names (it is its name without accents), else its group. Only goods that
    /// one eats and drinks are told apart: a basket woven of lotus stems is a basket.
    public init(_ product: Product) {
        // A strong drink is not to be made attractive.
        if product.alcoholRule == .listedPlainly { self = .none; return }
        self.init(product.group)
        guard [.food, .drink, .herbal].contains(product.group) else { return }
        let words = product.slug.split(separator: "-")
        for (index, word) in words.enumerated() {
            if index + 1 < words.count, let found = Self.pairs["\(word) \(words[index + 1])"] { self = found; return }
            if let found = Self.words[word] { self = found; return }
        }
    }

    /// Two words before one: coffee is no fish, a pork roll no rice.
    private static let pairs: [String: Drawing] = [
        "ca phe": .coffee, "cha lua": .meat, "cha bo": .meat, "cha ca": .fish, "cha muc": .fish, "ca chua": .fruit, "ca rot": .root,
        "mat ong": .sugar, "mach nha": .sugar, "mat mia": .sugar, "mang cut": .fruit, "mang cau": .fruit, "thanh long": .fruit,
        "sau rieng": .fruit, "vu sua": .fruit, "bo kho": .meat, "thit bo": .meat
    ]

    private static let words: [Substring: Drawing] = [
        "sen": .lotus, "che": .tea, "tra": .tea, "gao": .rice, "nep": .rice, "lua": .rice,
        "mam": .fish, "tom": .fish, "muc": .fish, "ca": .fish, "thit": .meat, "lap": .meat, "gio": .meat, "nem": .meat,
        "mit": .fruit, "xoai": .fruit, "cam": .fruit, "quyt": .fruit, "buoi": .fruit, "chuoi": .fruit, "nhan": .fruit, "oi": .fruit,
        "sam": .root, "nghe": .root, "gung": .root, "khoai": .root, "ruou": .bottle, "vang": .bottle, "bia": .bottle, "nam": .mushroom,
        "duong": .sugar
    ]
}
