import Foundation
import Testing

@testable import Markup

struct ThreadTests {
    /// Texts that need the process-wide tables, and texts that are wrong when those tables change under them: a `w`, a
    /// `:` and a `~` are plain letters in one and special characters in the other.
    private static let sources: [[UInt8]] = {
        var random = SeededGenerator(seed: 5)
        let handmade = [
            "~~một~~ www.htx.vn và a@b.vn: https://htx.vn/a_b ~hai~ *~ba~*", "**Shan:** wow *w* : [w](/w) _w:w_",
            "*a ~*~ b* ~~_c_~~ **~d**~", "Chè **cổ thụ**: *1.400 m*, [xem](/a) — www", "|a|~~b~~|\n|-|-|\n|www.c.vn|d@e.vn|",
            "- [ ] ~~chè~~\n- [x] www.htx.vn", "Chè Shan tuyết *sao suốt* bằng **củi**, [nguồn](https:x)."
        ]
        // The short ones often need nothing of the extensions.
        let others = (0..<200).map { RandomMarkdown.text(pieces: $0 % 2 == 0 ? 80 : 8, using: &random) }
        return (handmade + others).map { Array(String(repeating: $0 + "\n\n", count: 4).utf8) }
    }()

    private static func render(_ source: [UInt8]) -> [UInt8] {
        switch Markdown.render(source, firstLine: 1, resolve: { destination, _ in .sitePath(destination) }) {
        case .success(let text): text.html(sitePath: { $0 }, file: { $0 }).bytes
        case .failure(let refusal): Array("\(refusal)".utf8)
        }
    }

    /// Fails without the lock of `CommonMark` (236 of 9,936 results differed), and where writers only take it to read (32).
    @Test func `sixteen threads render what one does, byte for byte`() async {
        let sources = Self.sources
        let expected = sources.map(Self.render)
        let rounds = 3
        let wrong = await withTaskGroup(of: Int.self) { group in
            for thread in 0..<16 {
                group.addTask {
                    await withCheckedContinuation { continuation in
                        // Threads, not tasks: there would only be as many at work as there are cores.
                        Thread.detachNewThread {
                            var wrong = 0
                            for round in 0..<rounds {
                                for step in sources.indices {
                                    let index = (step * 7 + thread * 13 + round) % sources.count
                                    if Self.render(sources[index]) != expected[index] { wrong += 1 }
                                }
                            }
                            continuation.resume(returning: wrong)
                        }
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(wrong == 0, "of \(16 * rounds * sources.count)")
    }

    @Test func `texts of both kinds are among them`() {
        let needs = Self.sources.map { source in
            source.withUnsafeBufferPointer { (try? MarkdownBounds.check($0, firstLine: 1).get())?.processWideTables }
        }
        #expect(needs.filter { $0 == true }.count > 50)
        #expect(needs.filter { $0 == false }.count > 20)
    }

    @Test(arguments: [
        ("chè", false), ("a: w ww. www", false), ("a~b", true), ("www.a", true), ("WwW.a", true), ("http://a", true), ("a@b", true),
        ("&commat;", true), ("&#64;", true), ("&#00064;", true), ("&#x40;", true), ("&#X040;", true), ("&#640;", false), ("&#x4;", false),
        ("&comma;", false), ("a:/ /b", false)
    ])
    func `only a text with something for the extensions is parsed alone`(source: String, alone: Bool) throws {
        let needs = try Array(source.utf8).withUnsafeBufferPointer { try MarkdownBounds.check($0, firstLine: 1).get() }
        #expect(needs.processWideTables == alone)
    }
}
