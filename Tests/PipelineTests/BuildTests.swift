import Diagnostics
import Foundation
import Markup
import Parallelism
import Pipeline
import Publishing
import Site
import Testing
import ThemeCoBan

/// Takes a file of the content away while pages are being rendered.
private struct Vanishing: CoBanTheme {
    let path: String
    var name: String { "co-ban" }

    func footer(_ head: PageHead) -> HTML {
        unlink(path)
        return ""
    }
}

/// Asks the build to stop while pages are being rendered, as Ctrl-C does.
private struct Stopping: CoBanTheme {
    let counter: WorkCounter
    var name: String { "co-ban" }

    func footer(_ head: PageHead) -> HTML {
        counter.stop()
        return ""
    }
}

@Suite("A build, from a folder of profiles to a site")
struct BuildTests {
    @Test("Every kind of page is there, at the addresses of the contract, in both languages")
    func addresses() throws {
        let site = SiteFolder(SiteFolder.small)
        let result = try site.build()
        #expect(result.diagnostics.map(\.code) == [])
        for path in [
            "", "san-pham/", "san-pham/che-shan/", "htx/", "htx/cao-bo/", "dia-ban/", "dia-ban/xa-cao-bo/", "dia-ban/vi-xuyen/",
            "dia-ban/tuyen-quang/",
            "chuoi-gia-tri/", "chuoi-gia-tri/che-shan/", "hoi-cho/", "hoi-cho/hoi-cho-che/", "diem-trung-bay/", "bai-viet/",
            "bai-viet/mua-che/", "ke-hoach/",
            "ocop/", "ocop/5-sao/", "ocop/4-sao/", "ocop/3-sao/", "nhom/thuc-pham/", "tim-kiem/", "du-lieu/"
        ] {
            #expect(site[path + "index.html"].contains("<html lang=\"vi\""), "\(path)")
            #expect(site["en/" + path + "index.html"].contains("<html lang=\"en\""), "en/\(path)")
        }
        for file in [
            "feed.xml", "hoi-cho/lich.ics", "sitemap.xml", "robots.txt", "404.html", "en/404.html", "du-lieu/tim-kiem.json",
            "du-lieu/san-pham.csv"
        ] {
            #expect(!site[file].isEmpty, "\(file)")
        }
    }

