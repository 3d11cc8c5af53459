import Foundation
import VietnameseText

extension String {
    /// The text without accents, cut at everything that is not a letter or a digit: `ngày 20/5` → `ngay`, `20`, `5`.
    var foldedWords: [Substring] {
        // By bytes: what is not ASCII stays within its word, and no word that is looked for has any.
        let folded = withoutAccents
        return folded.utf8.split { byte in
            byte < 0x80 && !((0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte))
        }.map { Substring($0) }
    }

    /// The same text composed (NFC), so that literals in a pattern match however it was typed.
    var precomposedForReading: String { precomposedStringWithCanonicalMapping }

    /// The number a Vietnamese reader sees: dots group thousands, a comma is the decimal mark (`1.234,5`). A single dot
    /// before one, two or more than three digits is taken for a decimal mark, as spreadsheets write it (`10.5`).
    /// nil where the text is not a number of at most 15 digits.
    public var vietnameseNumber: Double? {
        let trimmed = filter { $0 != " " && $0 != "\u{A0}" && $0 != "_" }
        guard !trimmed.isEmpty, trimmed.utf8.count <= 24 else { return nil }
        let negative = trimmed.hasPrefix("-")
        let body = negative ? trimmed.dropFirst() : trimmed[...]
        guard body.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }),
            body.contains(where: \.isNumber), body.filter(\.isNumber).count <= 15
        else { return nil }
        var whole = body, fraction: Substring = ""
        if let comma = body.firstIndex(of: ",") {
            whole = body[..<comma]
            fraction = body[body.index(after: comma)...]
            guard !fraction.contains("."), !fraction.isEmpty else { return nil }
            if fraction.contains(",") {  // 1,234,567: commas group
                let groups = body.split(separator: ",", omittingEmptySubsequences: false)
                guard groups.dropFirst().allSatisfy({ $0.count == 3 }), !body.contains(".") else { return nil }
                (whole, fraction) = (Substring(groups.joined()), "")
            }
        }
        let groups = whole.split(separator: ".", omittingEmptySubsequences: false)
        guard let head = groups.first, !head.isEmpty else { return nil }
        if groups.count > 1 {
            if groups.dropFirst().allSatisfy({ $0.count == 3 }) && head.count <= 3 {
                whole = Substring(groups.joined())
            } else if groups.count == 2 && fraction.isEmpty {
                (whole, fraction) = (head, groups[1])
            } else {
                return nil
            }
        }
        let value = Double("\(whole).\(fraction.isEmpty ? "0" : fraction)")
        return negative ? value.map { -$0 } : value
    }
}
