import Values
import VietnameseText

/// What `site.yml` says of the site as a whole.
public struct SiteSettings: Sendable {
    public var name = Localized("Gian hàng")
    public var slogan: Localized?
    public var description: Localized?
    /// Where the site will live: `https://example.vn`, without a slash at the end. A path (`https://example.vn/htx`) is kept.
    public var baseAddress: WebAddress?
    /// Who is responsible (NĐ 42/2022/NĐ-CP asks state websites for the agency, address, telephone and e-mail).
    public var agency: Localized?
    public var address: Localized?
    public var phone: PhoneNumber?
    public var email: EmailAddress?
    public var theme: String?
    public var languages: [Language] = []
    public var colors = SiteColors()
    public var logo: Photo?
    public var cover: Photo?
    public var menu: [MenuEntry] = []
    public var footer: Localized?
    public var footerLinks: [MenuEntry] = []
    public var isIllustrative = false

    public init() {}
}

public struct SiteColors: Sendable {
    public var main: String?
    public var accent: String?

    public init() {}
}

/// An entry of the menu: a page of the site, or another web site.
public struct MenuEntry: Sendable, Hashable {
    public enum Destination: Sendable, Hashable {
        case page(Permalink)
        case web(WebAddress)
    }

    public var name = Localized("")
    public var destination = Destination.page(.home)

    public init() {}
}
