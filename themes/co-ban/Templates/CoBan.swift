import Markup
import Site
public struct CoBan: Theme {
    public init() {}
    public var name: String { "co-ban" }
    public func layout(_ head: PageHead, _ main: HTML) -> HTML { "<!doctype html><html lang=\"\(head.view.language.rawValue)\"><head><meta charset=\"utf-8\"><title>\(head.title)</title></head><body><nav>\(HTML.forEach(head.breadcrumbs) { "<a href=\"\(head.view.address($0.permalink))\">\($0.name(head.view.language))</a>" })</nav><main>\(main)</main></body></html>" }
    public func home(_ page: HomePage) -> HTML { "<h1>Home</h1>\(HTML.forEach(page.products) { page.view.link($0) })" }
    public func list(_ page: ListPage) -> HTML { "<h1>\(page.heading.title)</h1>" }
    public func product(_ page: ProductPage) -> HTML { "<h1>\(page.view.text(page.product.name))</h1>\(page.body)\(page.qrCode)" }
    public func producer(_ page: ProducerPage) -> HTML { "<h1>\(page.view.text(page.producer.name))</h1>\(page.body)" }
    public func localityIndex(_ page: LocalityIndexPage) -> HTML { "<h1>x</h1>" }
    public func locality(_ page: LocalityPage) -> HTML { "<h1>\(page.view.text(page.locality.name))</h1>" }
    public func valueChain(_ page: ValueChainPage) -> HTML { "<h1>\(page.view.text(page.chain.name))</h1>\(page.body)" }
    public func fairs(_ page: FairsPage) -> HTML { "<h1>x</h1>" }
    public func fair(_ page: FairPage) -> HTML { "<h1>\(page.view.text(page.fair.name))</h1>\(page.body)" }
    public func showroom(_ page: ShowroomPage) -> HTML { "<h1>x</h1>" }
    public func article(_ page: ArticlePage) -> HTML { "<h1>x</h1>\(page.body)" }
    public func plan(_ page: PlanPage) -> HTML { "<h1>x</h1>\(page.body)" }
    public func freePage(_ page: FreePagePage) -> HTML { "<h1>x</h1>\(page.body)" }
    public func ocop(_ page: OCOPPage) -> HTML { "<h1>x</h1>" }
    public func search(_ page: SearchPage) -> HTML { "<h1>x</h1>" }
    public func openData(_ page: OpenDataPage) -> HTML { "<h1>x</h1>" }
    public func notFound(_ page: NotFoundPage) -> HTML { "<h1>x</h1>" }
}