    @Test("Links go both ways between product, producer, chain, place, fair and article")
    func crossLinks() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        let links: [(from: String, to: [String])] = [
            (
                "san-pham/che-shan/",
                ["/htx/cao-bo/", "/chuoi-gia-tri/che-shan/", "/dia-ban/xa-cao-bo/", "/hoi-cho/hoi-cho-che/", "/nhom/thuc-pham/"]
            ),
            (
                "htx/cao-bo/",
                ["/san-pham/che-shan/", "/chuoi-gia-tri/che-shan/", "/dia-ban/xa-cao-bo/", "/hoi-cho/hoi-cho-che/", "/bai-viet/mua-che/"]
            ),
            ("chuoi-gia-tri/che-shan/", ["/htx/cao-bo/", "/san-pham/che-shan/"]),
            ("dia-ban/xa-cao-bo/", ["/htx/cao-bo/", "/san-pham/che-shan/", "/dia-ban/vi-xuyen/", "/hoi-cho/hoi-cho-che/"]),
            ("dia-ban/vi-xuyen/", ["/htx/cao-bo/", "/san-pham/che-shan/", "/dia-ban/xa-cao-bo/"]),
            ("hoi-cho/hoi-cho-che/", ["/htx/cao-bo/", "/san-pham/che-shan/"]),
            ("bai-viet/mua-che/", ["/htx/cao-bo/"])
        ]
        for (from, targets) in links {
            for target in targets {
                #expect(site[from + "index.html"].contains("href=\"\(target)\""), "\(from) → \(target)")
                #expect(site["en/" + from + "index.html"].contains("href=\"/en\(target)\""), "en/\(from) → \(target)")
            }
        }
    }

    @Test("What has no English text shows its Vietnamese, marked as such")
    func fallback() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        let product = site["en/san-pham/che-shan/index.html"]
        #expect(product.contains("Shan snow tea") && product.contains("Water at 90 degrees"))
        #expect(product.contains("lang=\"vi\""))  // the producer's name has no translation
        #expect(site["en/htx/cao-bo/index.html"].contains("<div lang=\"vi\">"))
    }

    @Test("An error leaves the site as it was")
    func errorsWriteNothing() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        let before = site.tree()
        site.write("san-pham/che-shan.md", "---\ntên: Chè khác\nhtx: khong-co\nnhóm: Thực phẩm\n---\n")
        let result = try site.build()
        #expect(result.summary == nil)
        #expect(result.errors == 1)
        #expect(site.tree() == before)
    }

    @Test("Strict turns warnings into a refusal; without it they do no harm")
    func strict() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/ruou.md", "---\ntên: Rượu ngô\nhtx: cao-bo\nnhóm: Đồ uống\n---\n")
        #expect(try site.build(strict: true).summary == nil)
        #expect(try site.build().summary != nil)
    }

    @Test("An edit changes the pages that tell of it and no other file is touched")
    func edit() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        let before = site.tree()
        site.write("bai-viet/mua-che.md", "---\ntiêu đề: Mùa chè\nngày: 01/11/2026\nhtx: [cao-bo]\n---\n\nChè vào vụ mới.\n")
        let result = try site.build()
        let changed = site.tree().filter { before[$0.key] != $0.value }.keys.sorted()
        #expect(changed == ["bai-viet/mua-che/index.html", "en/bai-viet/mua-che/index.html"])
        #expect(result.summary?.written == 2)
    }

    @Test("A removed profile takes its pages with it")
    func removal() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        site.remove("bai-viet/mua-che.md")
        try site.build()
        #expect(site["bai-viet/mua-che/index.html"].isEmpty)
        #expect(!site["index.html"].contains("/bai-viet/mua-che/"))
    }

    @Test("Drafts are published only when asked for")
    func drafts() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/moi.md", "---\ntên: Sản phẩm mới\nhtx: cao-bo\nnhóm: Thực phẩm\nnháp: có\n---\n")
        try site.build()
        #expect(site["san-pham/moi/index.html"].isEmpty)
        try site.build(drafts: true)
        #expect(site["san-pham/moi/index.html"].contains("Sản phẩm mới"))
    }

    @Test("A lapsed certificate shows no stars anywhere; the product stays with the dated fact")
    func lapse() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build(today: "2028-05-20")
        #expect(site["ocop/4-sao/index.html"].contains("/san-pham/che-shan/"))
        func filesWithStars() -> [String] {
            let marks = ["stars-4", "OCOP 4 sao", "OCOP 4 stars", "ocop_sao_con_hieu_luc\":4", "\"name\":\"OCOP\""]
            return site.tree().filter { path, data in
                let text = String(decoding: data, as: UTF8.self)
                return (path.hasSuffix(".html") || path == "du-lieu/san-pham.json") && marks.contains(where: text.contains)
            }.map(\.key).sorted()
        }
        #expect(
            filesWithStars().contains("san-pham/che-shan/index.html") && filesWithStars().contains("index.html")
                && filesWithStars().contains("du-lieu/san-pham.json"))
        try site.build(today: "2028-05-21")
        #expect(!site["ocop/4-sao/index.html"].contains("/san-pham/che-shan/"))
        #expect(site["san-pham/che-shan/index.html"].contains("20/05/2028"))
        // The lists by stars keep their names, and say that they are empty.
        #expect(filesWithStars() == ["en/ocop/index.html", "ocop/4-sao/index.html", "ocop/index.html"])
    }

    @Test("A place that no profile names leads to what it became, or was made of, where profiles are; never to a mere nothing")
    func emptyPlaces() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write(
            "dia-ban.yml",
            """
            - mã: xa-cao-bo
              tên: Xã Cao Bồ
            - mã: tinh-a
              tên: Tỉnh A
              gồm:
                - {mã: xa-moi, tên: Xã Mới}
                - {mã: xa-khac, tên: Xã Khác}
                - mã: huyen-b
                  tên: Huyện B
                  đến ngày: 30/06/2025
                  nay là: [xa-moi, xa-khac]
                  gồm:
                    - {mã: xa-cu, tên: Xã Cũ, đến ngày: 30/06/2025, nay là: [xa-moi]}
            """)
        site.write("htx/moi.md", "---\ntên: HTX Mới\nloại hình: hợp tác xã\nđịa bàn: xa-moi\n---\n")
        let result = try site.build()
        #expect(result.errors == 0, "\(result.diagnostics)")
        let old = site["dia-ban/xa-cu/index.html"]
        #expect(old.contains("<h1>Xã Cũ (cũ)</h1>"))
        #expect(
            old.contains("Hồ sơ ở nơi nay là:")
                && old.contains("<a href=\"/dia-ban/xa-moi/\">Xã Mới</a> <small>1 đơn vị · 0 sản phẩm</small>"))
        // A commune is made of communes; the district that they lay in stands among the facts.
        let new = site["dia-ban/xa-moi/index.html"]
        #expect(
            new.contains(
                "Lập nên từ (toàn bộ hoặc một phần):</p>\n<ul class=\"place-list\">\n<li><a href=\"/dia-ban/xa-cu/\">Xã Cũ</a></li>\n</ul>")
        )
        #expect(new.contains("<dt>Huyện trước đây</dt><dd><a href=\"/dia-ban/huyen-b/\">Huyện B</a></dd>"))
        // Where nothing but the district is known to have profiles, they are offered as what they are.
        #expect(
            site["dia-ban/xa-khac/index.html"].contains(
                "Có hồ sơ còn ghi theo đơn vị cũ:</p>\n<ul class=\"lines\">\n<li><a href=\"/dia-ban/huyen-b/\">Huyện B (cũ)</a>"))
        // In the search each tells which it is, and what was does not come first.
        let index = site["du-lieu/tim-kiem.json"]
        #expect(index.contains(#"{"n":"Xã Cũ (cũ)","u":"/dia-ban/xa-cu/","k":"Địa bàn","d":"huyện B, tỉnh A · nay là xã Mới","r":-8}"#))
    }

    @Test("The front page shows who asks for it, counts what is real, and names a fair that one can still go to")
    func frontPage() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("htx/noi-bat.md", "---\ntên: HTX Nổi Bật\nloại hình: hợp tác xã\nđịa bàn: xa-cao-bo\nnổi bật: có\nminh hoạ: có\n---\n")
        site.write(
            "hoi-cho/thu.md",
            "---\ntên: Hội chợ thử\nloại: hội chợ\nbắt đầu: 08:00 20/11/2026\nkết thúc: 22/11/2026\nđịa điểm: Sân chợ\n---\n")
        let result = try site.build()
        #expect(result.errors == 0, "\(result.diagnostics)")
        let home = site["index.html"]
        let featured = home.components(separatedBy: "<h2>Đơn vị nổi bật</h2>")
        #expect(featured.count == 2 && featured[1].prefix(2000).contains("/htx/noi-bat/"))
        #expect(home.contains("Ngoài ra có 1 hồ sơ minh hoạ, trang nào cũng ghi rõ."))
        #expect(home.contains("<strong>Đang diễn ra:</strong> <a href=\"/hoi-cho/thu/\">Hội chợ thử</a>"))
        // The fair alone, for a phone's calendar; once it is over there is nothing to go to.
        let calendar = site["hoi-cho/thu/lich.ics"]
        #expect(calendar.components(separatedBy: "BEGIN:VEVENT").count == 2 && calendar.contains("SUMMARY:Hội chợ thử"))
        #expect(site["hoi-cho/thu/index.html"].contains("href=\"/hoi-cho/thu/lich.ics\""))
        #expect(
            site["hoi-cho/thu/index.html"].contains("thứ Sáu, 20/11/2026, 08:00")
                && site["hoi-cho/thu/index.html"].contains("Chủ nhật, 22/11/2026"))
        try site.build(today: "2026-11-23")
        #expect(!site["index.html"].contains("Đang diễn ra") && site["hoi-cho/thu/lich.ics"].isEmpty)
        #expect(!site["hoi-cho/thu/index.html"].contains("lich.ics"))
    }

    @Test("A calendar's lines are at most 75 bytes long and lose nothing where they are folded (RFC 5545, 3.1 and 3.3.11)")
    func calendarLines() throws {
        let site = SiteFolder(SiteFolder.small)
        let venue = "Nhà văn hoá; số 2, đường \\ Độc Lập, " + String(repeating: "phường Đức Phổ ", count: 9)
        site.write(
            "hoi-cho/thu.md",
            "---\ntên: \(String(repeating: "Hội chợ ", count: 15))\nloại: hội chợ\nbắt đầu: 20/12/2026\nđịa điểm: '\(venue)'\n---\n")
        #expect(try site.build().errors == 0)
        let calendar = site["hoi-cho/thu/lich.ics"]
        let lines = calendar.components(separatedBy: "\r\n")
        #expect(lines.map(\.utf8.count).max() == 75)
        #expect(calendar.hasSuffix("END:VCALENDAR\r\n") && !calendar.replacing("\r\n", with: "").contains("\n"))
        let whole = calendar.replacing("\r\n ", with: "")
        #expect(whole.contains("LOCATION:Nhà văn hoá\\; số 2\\, đường \\\\ Độc Lập\\, phường Đức Phổ phường"))
    }

    @Test("A made-up profile says so on its page, on its card, in feeds, and tells machines nothing")
    func samples() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("bai-viet/mau.md", "---\ntiêu đề: Bài mẫu\nngày: 20/11/2026\nminh hoạ: có\n---\n\nChữ.\n")
        site.write("ke-hoach/mau.md", "---\ntên: Kế hoạch mẫu\nđịa bàn: xa-cao-bo\nminh hoạ: có\n---\n")
        let result = try site.build()
        #expect(result.errors == 0, "\(result.diagnostics)")
        let page = site["bai-viet/mau/index.html"]
        #expect(page.contains("Dữ liệu minh hoạ") && !page.contains("application/ld+json"))
        #expect(site["bai-viet/mua-che/index.html"].contains("application/ld+json"))
        #expect(site["feed.xml"].contains("<title>Bài mẫu (minh hoạ)</title>"))
        for list in ["bai-viet", "ke-hoach"] {
            let card = site["\(list)/index.html"].components(separatedBy: "<article class=\"card").first { $0.contains("/\(list)/mau/") }
            #expect(card?.contains("<span class=\"tag\">Minh hoạ</span>") == true, "\(list)")
        }
    }

    @Test("The list of producers begins with cooperatives, whatever the others are called")
    func cooperativesFirst() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("htx/a.md", "---\ntên: An Phát\nloại hình: doanh nghiệp\nđịa bàn: xa-cao-bo\n---\n")
        site.write("htx/z.md", "---\ntên: Zíp\nloại hình: hợp tác xã\nđịa bàn: xa-cao-bo\n---\n")
        try site.build()
        let list = site["htx/index.html"]
        let places = ["/htx/z/", "/htx/a/"].compactMap { list.range(of: "<h3><a href=\"\($0)\"")?.lowerBound }
        #expect(places.count == 2 && places[0] < places[1])
    }

    @Test("A link of a text or of the menu that leads to no page is an error with its place")
    func brokenSiteLinks() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("trang/gioi-thieu.md", "---\ntên: Giới thiệu\n---\n\nXem [hàng](/san-phamm/) và [chè](/san-pham/che-shan/).\n")
        let result = try site.build()
        #expect(
            result.diagnostics.map { "\($0.location.file):\($0.location.line):\($0.location.column) \($0.code)" } == [
                "content/trang/gioi-thieu.md:5:12 lien-ket"
            ])
    }

    @Test("Long lists have pages of 24, each linked to the next, and an owner's page stays short")
    func pagination() throws {
        let site = SiteFolder(SiteFolder.small)
        for number in 1...60 { site.write("san-pham/sp-\(number).md", "---\ntên: Trà số \(number)\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n") }
        try site.build()
        #expect(site["san-pham/index.html"].contains("href=\"/san-pham/trang-2/\""))
        #expect(site["san-pham/trang-3/index.html"].contains("href=\"/san-pham/trang-2/\""))
        #expect(site["san-pham/trang-4/index.html"].isEmpty)
        #expect(site["htx/cao-bo/index.html"].contains("href=\"/htx/cao-bo/san-pham/\""))
        #expect(site["htx/cao-bo/san-pham/trang-3/index.html"].contains("Trà số"))
        #expect(site["dia-ban/vi-xuyen/san-pham/trang-2/index.html"].contains("Trà số"))
    }

    @Test("A site below a path has all its links below it")
    func basePath() throws {
        let site = SiteFolder(
            SiteFolder.small.replacing("địa chỉ trang: https://example.vn", with: "địa chỉ trang: https://example.vn/htx/"))
        try site.build()
        let page = site["san-pham/che-shan/index.html"]
        #expect(page.contains("href=\"/htx/htx/cao-bo/\""))
        #expect(page.contains("https://example.vn/htx/san-pham/che-shan/"))
        #expect(page.firstMatch(of: /(?:href|src)="\/(?!htx\/)/) == nil)
    }

    @Test("A copied file that vanished since it was read stops the build and leaves the site as it was")
    func vanishedFile() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/so-do.pdf", "%PDF")
        try site.build()
        let before = site.tree()
        #expect(throws: SiteBuild.Failure.self) { try site.build(theme: Vanishing(path: site.root + "/content/tep/so-do.pdf")) }
        #expect(site.tree() == before)
    }

    @Test("A build that is asked to stop leaves all as it was")
    func stopped() throws {
        let site = SiteFolder(SiteFolder.small)
        try site.build()
        let before = site.tree(), all = try FileManager.default.subpathsOfDirectory(atPath: site.root + "/public").sorted()
        site.write("san-pham/che-xanh.md", "---\ntên: Chè xanh\nhtx: cao-bo\nnhóm: Đồ uống\n---\n")
        let counter = WorkCounter()
        let failure = #expect(throws: SiteBuild.Failure.self) { try site.build(theme: Stopping(counter: counter), counter: counter) }
        #expect(failure?.message.vietnamese == "Đã dừng giữa chừng")
        #expect(site.tree() == before)
        #expect(
            try FileManager.default.subpathsOfDirectory(atPath: site.root + "/public").sorted() == all, "nothing half-written stays either")
        try site.build()
        #expect(site["san-pham/che-xanh/index.html"].contains("Chè xanh"))
    }

    @Test("The site's own files are copied as they are, and may not take a page's place")
    func copiedFiles() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/.well-known/xac-nhan.txt", "mã 123")
        site.write("tep/site.css", "body { margin: 0 }")
        try site.build()
        #expect(site[".well-known/xac-nhan.txt"] == "mã 123")
        #expect(site["index.html"].contains("href=\"/site.css\""))
        site.write("tep/san-pham/index.html", "x")
        #expect(try site.build().diagnostics.map(\.code) == ["trung-dia-chi"])
    }
}

