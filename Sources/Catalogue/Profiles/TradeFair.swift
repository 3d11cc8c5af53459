import Values
import VietnameseText

/// A fair, an exhibition, a market day, a supply–demand meeting or a festival.
public struct TradeFair: Profile {
    public static let kind = ProfileKind.tradeFair

    public let slug: String
    public var name = Localized("")
    public var fairKind: FairKind?
    public var summary: Localized?
    public var start = DateAndTime(date: CalendarDate(dayNumber: 0))
    public var end: DateAndTime?
    public var venue = Localized("")
    /// nil where the fair counts for no place of the catalogue.
    public var locality: Locality.ID?
    public var coordinates: Coordinates?
    public var organizer: Localized?
    public var registration: Registration?
    public var stalls: [Stall] = []
    /// How many stalls there are in all; the profile may name only some.
    public var stallCount: Int?
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }

    /// The last day.
    public var lastDay: CalendarDate { end?.date ?? start.date }

    /// When it ends on its last day, in minutes after midnight: with the day itself where no time is given.
    public var lastMinute: Int { end?.minutes ?? 24 * 60 }

    /// A fair seen from a day.
    public enum State: Hashable, Sendable { case coming, underWay, past }

    /// By whole days, the times left aside: on its first and on its last day a fair is under way. Without an end it lasts one day.
    public func state(on day: CalendarDate) -> State {
        day < start.date ? .coming : day > lastDay ? .past : .underWay
    }

    /// Whether a stall can still be registered on `day`: until the deadline, or the first day where none is stated; never where nothing
    /// is said of registering.
    public func isRegistrationOpen(on day: CalendarDate) -> Bool {
        registration.map { ($0.deadline ?? start.date) >= day } ?? false
    }
}

/// The kinds that the format knows.
public enum FairKind: ListedValue {
    case fair, exhibition, market, supplyDemandMeeting, festival

    public var label: Phrase {
        switch self {
        case .fair: Phrase("Hội chợ", "Trade fair")
        case .exhibition: Phrase("Triển lãm", "Exhibition")
        case .market: Phrase("Phiên chợ", "Market")
        case .supplyDemandMeeting: Phrase("Hội nghị kết nối cung cầu", "Supply–demand meeting")
        case .festival: Phrase("Lễ hội", "Festival")
        }
    }
}

/// How somebody gets a stall.
public struct Registration: Hashable, Sendable {
    public var link: WebAddress?
    /// The last day to register.
    public var deadline: CalendarDate?
    public var phone: PhoneNumber?

    public init() {}
}

/// A producer at a fair, with what it shows there.
public struct Stall: Hashable, Sendable {
    public var producer = Producer.ID.unset
    /// As the organizer numbers it: `A01`.
    public var number: String?
    public var products: [Product.ID] = []

    public init() {}
}
