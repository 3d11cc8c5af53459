import Testing

@testable import Markup

struct SpecificationTests {
    @Test(arguments: SpecificationExample.sections)
    func `Markdown means what the specification says`(section: String) {
        for example in SpecificationExample.all where example.section == section {
            #expect(ReferenceRendering.byUs(example.source) == example.html + "\n", "\(example)")
        }
    }

    @Test func `our renderer writes what the library's renderer writes`() {
        for example in SpecificationExample.all {
            #expect(ReferenceRendering.byUs(example.source) == ReferenceRendering.byLibrary(example.source), "\(example)")
        }
    }

    @Test func `the examples cover every section`() {
        #expect(SpecificationExample.sections.count == 28)
        #expect(SpecificationExample.all.count >= 280)
    }

    @Test func `on texts put together at random, both renderers write the same`() {
        var random = SeededGenerator(seed: 2024)
        for _ in 0..<5000 {
            let source = RandomMarkdown.text(pieces: Int.random(in: 1...60, using: &random), using: &random)
            let ours = ReferenceRendering.byUs(source)
            guard ours == ReferenceRendering.byLibrary(source) else {
                Issue.record("they differ on \(source.debugDescription)")
                return
            }
        }
    }
}

/// SplitMix64: the same texts in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Texts that mean something in Markdown more often than plain noise does.
enum RandomMarkdown {
    private static let tokens = [
        "chè", "Shan tuyết", " ", " ", "\n", "\n\n", "*", "**", "_", "__", "~", "~~", "`", "``", "```\n", "[", "]", "(", ")",
        "![", "](", "](/cam)", "[a]", "[a]: /b \"c\"\n", "<", ">", "> ", "- ", "* ", "1. ", "2) ", "# ", "## ", "    ", "\t",
        "|", "|-|-|\n", "|a|b|\n", "---\n", "===\n", ":-:|:-\n", "&amp;", "&", "&#64;", "\\", "!", "\"", "'", "<b>", "</b>",
        "<div>\n", "<!-- x -->", "www.htx.vn", "https://htx.vn/a?b&c", "a@b.vn", "<https://a.vn>", "- [ ] ", "- [x] ", "  \n",
        "\\\n", "đ", "é", "🍵", "javascript:x", ":", "."
    ]

    static func text(pieces: Int, using random: inout some RandomNumberGenerator) -> String {
        (0..<pieces).map { _ in tokens.randomElement(using: &random) ?? "" }.joined()
    }
}
