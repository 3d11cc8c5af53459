import Markup

/// A look of the site: one function a template, each from a small typed page context to markup.
///
/// The functions of pages give the middle of the page (what goes into `<main>`); `layout` puts it into a whole document.
/// A theme overrides what it wants by conforming to a theme that has everything, such as `CoBan`: every template and
/// every part calls the others through `self`, so that an overridden part (a product's card) shows on all pages.
public protocol Theme: Sendable {
    /// The folder in `themes/`, and the value of `giao diện` in `site.yml`.
    var name: String { get }

    func layout(_ head: PageHead, _ main: HTML) -> HTML
    func home(_ page: HomePage) -> HTML
    func list(_ page: ListPage) -> HTML
    func product(_ page: ProductPage) -> HTML
    func producer(_ page: ProducerPage) -> HTML
    func localityIndex(_ page: LocalityIndexPage) -> HTML
    func locality(_ page: LocalityPage) -> HTML
    func valueChain(_ page: ValueChainPage) -> HTML
    func fairs(_ page: FairsPage) -> HTML
    func fair(_ page: FairPage) -> HTML
    func showroom(_ page: ShowroomPage) -> HTML
    func article(_ page: ArticlePage) -> HTML
    func plan(_ page: PlanPage) -> HTML
    func freePage(_ page: FreePagePage) -> HTML
    func ocop(_ page: OCOPPage) -> HTML
    func search(_ page: SearchPage) -> HTML
    func openData(_ page: OpenDataPage) -> HTML
    func notFound(_ page: NotFoundPage) -> HTML
}
