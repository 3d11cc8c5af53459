import Catalogue
import Values
import VietnameseText

/// Groupings of the catalogue that only lists need, each made in one pass over the products, producers, articles or fairs.
struct ListingIndex: Sendable {
    /// The most stars first, then by name.
    var starred: [Product.ID] = []
    var byStars: [Int: [Product.ID]] = [:]
    /// By the last part of the address of the certificate's name.
    var byCertification: [String: [Product.ID]] = [:]
    var certificationNames: [String: String] = [:]
    var byMonth: [Int: [Product.ID]] = [:]
    var byProducerKind: [ProducerKind: [Producer.ID]] = [:]
    var byTopic: [ArticleTopic: [Article.ID]] = [:]
    /// Under way first, then coming (the nearest first), then past (the latest first).
    var fairsForReading: [TradeFair.ID] = []

    init(_ catalogue: Catalogue) {
        for id in catalogue.products {
            let product = catalogue[id]
            if let stars = catalogue.shownStars(of: product) { byStars[stars, default: []].append(id) }
            for certification in product.certifications where certification.isValid(on: catalogue.today) {
                let slug = certification.name.slug
                if slug.isEmpty || byCertification[slug]?.last == id { continue }
                byCertification[slug, default: []].append(id)
                if certificationNames[slug] == nil { certificationNames[slug] = certification.name }
            }
            if let season = product.season {
                for month in season.months { byMonth[month, default: []].append(id) }
            }
        }
        starred = OCOPCertificate.starsWithMark.reversed().flatMap { byStars[$0] ?? [] }
        for id in catalogue.producers { byProducerKind[catalogue[id].producerKind, default: []].append(id) }
        for id in catalogue.articles {
            if let topic = catalogue[id].topic { byTopic[topic, default: []].append(id) }
        }
        let states = Dictionary(grouping: catalogue.tradeFairs) { catalogue[$0].state(on: catalogue.today) }
        fairsForReading = (states[.underWay] ?? []) + (states[.coming] ?? []) + (states[.past] ?? []).reversed()
    }
}
