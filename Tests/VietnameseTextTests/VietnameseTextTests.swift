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

    @Test("The nearest of many words is the one that comparing each letter by letter finds")
    func nearestOfMany() {
        /// Optimal string alignment, as it stands in the books.
        func distance(_ left: [Character], _ right: [Character]) -> Int {
            var table = [[Int]](repeating: [Int](repeating: 0, count: right.count + 1), count: left.count + 1)
            for row in 0...left.count { table[row][0] = row }
            for column in 0...right.count { table[0][column] = column }
            for row in 1...left.count {
                for column in 1...right.count {
                    let cost = left[row - 1] == right[column - 1] ? 0 : 1
                    table[row][column] = min(table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
                    if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
                        table[row][column] = min(table[row][column], table[row - 2][column - 2] + 1)
                    }
                }
            }
            return table[left.count][right.count]
        }
        var state: UInt64 = 7
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        func word() -> String { String((0..<(1 + random(9))).map { _ in Array("abcde1")[random(6)] }) }
        for _ in 0..<300 {
            let words = (0..<40).map { _ in word() }, typed = word(), limit = [1, 2, 3, Int.max][random(4)]
            let near = words.map { (word: $0, distance: distance(Array(typed), Array($0))) }
                .filter { $0.distance <= min(limit, max(1, max(typed.count, $0.word.count) / 3)) }
            let wanted =
                near.first { one in near.allSatisfy { one.distance <= $0.distance } }?.word
                ?? (typed.count >= 3 ? words.first { $0.hasPrefix(typed) } : nil)
            #expect(NearestWords(words).nearest(to: typed, atMost: limit) == wanted, "\(typed) in \(words)")
        }
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
