import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func showroom(_ page: ShowroomPage) -> HTML {
        let view = page.view
        let showroom = page.showroom
        return """
            <article class="profile">
            \(pageHead(view.text(showroom.name), above: "\(view(Texts.showrooms))", below: view.text(showroom.summary)))
            \(showroomButtons(page))
            <div class="profile-body facts-first">
            <div class="profile-facts">
            \(section(view(Texts.facts), showroomFacts(page).html))</div>
            <div class="profile-text">
            \(prose(page.body))\(gallery(showroom.photos, name: showroom.name, view))</div>
            </div>
            </article>
            \(section(view(Texts.onShow), grid(showroom.products) { productCard($0, view) }))\
            \(section(view(Texts.producers), grid(showroom.producers, style: "grid-wide") { producerCard($0, view) }))
            """
    }

    private func showroomButtons(_ page: ShowroomPage) -> HTML {
        let view = page.view
        var buttons = HTML()
        for (index, phone) in page.showroom.phones.enumerated() {
            buttons +=
                "<li><a class=\"button\(index == 0 ? "" : " quiet")\" href=\"\(WebAddress(calling: phone))\">\(Icon.phone) \(view(Texts.call)) \(phone.text)</a></li>\n"
        }
        if let point = page.showroom.coordinates {
            buttons +=
                "<li><a class=\"button quiet\" href=\"\(WebAddress(mapOf: point))\" rel=\"noopener\">\(Icon.pin) \(view(Texts.map))</a></li>\n"
        }
        return buttons.isEmpty ? "" : "<ul class=\"buttons\">\n\(buttons)</ul>\n"
    }

    private func showroomFacts(_ page: ShowroomPage) -> Facts {
        let view = page.view
        let showroom = page.showroom
        var facts = Facts()
        facts.add(view(Texts.address), view.text(showroom.address))
        facts.add(view(Texts.place), view.place(showroom.locality, formerDistrict: page.formerDistrict))
        facts.add(view(Texts.openingHours), view.text(showroom.openingHours))
        return facts
    }
}
