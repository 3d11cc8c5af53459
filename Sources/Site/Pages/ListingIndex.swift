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

    /// The index of `catalogue`, which is that of `last` where all is the same that it is made of.
    static func make(_ catalogue: Catalogue, last: Site?) -> ListingIndex {
        if let last, isIndexed(catalogue, like: last.catalogue) { last.index } else { ListingIndex(catalogue) }
    }

    /// Whether the fields that `init` reads are the same. Lists that are one in memory are compared in no time.
    private static func isIndexed(_ new: Catalogue, like old: Catalogue) -> Bool {
        guard new.today == old.today, new.products == old.products, new.producers == old.producers, new.articles == old.articles,
              new.tradeFairs == old.tradeFairs else { return false }
        let (products, oldProducts) = (new.profiles.products, old.profiles.products)
        let (producers, oldProducers) = (new.profiles.producers, old.profiles.producers)
        let (articles, oldArticles) = (new.profiles.articles, old.profiles.articles)
        let (fairs, oldFairs) = (new.profiles.tradeFairs, old.profiles.tradeFairs)
        return products.indices.allSatisfy {
            products[$0].certificate == oldProducts[$0].certificate && products[$0].certifications == oldProducts[$0].certifications
                && products[$0].season == oldProducts[$0].season
        } && producers.indices.allSatisfy { producers[$0].producerKind == oldProducers[$0].producerKind }
            && articles.indices.allSatisfy { articles[$0].topic == oldArticles[$0].topic }
            && fairs.indices.allSatisfy { fairs[$0].start == oldFairs[$0].start && fairs[$0].end == oldFairs[$0].end }
    }

    init(_ catalogue: Catalogue) {
        // Many products, few certificates.
        var slugs: [String: String] = [:]
        func slug(of name: String) -> String {
            if let known = slugs[name] { return known }
            let slug = name.slug
            slugs[name] = slug
            return slug
        }
        let products = catalogue.profiles.products
        // Field by field: a copy of each product would take longer than all else here.
        for id in catalogue.products {
            if let stars = products[id.index].certificate?.shownStars(on: catalogue.today) { byStars[stars, default: []].append(id) }
            for certification in products[id.index].certifications where certification.isValid(on: catalogue.today) {
                let slug = slug(of: certification.name)
                if slug.isEmpty || byCertification[slug]?.last == id { continue }
                byCertification[slug, default: []].append(id)
                if certificationNames[slug] == nil { certificationNames[slug] = certification.name }
            }
            if let season = products[id.index].season {
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