@Suite("The same input gives the same output")
struct ReproducibilityTests {
    // Other time zones, locales, umasks and processors need a process of their own: Tests/site/test_program.py.
    @Test("byte for byte, whatever the path and the order of files")
    func bytes() throws {
        let first = SiteFolder(SiteFolder.small)
        try first.build()
        let second = SiteFolder()
        // The other order of creation, at another path.
        let source = first.root + "/content/"
        for path in try FileManager.default.subpathsOfDirectory(atPath: source).sorted().reversed() {
            if let data = FileManager.default.contents(atPath: source + path) { second.write(path, bytes: [UInt8](data)) }
        }
        try second.build()
        #expect(first.tree() == second.tree())
        #expect(first.tree().count > 80)
    }
}

@Suite("What many hands write cannot become markup")
struct EscapingTests {
    /// Closes every kind of attribute and element that a template could put it into.
    static let attack = #"x"'><script>alert(1)</script><img src=x onerror=alert(1)>&amp;</title></textarea>--><svg/onload=alert(1)>"#

    @Test("through any field of any kind of profile, its texts, its file names or the site's settings")
    func attack() throws {
        let site = SiteFolder(SiteFolder.small)
        let quoted = "'" + Self.attack.replacing("'", with: "''") + "'"
        site.write(
            "site.yml",
            "tên: \(quoted)\nkhẩu hiệu: \(quoted)\nmô tả: \(quoted)\ncơ quan chủ quản: \(quoted)\nđịa chỉ: \(quoted)\nchân trang: \(quoted)\nđịa chỉ trang: https://example.vn\nngôn ngữ: [vi, en]\n"
        )
        site.write(
            "dia-ban.yml",
            "- mã: tuyen-quang\n  tên: \(quoted)\n  toạ độ: 22.1, 105.1\n  gồm:\n    - {mã: xa-cao-bo, tên: \(quoted), toạ độ: '22.2, 105.2'}\n    - {mã: vi-xuyen, tên: \(quoted), đến ngày: 30/06/2025, nay là: [xa-cao-bo]}\n"
        )
        site.write(
            "htx/cao-bo.md",
            """
            ---
            tên: \(quoted)
            tên khác: [\(quoted)]
            loại hình: hợp tác xã
            lĩnh vực: \(quoted)
            địa bàn: xa-cao-bo
            địa chỉ: \(quoted)
            người liên hệ: {tên: \(quoted), chức vụ: \(quoted), đồng ý công khai: có}
            dịch vụ: [\(quoted)]
            mô hình: \(quoted)
            tóm tắt: \(quoted)
            xếp loại: {loại: tốt, căn cứ: \(quoted)}
            chuỗi giá trị: [{chuỗi: che-shan, khâu: \(quoted)}]
            ---

            \(Self.attack) [a](javascript:alert(1)) <script>alert(1)</script>
            """.replacing("[a](javascript:alert(1)) ", with: ""))
        site.write(
            "san-pham/che-shan.md",
            """
            ---
            tên: \(quoted)
            htx: cao-bo
            nhóm: Thực phẩm
            tóm tắt: \(quoted)
            quy cách: \(quoted)
            giá: 5 đ/\(Self.attack.prefix(20).replacing("'", with: "").replacing("\"", with: ""))
            thành phần: \(quoted)
            bảo quản: \(quoted)
            hạn sử dụng: \(quoted)
            chứng nhận: [\(quoted)]
            chỉ dẫn địa lý: \(quoted)
            nhãn hiệu: \(quoted)
            mã vùng trồng: '"><script>alert(1)</script>'
            mua tại: [{nơi: \(quoted), địa chỉ: \(quoted)}]
            chuỗi giá trị: che-shan
            ocop: {sao: 4, ngày: 20/05/2025, quyết định: \(quoted), cơ quan: \(quoted)}
            ---

            # \(Self.attack)
            """)
        site.write(
            "chuoi-gia-tri/che-shan.md",
            "---\ntên: \(quoted)\ntóm tắt: \(quoted)\nsản phẩm chủ lực: \(quoted)\nkhâu: [\(quoted)]\nliên kết: [{từ: cao-bo, đến: cao-bo, nội dung: \(quoted), hợp đồng: \(quoted)}]\n---\n"
        )
        site.write(
            "hoi-cho/hoi-cho-che.md",
            "---\ntên: \(quoted)\ntóm tắt: \(quoted)\nbắt đầu: 05/12/2026\nđịa điểm: \(quoted)\nđịa bàn: xa-cao-bo\nđơn vị tổ chức: \(quoted)\ngian hàng: [{htx: cao-bo, số gian: '\"><script>alert(1)</script>'}]\n---\n"
        )
        site.write(
            "diem-trung-bay/cua-hang.md",
            "---\ntên: \(quoted)\nđịa chỉ: \(quoted)\nđịa bàn: xa-cao-bo\ngiờ mở cửa: \(quoted)\nsản phẩm: [che-shan]\n---\n")
        site.write(
            "bai-viet/mua-che.md",
            "---\ntiêu đề: \(quoted)\nngày: 01/11/2026\ntác giả: \(quoted)\ntóm tắt: \(quoted)\nhtx: [cao-bo]\n---\n\(Self.attack)\n")
        site.write(
            "ke-hoach/ke-hoach.md",
            "---\ntên: \(quoted)\nsố hiệu: \(quoted)\ncơ quan: \(quoted)\nđịa bàn: xa-cao-bo\nchỉ tiêu: [{tên: \(quoted), mức: '7', đơn vị: '\"><script>alert(1)</script>', hiện trạng: \(quoted)}]\n---\n"
        )
        site.write("trang/gioi-thieu.md", "---\ntên: \(quoted)\ntóm tắt: \(quoted)\n---\n\(Self.attack)\n")
        let result = try site.build()
        #expect(result.summary != nil, "\(result.diagnostics.map { "\($0.location.file):\($0.location.line) \($0.message.vietnamese)" })")

        var checked = 0
        for (path, data) in site.tree() {
            let text = String(decoding: data, as: UTF8.self)
            if path.hasSuffix(".html") || path.hasSuffix(".xml") {
                checked += 1
                #expect(!text.contains("<script>alert"), "\(path)")
                #expect(!text.contains("<img src=x"), "\(path)")
                #expect(!text.contains("<svg/onload"), "\(path)")
                #expect(!text.contains("</title></textarea>"), "\(path)")
            }
            // Inside script elements of data, nothing may close the element.
            for match in text.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/) {
                #expect((try? JSONSerialization.jsonObject(with: Data(match.1.utf8))) != nil, "\(path)")
            }
        }
        #expect(checked > 70)
    }
}
