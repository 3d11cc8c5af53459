import Catalogue
import Content
import Markup
import Values
import VietnameseText

/// A picture as the site publishes it.
public struct PublishedPhoto: Sendable, Hashable {
    /// Addresses below the site's root with their widths in pixels, narrowest first.
    public let sources: [(path: String, width: Int)]
    /// The size of the widest, in pixels.
    public let width: Int
    public let height: Int

    public init(sources: [(path: String, width: Int)], width: Int, height: Int) {
        self.sources = sources
        self.width = width
        self.height = height
    }

    public static func == (left: PublishedPhoto, right: PublishedPhoto) -> Bool { left.sources.map(\.path) == right.sources.map(\.path) }
    public func hash(into hasher: inout Hasher) { hasher.combine(sources.map(\.path)) }
}

/// What every page of the site has in common. Nothing in it changes; a class, because every context and every template holds it,
/// and a copy of its fields for each took a tenth of a build.
public final class Site: Sendable {
    public let catalogue: Catalogue
    public let settings: SiteSettings
    public let texts: ProfileTexts
    /// By their path in the content folder.
    public let photos: [String: PublishedPhoto]
    /// The theme's name, for the address of its files.
    public let themeName: String
    /// The theme's files, by path within its assets, each with a hash of its bytes for its address.
    public let assetVersions: [String: String]
    /// The site's own style sheet, `tep/site.css`, where it has one.
    public let hasOwnStyles: Bool
    /// `https://example.vn` without a slash at its end, or nil where nobody said: then no page tells its full address.
    public let baseAddress: String?
    /// The path that the site lives under: empty, or `/htx`.
    public let basePath: String
    /// The groupings that only lists need, made once.
    let index: ListingIndex
    private let fragments = FragmentCache()
    /// Addresses that are asked for many times, made once.
    fileprivate let productPermalinks: [Permalink]
    fileprivate let producerPermalinks: [Permalink]
    fileprivate let localityPermalinks: [Permalink]

    fileprivate func fragment(_ language: Language, _ name: StaticString, _ number: Int, _ make: () -> HTML) -> HTML {
        fragments.fragment(language, name, number, make)
    }

    /// - Parameter last: a site that has most in common with this one. The result is the same with and without, but takes less time.
    public init(
        reading: ContentReading, themeName: String, assetVersions: [String: String], photos: [String: PublishedPhoto] = [:],
        baseAddress: WebAddress? = nil, last: Site? = nil
    ) {
        catalogue = reading.catalogue
        settings = reading.settings
        texts = reading.texts
        self.photos = photos
        self.themeName = themeName
        self.assetVersions = assetVersions
        hasOwnStyles = reading.copiedFiles.contains("site.css")
        var base = (baseAddress ?? reading.settings.baseAddress)?.text
        while base?.hasSuffix("/") == true { base?.removeLast() }
        self.baseAddress = base
        // The part after the host.
        basePath =
            base.map { address in
                let afterScheme = address.drop { $0 != ":" }.dropFirst(3)
                return String(afterScheme.drop { $0 != "/" })
            } ?? ""
        index = ListingIndex.make(reading.catalogue, last: last)
        if let last, last.catalogue.hasSameAddresses(as: reading.catalogue) {
            productPermalinks = last.productPermalinks
            producerPermalinks = last.producerPermalinks
            localityPermalinks = last.localityPermalinks
        } else {
            // By index: a loop variable would be a copy of all fields.
            let (profiles, localities) = (reading.catalogue.profiles, reading.catalogue.localities.localities)
            productPermalinks = profiles.products.indices.map { .profile(.product, profiles.products[$0].slug) }
            producerPermalinks = profiles.producers.indices.map { .profile(.producer, profiles.producers[$0].slug) }
            localityPermalinks = localities.indices.map { .locality(localities[$0].code) }
        }
    }

    /// The languages that the site is published in, Vietnamese first.
    public var languages: [Language] { settings.languages.contains(.english) ? [.vietnamese, .english] : [.vietnamese] }

    public func view(_ language: Language) -> SiteView { SiteView(site: self, language: language) }
}

/// The site in one language: what a template asks for texts and addresses.
public struct SiteView: Sendable {
    public let site: Site
    public let language: Language

