import Values
import VietnameseText

/// The identity of a profile within one catalogue: its place among the profiles of its kind, in the order of slugs.
public struct ProfileID<Entity>: Hashable, Comparable, Sendable {
    public let index: Int

    public init(index: Int) { self.index = index }

    /// Stands in a profile that could not be read wholly; no catalogue is made with one.
    public static var unset: ProfileID { ProfileID(index: -1) }

    /// Whether it was never set, so that no list may be asked for it.
    var isUnset: Bool { index < 0 }

    /// In the order of slugs.
    public static func < (left: ProfileID, right: ProfileID) -> Bool { left.index < right.index }
}

/// The kinds of profiles, each with its folder and its section of the site.
public enum ProfileKind: String, CaseIterable, Sendable {
    case product = "san-pham"
    case producer = "htx"
    case valueChain = "chuoi-gia-tri"
    case tradeFair = "hoi-cho"
    case showroom = "diem-trung-bay"
    case article = "bai-viet"
    case plan = "ke-hoach"
    case page = "trang"

    /// The folder of `content/` that holds the profiles, and the first part of their address (free pages have none).
    public var folder: String { rawValue }

    /// As a message names one of them.
    public var name: Phrase {
        switch self {
        case .product: Phrase("sản phẩm", "product")
        case .producer: Phrase("HTX", "producer")
        case .valueChain: Phrase("chuỗi giá trị", "value chain")
        case .tradeFair: Phrase("hội chợ", "trade fair")
        case .showroom: Phrase("điểm trưng bày", "showroom")
        case .article: Phrase("bài viết", "article")
        case .plan: Phrase("kế hoạch", "plan")
        case .page: Phrase("trang", "page")
        }
    }
}

/// What every profile has.
public protocol Profile: Sendable {
    static var kind: ProfileKind { get }
    /// A profile before anything was read of it.
    init(slug: String)
    /// The file's name without its extension: the profile's identity and its address.
    var slug: String { get }
    var name: Localized { get }
    var summary: Localized? { get }
    var photos: [Photo] { get }
    var sources: [WebAddress] { get }
    /// Made up to show how a complete profile looks; the page says so, and no plan's target counts it.
    var isIllustrative: Bool { get }
    /// Not for the public yet.
    var isDraft: Bool { get set }
    /// Whether a reference that the profile cannot do without points nowhere: a place or another profile that was never set.
    var hasUnsetReference: Bool { get }
    /// Has every reference to another profile follow it to its new place.
    mutating func moveReferences(with mover: inout ReferenceMover)
}

extension Profile {
    public typealias ID = ProfileID<Self>
}

/// A photo beside a profile.
public struct Photo: Hashable, Sendable {
    /// The path within the content folder: `san-pham/che-shan/nuong-che.jpg`.
    public var file: String
    /// What is to be seen on it, for who cannot see it.
    public var description: Localized?

    public init(file: String = "", description: Localized? = nil) {
        self.file = file
        self.description = description
    }
}

/// A list of texts, and its translation as a whole.
public struct LocalizedList: Hashable, Sendable {
    /// In the order in which they were written.
    public var vietnamese: [String]
    /// nil where there is no translation; it may be longer or shorter than the original.
    public var english: [String]?

    public init(_ vietnamese: [String] = [], english: [String]? = nil) {
        self.vietnamese = vietnamese
        self.english = english
    }

    public var isEmpty: Bool { vietnamese.isEmpty }
    public var count: Int { vietnamese.count }

    /// The list in the language, or the Vietnamese one where it is not translated.
    public func callAsFunction(_ language: Language) -> [Localized] {
        switch (language, english) {
        case (.english, let english?): english.map { Localized($0, english: $0) }
        default: vietnamese.map { Localized($0) }
        }
    }
}

/// A value chosen from a list that a law, a decree or the format fixes.
public protocol ListedValue: CaseIterable, Hashable, Sendable where AllCases: RandomAccessCollection {
    /// As pages show it, and as profiles write it.
    var label: Phrase { get }
    /// Other ways of writing it.
    var otherNames: [String] { get }
}

extension ListedValue {
    public var otherNames: [String] { [] }
    /// The last part of an address: `thuc-pham`.
    public var slug: String { label.vietnamese.slug }
    /// Its place in the list.
    public var position: Int {
        Self.allCases.firstIndex(of: self).map { Self.allCases.distance(from: Self.allCases.startIndex, to: $0) } ?? 0
    }
}
