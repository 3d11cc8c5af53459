import Catalogue
import Markup
import Values
import VietnameseText

/// What a page tells machines, in the vocabulary of schema.org. It says no more than the page: no stars that have lapsed,
/// no ratings, no offers (nothing is sold here).
enum StructuredData {
    private static func object(_ type: String, _ members: [(String, JSON?)]) -> JSON {
        .object(
            [(key: "@context", value: "https://schema.org"), (key: "@type", value: .string(type))]
                + members.compactMap { name, value in value.map { (key: name, value: $0) } })
    }

    private static func part(_ type: String, _ members: [(String, JSON?)]) -> JSON {
        .object([(key: "@type", value: .string(type))] + members.compactMap { name, value in value.map { (key: name, value: $0) } })
    }

    static func website(_ view: SiteView) -> JSON? {
        guard let url = view.fullAddress(.home) else { return nil }
        return object(
            "WebSite",
            [
                ("name", .string(view.settings.name(view.language))), ("url", .string(url)),
                ("inLanguage", .string(view.language.rawValue)),
                ("publisher", view.settings.agency.map { part("Organization", [("name", .string($0(view.language)))]) }),
                (
                    "potentialAction",
                    view.fullAddress(.search).map { search in
                        part("SearchAction", [("target", .string(search + "?q={q}")), ("query-input", "required name=q")])
                    }
                )
            ])
    }

    static func product(_ view: SiteView, _ id: Product.ID, _ permalink: Permalink) -> JSON? {
        let product = view.catalogue[id]
        // Made-up products are for people who read that they are.
        guard !product.isIllustrative else { return nil }
        let certificate = view.catalogue.shownStars(of: product).map { stars in
            JSON.array([part("PropertyValue", [("name", "OCOP"), ("value", .int(stars))])])
        }
        return object(
            "Product",
            [
                ("name", .string(product.name(view.language))), ("url", view.fullAddress(permalink).map { .string($0) }),
                ("description", product.summary.map { .string($0(view.language)) }),
                ("category", .string(product.group.label(view.language))),
                ("gtin", product.barcode.map { .string($0.digits) }),
                ("manufacturer", organization(view, product.producer)), ("additionalProperty", certificate)
            ])
    }

    private static func organization(_ view: SiteView, _ id: Producer.ID) -> JSON {
        part(
            "Organization",
            [("name", .string(view.catalogue[id].name(view.language))), ("url", view.fullAddress(view.permalink(id)).map { .string($0) })])
    }

    static func producer(_ view: SiteView, _ id: Producer.ID, _ permalink: Permalink) -> JSON? {
        let producer = view.catalogue[id]
        guard !producer.isIllustrative else { return nil }
        return object(
            "Organization",
            [
                ("name", .string(producer.name(view.language))), ("url", view.fullAddress(permalink).map { .string($0) }),
                ("alternateName", producer.otherNames.isEmpty ? nil : .array(producer.otherNames.map { .string($0) })),
                ("telephone", producer.phones.first.map { .string($0.digits) }), ("email", producer.email.map { .string($0.text) }),
                (
                    "sameAs",
                    [producer.website, producer.facebook].compactMap { $0 }.isEmpty
                        ? nil
                        : .array([producer.website, producer.facebook].compactMap { $0.map { .string($0.text) } })
                ),
                (
                    "address",
                    part(
                        "PostalAddress",
                        [
                            ("streetAddress", producer.address.map { .string($0(view.language)) }),
                            ("addressLocality", .string(view.presentAddressText(of: producer.locality))), ("addressCountry", "VN")
                        ])
                )
            ])
    }

    static func fair(_ view: SiteView, _ id: TradeFair.ID, _ permalink: Permalink) -> JSON? {
        let fair = view.catalogue[id]
        guard !fair.isIllustrative else { return nil }
        return object(
            "Event",
            [
                ("name", .string(fair.name(view.language))), ("url", view.fullAddress(permalink).map { .string($0) }),
                ("startDate", .string(fair.start.iso)), ("endDate", fair.end.map { .string($0.iso) }),
                (
                    "location",
                    part("Place", [("name", .string(fair.venue(view.language))), ("address", .string(fair.venue(view.language)))])
                ),
                ("organizer", fair.organizer.map { part("Organization", [("name", .string($0(view.language)))]) })
            ])
    }

    static func article(_ view: SiteView, _ id: Article.ID, _ permalink: Permalink) -> JSON? {
        let article = view.catalogue[id]
        guard !article.isIllustrative else { return nil }
        return object(
            "Article",
            [
                ("headline", .string(article.name(view.language))), ("url", view.fullAddress(permalink).map { .string($0) }),
                ("datePublished", .string(article.date.iso)),
                ("author", article.author.map { part("Organization", [("name", .string($0))]) })
            ])
    }
}
