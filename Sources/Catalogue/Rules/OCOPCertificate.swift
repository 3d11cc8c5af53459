import Values
import VietnameseText

/// The stars that the "One Commune One Product" programme gave, with the decision that gave them.
///
/// Stars 3 to 5 carry the mark; a certificate lasts 36 months from the decision; after that, or once withdrawn, the mark
/// may not be used (QĐ 148/QĐ-TTg of 24/2/2023, amended by QĐ 1489/QĐ-TTg of 6/7/2025).
public struct OCOPCertificate: Hashable, Sendable {
    /// 1 to 5.
    public var stars: Int
    /// The day of the decision.
    public var decided: PartialDate?
    /// The number of the decision: `100/QĐ-UBND`.
    public var decision: String?
    /// Who decided.
    public var agency: String?
    /// As the certificate says; where it does not, 36 months after the decision.
    public var statedExpiry: PartialDate?
    /// From this day on the mark may not be used.
    public var withdrawn: PartialDate?

    public init(
        stars: Int = 0, decided: PartialDate? = nil, decision: String? = nil, agency: String? = nil,
        statedExpiry: PartialDate? = nil, withdrawn: PartialDate? = nil
    ) {
        self.stars = stars
        self.decided = decided
        self.decision = decision
        self.agency = agency
        self.statedExpiry = statedExpiry
        self.withdrawn = withdrawn
    }

    /// After the decision, where the certificate states no end.
    public static let monthsOfValidity = 36
    /// With one or two stars a product was rated, and may not carry the mark.
    public static let starsWithMark = 3...5
    /// How many days before its end the editor is warned.
    public static let daysOfWarning = 60

    /// What a certificate is worth on a day.
    public enum State: Hashable, Sendable {
        /// With the last day on which the mark may be used.
        case valid(until: PartialDate)
        /// With what was the last day.
        case lapsed(PartialDate)
        /// With the day of the withdrawal.
        case withdrawn(PartialDate)
        /// Decided later than the day.
        case notYet(from: CalendarDate)
        /// No date is known, so nobody can tell: no stars are shown.
        case undated
        /// One or two stars: without the mark.
        case withoutMark
    }

    /// The last day on which the mark may be used, as exactly as it is known, or nil where no date is known.
    ///
    /// Where only a month or a year is known, the earliest day it can mean counts: better a mark too little than one that
    /// is not allowed. What is shown stays as exact as the source.
    public var end: PartialDate? { statedExpiry ?? decided?.adding(months: Self.monthsOfValidity) }

    /// What the certificate is worth on the day. The first that holds: below three stars nothing else is asked; a withdrawal counts from its
    /// day on; without a decision and a stated end it is undated; it has lapsed on the day after its end, and on the end itself still holds.
    /// Of dates known only by month or year the earliest day counts.
    public func state(on day: CalendarDate) -> State {
        guard Self.starsWithMark.contains(stars) else { return .withoutMark }
        if let withdrawn, withdrawn.earliest <= day { return .withdrawn(withdrawn) }
        guard let end else { return .undated }
        if day > end.earliest { return .lapsed(end) }
        if let decided, decided.earliest > day { return .notYet(from: decided.earliest) }
        return .valid(until: end)
    }

    /// The stars that may be shown on the day, or nil.
    public func shownStars(on day: CalendarDate) -> Int? {
        if case .valid = state(on: day) { return stars }
        return nil
    }
}
