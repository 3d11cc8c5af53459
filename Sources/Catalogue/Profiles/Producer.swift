import Values
import VietnameseText

/// A cooperative or another organisation that makes, processes or sells.
public struct Producer: Profile {
    public static let kind = ProfileKind.producer

    public let slug: String
    public var name = Localized("")
    public var otherNames: [String] = []
    public var producerKind = ProducerKind.cooperative
    public var sector: Localized?
    public var locality = Locality.ID.unset
    public var address: Localized?
    public var coordinates: Coordinates?
    public var phones: [PhoneNumber] = []
    public var zalo: PhoneNumber?
    public var email: EmailAddress?
    public var website: WebAddress?
    public var facebook: WebAddress?
    /// Only ever a person who consented to being named (Law 91/2025/QH15): reading drops everybody else.
    public var contactPerson: ContactPerson?
    public var registrationNumber: String?
    public var founded: PartialDate?
    public var members: Int?
    public var linkedHouseholds: Int?
    public var workers: Int?
    public var area: String?
    public var services = LocalizedList()
    public var model: Localized?
    /// nil where the profile does not tell: that is not "no", and does not count.
    public var usesHighTechnology: Bool?
    public var rating: Rating?
    /// In the order of the profile, each chain and stage once.
    public var roles: [ChainRole] = []
    public var certifications: [Certification] = []
    public var photos: [Photo] = []
    public var logo: Photo?
    public var summary: Localized?
    public var asksToBeFeatured = false
    public var isIllustrative = false
    public var sources: [WebAddress] = []
    public var isDraft = false

    public init(slug: String) { self.slug = slug }
}

/// The forms of organisation that the plans name.
public enum ProducerKind: ListedValue {
    case cooperative, cooperativeUnion, cooperativeGroup, farmersClub, interestGroup, enterprise, workshop, household

    public var label: Phrase {
        switch self {
        case .cooperative: Phrase("Hợp tác xã", "Cooperative")
        case .cooperativeUnion: Phrase("Liên hiệp hợp tác xã", "Union of cooperatives")
        case .cooperativeGroup: Phrase("Tổ hợp tác", "Cooperative group")
        case .farmersClub: Phrase("Hội quán", "Farmers' club (hội quán)")
        case .interestGroup: Phrase("Nhóm sở thích", "Interest group")
        case .enterprise: Phrase("Doanh nghiệp", "Enterprise")
        case .workshop: Phrase("Cơ sở", "Workshop")
        case .household: Phrase("Hộ kinh doanh", "Household business")
        }
    }

    public var otherNames: [String] {
        switch self {
        case .cooperative: ["HTX"]
        case .cooperativeUnion: ["Liên hiệp HTX", "LHHTX"]
        case .cooperativeGroup: ["THT"]
        case .enterprise: ["Công ty"]
        case .workshop: ["Cơ sở sản xuất"]
        case .household: ["Hộ"]
        default: []
        }
    }
}

/// A person to speak to, who agreed to being named.
public struct ContactPerson: Hashable, Sendable {
    public var name: String
    public var position: String?

    public init(name: String, position: String? = nil) {
        self.name = name
        self.position = position
    }
}

/// The yearly rating of a cooperative, with the rules it was made under.
public struct Rating: Hashable, Sendable {
    public var band: RatingBand
    /// 0 to 100.
    public var score: Double?
    public var year: Int?
    /// The rules it was made under: `TT 01/2020/TT-BKHĐT`.
    public var basis: String?

    public init(band: RatingBand = .average, score: Double? = nil, year: Int? = nil, basis: String? = nil) {
        self.band = band
        self.score = score
        self.year = year
        self.basis = basis
    }
}

/// The four bands of TT 01/2020/TT-BKHĐT: tốt 80–100, khá 65–<80, trung bình 50–<65, yếu <50.
public enum RatingBand: ListedValue {
    case good, fair, average, weak

    /// The band of a score from 0 to 100.
    public init(score: Double) {
        self = score >= 80 ? .good : score >= 65 ? .fair : score >= 50 ? .average : .weak
    }

    public var label: Phrase {
        switch self {
        case .good: Phrase("Tốt", "Good")
        case .fair: Phrase("Khá", "Fair")
        case .average: Phrase("Trung bình", "Average")
        case .weak: Phrase("Yếu", "Weak")
        }
    }
}

/// A producer's place in a value chain.
public struct ChainRole: Hashable, Sendable {
    public var chain: ValueChain.ID
    /// The place of the stage in the chain; nil where only the chain is named.
    public var stage: Int?

    public init(chain: ValueChain.ID = .unset, stage: Int? = nil) {
        self.chain = chain
        self.stage = stage
    }
}
