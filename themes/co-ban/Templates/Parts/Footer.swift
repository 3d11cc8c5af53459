import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    /// The same on every page of a language.
    public func footer(_ head: PageHead) -> HTML {
        // The day stands on the front page only: on every page, a build on another day would change every file.
        head.permalink == .home ? footer(head.view, day: head.view.today) : head.view.once("footer") { footer(head.view, day: nil) }
    }

    private func footer(_ view: SiteView, day: CalendarDate?) -> HTML {
        let settings = view.settings
        let text: HTML? = settings.footer.map { "<p>\(view.text($0))</p>\n" }
        return """
            <footer class="site-footer">
            <div class="wrap footer-columns">
            \(agency(view))
            \(footerLinks(view))
            </div>
            <div class="wrap footer-end">
            \(text)\
            <p>\(day.map { "\(view(Texts.builtOn)) \(view.time($0)). " as HTML })<a href="\(view.openDataAddress)">\(view(Texts.openData))</a> · \
            <a href="\(view.feed)">\(view(Texts.feed))</a> · \(view(Texts.madeWith))</p>
            </div>
            </footer>
            """
    }

    /// Who answers for the site (NĐ 42/2022/NĐ-CP, article 4).
    private func agency(_ view: SiteView) -> HTML {
        let settings = view.settings
        var lines = HTML()
        if let agency = settings.agency { lines += "<p class=\"footer-agency\">\(view.text(agency))</p>\n" }
        var contact = HTML()
        if let address = settings.address { contact += "<li>\(Icon.pin) \(view.text(address))</li>\n" }
        if let phone = settings.phone { contact += "<li>\(Icon.phone) <a href=\"\(WebAddress(calling: phone))\">\(phone.text)</a></li>\n" }
        if let email = settings.email { contact += "<li>\(Icon.mail) <a href=\"\(WebAddress(mailing: email))\">\(email.text)</a></li>\n" }
        if !contact.isEmpty { lines += "<ul class=\"footer-contact\">\n\(contact)</ul>\n" }
        return """
            <section>
            <h2>\(view(Texts.responsibleAgency))</h2>
            \(lines)</section>
            """
    }

    private func footerLinks(_ view: SiteView) -> HTML {
        let sections = HTML.forEach(SiteView.sections) { section in
            "<li><a href=\"\(view.address(section.permalink))\">\(view(section.name))</a></li>\n"
        }
        // What already stands among the sections is not said twice.
        let known = Set(SiteView.sections.map { view.address($0.permalink) } + [view.openDataAddress])
        let others = HTML.forEach(view.settings.footerLinks.filter { !known.contains(view.address($0.destination)) }) { entry in
            "<li><a href=\"\(view.address(entry.destination))\">\(view.text(entry.name))</a></li>\n"
        }
        return """
            <nav aria-label="\(view(Texts.onThisSite))">
            <h2>\(view(Texts.onThisSite))</h2>
            <ul class="footer-links">
            \(sections)</ul>
            </nav>
            <nav aria-label="\(view(Texts.aboutThisSite))">
            <h2>\(view(Texts.aboutThisSite))</h2>
            <ul class="footer-links">
            \(others)<li><a href="\(view.searchAddress)">\(view(Texts.search))</a></li>
            </ul>
            </nav>
            """
    }
}
