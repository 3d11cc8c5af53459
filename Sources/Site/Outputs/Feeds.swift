import Catalogue
import Markup
import Values
import VietnameseText

/// What follows the name of a made-up profile where no page stands around it to say so.
private func sampleMark(_ profile: some Profile, _ view: SiteView) -> String {
    profile.isIllustrative ? Phrase(" (minh hoạ)", " (sample)")(view.language) : ""
}

/// The latest articles as an Atom feed (RFC 4287).
enum AtomFeed {
    static func bytes(_ view: SiteView) -> [UInt8] {
        let catalogue = view.catalogue
        let base = view.site.baseAddress ?? ""
        let updated = catalogue.articles.first.map { catalogue[$0].date } ?? catalogue.today
        let entries = HTML.forEach(catalogue.articles.prefix(30)) { id -> HTML in
            let article = catalogue[id]
            let address = view.fullAddress(view.permalink(id)) ?? view.address(view.permalink(id))
            return """
                  <entry>
                    <title>\(article.name(view.language))\(sampleMark(article, view))</title>
                    <link href="\(address)"/>
                    <id>\(identifier(view, view.permalink(id)))</id>
                    <updated>\(article.date.iso)T00:00:00+07:00</updated>
                    <author><name>\(article.author ?? view.settings.name(view.language))</name></author>
                    <summary>\(article.summary?(view.language) ?? "")</summary>
                  </entry>

                """
        }
        let feed: HTML = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(view.language.rawValue)">
              <title>\(view.settings.name(view.language))</title>
              <link href="\(view.fullAddress(.home) ?? view.address(.home))"/>
              <link rel="self" href="\(base)\(view.language.pathPrefix)/feed.xml"/>
              <id>\(identifier(view, .home))</id>
              <updated>\(updated.iso)T00:00:00+07:00</updated>
            \(entries)</feed>

            """
        return feed.bytes
    }

    /// The full address, or, for a site that has none yet, a tag URI (RFC 4151): an id must not be empty.
    private static func identifier(_ view: SiteView, _ permalink: Permalink) -> String {
        view.fullAddress(permalink) ?? "tag:gianhang.invalid,2026:\(view.address(permalink))"
    }
}

/// Fairs as iCalendar files (RFC 5545): all of them to subscribe to, and each that is not over to take along.
public enum FairCalendar {
    /// Where the file with all fairs lies.
    public static let permalink = Permalink("\(Permalink.section(.tradeFair).path)lich.ics")

    /// Where the file with only this fair lies; there is one while the fair is not over.
    public static func permalink(of fair: Permalink) -> Permalink { Permalink("\(fair.path)lich.ics") }

    /// The file with these fairs.
    static func bytes(_ view: SiteView, _ fairs: [TradeFair.ID]) -> [UInt8] {
        let catalogue = view.catalogue
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//GianHang//GianHang//VI", "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:\(escaped(view.settings.name(view.language)))"
        ]
        let host = view.site.baseAddress.map { String($0.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }) } ?? "gianhang.invalid"
        for id in fairs {
            let fair = catalogue[id]
            lines += ["BEGIN:VEVENT", "UID:\(fair.slug)@\(host)", "DTSTAMP:\(compact(catalogue.today))T000000Z"]
            if let start = fair.start.minutes {
                lines.append("DTSTART:\(utc(fair.start.date, start))")
                if fair.end != nil { lines.append("DTEND:\(utc(fair.lastDay, fair.lastMinute))") }
            } else {
                // The end of whole days is the day after (RFC 5545, 3.6.1).
                lines += ["DTSTART;VALUE=DATE:\(compact(fair.start.date))", "DTEND;VALUE=DATE:\(compact(fair.lastDay.adding(days: 1)))"]
            }
            lines += [
                "SUMMARY:\(escaped(fair.name(view.language) + sampleMark(fair, view)))", "LOCATION:\(escaped(fair.venue(view.language)))"
            ]
            if let summary = fair.summary { lines.append("DESCRIPTION:\(escaped(summary(view.language)))") }
            if let address = view.fullAddress(view.permalink(id)) { lines.append("URL:\(address)") }
            lines.append("END:VEVENT")
        }
        lines.append("END:VCALENDAR")
        return Array(lines.map(folded).joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
    }

    private static func compact(_ day: CalendarDate) -> String { day.iso.filter { $0 != "-" } }

    /// Viet Nam is seven hours ahead of UTC all year.
    private static func utc(_ day: CalendarDate, _ minutes: Int) -> String {
        let shifted = minutes - 7 * 60
        let date = shifted < 0 ? day.adding(days: -1) : day
        let time = (shifted + 24 * 60) % (24 * 60)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return "\(compact(date))T\(two(time / 60))\(two(time % 60))00Z"
    }

    private static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Lines of at most 75 bytes, never cut within a character (RFC 5545, 3.1).
    private static func folded(_ line: String) -> String {
        if line.utf8.count <= 75 { return line }
        var folded = "", length = 0
        for character in line {
            let size = character.utf8.count
            if length + size > 75 {
                folded += "\r\n "
                length = 1
            }
            folded.append(character)
            length += size
        }
        return folded
    }
}

/// The addresses for search engines (sitemaps.org). More than 50,000 go into several files with an index.
enum Sitemap {
    static let limit = 50_000

    static func files(_ renderer: SiteRenderer, _ plan: SitePlan) -> [(path: String, bytes: @Sendable () -> [UInt8])] {
        let site = renderer.site
        guard site.baseAddress != nil else { return [] }
        let pages = plan.pages.filter { page in
            switch page.content {
            case .search, .notFound: false
            default: true
            }
        }
        if pages.count <= limit { return [("/sitemap.xml", { @Sendable in urlSet(site, pages[...]) })] }
        var files: [(path: String, bytes: @Sendable () -> [UInt8])] = []
        var index: HTML =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for (number, start) in stride(from: 0, to: pages.count, by: limit).enumerated() {
            let path = "/sitemap-\(number + 1).xml"
            files.append((path, { @Sendable in urlSet(site, pages[start..<min(start + limit, pages.count)]) }))
            index += "<sitemap><loc>\((site.baseAddress ?? "") + path)</loc></sitemap>\n"
        }
        index += "</sitemapindex>\n"
        let bytes = index.bytes
        return [("/sitemap.xml", { @Sendable in bytes })] + files
    }

    private static func urlSet(_ site: Site, _ pages: ArraySlice<Page>) -> [UInt8] {
        var set: HTML = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for page in pages {
            guard let address = site.view(page.language).fullAddress(page.permalink(in: site)) else { continue }
            set += "<url><loc>\(address)</loc></url>\n"
        }
        set += "</urlset>\n"
        return set.bytes
    }
}
