import Foundation
import Testing

@testable import Markup

/// Inputs that cost cmark-gfm seconds or gigabytes, at the full length that a text may have. Each must end within a
/// second, in a debug build too: as a page, or as a refusal that names the bound.
@Suite(.serialized)
struct HostileInputTests {
    private static let size = 250_000

    private static func times(_ part: String, _ bytes: Int = size) -> String {
        String(repeating: part, count: max(1, bytes / part.utf8.count))
    }

    /// The processor's time of this thread: other tests and other processes on the machine do not count.
    private static func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Renders within a second; returns the bound that was hit, nil for a page.
    private func bound(_ source: String) -> MarkdownRefusal.Bound? {
        let bytes = Array(source.utf8)
        var bound: MarkdownRefusal.Bound?
        let start = Self.processorSeconds()
        switch Markdown.render(bytes, firstLine: 1, resolve: { destination, _ in .sitePath(destination) }) {
        case .success(let text): #expect(text.html(sitePath: { $0 }, file: { $0 }).bytes.count <= 8 * 1024 * 1024)
        case .failure(let refusal): bound = refusal.bound
        }
        let seconds = Self.processorSeconds() - start
        #expect(seconds < 1, "\(source.prefix(40).debugDescription) took \(seconds) s")
        return bound
    }

    static let refused: [(String, String, MarkdownRefusal.Bound)] = [
        ("a text without end", times("chè ", 300_000), .length),
        ("nested quotes", times(">", 100_000) + times("a*", 150_000), .nesting),
        ("nested quotes with spaces", times("> ") + "a", .nesting),
        ("nested bullets, then empty lines", times("- ", 20_000) + "a" + times("\n", 20_000), .nesting),
        ("nested numbers, then empty lines", times("1. ", 150_000) + "a\n" + times("\n", 90_000), .nesting),
        ("lists nested by indentation", indentedNesting(), .nesting),
        (
            "lists nested a line each", (0..<180).map { times("  ", $0 * 2) + "- a" }.joined(separator: "\n") + times("\n", 200_000),
            .nesting
        ),
        ("a table of many columns", times("|a", 60_000) + "\n" + times("|-", 60_000) + "\n" + times("|a|\n", 100_000), .tableColumns),
        ("a head and dashes of many columns", times("|a", 120_000) + "\n" + times("|-", 120_000), .tableColumns),
        ("a row of many columns", "|a|\n|-|\n" + times("|b"), .tableColumns),
        ("a table of many cells", times("|a", 160) + "|\n" + times("|-", 160) + "|\n" + times("x\n"), .tableCells),
        ("dashes that never fit", "a|b|c\n" + times("|-|\n|-|-|\n"), .tableHead),
        ("colons that never fit", times("a|b|c\n", 120_000) + times(":-\n-|-\n", 120_000), .tableHead),
        ("many short lines before the dashes", times("x\n") + "-|-\n", .tableHead),
        ("images that are not", times("![[]()"), .marks),
        ("open brackets", times("["), .marks),
        ("open images", times("![", 120_000) + times("w", 120_000), .marks),
        ("nested brackets", times("[", 125_000) + times("]", 125_000), .marks),
        ("footnotes that are off", times("[^a"), .marks),
        ("emphasis left open", times("*a "), .marks),
        ("emphasis never closed by its kind", times("*a_ "), .marks),
        ("nested strong", times("**a ", 125_000) + times(" a**", 125_000), .marks),
        ("strikethrough of two lengths", times("~a ", 125_000) + times("a~~ ", 125_000), .marks),
        ("emphasis before links", times("*a _b ", 125_000) + times("![a](b)", 125_000), .marks),
        ("instructions left open", "x" + times("<?"), .declarations),
        ("sections left open", "x" + times("<![CDATA["), .declarations),
        ("declarations left open", "x" + times("<!A "), .declarations),
        ("comments left open", "x" + times("<!-- a"), .declarations),
        ("web addresses run together", times("www."), .addressLength),
        ("web addresses that are none", times("(www.a_"), .addressLength),
        ("schemes run together", times("http://a.b<"), .addressLength),
        ("closing parentheses after an address", "http://a.b" + times(")"), .addressLength),
        ("many addresses in one word", times(times("www._", 500) + " "), .addressLength),
        ("at signs", times("a@"), .addresses),
        ("at signs as entities", times("&#0064;"), .addresses),
        ("mail addresses on one line", times("a@b.c "), .addresses),
        ("a long definition used often", "[a]: " + times("x", 100_000) + "\n\n" + times("[a] \n\n", 120_000), .definitions),
        (
            "a long title used often", "[a]: b\n'" + times(times("x", 200) + "\n[c]: d\n", 100_000) + "'\n\n" + times("[a]\n\n", 120_000),
            .definitions
        ),
        (
            "a long definition among short ones",
            "[c]: d\n[a]: <" + times(times("x", 50) + "]:", 100_000) + ">\n\n" + times("[a]\n\n", 120_000), .definitions
        )
    ]

