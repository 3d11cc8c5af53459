import Catalogue
import Synchronization
import VietnameseText

/// Finds a page by its address. The table is made when it is first asked for: a build that looks nothing up pays nothing.
public final class PageIndex: Sendable {
    private let site: Site
    private let plan: SitePlan
    private let places = Mutex<[String: Int]?>(nil)

    public init(_ plan: SitePlan, of site: Site) {
        self.site = site
        self.plan = plan
    }

    /// The index of `plan`, which is `last` itself where every page has the address that it had.
    public static func make(_ plan: SitePlan, of site: Site, last: PageIndex?) -> PageIndex {
        guard let last, last.plan.pages == plan.pages, last.site.catalogue.hasSameAddresses(as: site.catalogue) else {
            return PageIndex(plan, of: site)
        }
        return last
    }

    /// The page at an address below the site's root, with its language: `/san-pham/che/`, `/en/`, `/404.html`.
    public func page(at address: String) -> Page? { table[address].map { plan.pages[$0] } }

    /// Makes the table now, so that nobody waits for it later.
    public func prepare() { _ = table }

    private var table: [String: Int] {
        places.withLock { places in
            if let places { return places }
            var table = Dictionary<String, Int>(minimumCapacity: plan.pages.count)
            for (index, page) in plan.pages.enumerated() { table[page.address(in: site)] = index }
            places = table
            return table
        }
    }
}

extension Catalogue {
    /// Whether the addresses of profiles and localities are the same. Those of lists come from these, or from their keys.
    func hasSameAddresses(as other: Catalogue) -> Bool {
        func same<Entity: Profile>(_ first: ProfileList<Entity>, _ second: ProfileList<Entity>) -> Bool {
            first.isSame(as: second) { $0.slug == $1.slug }
        }
        let (mine, theirs) = (profiles, other.profiles)
        let (places, theirPlaces) = (localities.localities, other.localities.localities)
        return same(mine.products, theirs.products) && same(mine.producers, theirs.producers) && same(mine.valueChains, theirs.valueChains)
            && same(mine.tradeFairs, theirs.tradeFairs) && same(mine.showrooms, theirs.showrooms) && same(mine.articles, theirs.articles)
            && same(mine.plans, theirs.plans) && same(mine.pages, theirs.pages)
            && places.count == theirPlaces.count && places.indices.allSatisfy { places[$0].code == theirPlaces[$0].code }
    }
}
