import Catalogue

extension Tables {
    /// The keys of the files of which there is one: `site.yml` and `dia-ban.yml`.
    static let keysOfSettings = KnownKeys(site.descriptions + locality.descriptions)

    /// What people are told of the fields of a kind.
    static func descriptions(of kind: ProfileKind) -> [FieldDescription] {
        switch kind {
        case .product: product.descriptions
        case .producer: producer.descriptions
        case .valueChain: valueChain.descriptions
        case .tradeFair: tradeFair.descriptions
        case .showroom: showroom.descriptions
        case .article: article.descriptions
        case .plan: plan.descriptions
        case .page: page.descriptions
        }
    }
}
