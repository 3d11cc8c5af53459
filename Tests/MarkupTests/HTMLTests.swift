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
