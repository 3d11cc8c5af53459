import Foundation
import VietnameseText

/// Claims that a food or a drink cures or prevents disease, which may not be advertised (Law on advertising; NĐ 342/2025).
/// Found by words, so it warns and never refuses: an editor decides.
enum HealthClaims {
    private static let claims = [
        "chữa bệnh", "chữa khỏi", "chữa trị", "chữa ung thư", "chữa lành", "chữa dứt", "trị bệnh", "trị dứt", "điều trị", "đặc trị", "phòng bệnh",
        "phòng ngừa bệnh", "ngừa bệnh", "ngăn ngừa ung thư", "ngừa ung thư", "chống ung thư", "khỏi bệnh", "thần dược", "hết bệnh",
    ]
    /// What is looked for first, bytes by bytes: each claim has one of these, and hardly anything else does.
    private static let hints = ["hữa ", "trị bệnh", "trị dứt", "iều trị", "ặc trị", "bệnh", "ung thư", "hần dược", "BỆNH", "TRỊ", "CHỮA"]

    static func check(_ parts: FrontMatter, _ reader: inout FieldReader) {
        // Most profiles say nothing of the kind, and of the others a line or two.
        guard mayClaim(parts.bytes) else { return }
        for (index, bytes) in parts.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where mayClaim(Array(bytes)) {
            let line = String(decoding: bytes, as: UTF8.self)
            let folded = line.precomposedStringWithCanonicalMapping.lowercased()
            for claim in claims {
                guard let range = folded.firstRange(of: claim) else { continue }
                let before = folded.distance(from: folded.startIndex, to: range.lowerBound)
                let scalars = line.prefix(before).unicodeScalars.count
                reader.warn("chua-benh", Phrase("\"\(claim)\": không được quảng cáo thực phẩm chữa hay phòng bệnh", "\"\(claim)\": food may not be said to cure or prevent disease"),
                            advice: Phrase("bỏ câu này, hoặc chỉ tả hương vị và cách dùng", "remove the claim; describe taste and use"),
                            at: Position(line: index + 1, column: scalars + 1, length: claim.count))
                break
            }
        }
    }

    /// Whether it is worth looking for claims. Decomposed text, with its combining marks, always is.
    private static func mayClaim(_ bytes: [UInt8]) -> Bool {
        bytes.containsAny(of: hints) || bytes.firstPlace(of: 0xCC) != nil || bytes.firstPlace(of: 0xCD) != nil
    }
}

extension Array where Element == UInt8 {
    /// Whether one of the texts stands in the bytes, which hold no zero byte. The C library looks far faster than
    /// `firstRange(of:)`.
    func containsAny(of needles: [String]) -> Bool {
        var text = self
        text.append(0)
        return text.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let haystack = characters.baseAddress else { return false }
                return needles.contains { strstr(haystack, $0) != nil }
            }
        }
    }
}
