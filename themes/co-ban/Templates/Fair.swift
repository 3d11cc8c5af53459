import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func fair(_ page: FairPage) -> HTML {
        let view = page.view
        let fair = page.fair
        let state =
            switch page.state {
            case .coming: Texts.coming
            case .underWay: Texts.underWay
            case .past: Texts.isOver
            }
        let kind = fair.fairKind.map { view($0.label) } ?? view(Texts.fairs)
        return """
            <article class="profile">
            <div class="fair-top">
            \(dateLeaf(fair.start.date, view))
            <div class="profile-intro">
            \(pageHead(view.text(fair.name), above: "\(kind) <span class=\"tag\(page.state == .past ? "" : " tag-now")\">\(view(state))</span>", below: view.text(fair.summary)))
            \(goingThere(page))</div>
            </div>
            <div class="profile-body facts-first">
            <div class="profile-facts">
            \(section(view(Texts.whenAndWhere), fairFacts(page).html))\(registration(page))</div>
            <div class="profile-text">
            \(prose(page.body))\(gallery(fair.photos, name: fair.name, view))</div>
            </div>
            </article>
            \(stalls(page))\
            \(section(view(Texts.articlesAbout), grid(page.articles, style: "grid-wide") { articleCard($0, view) }))
            """
    }

    private func fairFacts(_ page: FairPage) -> Facts {
        let view = page.view
        let fair = page.fair
        var facts = Facts()
        facts.add(view(Texts.dates), fairDates(fair, view))
        facts.add(view(Texts.opens), moment(fair.start, view))
        facts.add(view(Texts.closes), fair.end.map { moment($0, view) })
        facts.add(view(Texts.venue), view.text(fair.venue))
        facts.add(view(Texts.place), fair.locality.map { view.presentAddress(of: $0) })
        facts.add(view(Texts.organizer), view.text(fair.organizer))
        facts.add(view(Texts.stallCount), text: fair.stallCount.map(view.number))
        return facts
    }

    /// `thứ Sáu, 15/01/2027, 08:00`.
    private func moment(_ moment: DateAndTime, _ view: SiteView) -> HTML {
        let day = "\(view(Texts.weekday(moment.date.weekday))), \(moment.date.text(view.language))"
        return "<time datetime=\"\(moment.iso)\">\(day)\(moment.timeText.map { ", \($0)" } ?? "")</time>"
    }

    /// The day into the phone's calendar, the way there.
    private func goingThere(_ page: FairPage) -> HTML {
        guard page.state != .past else { return "" }
        let view = page.view
        let file = view.address(FairCalendar.permalink(of: view.permalink(page.id)))
        let map: HTML? = page.fair.coordinates.map {
            "<li><a class=\"button quiet\" href=\"\(WebAddress(mapOf: $0))\" rel=\"noopener\">\(Icon.pin) \(view(Texts.openMap))</a></li>\n"
        }
        return """
            <ul class="buttons">
            <li><a class="button quiet" href="\(file)">\(Icon.calendar) \(view(Texts.addToCalendar))</a></li>
            \(map)</ul>

            """
    }

    private func registration(_ page: FairPage) -> HTML {
        guard let registration = page.fair.registration else { return "" }
        let view = page.view
        var lines = HTML()
        if let deadline = registration.deadline {
            lines +=
                "<p>\(view(page.isRegistrationOpen ? Texts.registerBy : Texts.registrationClosed)) <strong>\(view.time(deadline))</strong>.</p>\n"
        }
        if page.isRegistrationOpen {
            var buttons = HTML()
            if let link = registration.link {
                buttons += "<li><a class=\"button\" href=\"\(link)\" rel=\"noopener\">\(view(Texts.register))</a></li>\n"
            }
            if let phone = registration.phone {
                buttons +=
                    "<li><a class=\"button quiet\" href=\"\(WebAddress(calling: phone))\">\(Icon.phone) \(view(Texts.call)) \(phone.text)</a></li>\n"
            }
            if !buttons.isEmpty { lines += "<ul class=\"buttons\">\n\(buttons)</ul>" }
        }
        return section(view(Texts.registration), lines)
    }

    /// Who is where, with what.
    private func stalls(_ page: FairPage) -> HTML {
        let view = page.view
        guard !page.fair.stalls.isEmpty else { return "" }
        let items = HTML.forEach(page.fair.stalls) { stall in
            let number: HTML? = stall.number.map { "<p class=\"stall-number\">\(view(Texts.stall)) \($0)</p>\n" }
            let products = HTML.forEach(stall.products) { "<li>\(view.link($0))</li>\n" }
            return """
                <li class="card card-plain"><div class="card-text">
                \(number)<h3>\(view.link(stall.producer))</h3>
                <p class="card-place">\(view.presentAddressText(of: view.catalogue[stall.producer].locality))</p>
                \(products.isEmpty ? "" : "<ul class=\"lines\">\n\(products)</ul>\n")</div></li>

                """
        }
        return section(view(Texts.stalls), "<ul class=\"grid grid-wide\">\n\(items)</ul>")
    }
}
