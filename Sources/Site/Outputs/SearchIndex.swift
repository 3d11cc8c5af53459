import Catalogue
import Markup
import VietnameseText

/// What the search page's script reads: names, addresses and a line of detail, no more. The script folds accents itself,
/// so the index has each text once.
enum SearchIndex {
    static func path(_ language: Language) -> String {
        language == .vietnamese ? "/du-lieu/tim-kiem.json" : "/du-lieu/tim-kiem.en.json"
    }

    /// How much an entry is raised or lowered among others that match as well.
    private enum Rank: Int {
        /// A fair that one can still go to: above past ones, also where only those have "hội chợ" in their names.
        case timely = 20
        /// What most visitors come for.
        case wanted = 8
        case usual = 0
        /// Places that are no more.
        case former = -8
        /// Fairs that are over.
        case over = -100
    }

    /// Keys are one letter, as they repeat thousands of times: n name, u address, k kind, d detail, a other words, r rank.
    static func bytes(_ view: SiteView) -> [UInt8] {
        var index = Entries(view)
        index.addSections()
        index.addProducts()
        index.addProducers()
        index.addLocalities()
        index.addFairs()
        index.addOthers()
        return index.bytes + Array("]}".utf8)
    }

    private struct Entries {
        let view: SiteView
        var bytes = Array("{\"items\":[".utf8)
        private var isFirst = true
        private var catalogue: Catalogue { _read { yield view.site.catalogue } }
        private var language: Language { view.language }

        init(_ view: SiteView) {
            self.view = view
            bytes.reserveCapacity(200 * view.catalogue.products.count)
        }

        private mutating func add(
            _ name: String, _ permalink: Permalink, _ kind: Phrase, detail: String = "", others: [String] = [], rank: Rank = .usual
        ) {
            var members: [(key: String, value: JSON)] = [
                (key: "n", value: .string(name)), (key: "u", value: .string(view.address(permalink))),
                (key: "k", value: .string(kind(language)))
            ]
            if !detail.isEmpty { members.append((key: "d", value: .string(detail))) }
            if !others.isEmpty { members.append((key: "a", value: .string(others.joined(separator: " · ")))) }
            if rank != .usual { members.append((key: "r", value: .int(rank.rawValue))) }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            JSON.object(members).write(to: &bytes)
        }

        /// The lists that people ask for by name: "hội chợ", "sản phẩm OCOP 4 sao".
        mutating func addSections() {
            for (name, permalink) in SiteView.sections { add(name(language), permalink, Texts.list, rank: .wanted) }
            let lists =
                ProductGroup.allCases.map(Listing.productsInGroup) + OCOPCertificate.starsWithMark.map(Listing.productsWithStars)
                + view.site.index.byCertification.keys.sorted().map(Listing.productsCertified)
                + ProducerKind.allCases.map(Listing.producersOfKind)
            for listing in lists where view.site.items(of: listing).count > 0 {
                let heading = view.heading(of: listing)
                add(heading.title, heading.permalink, Texts.list, rank: .wanted)
            }
        }

        /// An English page is searched by the Vietnamese name too: it is what stands on the package.
        private func original(of name: Localized) -> [String] {
            language == .english && name.english != nil ? [name.vietnamese] : []
        }

        mutating func addProducts() {
            for id in catalogue.products {
                let product = catalogue[id]
                let producer = catalogue[product.producer]
                add(
                    product.name(language), view.permalink(id), Texts.product,
                    detail: "\(producer.name(language)) · \(view.presentAddressText(of: catalogue.locality(of: product)))",
                    others: original(of: product.name) + [product.group.shortLabel(language)], rank: .wanted)
            }
        }

        mutating func addProducers() {
            for id in catalogue.producers {
                let producer = catalogue[id]
                add(
                    producer.name(language), view.permalink(id), producer.producerKind.label,
                    detail: view.presentAddressText(of: producer.locality),
                    others: original(of: producer.name) + producer.otherNames, rank: .wanted)
            }
        }

        /// Names repeat before and after July 2025, and in several districts: the detail tells which is which.
        mutating func addLocalities() {
            for id in catalogue.localities.ids {
                let locality = catalogue[id]
                let products = catalogue.products(in: id).count, producers = catalogue.producers(in: id).count
                let above = catalogue.localities.ancestors(of: id).reversed().map { catalogue[$0].nameInSentence(language) }
                var details = above.isEmpty ? [] : [above.joined(separator: ", ")]
                if locality.isFormer {
                    let today = (locality.successors.isEmpty ? [locality.newParent].compactMap { $0 } : locality.successors)
                        .map { catalogue[$0].nameInSentence(language) }
                    if !today.isEmpty {
                        details.append(Phrase("nay là \(today.joined(separator: ", "))", "now \(today.joined(separator: ", "))")(language))
                    }
                }
                if products + producers > 0 {
                    details.append("\(Texts.producerCount(producers, view)(language)), \(Texts.productCount(products, view)(language))")
                }
                add(
                    view.distinctName(of: id)(language), view.permalink(id), Texts.localities, detail: details.joined(separator: " · "),
                    others: locality.otherNames, rank: locality.isFormer ? .former : .usual)
            }
        }

        /// The nearest first. Found by "hội chợ" whatever their kind, by month and by place.
        mutating func addFairs() {
            for id in view.site.index.fairsForReading {
                let fair = catalogue[id]
                let state = fair.state(on: view.today)
                let days = [fair.start.date, fair.lastDay].uniqued().map { $0.text(language) }.joined(separator: " – ")
                let months = [fair.start.date.month, fair.lastDay.month].uniqued().map { Texts.month($0)(language) }
                let now = state == .past ? Texts.isOver : state == .underWay ? Texts.underWay : Texts.coming
                add(
                    fair.name(language), view.permalink(id), fair.fairKind?.label ?? Texts.fairs,
                    detail: "\(now(language)) · \(days) · \(fair.venue(language))",
                    others: [Texts.fairs(language)] + months, rank: state == .past ? .over : .timely)
            }
        }

        mutating func addOthers() {
            for id in catalogue.valueChains { add(catalogue[id].name(language), view.permalink(id), Texts.valueChains) }
            for id in catalogue.showrooms {
                add(
                    catalogue[id].name(language), view.permalink(id), Texts.showrooms,
                    detail: view.presentAddressText(of: catalogue[id].locality))
            }
            for id in catalogue.articles {
                add(catalogue[id].name(language), view.permalink(id), Texts.articles, detail: catalogue[id].date.text(language))
            }
            for id in catalogue.plans { add(catalogue[id].name(language), view.permalink(id), Texts.plans) }
            for id in catalogue.pages { add(catalogue[id].name(language), view.permalink(id), Texts.page) }
        }
    }
}
