import Foundation
import VietnameseText

/// Claims that a food or a drink cures or prevents disease, which may not be advertised (Law on advertising; NĐ 342/2025).
/// Found by words, in lower case, capitals or a mixture, so it warns and never refuses: an editor decides.
enum HealthClaims {
    static let claims = [
        "chữa bệnh", "chữa khỏi", "chữa trị", "chữa ung thư", "chữa lành", "chữa dứt", "trị bệnh", "trị dứt", "điều trị", "đặc trị",
        "phòng bệnh",
        "phòng ngừa bệnh", "ngừa bệnh", "ngăn ngừa ung thư", "ngừa ung thư", "chống ung thư", "khỏi bệnh", "thần dược", "hết bệnh"
    ]

    static func check(_ parts: FrontMatter, _ reader: inout FieldReader) {
        // Most profiles say nothing of the kind, and of the others a line or two.
        guard parts.bytes.withUnsafeBufferPointer(mayClaim) else { return }
        for (index, bytes) in parts.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where bytes.withUnsafeBufferPointer(mayClaim) {
            let line = String(decoding: bytes, as: UTF8.self)
            let folded = Array(line.precomposedStringWithCanonicalMapping.lowercased().utf8)
            for claim in claims {
                guard let place = folded.firstPlace(of: claim, in: folded.indices) else { continue }
                // By characters, which are as many before the line was composed.
                let before = String(decoding: folded[..<place], as: UTF8.self).count
                let scalars = line.prefix(before).unicodeScalars.count
                reader.warn(
                    "chua-benh",
                    Phrase(
                        "\"\(claim)\": không được quảng cáo thực phẩm chữa hay phòng bệnh",
                        "\"\(claim)\": food may not be said to cure or prevent disease"),
                    advice: Phrase("bỏ câu này, hoặc chỉ tả hương vị và cách dùng", "remove the claim; describe taste and use"),
                    at: Position(line: index + 1, column: scalars + 1, length: claim.count))
                break
            }
        }
    }

    /// Whether it is worth looking for claims: one of the syllables that every claim has is there in any case, or text is
    /// decomposed. In one pass, as every profile is looked through: ệ, ị, ữ and ầ have three bytes, of which the last differs by
    /// one between the cases; ư has two.
    private static func mayClaim(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func isLetter(_ index: Int, _ letter: Unicode.Scalar) -> Bool {
            index >= 0 && index < bytes.count && bytes[index] | 0x20 == UInt8(ascii: letter)
        }
        var index = 0
        while index + 1 < bytes.count {
            let byte = bytes[index]
            if byte < 0xC6 { index += 1; continue }
            switch byte {
            case 0xCC, 0xCD: return true  // combining marks, U+0300–U+036F
            case 0xE1 where index + 2 < bytes.count:
                switch (bytes[index + 1], bytes[index + 2] | 1) {
                case (0xBB, 0x87) where isLetter(index - 1, "b") && isLetter(index + 3, "n"): return true  // bệnh
                case (0xBB, 0x8B) where isLetter(index - 1, "r") && !isValue(index, bytes): return true  // trị
                case (0xBB, 0xAF) where isLetter(index - 1, "h") && isLetter(index + 3, "a"): return true  // chữa
                case (0xBA, 0xA7) where isLetter(index - 1, "h") && isLetter(index + 3, "n"): return true  // thần
                default: break
                }
                index += 3
                continue
            case 0xC6 where bytes[index + 1] == 0xB0 || bytes[index + 1] == 0xAF:
                if isLetter(index - 1, "h"), isLetter(index - 2, "t"), isLetter(index - 4, "g") { return true }  // ung thư
            default: break
            }
            index += 1
        }
        return false
    }

    /// Whether the `ị` at a place is that of "giá trị" (value): nearly every profile names a value chain.
    private static func isValue(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        index >= 5 && bytes[index - 5] == 0xC3 && bytes[index - 4] | 0x20 == 0xA1 && bytes[index - 3] == 0x20
    }
}
