import Values
import VietnameseText

/// The way of a produce from inputs to market, stage by stage.
public struct ValueChain: Profile {
    public static let kind = ProfileKind.valueChain

    public let slug: String
    public var name = Localized("")
    public var summary: Localized?
    public var keyProduce: Localized?
    /// From the inputs to the market; no two have the same name.
    public var stages: [Stage] = []
    /// In the order of the profile.
    public var links: [ChainLink] = []
    public var photos: [Photo] = []
    public var sources: [WebAddress] = []
    public var isIllustrative = false
    public var isDraft = false

    public init(slug: String) { self.slug = slug }

    public struct Stage: Hashable, Sendable {
        public var name: Localized
        public var description: Localized?

        public init(name: Localized = Localized(""), description: Localized? = nil) {
            self.name = name
            self.description = description
        }
    }
}

/// An agreement between two producers of a chain.
public struct ChainLink: Hashable, Sendable {
    /// Who supplies.
    public var from = Producer.ID.unset
    /// Who receives.
    public var to = Producer.ID.unset
    public var subject: String?
    public var contract: String?
    public var since: PartialDate?

    public init() {}
}