    /// Each line nests deeper than the last, on few markers.
    private static func indentedNesting() -> String {
        var text = ""
        for step in 0..<90 { text += String(repeating: "\t", count: 15 * step) + String(repeating: "- ", count: 30) + "a\n" }
        return text + times("\n", 120_000)
    }

    @Test func `what would take long is refused with its bound`() {
        for (name, source, expected) in Self.refused {
            #expect(bound(source) == expected, "\(name)")
        }
    }

    static let harmless: [(String, String)] = [
        ("one word", times("a")), ("spaces", times(" ") + "a"), ("tabs", times("\t") + "a"), ("empty lines", times("\n")),
        ("backticks", times("`")), ("backticks of every length", (1..<680).map { "e" + times("`", $0) }.joined()),
        ("code spans", times("`a` ")), ("short fences", times("```\n")), ("open angles", times("<")), ("open tags", times("<a ")),
        ("open attributes", "x" + times("<a b=\"")), ("closing tags", times("</a ")), ("schemes in angles", times("<http:")),
        ("comment lines", times("<!--\n", 400)), ("ampersands", times("&")), ("entities", times("&amp;")),
        ("numbers left open", times("&#1")),
        ("backslashes", times("\\")), ("escaped stars", times("\\*", 12_000)), ("exclamation marks", times("!")), ("colons", times(":")),
        ("one run of stars", times("*")), ("one run of underscores", times("_")), ("one run of tildes", times("~")),
        ("hashes", times("#")), ("closing hashes", times("# a " + times("#", 50) + " b\n")), ("rules", times("---\n")),
        ("underlined headings", times("a\n=\n")), ("definitions", times("[a]: u\n", 40_000)),
        ("definitions of one line each", times("[a]: b\n\n")),
        ("headings of one name", times("# a\n")), ("headings without a name", times("#\n")), ("bullets", times("-\n")),
        ("tasks", times("- [ ] a\n\n", 60_000)),
        ("numbers", times("1. a\n\n")), ("quotes of thirty levels", times(times("> ", 60) + "a\n", 100_000)),
        ("thirty levels of bullets", times(times("- ", 60) + "a\n", 60_000)), ("hard breaks", times("a  \n")),
        ("carriage returns", times("\r")), ("zeros", times("\0")),
        ("small tables", times("|a|\n|-|\n\n", 100_000)), ("pipes", times("|")), ("dashes only", times("a\n---\n")),
        ("paragraphs", times("a\n\n")),
        ("emphasis in paragraphs", times(times("*a _b ", 12_000) + times("a* b_ ", 12_000) + "\n\n", 48_000)),
        ("links in paragraphs", times(times("[a](b) ", 5_000) + "\n\n")), ("images in paragraphs", times(times("![[]()", 1_500) + "\n\n")),
        ("addresses in paragraphs", times(times("www.a_b.c ", 200) + "\n\n")), ("mail in lines", times(times("a@b.c ", 500) + "\n"))
    ]

