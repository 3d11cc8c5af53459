import Markup
import VietnameseText

extension SiteRenderer {
    /// A file of the site that is no page: feeds, data, the sitemap.
    public struct Output: Sendable {
        /// Below the output folder: `feed.xml`.
        public let path: String
        /// Its bytes; made when asked for.
        public let bytes: @Sendable () -> [UInt8]
    }

    /// All files beside the pages, in a fixed order.
    public func outputs(for plan: SitePlan) -> [Output] {
        var outputs: [Output] = []
        func add(_ path: String, _ bytes: @escaping @Sendable () -> [UInt8]) {
            outputs.append(Output(path: String(path.dropFirst()), bytes: bytes))
        }
        for language in site.languages {
            let view = site.view(language)
            let prefix = language.pathPrefix
            add(SearchIndex.path(language)) { SearchIndex.bytes(view) }
            add(prefix + "/feed.xml") { AtomFeed.bytes(view) }
            add(prefix + FairCalendar.permalink.path) { FairCalendar.bytes(view, view.catalogue.tradeFairs) }
            for id in site.catalogue.tradeFairs where !site.catalogue.isOver(id) {
                add(prefix + FairCalendar.permalink(of: view.permalink(id)).path) { FairCalendar.bytes(view, [id]) }
            }
        }
        let view = site.view(.vietnamese)
        for file in OpenData.files { add(file.path) { file.bytes(view) } }
        for file in Sitemap.files(self, plan) { add(file.path, file.bytes) }
        let sitemap = view.site.baseAddress.map { "Sitemap: \($0)/sitemap.xml\n" } ?? ""
        add("/robots.txt") { Array("User-agent: *\nAllow: /\n\(sitemap)".utf8) }
        return outputs
    }
}
