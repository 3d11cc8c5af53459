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
    /// Cooperatives first, then the other kinds, each by name: who comes for cooperatives is not shown companies.
    var producersForReading: [Producer.ID] = []
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
            new.tradeFairs == old.tradeFairs
        else { return false }
        let (products, oldProducts) = (new.profiles.products, old.profiles.products)
        let (producers, oldProducers) = (new.profiles.producers, old.profiles.producers)
        let (articles, oldArticles) = (new.profiles.articles, old.profiles.articles)
        let (fairs, oldFairs) = (new.profiles.tradeFairs, old.profiles.tradeFairs)
        return products.isSame(as: oldProducts) {
            $0.certificate == $1.certificate && $0.certifications == $1.certifications && $0.season == $1.season
        }
            && producers.isSame(as: oldProducers) { $0.producerKind == $1.producerKind }
            && articles.isSame(as: oldArticles) { $0.topic == $1.topic }
            && fairs.isSame(as: oldFairs) { $0.start == $1.start && $0.end == $1.end }
    }

    init(_ catalogue: Catalogue) {
        // Many products, few certificates: each name has a list by its number.
        var numbers: [String: Int] = [:]
        var certified: [(slug: String, name: String, products: [Product.ID])] = []
        func number(of name: String) -> Int {
            if let known = numbers[name] { return known }
            let slug = name.slug
            let number = certified.firstIndex { $0.slug == slug } ?? certified.count
            if number == certified.count { certified.append((slug, name, [])) }
            numbers[name] = number
            return number
        }
        var months = Array(repeating: [Product.ID](), count: 13)
        let products = catalogue.profiles.products
        let today = catalogue.today
        // Field by field: a copy of each product would take longer than all else here.
        for id in catalogue.products {
            if let stars = products[id.index].certificate?.shownStars(on: today) { byStars[stars, default: []].append(id) }
            for certification in products[id.index].certifications where certification.isValid(on: today) {
                let number = number(of: certification.name)
                if certified[number].products.last != id { certified[number].products.append(id) }
            }
            if let season = products[id.index].season {
                for month in season.months { months[month].append(id) }
            }
        }
        for (slug, name, products) in certified where !slug.isEmpty {
            byCertification[slug] = products
            certificationNames[slug] = name
        }
        for month in 1...12 where !months[month].isEmpty { byMonth[month] = months[month] }
        starred = OCOPCertificate.starsWithMark.reversed().flatMap { byStars[$0] ?? [] }
        for id in catalogue.producers { byProducerKind[catalogue[id].producerKind, default: []].append(id) }
        producersForReading = ProducerKind.allCases.flatMap { byProducerKind[$0] ?? [] }
        for id in catalogue.articles {
            if let topic = catalogue[id].topic { byTopic[topic, default: []].append(id) }
        }
        let states = Dictionary(grouping: catalogue.tradeFairs) { catalogue[$0].state(on: catalogue.today) }
        fairsForReading = (states[.underWay] ?? []) + (states[.coming] ?? []) + (states[.past] ?? []).reversed()
    }
}
