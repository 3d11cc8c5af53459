import Values
import VietnameseText

/// A province, district or commune, of today or of before 1 July 2025.
public struct Locality: Hashable, Sendable {
    public typealias ID = ProfileID<Locality>

    /// The identity: names repeat (a new commune often bears the old district's name), codes do not.
    public let code: String
    public var name = Localized("") { didSet { readRank() } }
    /// The name without its first word of rank: `Tháp Mười` of `Huyện Tháp Mười`.
    public private(set) var shortName = ""
    /// `huyện Tháp Mười`: in the middle of a line, the word of rank in small letters.
    public private(set) var nameInSentence = Localized("")
    /// Other spellings, for the search.
    public var otherNames: [String] = []
    /// The General Statistics Office's code, as text: `082`.
    public var officialCode: String?
    /// The unit that it stands below in the file: of a unit of before 1 July 2025 the one of its time. nil at the top.
    public var parent: Locality.ID?
    /// The units that stand below it in the file, in its order.
    public var children: [Locality.ID] = []
    /// The last day on which it existed; nil for a unit of today.
    public var lastDay: CalendarDate?
    /// What it became (`nay là`).
    public var successors: [Locality.ID] = []
    /// The unit it was moved to (`nay thuộc`).
    public var newParent: Locality.ID?
    public var coordinates: Coordinates?
    public var level = Level.commune

    public init(code: String) { self.code = code }

    /// The highest first: `.province < .commune`.
    public enum Level: Int, Comparable, Sendable, CaseIterable {
        case province, district, commune

        public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        public var name: Phrase {
            switch self {
            case .province: Phrase("tỉnh", "province")
            case .district: Phrase("huyện", "district")
            case .commune: Phrase("xã", "commune")
            }
        }

        /// The level of a unit named `name`, `depth` levels below the top of the tree.
        ///
        /// Since 1 July 2025 communes stand directly below provinces, so that the depth alone cannot tell.
        public static func of(name: String, depth: Int) -> Level {
            if depth == 0 { return .province }
            let folded = name.withoutAccents
            if ["xa ", "phuong ", "thi tran ", "dac khu "].contains(where: folded.hasPrefix) { return .commune }
            if ["huyen ", "quan ", "thi xa ", "thanh pho ", "tp "].contains(where: folded.hasPrefix) { return .district }
            return depth == 1 ? .district : .commune
        }
    }

    /// Pages name places many times, so what follows from a name is worked out once.
    private mutating func readRank() {
        let full = name.vietnamese
        shortName = full
        nameInSentence = name
        for rank in ["Tỉnh ", "Thành phố ", "Huyện ", "Quận ", "Thị xã ", "Thị trấn ", "Xã ", "Phường ", "Đặc khu "]
        where full.hasPrefix(rank) {
            shortName = String(full.dropFirst(rank.count))
            nameInSentence = Localized(full.prefix(1).lowercased() + full.dropFirst(), english: name.english)
            return
        }
    }

    /// Whether it has ceased to exist. Every unit with a last day counts, also with one that is still to come.
    public var isFormer: Bool { lastDay != nil }
}
