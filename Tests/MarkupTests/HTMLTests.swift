import Foundation
import Testing
import Values

@testable import Markup

struct HTMLTests {
    @Test(arguments: [
        ("chè Shan tuyết", "chè Shan tuyết"),
        ("", ""),
        ("a & b", "a &amp; b"),
        ("&amp;", "&amp;amp;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\" onclick=\"x", "&quot; onclick=&quot;x"),
        ("' onclick='x", "&#39; onclick=&#39;x"),
        ("<<>>", "&lt;&lt;&gt;&gt;"),
        ("tab\tdòng\nmới", "tab\tdòng\nmới"),
        ("dòng\r\nWindows\rMac", "dòng\nWindows\nMac"),
        ("\r", "\n"),
        ("a\u{0}b\u{1}c\u{1B}d\u{C}e\u{7F}f", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f"),
        ("a\u{80}b\u{9F}c\u{A0}d", "a\u{FFFD}b\u{FFFD}c\u{A0}d"),
        ("a\u{FFFE}b\u{FFFF}c\u{FFFD}d\u{FF01}e", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FF01}e"),
        ("Đắk Lắk 🍵 e\u{302}\u{301}", "Đắk Lắk 🍵 e\u{302}\u{301}"),
        ("\u{2028}", "\u{2028}")
    ])
    func `a text is escaped for text, attributes and XML alike`(text: String, escaped: String) {
        #expect(HTML(text: text).string == escaped)
        #expect(("<p title=\"\(text)\">" as HTML).string == "<p title=\"\(escaped)\">")
        #expect(("\("x\(text)x".dropFirst().dropLast())" as HTML).string == escaped)
    }

    @Test func `no text can leave an attribute or begin a tag`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let scalars = (0..<20).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0..<0x180, using: &random)) }
            let escaped = HTML(text: String(String.UnicodeScalarView(scalars))).bytes
            #expect(!escaped.contains { "<>\"'".utf8.contains($0) || ($0 < 0x20 && $0 != 0x09 && $0 != 0x0A) })
        }
    }

    @Test func `a literal is real HTML, and what is put into it is escaped by its type`() throws {
        let name = "Chè <Shan>"
        let address = try WebAddress.parse("https://example.vn/?a=1&b='2'").get()
        let note: HTML? = "<em>mới</em>"
        let none: HTML? = nil
        let items = ["một", "hai & ba"]
        let html: HTML = """
            <h1>\(name)</h1>\(note)\(none)
            <a href="\(address)">\(1_234_567)</a>
            <ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>
            """
        #expect(
            html.string == """
                <h1>Chè &lt;Shan&gt;</h1><em>mới</em>
                <a href="https://example.vn/?a=1&amp;b=%272%27">1234567</a>
                <ul><li>một</li><li>hai &amp; ba</li></ul>
                """)
    }

    @Test func `the first thing that a thread puts together may begin with nothing`() async {
        let made = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                let nothing: HTML = "\(HTML())\(HTML())"
                let something: HTML = "\(HTML())\("<b>chè</b>" as HTML)"
                continuation.resume(returning: [nothing.string, something.string])
            }
        }
        #expect(made == ["", "<b>chè</b>"])
    }

    /// All pieces of a thread are put together in one place, one on top of the other.
    @Test func `pieces within pieces are what they would be alone`() {
        var random = SeededGenerator(seed: 11)
        func make(_ depth: Int) -> (html: HTML, string: String) {
            let text = String(repeating: "chè ", count: Int.random(in: 0..<8, using: &random) * Int.random(in: 0..<60, using: &random))
            if depth == 0 { return ("<i>\(text)</i>", "<i>\(text)</i>") }
            let parts = (0..<Int.random(in: 0..<5, using: &random)).map { _ in make(depth - 1) }
            let string = parts.map(\.string).joined()
            switch Int.random(in: 0..<4, using: &random) {
            case 0: return ("<p>\(parts.map(\.html))\(text)</p>", "<p>\(string)\(text)</p>")
            case 1:
                // Made anew while the outer pieces are open.
                return ("\(HTML.forEach(parts) { "<b>\($0.html)</b>" })", parts.map { "<b>\($0.string)</b>" }.joined())
            case 2:
                let (inner, expected) = make(depth - 1)
                return (parts.map(\.html).joined(separator: "<u>\(inner)</u>"), parts.map(\.string).joined(separator: "<u>\(expected)</u>"))
            default:
                var html: HTML = "\(text)"
                for part in parts { html += part.html }
                return (html, text + string)
            }
        }
        for _ in 0..<400 {
            let (html, string) = make(4)
            #expect(html.string == string)
            #expect(html.withBytes { Array($0) } == Array(string.utf8))
            #expect(html.count == string.utf8.count)
        }
    }

    @Test func `an error in a hole leaves the pieces around it whole`() {
        struct Missing: Error {}
        func pieces(failing: Bool) throws -> HTML {
            try .forEach([1, 2, 3]) { number in
                if failing, number == 2 { throw Missing() }
                return "<li>\(number)</li>"
            }
        }
        for _ in 0..<3 {
            let html: HTML = "<ul>\((try? pieces(failing: true)) ?? "<li>không có</li>")\((try? pieces(failing: false)) ?? "")</ul>"
            #expect(html.string == "<ul><li>không có</li><li>1</li><li>2</li><li>3</li></ul>")
        }
    }

    @Test(arguments: [1, 100_000, 3_000_000])
    func `bytes that are lent stay what they are, whatever is put together meanwhile`(length: Int) {
        let long = String(repeating: "a", count: 600), other = String(repeating: "b", count: length)
        let html: HTML = "<p>\("<b>\(long)</b>" as HTML)</p>"
        func lend() -> HTML {
            html.withBytes { lent in
                let meanwhile: HTML = "<u>\(other)</u>"
                let isSame = String(decoding: lent, as: UTF8.self) == "<p><b>\(long)</b></p>"
                return "\(String(isSame)) \(meanwhile.count)"
            }
        }
        let outer: HTML = "<i>\(lend())</i>"
        #expect(outer.string == "<i>true \(length + 7)</i>")
    }

    @Test func `a piece may be larger than what a thread keeps`() {
        let long = String(repeating: "&", count: 1_000_000)
        let html: HTML = "<p>\(long)</p>"
        #expect(html.count == 5_000_007)
        #expect(("<p>\("ngắn")</p>" as HTML).string == "<p>ngắn</p>")
    }

    @Test(arguments: [true, false])
    func `the literals of a choice in a hole are markup, not text`(isNew: Bool) {
        let html: HTML = "<p>\(isNew ? "<b>mới</b>" : "")</p>"
        #expect(html.string == (isNew ? "<p><b>mới</b></p>" : "<p></p>"))
    }

    @Test func `a text variable is never taken for markup`() {
        let text = "<b>"
        let html: HTML = "\(text)\(text[...])\(HTML(text: text))"
        #expect(html.string == "&lt;b&gt;&lt;b&gt;&lt;b&gt;")
    }

    @Test func `attributes can be left out`() {
        let language: String? = "en"
        let none: String? = nil
        let html: HTML = """
            <p\(attribute: "hidden", if: true)\(attribute: "inert", if: false)\(attribute: "lang", language)\
            \(attribute: "title", none)\(attribute: "class", "a\"b")>
            """
        #expect(html.string == "<p hidden lang=\"en\" class=\"a&quot;b\">")
    }

    @Test func `pieces are put together`() {
        var html: HTML = "<a>"
        html += "<b>"
        html.append("<c>")
        html.append(text: "<d>")
        #expect((html + "<e>").string == "<a><b><c>&lt;d&gt;<e>")
        #expect([HTML("a"), "b", "c"].joined(separator: ", ").string == "a, b, c")
        #expect([HTML]().joined(separator: ", ").isEmpty)
        #expect(HTML.forEach(1...3) { "<i>\($0)</i>" }.string == "<i>1</i><i>2</i><i>3</i>")
        #expect((1...2).lazy.map { HTML("\($0)") }.joined().string == "12")
    }

    @Test func `a part that is not wanted is not made`() {
        var made = 0
        func part() -> HTML {
            made += 1
            return "<p>"
        }
        #expect(HTML.when(false, part()).isEmpty)
        #expect(made == 0)
        #expect(HTML.when(true, part()).string == "<p>")
        #expect(made == 1)
    }

    @Test func `trusted bytes are taken as they are`() {
        #expect(HTML(trustedBytes: Array("<svg/>".utf8)).string == "<svg/>")
        #expect(HTML().isEmpty && HTML("") == HTML())
    }
}