    public var catalogue: Catalogue { _read { yield site.catalogue } }
    public var settings: SiteSettings { _read { yield site.settings } }
    public var today: CalendarDate { site.catalogue.today }

    /// A piece of markup that stands on many pages: made once, then the same. For pieces that depend on nothing but the site,
    /// the language, `name` and `number`, which is an index, or another number from 0 on without large gaps.
    public func once(_ name: StaticString, _ number: Int = 0, _ make: () -> HTML) -> HTML { site.fragment(language, name, number, make) }

    /// The pages that a visitor may look around in.
    public static let sections: [(name: Phrase, permalink: Permalink)] = [
        (Texts.products, .section(.product)), (Texts.producers, .section(.producer)), (Texts.localities, .localities),
        (Texts.valueChains, .section(.valueChain)), (Texts.ocop, .ocop), (Texts.fairs, .section(.tradeFair)),
        (Texts.showrooms, .section(.showroom)), (Texts.articles, .section(.article)), (Texts.plans, .section(.plan))
    ]

    // MARK: Texts

    /// A text of the program in the page's language.
    public func callAsFunction(_ phrase: Phrase) -> String { phrase(language) }

    /// A text of a profile, escaped. Where it has not been translated it is marked as Vietnamese, so that screen readers
    /// pronounce it rightly.
    public func text(_ text: Localized) -> HTML {
        text.isWritten(in: language) ? "\(text(language))" : "<span lang=\"vi\">\(text.vietnamese)</span>"
    }

    public func text(_ text: Localized?) -> HTML? { text.map { self.text($0) } }

    /// The same without markup, for attributes and titles.
    public func plain(_ text: Localized) -> String { text(language) }

    /// ` lang="vi"` where the text has not been translated: for an element that holds only it.
    public func languageMark(_ text: Localized) -> HTML { text.isWritten(in: language) ? "" : " lang=\"vi\"" }

    public func number(_ value: Int) -> String { language.format(value) }
    public func date(_ date: CalendarDate) -> String { date.text(language) }

    /// A day for people and for machines: `<time datetime="2026-11-21">21/11/2026</time>`.
    public func time(_ date: CalendarDate) -> HTML { "<time datetime=\"\(date.iso)\">\(date.text(language))</time>" }
    public func time(_ date: PartialDate) -> HTML { "<time datetime=\"\(date.iso)\">\(date.text(language))</time>" }

    // MARK: Addresses

    /// The address of a page of the site, in the page's own language, for an `href`.
    public func address(_ permalink: Permalink) -> String { address(permalink, in: language) }

    public func address(_ permalink: Permalink, in language: Language) -> String {
        if language == .vietnamese && site.basePath.isEmpty { return permalink.path }
        return site.basePath + language.pathPrefix + permalink.path
    }

    /// The address of a file that exists once for all languages: `/feed.xml`, `/hoi-cho/lich.ics`.
    public func file(_ path: String) -> String { site.basePath + path }

    /// The full address, for sharing, feeds and search engines; nil where the site's own address is not known.
    public func fullAddress(_ permalink: Permalink, in language: Language? = nil) -> String? {
        site.baseAddress.map { $0 + (language ?? self.language).pathPrefix + permalink.path }
    }

    /// The address of one of the theme's files; it changes when the file does, so that browsers may keep it for ever.
    public func asset(_ path: String) -> String {
        "\(site.basePath)/giao-dien/\(site.themeName)/\(path)\(site.assetVersions[path].map { "?v=\($0)" } ?? "")"
    }

    /// Where a menu entry leads.
    public func address(_ destination: MenuEntry.Destination) -> String {
        switch destination {
        case .page(let permalink): address(permalink)
        case .web(let address): address.text
        }
    }

