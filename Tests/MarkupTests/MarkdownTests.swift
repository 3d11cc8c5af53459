import Testing
import Values

@testable import Markup

/// Renders `source` for a site whose pages are under `/thu/` and whose files are under `/tep/`.
func markup(
    _ source: String, headingLevel: Int = 2, reservedIDs: Set<String> = [], labels: Markdown.Labels = .init(.vietnamese)
) throws -> String {
    try render(source, headingLevel: headingLevel, reservedIDs: reservedIDs, labels: labels)
        .html(sitePath: { "/thu" + $0 }, file: { $0.contains("mat") ? nil : "/tep/" + $0 }).string
}

func render(
    _ source: String, firstLine: Int = 1, headingLevel: Int = 2, reservedIDs: Set<String> = [],
    labels: Markdown.Labels = .init(.vietnamese)
) throws -> RichText {
    try Markdown.render(
        Array(source.utf8), firstLine: firstLine, headingLevel: headingLevel, reservedIDs: reservedIDs,
        labels: labels, resolve: target
    ).get()
}

/// As a site would: checked web addresses, root-relative pages, files beside the text, nothing else.
private func target(_ destination: String, isImage: Bool) -> LinkTarget {
    if case .success(let address) = WebAddress.parse(destination, allowing: .link) { return .web(address) }
    if destination.hasPrefix("#") { return .fragment(String(destination.dropFirst())) }
    if destination.hasPrefix("/"), !destination.hasPrefix("//") { return .sitePath(destination) }
    if [".jpg", ".pdf"].contains(where: destination.hasSuffix), !destination.contains(":"), !destination.hasPrefix("/") {
        return .file(destination)
    }
    return .refused
}

