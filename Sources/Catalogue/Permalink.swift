import VietnameseText

extension Language {
    /// What stands before the addresses of the pages in this language: nothing, or `/en`.
    public var pathPrefix: String { self == .english ? "/en" : "" }
}

/// The addresses of the site, below its root. They are part of the public contract: people print them on labels.
public struct Permalink: Hashable, Comparable, Sendable {
    /// Beginning and ending with a slash (`/san-pham/che-shan/`), or naming a file (`/feed.xml`).
    public let path: String

    /// - Parameter path: taken as it is, so it has to be one already.
    public init(_ path: String) { self.path = path }

    public static let home = Permalink("/")
    /// Every place, of today and of before July 2025.
    public static let localities = Permalink("/dia-ban/")
    /// The products with stars.
    public static let ocop = Permalink("/ocop/")
    /// Above the lists of product groups; no page itself.
    public static let productGroups = Permalink("/nhom/")
    public static let search = Permalink("/tim-kiem/")
    public static let openData = Permalink("/du-lieu/")
    public static let notFound = Permalink("/404.html")

    /// The page of a profile: `/san-pham/SLUG/`; of a free page: `/SLUG/`.
    public static func profile(_ kind: ProfileKind, _ slug: String) -> Permalink {
        kind == .page ? Permalink("/\(slug)/") : Permalink("/\(kind.folder)/\(slug)/")
    }

    /// The list of all profiles of a kind: `/san-pham/`.
    public static func section(_ kind: ProfileKind) -> Permalink { Permalink("/\(kind.folder)/") }

    /// The page of a locality of any level: `/dia-ban/CODE/`.
    public static func locality(_ code: String) -> Permalink { localities.appending(code) }

    /// A page below this one: `/dia-ban/x/` + `san-pham` → `/dia-ban/x/san-pham/`.
    public func appending(_ part: String) -> Permalink { Permalink("\(path)\(part)/") }

    /// The `number`th page of a long list; the first is the list's own address.
    public func page(_ number: Int) -> Permalink { number <= 1 ? self : appending("trang-\(number)") }

    /// The first parts of addresses that belong to the site itself, so that no free page may take them.
    public static let reservedNames: Set<String> = Set(
        ProfileKind.allCases.filter { $0 != .page }.map(\.folder)
            + [localities, ocop, productGroups, search, openData].map { String($0.path.dropFirst().dropLast()) }
            + Language.allCases.map { String($0.pathPrefix.dropFirst()) }.filter { !$0.isEmpty } + ["giao-dien", "anh", "404", "index"])

    /// Whether a slug would be taken for the page of a list: `trang-2`.
    public static func isPageNumber(_ slug: String) -> Bool {
        slug.hasPrefix("trang-") && !slug.dropFirst(6).isEmpty && slug.dropFirst(6).allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Why a slug cannot be an address.
    public enum SlugFault: Sendable {
        /// Other characters than lower-case letters without accents, digits and hyphens, or a hyphen first, or nothing.
        case malformed
        /// More than ``longestSlug`` bytes.
        case tooLong
        /// An address of the site itself.
        case reserved
    }

    /// In bytes. Longer names make addresses that nobody can type.
    public static let longestSlug = 120

    /// Why a profile of that kind cannot have the slug, or nil where it can. Of several reasons the first in the order of ``SlugFault``;
    /// `reserved` names the numbered pages of lists for every kind, and for free pages also the site's own folders.
    public static func fault(ofSlug slug: String, _ kind: ProfileKind) -> SlugFault? {
        let isWellFormed =
            !slug.isEmpty && !slug.hasPrefix("-")
            && slug.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if !isWellFormed { return .malformed }
        if slug.utf8.count > longestSlug { return .tooLong }
        return isPageNumber(slug) || (kind == .page && reservedNames.contains(slug)) ? .reserved : nil
    }

    /// By their characters: a total order that is the same everywhere.
    public static func < (left: Permalink, right: Permalink) -> Bool { left.path < right.path }
}
