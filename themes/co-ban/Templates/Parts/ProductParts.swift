import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func placeholder(_ product: Product, _ view: SiteView) -> HTML {
        // The same product looks the same on every page; neighbours in a list differ.
        let variant = product.slug.utf8.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF } % 4
        return motif(Drawing(product), variant: variant)
    }

    public func motif(_ drawing: Drawing, variant: Int = 0) -> HTML {
        "<div class=\"motif motif-\(drawing.rawValue) motif-\(variant)\" aria-hidden=\"true\"></div>"
    }

    public func gallery(_ photos: [Photo], name: Localized, _ view: SiteView) -> HTML? {
        let published = photos.compactMap { photo in view.photo(photo).map { (photo: photo, published: $0) } }
        guard !published.isEmpty else { return nil }
        let figures = HTML.forEach(Array(published.enumerated())) { index, item in
            let description = item.photo.description.map(view.plain) ?? view.plain(name)
            let picture = view.picture(
                item.published, alternative: description, sizes: "(min-width: 60em) 36rem, 100vw", isFirst: index == 0)
            let caption: HTML? = item.photo.description.map { "<figcaption>\(view.text($0))</figcaption>" }
            return "<figure>\(picture)\(caption)</figure>\n"
        }
        return "<div class=\"gallery\(published.count > 1 ? " gallery-many" : "")\">\n\(figures)</div>\n"
    }

    public func seasonStrip(_ season: MonthSet, _ view: SiteView) -> HTML {
        let months = HTML.forEach(1...12) { month in
            let isNow = month == view.today.month
            let style = "\(season.contains(month) ? "on" : "off")\(isNow ? " now" : "")"
            return "<span class=\"\(style)\">\(view(Texts.monthInitial(month)))</span>"
        }
        let now = view(season.contains(view.today.month) ? Texts.inSeasonNow : Texts.outOfSeasonNow)
        return """
            <span class="season-text">\(season.text(view.language).capitalizingFirst)\(season.isWholeYear ? "" : " · \(now)")</span>
            <span class="season" aria-hidden="true">\(months)</span>
            """
    }

    public func contactButtons(_ producer: Producer, _ view: SiteView) -> HTML? {
        var buttons = HTML()
        func add(_ address: WebAddress, _ icon: HTML, _ text: String, isMain: Bool = false) {
            buttons +=
                "<li><a class=\"button\(isMain ? "" : " quiet")\" href=\"\(address)\"\(attribute: "rel", address.isWeb ? "noopener" : nil)>\(icon) \(text)</a></li>\n"
        }
        for (index, phone) in producer.phones.enumerated() {
            add(WebAddress(calling: phone), Icon.phone, "\(view(Texts.call)) \(phone.text)", isMain: index == 0)
        }
        if let zalo = producer.zalo { add(WebAddress(zaloOf: zalo), Icon.chat, view(Texts.zalo)) }
        if let email = producer.email { add(WebAddress(mailing: email), Icon.mail, view(Texts.email)) }
        if let point = producer.coordinates { add(WebAddress(mapOf: point), Icon.pin, view(Texts.map)) }
        if let website = producer.website { add(website, Icon.globe, view(Texts.website)) }
        if let facebook = producer.facebook { add(facebook, Icon.globe, view(Texts.facebook)) }
        return buttons.isEmpty ? nil : "<ul class=\"buttons\">\n\(buttons)</ul>\n"
    }

    /// Certificates other than OCOP's, each with its number, its dates, and whether it still holds.
    func certifications(_ list: [Certification], _ view: SiteView) -> HTML? {
        guard !list.isEmpty else { return nil }
        let items = HTML.forEach(list) { certification in
            var details: [HTML] = []
            if let number = certification.number { details.append("\(view(Texts.certificateNumber)) \(view.vietnamese(number))") }
            if let issued = certification.issued { details.append("\(view(Texts.issued)) \(issued.phrase(view.language))") }
            if let expiry = certification.expiry {
                details.append(
                    "\(view(certification.isValid(on: view.today) ? Texts.holdsUntil : Texts.expired)) \(expiry.phrase(view.language))")
            }
            let note: HTML? = details.isEmpty ? nil : "<br><small>\(details.joined(separator: ", "))</small>"
            return "<li>\(view.vietnamese(certification.name))\(note)</li>"
        }
        return "<ul>\(items)</ul>"
    }
}

extension String {
    /// `tháng 3–5` → `Tháng 3–5`.
    var capitalizingFirst: String { prefix(1).uppercased() + dropFirst() }
}
