import Catalogue
import Markup
import Site
import Values
import VietnameseText

/// The theme that the others grow from: every page, and the parts that pages are made of.
///
/// Another theme conforms to `CoBanTheme` and writes only what differs. Parts are requirements of the protocol, so that all
/// templates call the new one:
///
///     public struct ChoQue: CoBanTheme {
///         public init() {}
///         public var name: String { "cho-que" }
///         public func productCard(_ id: Product.ID, _ view: SiteView) -> HTML { … }
///     }
public protocol CoBanTheme: Theme {
    // MARK: Around every page

    /// What stands in `<head>`.
    func documentHead(_ head: PageHead) -> HTML
    func header(_ head: PageHead) -> HTML
    func breadcrumbs(_ head: PageHead) -> HTML
    /// What a visitor must know before reading: made-up data, a draft.
    func notices(_ head: PageHead) -> HTML
    func sources(_ head: PageHead) -> HTML
    func footer(_ head: PageHead) -> HTML

    // MARK: Cards. Each has a heading of level 3 and stands below one of level 2, so that it is the same wherever it stands.

    func productCard(_ id: Product.ID, _ view: SiteView) -> HTML
    func producerCard(_ id: Producer.ID, _ view: SiteView) -> HTML
    func chainCard(_ id: ValueChain.ID, _ view: SiteView) -> HTML
    func fairCard(_ id: TradeFair.ID, _ view: SiteView) -> HTML
    func showroomCard(_ id: Showroom.ID, _ view: SiteView) -> HTML
    func articleCard(_ id: Article.ID, _ view: SiteView) -> HTML
    func planCard(_ id: Plan.ID, _ view: SiteView) -> HTML

    // MARK: Smaller parts

    /// The certificate in one line, for cards: stars while they may be shown, a dated fact afterwards.
    func certificateBadge(_ product: Product, _ view: SiteView) -> HTML?
    /// The certificate with its decision and its dates, for the product's page.
    func certificateBlock(_ page: ProductPage) -> HTML?
    func seasonStrip(_ season: MonthSet, _ view: SiteView) -> HTML
    /// What stands where a product has no photo.
    func placeholder(_ product: Product, _ view: SiteView) -> HTML
    func gallery(_ photos: [Photo], name: Localized, _ view: SiteView) -> HTML?
    /// Call, Zalo, e-mail, map.
    func contactButtons(_ producer: Producer, _ view: SiteView) -> HTML?
    func searchForm(_ view: SiteView, id: String, label: Phrase) -> HTML
    func filters(_ groups: [FilterGroup], _ view: SiteView) -> HTML
    func pagination(_ list: Permalink, number: Int, of pageCount: Int, _ view: SiteView) -> HTML
    func sketchMap(_ points: [(place: Locality.ID, point: Coordinates)], _ view: SiteView) -> HTML
    func chainDiagram(_ page: ValueChainPage) -> HTML?
}

/// "Cơ bản": calm, for every locality.
public struct CoBan: CoBanTheme {
    public init() {}
    public var name: String { "co-ban" }
}