struct JSONTests {
    private func text(_ json: JSON, forScript: Bool = false) -> String {
        String(decoding: json.serialized(forScript: forScript), as: UTF8.self)
    }

    @Test func `values are written in their order`() {
        let json: JSON = ["b": 1, "a": [true, nil, 2.5, "chè"], "c": [:], "d": []]
        #expect(text(json) == #"{"b":1,"a":[true,null,2.5,"chè"],"c":{},"d":[]}"#)
    }

    @Test(arguments: [
        ("\"\\/", #""\"\\/""#),
        ("a\n\t\r\u{0}\u{1F}b", #""a\n\t\r\u0000\u001fb""#),
        ("Đắk Lắk 🍵", #""Đắk Lắk 🍵""#)
    ])
    func `texts are escaped`(value: String, written: String) {
        #expect(text(.string(value)) == written)
        #expect(text(.object([(key: value, value: .null)])) == "{\(written):null}")
    }

    @Test func `in a script nothing can end the script`() {
        let json: JSON = ["</script><!--": "a&b\u{2028}\u{2029}"]
        #expect(text(json, forScript: true) == #"{"\u003c/script\u003e\u003c!--":"a\u0026b\u2028\u2029"}"#)
        #expect(json.scriptText.string == text(json, forScript: true))
        #expect(text(["</script>": "&"]) == #"{"</script>":"&"}"#)
    }

    @Test func `a number that JSON cannot hold is null`() {
        #expect(text([.double(.infinity), .double(.nan), .int(.min), .double(0.1)]) == "[null,null,-9223372036854775808,0.1]")
    }
}
