import Catalogue
import Markup
import Site
import Values
import VietnameseText

// Small things that many templates use.

extension SiteView {
    /// The feed in the page's language.
    var feed: String { address(Permalink("/feed.xml")) }
    /// The calendar of fairs in the page's language.
    var calendarFile: String { address(FairCalendar.permalink) }
    var searchAddress: String { address(.search) }
    var openDataAddress: String { address(.openData) }

    /// A text that exists only in Vietnamese: marked so on English pages.
    func vietnamese(_ text: String) -> HTML {
        language == .vietnamese ? "\(text)" : "<span lang=\"vi\">\(text)</span>"
    }

    /// A place today, and the district of before beside it: `Xã Tháp Mười, tỉnh Đồng Tháp (trước đây: huyện Tháp Mười)`.
    func place(_ place: Locality.ID, formerDistrict: Locality.ID?) -> HTML {
        let address = once("present-address", place.index) { presentAddress(of: place) }
        guard let formerDistrict else { return address }
        return "\(address) <span class=\"former\">(\(self(Texts.formerly)) \(placeLine([formerDistrict], beginsLine: false)))</span>"
    }
}

extension WebAddress {
    /// What follows the host, cut to a readable length.
    var pathAfterHost: String {
        guard isWeb else { return "" }
        // After "https://" and the host, to the next of / ? #.
        let path = text.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" && $0 != "?" && $0 != "#" }
        return path == "/" ? "" : path.count > 56 ? path.prefix(55) + "…" : String(path)
    }
}

/// The rows of a list of facts. What is missing leaves no row.
struct Facts {
    private var rows = HTML()

    mutating func add(_ term: String, _ value: HTML?) {
        guard let value, !value.isEmpty else { return }
        rows += "<div><dt>\(term)</dt><dd>\(value)</dd></div>\n"
    }

    mutating func add(_ term: String, text: String?) {
        if let text, !text.isEmpty { add(term, "\(text)") }
    }

    var html: HTML? { rows.isEmpty ? nil : "<dl class=\"facts\">\n\(rows)</dl>" }
}

/// A part of a page below its own heading; nothing where there is nothing in it.
func section(_ title: String, more: HTML? = nil, style: String = "", _ content: HTML?) -> HTML {
    guard let content, !content.isEmpty else { return "" }
    return """
        <section class="\(style.isEmpty ? "block" : "block \(style)")">
        <div class="block-head"><h2>\(title)</h2>\(more)</div>
        \(content)
        </section>

        """
}

/// A link to the whole of what a section shows a part of.
func moreLink(_ address: String, _ text: String) -> HTML {
    "<a class=\"more\" href=\"\(address)\">\(text) \(Icon.arrow)</a>"
}

/// Cards side by side.
func grid<Items: Collection>(_ items: Items, style: String = "", _ card: (Items.Element) -> HTML) -> HTML {
    guard !items.isEmpty else { return "" }
    return "<ul class=\"\(style.isEmpty ? "grid" : "grid \(style)")\">\n\(HTML.forEach(items) { "<li>\(card($0))</li>\n" })</ul>"
}

/// The heading of a page: a line above, the name, a sentence below.
func pageHead(_ title: HTML, above: HTML? = nil, below: HTML? = nil) -> HTML {
    let kicker: HTML? = above.map { "<p class=\"kicker\">\($0)</p>\n" }
    let lead: HTML? = below.map { "<p class=\"lead\">\($0)</p>\n" }
    return "<header class=\"page-head\">\n\(kicker)<h1>\(title)</h1>\n\(lead)</header>\n"
}

/// The text that a person wrote.
func prose(_ body: HTML?) -> HTML {
    body.map { "<div class=\"prose\">\n\($0)\n</div>\n" } ?? ""
}