struct MarkdownTests {
    @Test func `an article becomes HTML5`() throws {
        #expect(
            try markup(
                """
                # Chè Shan tuyết

                Hái **tay**, sao *củi*,  
                ~~sấy máy~~.

                ---

                > Một ngụm `chè`
                """) == """
                    <h2 id="che-shan-tuyet">Chè Shan tuyết</h2>
                    <p>Hái <strong>tay</strong>, sao <em>củi</em>,<br>
                    <del>sấy máy</del>.</p>
                    <hr>
                    <blockquote>
                    <p>Một ngụm <code>chè</code></p>
                    </blockquote>

                    """)
    }

    @Test func `nothing gives nothing`() throws {
        #expect(try render("").isEmpty)
        #expect(try render(" \n\n\t\n").isEmpty)
        #expect(try render("[chè]: /url").isEmpty)
        #expect(try !render("chè").isEmpty)
    }

    @Test func `raw HTML never passes`() throws {
        for raw in [
            "<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- a -->", "a <!-- b --> c", "<div>\na\n</div>",
            "<svg onload=alert(1)>", "<iframe src=\"https://a.vn\">", "a <b", "<a href=\"javascript:alert(1)\">a</a>",
            "![<b>](a.jpg)", "# <script>", "|<b>|\n|-|", "`<b>`", "    <b>", "[<b>](/a)", "[a](/b \"<b>\")", "<?php ?>",
            "<![CDATA[a]]>", "a <?b?> c", "&lt;b&gt;"
        ] {
            let html = try markup(raw)
            for tag in ["<script", "<img src=x", "<!--", "<div>", "<svg", "<iframe", "<b", "<a href=\"javascript", "<?", "<!["] {
                #expect(!html.contains(tag), "\(raw)")
            }
        }
        #expect(try markup("một <b>hai</b> ba") == "<p>một hai ba</p>\n")
    }

    @Test func `bytes that are not UTF-8 do not reach the page`() throws {
        let text = try Markdown.render([0x61, 0xFF, 0xC3, 0x0A, 0x00, 0xED, 0xA0, 0x80], firstLine: 1) { _, _ in .refused }.get()
        let html = text.html(sitePath: { $0 }, file: { $0 })
        #expect(String(validating: html.bytes, as: UTF8.self) == html.string)
        #expect(html.string.hasPrefix("<p>a\u{FFFD}"))
        #expect(html.string.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    @Test func `control characters made by entities do not reach the page`() throws {
        #expect(try markup("a&#1;b&#x7f;c&#xFFFF;d") == "<p>a\u{FFFD}b\u{FFFD}c\u{FFFD}d</p>\n")
    }

    @Test func `windows and old line endings are line endings`() throws {
        #expect(try markup("a\r\n\r\nb\rc") == "<p>a</p>\n<p>b\nc</p>\n")
    }

    // MARK: Headings

    @Test func `headings get ids from their Vietnamese words`() throws {
        let text = try render("## Đặc sản\n\n## ĐẶC SẢN\n\n## Đặc *sản* `3`\n\n## 茶\n\n## \n\n## Đặc sản 2")
        #expect(text.headings.map(\.id) == ["dac-san", "dac-san-2", "dac-san-3", "muc", "muc-2", "dac-san-2-2"])
        #expect(text.headings.map(\.text) == ["Đặc sản", "ĐẶC SẢN", "Đặc sản 3", "茶", "", "Đặc sản 2"])
    }

    @Test func `ids keep clear of the page's own`() throws {
        let text = try render("# San pham\n\n# Main\n\n# San pham", reservedIDs: ["main", "san-pham", "san-pham-2"])
        #expect(text.headings.map(\.id) == ["san-pham-3", "main-2", "san-pham-4"])
    }

    @Test func `an id is not as long as the heading`() throws {
        let text = try render("# " + String(repeating: "chè ", count: 2000))
        #expect(text.headings.map { $0.id.utf8.count <= 80 && !$0.id.hasSuffix("-") } == [true])
    }

    @Test(arguments: [
        ("# a\n## b\n### c", 2, [2, 3, 4]),
        ("## a\n### b", 2, [2, 3]),
        ("### a\n## b", 2, [3, 2]),
        ("#### a", 2, [2]),
        ("# a\n###### b", 3, [3, 6]),
        ("# a\n##### b\n###### c", 2, [2, 6, 6]),
        ("> # a\n\n## b", 2, [2, 3]),
        ("- ## a\n\n### b", 1, [1, 2]),
        ("a\n===\nb\n---", 4, [4, 5]),
        ("## a", 0, [1]),
        ("## a", 99, [6])
    ])
    func `the highest heading gets the level that the page has room for`(source: String, level: Int, levels: [Int]) throws {
        #expect(try render(source, headingLevel: level).headings.map(\.level) == levels)
    }

    @Test func `the level of a heading is the level of its element`() throws {
        #expect(try markup("# a\n\n### b", headingLevel: 3) == "<h3 id=\"a\">a</h3>\n<h5 id=\"b\">b</h5>\n")
    }

    // MARK: Tables and task lists

    @Test func `a table can be scrolled with the keyboard and is named`() throws {
        #expect(
            try markup("| Vụ | Tháng |\n|:--|--:|\n| Xuân | 3–4 |") == """
                <div class="table" role="group" tabindex="0" aria-label="Bảng">
                <table>
                <thead>
                <tr>
                <th scope="col" class="left">Vụ</th>
                <th scope="col" class="right">Tháng</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="left">Xuân</td>
                <td class="right">3–4</td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
        #expect(try markup("|a|\n|-|", labels: .init(.english)).contains("aria-label=\"Table\""))
    }

    @Test func `a list goes on after a table in it`() throws {
        #expect(try markup("- |a|\n  |-|\n\n  b").hasSuffix("</table>\n</div>\n<p>b</p>\n</li>\n</ul>\n"))
    }

    @Test func `the boxes of a task list cannot be changed and have names`() throws {
        #expect(
            try markup("- [x] hái\n- [ ] sao") == """
                <ul>
                <li><input type="checkbox" checked disabled aria-label="Đã xong"> hái</li>
                <li><input type="checkbox" disabled aria-label="Chưa xong"> sao</li>
                </ul>

                """)
    }

    @Test func `the language of a code block cannot leave its attribute`() throws {
        #expect(try markup("```a\"b'c<d x\n<\n```") == "<pre><code class=\"language-a&quot;b&#39;c&lt;d\">&lt;\n</code></pre>\n")
    }

    // MARK: Links

    @Test(arguments: [
        ("[a](https://example.vn/b?c=1&d)", "<a href=\"https://example.vn/b?c=1&amp;d\" rel=\"external nofollow noopener ugc\">a</a>"),
        ("[a](HTTPS://example.vn/)", "<a href=\"https://example.vn/\" rel=\"external nofollow noopener ugc\">a</a>"),
        ("[a](/htx/cao-bo/#x \"đề\")", "<a href=\"/thu/htx/cao-bo/#x\" title=\"đề\">a</a>"),
        ("[a](#dac-san)", "<a href=\"#dac-san\">a</a>"),
        ("[a](chung-nhan.pdf)", "<a href=\"/tep/chung-nhan.pdf\">a</a>"),
        ("[a](mat.pdf)", "<a>a</a>"),
        ("[a](tel:0912345678)", "<a href=\"tel:0912345678\">a</a>"),
        ("htx@example.vn", "<a href=\"mailto:htx@example.vn\">htx@example.vn</a>"),
        ("www.example.vn", "<a href=\"http://www.example.vn\" rel=\"external nofollow noopener ugc\">www.example.vn</a>"),
        ("[*a*](khong-ro)", "<em>a</em>"),
        ("![đồi chè](doi.jpg \"đề\")", "<img src=\"/tep/doi.jpg\" alt=\"đồi chè\" title=\"đề\" loading=\"lazy\">"),
        ("![đồi \"chè\"](/doi.jpg)", "<img src=\"/thu/doi.jpg\" alt=\"đồi &quot;chè&quot;\" loading=\"lazy\">"),
        ("![đồi](https://example.vn/a.jpg)", "<img src=\"https://example.vn/a.jpg\" alt=\"đồi\" loading=\"lazy\">"),
        ("![đồi <chè>](mat.jpg)", "đồi &lt;chè&gt;"),
        ("![đồi & *chè*](khong-ro)", "đồi &amp; chè"),
        ("![đồi](#a)", "đồi"),
        ("![đồi](mailto:a@b.vn)", "đồi"),
        ("[![đồi](doi.jpg)](/htx/)", "<a href=\"/thu/htx/\"><img src=\"/tep/doi.jpg\" alt=\"đồi\" loading=\"lazy\"></a>")
    ])
    func `a link leads where the site says`(source: String, html: String) throws {
        #expect(try markup(source) == "<p>\(html)</p>\n")
    }

    @Test func `a link does not stand inside a link`() throws {
        #expect(try markup("[a <https://b.vn> c](/d)") == "<p><a href=\"/thu/d\">a https://b.vn c</a></p>\n")
        #expect(try markup("[a <https://b.vn> c](lạ) <https://d.vn>").ranges(of: "<a ").count == 2)
    }

    @Test(arguments: [
        "[a](javascript:alert(1))", "[a](JAVASCRIPT:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](data:text/html,x)",
        "![a](data:image/svg+xml,x)", "![a](data:image/png;base64,AAAA)", "[a](vbscript:x)", "[a](//evil.example/)",
        "[a](intent://x#Intent;end)",
        "[a](blob:https://a.vn/1)", "[a](file:///etc/passwd)", "[a](ftp://a.vn/)", "[a](java&#115;cript:alert(1))",
        "[a](javascript&colon;alert(1))", "[a](&#x6A;avascript:alert(1))", "[a](java&Tab;script:alert(1))", "[a](java&NewLine;script:x)",
        "[a](<java\tscript:alert(1)>)", "[a](< javascript:alert(1)>)", "[a](javascript%3Aalert(1))", "[a](\u{1}javascript:alert(1))",
        "[a](\\javascript:alert(1))", "[a](https:\\\\\\\\evil.example)", "[a](https://bank.vn@evil.example/)", "[a](\u{A0}javascript:x)",
        "<javascript:alert(1)>", "<data:text/html,x>", "<intent:x>", "[a]\n\n[a]: javascript:alert(1)", "![a]\n\n[a]: //evil.example/a.jpg",
        "xmpp:a@b.vn", "[a](http:evil.example)", "[a](https:/evil.example)", "[a](\\\\evil.example/)"
    ])
    func `an address that is not on the list reaches no attribute`(source: String) throws {
        let text = try render(source)
        #expect(text.links.count == 1)
        #expect(text.links.allSatisfy { $0.target == .refused })
        let html = text.html(sitePath: { $0 }, file: { $0 }).string
        #expect(!html.contains("href") && !html.contains("src") && !html.contains("<a") && !html.contains("<img"))
        #expect(html.hasPrefix("<p>") && html.hasSuffix("</p>\n"))
    }

    @Test func `an address cannot leave its attribute`() throws {
        let text = try Markdown.render(Array("[a](</x\"onclick='y'>) ![b](</x\"z>) [c](#\"d) [e](<f\"g.pdf>)".utf8), firstLine: 1) {
            destination, _ in
            destination.hasPrefix("#") ? .fragment(destination) : destination.hasSuffix("pdf") ? .file(destination) : .sitePath(destination)
        }.get()
        let html = text.html(sitePath: { $0 }, file: { $0 }).string
        #expect(
            html == "<p><a href=\"/x&quot;onclick=&#39;y&#39;\">a</a> <img src=\"/x&quot;z\" alt=\"b\" loading=\"lazy\"> "
                + "<a href=\"##&quot;d\">c</a> <a href=\"f&quot;g.pdf\">e</a></p>\n")
    }

    @Test func `links are listed with the line they stand on`() throws {
        let text = try render(
            """
            [a](/1) và
            [b](lạ) `mã
            mã` ![c](doi.jpg)

            - d
              e [f](#x)

            | g | <https://h.vn> |
            |---|---|
            | i | [k](/2) |

            [l]: /3
            [m]: /4
            Chữ\\
            [l] và [m]
            """, firstLine: 10)
        #expect(
            text.links.map { "\($0.line) \($0.destination)\($0.isImage ? " !" : "")" } == [
                "10 /1", "11 lạ", "12 doi.jpg !", "15 #x", "17 https://h.vn", "19 /2", "24 /3", "24 /4"
            ])
        #expect(text.links[1].target == .refused)
        #expect(text.links[2].target == .file("doi.jpg"))
    }

    // MARK: Rich text

    @Test func `only the addresses of the site are left open`() throws {
        let text = try render("a [b](/c) d\n\ne ![f](g.jpg) [h](i.pdf)")
        #expect(
            text.pieces == [
                .html("<p>a <a href=\""), .sitePath("/c"), .html("\">b</a> d</p>\n<p>e "),
                .image(RichText.Image(file: "g.jpg", alternative: "f", title: nil)), .html(" <a"), .file("i.pdf"), .html(">h</a></p>\n")
            ])
        #expect(try render("a **b** <https://c.vn>\n\n- d").pieces.count == 1)
    }

    @Test func `a picture can be made by who knows its widths`() throws {
        let text = try render("![đồi](doi.jpg) ![suối](suoi.jpg)")
        let html = text.html(sitePath: { $0 }, file: { "/" + $0 }) { $0.file == "doi.jpg" ? "<picture>\($0.alternative)</picture>" : nil }
        #expect(html.string == "<p><picture>đồi</picture> <img src=\"/suoi.jpg\" alt=\"suối\" loading=\"lazy\"></p>\n")
    }

    @Test func `the plain text holds the words`() throws {
        #expect(
            try render(
                "# Chè *Shan*\n\nHái\n[tay](/a) <b>và</b> `sao`.\n\n- một\n- hai\n\n|a|b|\n|-|-|\n|c|d|\n\n```\nmã\n```\n\n![ảnh](a.jpg)\n\ncuối"
            )
            .plainText == "Chè Shan\nHái tay và sao.\nmột\nhai\na b\nc d\ncuối")
    }

    @Test(arguments: [1018, 1021, 1022, 1023, 1024, 1025])
    func `the plain text is at most 1 KB of whole characters`(length: Int) throws {
        for filler in ["a", "ạ", "🍵"] {
            let words = String(repeating: "a", count: length) + "\n\n" + String(repeating: filler, count: 5000) + "\n\nb"
            let plain = try render(words).plainText
            #expect(plain.utf8.count <= 1024 && plain.utf8.count >= 1017)
            #expect(!plain.unicodeScalars.contains("\u{FFFD}"))
            #expect((words.replacing("\n\n", with: "\n")).hasPrefix(plain))
        }
    }
}
