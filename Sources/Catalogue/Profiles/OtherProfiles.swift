import Values
import VietnameseText

/// A place where products can be seen and bought.
public struct Showroom: Profile {
    public static let kind = ProfileKind.showroom

    public let slug: String
    public var name = Localized("")
    public var summary: Localized?
    public var address = Localized("")
    public var locality = Locality.ID.unset
    public var coordinates: Coordinates?
    public var phones: [PhoneNumber] = []
    public var openingHours: Localized?
    public var products: [Product.ID] = []
    public var producers: [Producer.ID] = []
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}

/// A piece of news or a report.
public struct Article: Profile {
    public static let kind = ProfileKind.article

    public let slug: String
    public var name = Localized("")
    public var date = CalendarDate(dayNumber: 0)
    public var author: String?
    public var topic: ArticleTopic?
    public var summary: Localized?
    public var producers: [Producer.ID] = []
    public var products: [Product.ID] = []
    public var fairs: [TradeFair.ID] = []
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}

/// What articles are sorted by.
public enum ArticleTopic: ListedValue {
    case model, tradePromotion, policy, training, news

    public var label: Phrase {
        switch self {
        case .model: Phrase("Mô hình điển hình", "Model cooperatives")
        case .tradePromotion: Phrase("Xúc tiến thương mại", "Trade promotion")
        case .policy: Phrase("Chính sách", "Policy")
        case .training: Phrase("Tập huấn", "Training")
        case .news: Phrase("Tin tức", "News")
        }
    }
}

/// A government plan with its numeric targets.
public struct Plan: Profile {
    public static let kind = ProfileKind.plan

    public let slug: String
    public var name = Localized("")
    public var number: String?
    public var agency: Localized?
    public var date: PartialDate?
    /// As written: `2021-2025`.
    public var period: String?
    public var locality = Locality.ID.unset
    public var summary: Localized?
    public var targets: [Target] = []
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}

/// One number that a plan sets itself.
public struct Target: Hashable, Sendable {
    public var name = Localized("")
    /// As written: `≥ 75 %`, `20-30 %`, `7`.
    public var level: TargetLevel?
    /// What is counted, shown behind the level: `HTX`.
    public var unit: String?
    /// What the catalogue counts for it; nil where it cannot.
    public var measure: Measure?
    /// What somebody reported, where the catalogue cannot tell.
    public var reported: String?
    /// By when it is to be reached.
    public var year: Int?

    public init() {}
}

/// A page of its own: about, contact, guide …
public struct FreePage: Profile {
    public static let kind = ProfileKind.page

    public let slug: String
    public var name = Localized("")
    public var summary: Localized?
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}
