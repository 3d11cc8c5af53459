import Values
import VietnameseText

/// The level that a target sets: a bound, a range or a number, with its unit.
public struct TargetLevel: Hashable, Sendable {
    public enum Comparison: Hashable, Sendable { case atLeast, moreThan, atMost, lessThan, about, equal, range }

    public let comparison: Comparison
    public let low: Double
    /// Only of a range.
    public let high: Double?
    /// `%`, `lần`, or nil where none is written.
    public let unit: String?

    /// `≥ 75 %`, `20–30 %`, `> 45`.
    public func text(_ language: Language) -> String {
        let sign: String
        switch comparison {
        case .atLeast: sign = "≥ "
        case .moreThan: sign = "> "
        case .atMost: sign = "≤ "
        case .lessThan: sign = "< "
        case .about: sign = Phrase("khoảng ", "about ")(language)
        case .equal, .range: sign = ""
        }
        let number = high.map { "\(language.format(low))–\(language.format($0))" } ?? language.format(low)
        return sign + number + (unit.map { " \($0)" } ?? "")
    }

    /// Whether `value` reaches the level. For "about" a tenth below is enough; a range is reached at its lower end.
    public func isReached(by value: Double) -> Bool {
        switch comparison {
        case .atLeast, .range: value >= low
        case .moreThan: value > low
        case .atMost: value <= low
        case .lessThan: value < low
        case .about: value >= low * 0.9
        case .equal: value >= low
        }
    }

    /// Reads `≥ 75 %`, `>= 75%`, `trên 30`, `20-30 %`, `1,5-2 lần`, `7`, `2.600 trở lên`, `khoảng 15 %`.
    public static func parse(_ text: String) -> Result<TargetLevel, ValueFault> {
        // Made only when it is wanted: most values are right.
        var fault: ValueFault {
            ValueFault(
            "muc-sai", Phrase("không hiểu mức \"\(text.prefix(40))\"", "cannot read the level \"\(text.prefix(40))\""),
            advice: Phrase("viết ví dụ \"≥ 75 %\", \"20-30 %\" hoặc 7", "write for example \"≥ 75 %\", \"20-30 %\" or 7"))
        }
        guard text.utf8.count <= 80 else { return .failure(fault) }
        var comparison = Comparison.equal
        var rest = text.withoutAccents.drop { $0 == " " }
        for (sign, meaning) in signs where rest.hasPrefix(sign) {
            comparison = meaning
            rest = rest.dropFirst(sign.count).drop { $0 == " " }
            break
        }
        for ending in [" tro len", " or more"] where rest.hasSuffix(ending) {
            comparison = .atLeast
            rest = rest.dropLast(ending.count)
        }
        let numberPart = rest.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" || $0 == "–" || $0 == " " }
        // The unit is shown as typed: cut it from the original, which has as many characters.
        let unitText = rest.dropFirst(numberPart.count)
        let unit = unitText.isEmpty ? nil : originalTail(of: text, matching: String(unitText))
        let ends = numberPart.split { $0 == "-" || $0 == "–" }.map { String($0).vietnameseNumber }
        guard (1...2).contains(ends.count), let low = ends[0], ends.allSatisfy({ $0 != nil }) else { return .failure(fault) }
        if ends.count == 2, let high = ends[1] {
            guard low <= high else { return .failure(fault) }
            return .success(TargetLevel(comparison: .range, low: low, high: high, unit: unit))
        }
        return .success(TargetLevel(comparison: comparison, low: low, high: nil, unit: unit))
    }

    private static let signs: [(String, Comparison)] = [
        (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .moreThan), ("<", .lessThan),
        ("tu ", .atLeast), ("it nhat ", .atLeast), ("tren ", .moreThan), ("hon ", .moreThan), ("duoi ", .lessThan),
        ("khoang ", .about), ("~", .about), ("=", .equal),
    ]

    private static func originalTail(of text: String, matching folded: String) -> String {
        var tail = text[...]
        while !tail.isEmpty, tail.withoutAccents != folded { tail = tail.dropFirst() }
        return String(tail).replacing(/\s*trở lên$/, with: "")
    }
}
