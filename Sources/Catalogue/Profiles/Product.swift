import Values
import VietnameseText

/// A product or a service that a producer offers.
public struct Product: Profile {
    public static let kind = ProfileKind.product

    public let slug: String
    public var name = Localized("")
    public var producer = Producer.ID.unset
    public var group = ProductGroup.food
    /// Of OCOP; which of its stars may be shown is `Catalogue.shownStars(of:)`.
    public var certificate: OCOPCertificate?
    /// In the order of the profile.
    public var valueChains: [ValueChain.ID] = []
    /// Where it comes from; nil stands for the producer's.
    public var ownLocality: Locality.ID?
    public var summary: Localized?
    public var price: Price?
    public var package: Localized?
    public var season: MonthSet?
    public var ingredients: Localized?
    public var storage: Localized?
    public var shelfLife: Localized?
    /// Percent by volume.
    public var alcohol: Double?
    public var certifications: [Certification] = []
    public var geographicalIndication: Localized?
    public var trademark: Localized?
    public var plantingAreaCode: String?
    public var barcode: Barcode?
    public var traceability: WebAddress?
    public var outlets: [Outlet] = []
    public var photos: [Photo] = []
    public var video: WebAddress?
    /// As the profile asks; what is really featured is `Catalogue.featuredProducts`.
    public var asksToBeFeatured = false
    public var isIllustrative = false
    public var sources: [WebAddress] = []
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}

/// The six groups of the OCOP programme (QĐ 148/QĐ-TTg of 24/2/2023, annex).
public enum ProductGroup: ListedValue {
    case food, drink, herbal, craft, ornamental, tourism

    public var label: Phrase {
        switch self {
        case .food: Phrase("Thực phẩm", "Food")
        case .drink: Phrase("Đồ uống", "Drinks")
        case .herbal: Phrase("Dược liệu và sản phẩm từ dược liệu", "Herbal products")
        case .craft: Phrase("Thủ công mỹ nghệ", "Handicrafts")
        case .ornamental: Phrase("Sinh vật cảnh", "Ornamental plants and animals")
        case .tourism:
            Phrase(
                "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
                "Community tourism, ecotourism and destinations")
        }
    }

    public var otherNames: [String] {
        switch self {
        case .herbal: ["Dược liệu"]
        case .craft: ["Hàng thủ công mỹ nghệ"]
        case .tourism: ["Du lịch", "Dịch vụ du lịch", "Du lịch cộng đồng"]
        default: []
        }
    }

    /// For tight places: a filter, a card.
    public var shortLabel: Phrase {
        switch self {
        case .herbal: Phrase("Dược liệu", "Herbal")
        case .ornamental: Phrase("Sinh vật cảnh", "Ornamentals")
        case .tourism: Phrase("Du lịch cộng đồng", "Community tourism")
        default: label
        }
    }
}

/// A certificate other than OCOP's: VietGAP, organic, HACCP …
public struct Certification: Hashable, Sendable {
    public var name: String
    public var number: String?
    public var issued: PartialDate?
    public var expiry: PartialDate?

    public init(name: String = "", number: String? = nil, issued: PartialDate? = nil, expiry: PartialDate? = nil) {
        self.name = name
        self.number = number
        self.issued = issued
        self.expiry = expiry
    }

    /// Whether it still holds on the day. The earliest day that the end can mean counts.
    public func isValid(on day: CalendarDate) -> Bool { expiry.map { day <= $0.earliest } ?? true }
}

/// A place that sells the product: a web shop, or an address.
public struct Outlet: Hashable, Sendable {
    public var name: String
    public var link: WebAddress?
    public var address: String?

    public init(name: String = "", link: WebAddress? = nil, address: String? = nil) {
        self.name = name
        self.link = link
        self.address = address
    }
}
