import Foundation
import Testing

@testable import VietnameseText

@Suite("Folding")
struct FoldingTests {
    @Test(
        "drops every Vietnamese mark, đ included, however it was typed",
        arguments: [
            ("Đăk Hà", "dak ha"), ("Đắk Tô", "dak to"), ("DƯƠNG QUÝ", "duong quy"), ("Thuỷ sản", "thuy san"),
            ("Cà phê rang xay", "ca phe rang xay"), ("ở Ấp Ỷ", "o ap y"), ("日本 Côn", "日本 con")
        ])
    func withoutAccents(typed: String, folded: String) {
        #expect(typed.precomposedStringWithCanonicalMapping.withoutAccents == folded)
        #expect(typed.decomposedStringWithCanonicalMapping.withoutAccents == folded)
    }

    @Test("makes one key of spellings that differ in case, accents, spaces, hyphens and underscores")
    func keys() {
        let keys = ["hợp tác xã", "Hop_tac_xa", "hop-tac-xa", "HỢP  TÁC XÃ", "hợp tác xã".decomposedStringWithCanonicalMapping].map(
            \.foldedKey)
        #expect(Set(keys) == ["hoptacxa"])
    }

    @Test(
        "makes addresses",
        arguments: [("Đặc sản", "dac-san"), ("  Chè – Shan (loại 1)!", "che-shan-loai-1"), ("日本", ""), ("---", ""), ("Ấm ÁP", "am-ap")])
    func slugs(text: String, slug: String) {
        #expect(text.slug == slug)
        #expect(slug.slug == slug)
    }
}

@Suite("Vietnamese order")
struct CollationTests {
    @Test("is that of the alphabet, then of the tones")
    func alphabet() {
        let words = [
            "đa", "da", "dừa", "dưa", "ăn", "an", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "ôm", "om", "ơn", "Chè 10", "Chè 2", "yên",
            "xanh"
        ]
        let sorted = words.sortedInVietnamese { $0 }
        #expect(
            sorted == [
                "an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "Chè 10", "Chè 2", "da", "dưa", "dừa", "đa", "om", "ôm", "ơn", "xanh",
                "yên"
            ])
    }

    @Test("is ICU's, for names made of Vietnamese syllables")
    func icu() {
        let syllables = [
            "chè", "Shan", "tuyết", "cà", "phê", "Đăk", "Hà", "lúa", "gạo", "sen", "mít", "ấm", "ám", "ăn", "ân", "đỏ", "do", "dò", "Ô",
            "ơ", "ư", "ủ", "quý", "quí"
        ]
        var state: UInt64 = 42
        func next() -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return syllables[Int(state >> 33) % syllables.count]
        }
        let names = (0..<600).map { _ in "\(next()) \(next()) \(next())" }
        let ours = names.sortedInVietnamese { $0.lowercased() }.map { $0.lowercased() }
        let theirs = names.sorted { $0.lowercased().compare($1.lowercased(), locale: Locale(identifier: "vi_VN")) == .orderedAscending }.map
        { $0.lowercased() }
        #expect(ours == theirs)
    }
}

@Suite("Words and numbers")
struct WordTests {
    @Test(
        "The nearest word is what a person most likely meant",
        arguments: [
            ("cao-bô", ["sau-nhung", "cao-bo", "cao-bang"], "cao-bo"), ("mùa", ["giá", "mùa vụ"], "mùa vụ"),
            ("gía", ["giá", "video"], "giá"), ("xyz", ["giá", "video"], nil)
        ] as [(String, [String], String?)])
    func nearest(typed: String, candidates: [String], meant: String?) {
        #expect(nearestWord(to: typed, in: candidates) == meant)
    }

    @Test("Numbers are written as each language writes them")
    func numbers() {
        #expect(Language.vietnamese.format(1_234_567) == "1.234.567")
        #expect(Language.english.format(-1234) == "-1,234")
        #expect(Language.vietnamese.format(1234.5) == "1.234,5")
        #expect(Language.vietnamese.format(0.071) == "0,07")
        #expect(Language.vietnamese.format(-0.5) == "-0,5")
        #expect(Language.vietnamese.format(80.0) == "80")
        #expect(Language.vietnamese.format(.infinity) == "–")
    }

    @Test("Width counts columns, not letters")
    func width() {
        #expect("chè".displayWidth == 3)
        #expect("chè".decomposedStringWithCanonicalMapping.displayWidth == 3)
        #expect("日本".displayWidth == 4)
    }
}
