import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    public func fairs(_ page: FairsPage) -> HTML {
        let view = page.view
        let isFirst = page.number == 1
        let coming: HTML = page.coming.isEmpty ? "<p class=\"empty\">\(view(Texts.emptyFairs))</p>" : fairCards(page.coming, view)
        let list = view.permalink(.tradeFairs)
        return """
            \(pageHead("\(view(Texts.fairs))", below: "\(view(Texts.fairsDescription))"))
            <p class="actions"><a class="button quiet" href="\(view.calendarFile)">\(Icon.calendar) \(view(Texts.subscribeCalendar))</a></p>
            \(section(view(Texts.underWay), page.underWay.isEmpty ? nil : fairCards(page.underWay, view)))\
            \(isFirst ? section(view(Texts.coming), coming) : "")\
            \(HTML.forEach(page.past) { section(view(Texts.pastIn($0.year)), fairCards($0.fairs, view)) })\
            \(pagination(list, number: page.number, of: page.pageCount, view))
            """
    }

    private func fairCards(_ ids: [TradeFair.ID], _ view: SiteView) -> HTML {
        grid(ids, style: "grid-wide") { fairCard($0, view) }
    }
}
