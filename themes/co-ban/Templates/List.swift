import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    public func list(_ page: ListPage) -> HTML {
        let view = page.view
        let count: HTML? = page.total == 0 ? nil : "<p class=\"list-count\">\(self.count(page))</p>\n"
        // A heading for those who cannot see that the list begins: the cards' own stand below it.
        let items: HTML =
            page.items.count == 0 ? emptyList(page) : "<h2 class=\"hidden\">\(view(Texts.list))</h2>\n\(cards(page.items, view))"
        let filters =
            page.filters.groups.isEmpty ? HTML() : view.once("filters", page.filters.number) { self.filters(page.filters.groups, view) }
        return """
            \(pageHead("\(page.heading.title)", below: page.heading.introduction.map { "\($0)" }))
            <div class="\(filters.isEmpty ? "listing" : "listing listing-filtered")">
            \(filters)<div class="listing-items">
            \(count)\(items)
            \(pagination(page.heading.permalink, number: page.number, of: page.pageCount, view))</div>
            </div>
            """
    }

    /// `Trang 1/2 · 31 sản phẩm`.
    private func count(_ page: ListPage) -> String {
        let view = page.view
        let total =
            switch page.items {
            case .products: Texts.productCount(page.total, view)
            case .producers: Texts.producerCount(page.total, view)
            default: Texts.entryCount(page.total, view)
            }
        return page.pageCount > 1 ? "\(view(Texts.pageOf(page.number, page.pageCount, view))) · \(view(total))" : view(total)
    }

    private func emptyList(_ page: ListPage) -> HTML {
        let view = page.view
        let section: Permalink =
            switch page.items {
            case .products: .section(.product)
            case .producers: .section(.producer)
            default: .home
            }
        let back: HTML? = section == page.heading.permalink ? nil : moreLink(view.address(section), view(Texts.lookAround))
        return "<div class=\"empty\"><p>\(page.heading.emptyText)</p>\(back)</div>"
    }

    private func cards(_ items: ListItems, _ view: SiteView) -> HTML {
        switch items {
        case .products(let ids): grid(ids) { productCard($0, view) }
        case .producers(let ids): grid(ids, style: "grid-wide") { producerCard($0, view) }
        case .valueChains(let ids): grid(ids, style: "grid-wide") { chainCard($0, view) }
        case .tradeFairs(let ids): grid(ids, style: "grid-wide") { fairCard($0, view) }
        case .showrooms(let ids): grid(ids, style: "grid-wide") { showroomCard($0, view) }
        case .articles(let ids): grid(ids, style: "grid-wide") { articleCard($0, view) }
        case .plans(let ids): grid(ids, style: "grid-wide") { planCard($0, view) }
        }
    }
}