    public func permalink(_ id: Product.ID) -> Permalink { site.productPermalinks[id.index] }
    public func permalink(_ id: Producer.ID) -> Permalink { site.producerPermalinks[id.index] }
    public func permalink(_ id: ValueChain.ID) -> Permalink { .profile(.valueChain, catalogue[id].slug) }
    public func permalink(_ id: TradeFair.ID) -> Permalink { .profile(.tradeFair, catalogue[id].slug) }
    public func permalink(_ id: Showroom.ID) -> Permalink { .profile(.showroom, catalogue[id].slug) }
    public func permalink(_ id: Article.ID) -> Permalink { .profile(.article, catalogue[id].slug) }
    public func permalink(_ id: Plan.ID) -> Permalink { .profile(.plan, catalogue[id].slug) }
    public func permalink(_ id: FreePage.ID) -> Permalink { .profile(.page, catalogue[id].slug) }
    public func permalink(_ id: Locality.ID) -> Permalink { site.localityPermalinks[id.index] }

    // MARK: Links with their names

    public func link(_ id: Product.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: Producer.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: ValueChain.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: TradeFair.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: Showroom.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: Article.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: Plan.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ id: Locality.ID) -> HTML { link(permalink(id), catalogue[id].name) }
    public func link(_ permalink: Permalink, _ name: Localized) -> HTML {
        "<a href=\"\(address(permalink))\"\(languageMark(name))>\(name(language))</a>"
    }

    // MARK: Places

    /// Where a place is today, with links: `Xã Măng Đen, tỉnh Quảng Ngãi`.
    public func presentAddress(of place: Locality.ID) -> HTML { placeLine(catalogue.localities.presentAddress(of: place)) }

    /// The same without links.
    public func presentAddressText(of place: Locality.ID) -> String {
        catalogue.localities.presentAddress(of: place).enumerated()
            .map { ($0.offset == 0 ? catalogue[$0.element].name : catalogue[$0.element].nameInSentence)(language) }.joined(separator: ", ")
    }

    /// Places with links, in a line.
    /// - Parameter beginsLine: whether the first begins with a capital.
    public func placeLine(_ places: [Locality.ID], beginsLine: Bool = true) -> HTML {
        places.enumerated().map { place in
            let name = beginsLine && place.offset == 0 ? catalogue[place.element].name : catalogue[place.element].nameInSentence
            return link(permalink(place.element), name)
        }.joined(separator: ", ")
    }

    /// `Xã Tịnh Khê (cũ)`: where a place of before stands alone, as names repeat before and after July 2025.
    public func distinctName(of place: Locality.ID) -> Localized {
        let locality = catalogue[place]
        guard locality.isFormer else { return locality.name }
        return Localized(locality.name.vietnamese + " (cũ)", english: locality.name.english.map { $0 + " (former)" })
    }

    // MARK: Texts of profiles

    /// A profile's text as markup, or nil where there is none. Headings begin at level 2.
    public func body(_ text: ProfileText) -> HTML? {
        guard let rich = text(language), !rich.isEmpty else { return nil }
        let html = rich.html(
            sitePath: { path in
                // Files (with an extension at their end) exist once; pages in every language.
                let bare = path.prefix { $0 != "#" && $0 != "?" }
                return bare.hasSuffix("/") ? address(Permalink(path)) : file(path)
            },
            file: { path in site.photos[path].flatMap { $0.sources.last.map { file($0.path) } } },
            image: { image in
                site.photos[image.file].map { photo in
                    picture(photo, alternative: image.alternative, sizes: "(min-width: 48em) 42em, 100vw")
                }
            })
        return text.isWritten(in: language) ? html : "<div lang=\"vi\">\(html)</div>"
    }

    // MARK: Photos

    public func photo(_ photo: Photo) -> PublishedPhoto? { site.photos[photo.file] }

    /// A picture in the widths that there are; `sizes` as in HTML.
    public func picture(_ photo: PublishedPhoto, alternative: String, sizes: String, isFirst: Bool = false) -> HTML {
        let set = photo.sources.map { "\(file($0.path)) \($0.width)w" }.joined(separator: ", ")
        let loading: HTML = isFirst ? "fetchpriority=\"high\"" : "loading=\"lazy\" decoding=\"async\""
        return
            "<img src=\"\(photo.sources.first.map { file($0.path) } ?? "")\" srcset=\"\(set)\" sizes=\"\(sizes)\" width=\"\(photo.width)\" height=\"\(photo.height)\" alt=\"\(alternative)\" \(loading)>"
    }
}
