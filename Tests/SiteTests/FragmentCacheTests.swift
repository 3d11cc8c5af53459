import Markup
import Testing
import VietnameseText

@testable import Site

@Suite("Pieces that stand on many pages")
struct FragmentCacheTests {
    @Test("are made once for each name, number and language")
    func once() {
        let cache = FragmentCache()
        var made = 0
        func piece(_ language: Language, _ name: StaticString, _ number: Int) -> String {
            cache.fragment(language, name, number) {
                made += 1
                return "\(number) \(language.rawValue)"
            }.string
        }
        for _ in 0..<3 {
            for number in [0, 1, 31, 32, 33, 1000, 64] {
                #expect(piece(.vietnamese, "card", number) == "\(number) vi")
                #expect(piece(.english, "card", number) == "\(number) en")
                #expect(piece(.vietnamese, "place", number) == "\(number) vi")
            }
        }
        #expect(made == 21)
    }

    @Test("are right for any number, though not kept for all", arguments: [-1, Int.min, Int.max, 1 << 40, 8_934_567_890_123])
    func anyNumber(number: Int) {
        let cache = FragmentCache()
        for text in ["một", "hai"] { #expect(cache.fragment(.vietnamese, "card", number) { "\(text)" }.string == text) }
    }
}
