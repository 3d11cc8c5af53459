import Catalogue
import Markup
import VietnameseText

/// What the search page's script reads: names, addresses and a line of detail, no more. The script folds accents itself,
/// so the index has each text once.
enum SearchIndex {
    static func path(_ language: Language) -> String {
        language == .vietnamese ? "/du-lieu/tim-kiem.json" : "/du-lieu/tim-kiem.en.json"
    }

    /// Keys are one letter, as they repeat thousands of times: n name, u address, k kind, d detail, a other words.
    static func bytes(_ view: SiteView) -> [UInt8] {
        let catalogue = view.catalogue
        let language = view.language
        var bytes = Array("{\"items\":[".utf8)
        bytes.reserveCapacity(200 * catalogue.products.count)
        var isFirst = true
        func add(_ name: String, _ permalink: Permalink, _ kind: Phrase, detail: String = "", others: [String] = []) {
            var members: [(key: String, value: JSON)] = [
                (key: "n", value: .string(name)), (key: "u", value: .string(view.address(permalink))), (key: "k", value: .string(kind(language))),
            ]
            if !detail.isEmpty { members.append((key: "d", value: .string(detail))) }
            if !others.isEmpty { members.append((key: "a", value: .string(others.joined(separator: " · ")))) }
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            JSON.object(members).write(to: &bytes)
        }
        for id in catalogue.products {
            let product = catalogue[id]
            let producer = catalogue[product.producer]
            // An English page is searched by the Vietnamese name too: it is what stands on the package.
            let original = language == .english && product.name.english != nil ? [product.name.vietnamese] : []
            add(product.name(language), view.permalink(id), Phrase("Sản phẩm", "Product"),
                detail: "\(producer.name(language)) · \(view.presentAddressText(of: catalogue.locality(of: product)))",
                others: original + [product.group.shortLabel(language)])
        }
        for id in catalogue.producers {
            let producer = catalogue[id]
            let original = language == .english && producer.name.english != nil ? [producer.name.vietnamese] : []
            add(producer.name(language), view.permalink(id), producer.producerKind.label, detail: view.presentAddressText(of: producer.locality), others: original + producer.otherNames)
        }
        for id in catalogue.localities.ids {
            let locality = catalogue[id]
            let products = catalogue.products(in: id).count, producers = catalogue.producers(in: id).count
            // Names repeat before and after July 2025: the detail tells which is which.
            let until = locality.lastDay.map { Phrase("đến \($0.text(.vietnamese)) · ", "until \($0.text(.english)) · ")(language) } ?? ""
            add(locality.name(language), view.permalink(id), Phrase("Địa bàn", "Locality"),
                detail: until + Phrase("\(producers) đơn vị, \(products) sản phẩm", "\(producers) producers, \(products) products")(language), others: locality.otherNames)
        }
        for id in catalogue.valueChains { add(catalogue[id].name(language), view.permalink(id), Texts.valueChains) }
        for id in catalogue.tradeFairs {
            add(catalogue[id].name(language), view.permalink(id), catalogue[id].fairKind?.label ?? Texts.fairs, detail: catalogue[id].start.date.text(language))
        }
        for id in catalogue.showrooms { add(catalogue[id].name(language), view.permalink(id), Texts.showrooms, detail: view.presentAddressText(of: catalogue[id].locality)) }
        for id in catalogue.articles { add(catalogue[id].name(language), view.permalink(id), Texts.articles, detail: catalogue[id].date.text(language)) }
        for id in catalogue.plans { add(catalogue[id].name(language), view.permalink(id), Texts.plans) }
        for id in catalogue.pages { add(catalogue[id].name(language), view.permalink(id), Texts.page) }
        bytes += "]}".utf8
        return bytes
    }
}