    @Test func `what only looks long ends within a second`() {
        for (name, source) in Self.harmless {
            let hit = bound(source)
            #expect(hit == nil || hit == .output, "\(name)")
        }
    }

    @Test func `what people write keeps every bound`() {
        let row = "| Tên hàng | **Chè** | [HTX](/htx/a/) | *ba* | https://example.vn/a?b=1 | 120.000 | 5 sao | x |\n"
        let table = "| a | b | c | d | e | f | g | h |\n|---|:-:|--:|---|---|---|---|---|\n" + String(repeating: row, count: 250)
        let links = String(repeating: "Xem [trang này](https://example.vn/bai-viet \"Bài\") và **hãy** đọc _kỹ_. ", count: 500)
        let sources = (1...300).map { "[\($0)]: https://example.vn/nguon/\($0) \"Nguồn \($0)\"\n" }.joined()
        let uses = (1...300).map { "Câu [\($0)] và [chú thích][\($0)].\n" }.joined()
        let lists = String(repeating: "- một\n  - hai\n    - ba\n      1. bốn\n         > năm\n", count: 200)
        for source in [table, links, uses + "\n" + sources, lists] { #expect(bound(source) == nil) }
    }

    @Test func `a deep text is rendered without recursion`() throws {
        let depth = 3_000
        let html = try markup(String(repeating: "*a **b ", count: depth) + String(repeating: " b** a*", count: depth))
        #expect(html.ranges(of: "<em>").count == depth)
    }

    @Test(arguments: [
        ("a\n\n" + times(">", 40) + "b", 12, MarkdownRefusal.Bound.nesting),
        ("a\r\n\r\n|b|\r\n" + times("|-", 300) + "\r\n", 13, .tableColumns),
        ("a\rb\r" + times("a@b.c ", 1000), 12, .addresses),
        ("a\n\nb\nc\n" + times("[", 20_000) + "\n\n" + times("d\n", 100), 12, .marks),
        ("a\n" + times("x", 3000) + "www.\nb", 11, .addressLength),
        ("a\n\n\n[b]: " + times("x", 60_000) + "\n\n" + times("[b] ", 4000), 13, .definitions)
    ])
    func `a refusal names the line`(source: String, line: Int, bound: MarkdownRefusal.Bound) {
        #expect(throws: MarkdownRefusal(line: line, bound: bound)) {
            try Markdown.render(Array(source.utf8), firstLine: 10) { _, _ in .refused }.get()
        }
    }

    @Test func `every refusal says in both languages what is wrong and what to do`() {
        let refusals = MarkdownRefusal.Bound.allCases.map { MarkdownRefusal(line: 1, bound: $0) }
        #expect(Set(refusals.map(\.message)).count == refusals.count)
        for phrase in refusals.flatMap({ [$0.message, $0.advice] }) {
            #expect(!phrase.vietnamese.isEmpty && !phrase.english.isEmpty && phrase.vietnamese != phrase.english)
        }
    }

    @Test func `patterns put together at random end within a second`() {
        let tokens = [
            "*", "**", "_", "~", "~~", "[", "]", "![", "](", "(", ")", "<", ">", "`", "a", "b ", " ", "!", "&", "\\", "\"",
            "](b)", "[a]", "<a", "www.", "http://", "@", ".", ":", "|", "\n", "<!", "<?", "1. ", "- ", "> ", "#", "    ", "\t",
            "|-", "\n\n", "]: ", "-|-\n", "|a|\n", "- [ ] ", "```", "x@b.c"
        ]
        var random = SeededGenerator(seed: 99)
        func part(_ most: Int) -> String {
            (0..<Int.random(in: 1...most, using: &random)).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
        }
        for round in 0..<60 {
            let (first, second) = (part(5), part(4))
            let source =
                switch round % 3 {
                case 0: Self.times(first)
                case 1: Self.times(first, 125_000) + Self.times(second, 125_000)
                default: Self.times(Self.times(first, 8_000) + Self.times(second, 8_000) + "\n\n")
                }
            _ = bound(source)
        }
    }
}
