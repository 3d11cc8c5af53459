import Values
import VietnameseText

/// The level that a target sets: a bound, a range or a number, with its unit.
public struct TargetLevel: Hashable, Sendable {
    /// How the number is meant; a range has two.
    public enum Comparison: Hashable, Sendable { case atLeast, moreThan, atMost, lessThan, about, equal, range }

    public let comparison: Comparison
    /// The number, or the lower end of a range.
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

    /// Reads `≥ 75 %`, `>= 75%`, `trên 30`, `20-30 %`, `từ 20 % đến 30 %`, `1,5-2 lần`, `7`, `2.600 người trở lên`, `khoảng 15 %`.
    /// What is not understood to its last word is refused: shown in part, a target would be another one.
    public static func parse(_ text: String) -> Result<TargetLevel, ValueFault> {
        // Made only when it is wanted: most values are right.
        var fault: ValueFault {
            ValueFault(
                "muc-sai", Phrase("không hiểu mức \"\(text.prefix(40))\"", "cannot read the level \"\(text.prefix(40))\""),
                advice: Phrase(
                    "viết ví dụ \"≥ 75 %\", \"20-30 %\", \"2.600 người trở lên\" hoặc 7; đơn vị không có chữ số, năm thì ghi ở mục \"năm\"",
                    "write for example \"≥ 75 %\", \"20-30 %\", \"2.600 người trở lên\" or 7; a unit has no digits, a year goes under \"năm\""
                ))
        }
        guard text.utf8.count <= 80 else { return .failure(fault) }
        var rest = text[...].trimmed
        var before: Comparison?, after: Comparison?, beginsRange = true
        for (sign, meaning) in signs {
            guard let cut = rest.dropping(prefix: sign) else { continue }
            (rest, before, beginsRange) = (cut, meaning, sign == "tu ")
            break
        }
        for (ending, meaning) in endings {
            guard let cut = rest.dropping(suffix: ending) else { continue }
            (rest, after) = (cut, meaning)
            break
        }
        // "từ 75 % trở lên" says one thing twice; "dưới 75 % trở lên" says two.
        if let before, let after, before != after { return .failure(fault) }
        if let (first, second) = ends(of: rest) {
            // Of a range "từ" is the beginning; every other sign would be lost.
            guard beginsRange, after == nil, let low = Quantity(first), let high = Quantity(second),
                low.number <= high.number, low.unit == nil || low.unit == high.unit
            else { return .failure(fault) }
            return .success(TargetLevel(comparison: .range, low: low.number, high: high.number, unit: high.unit))
        }
        guard let quantity = Quantity(rest) else { return .failure(fault) }
        return .success(TargetLevel(comparison: before ?? after ?? .equal, low: quantity.number, high: nil, unit: quantity.unit))
    }

    /// In plain letters, the longer before those that they begin with.
    private static let signs: [(String, Comparison)] = [
        (">=", .atLeast), ("≥", .atLeast), ("<=", .atMost), ("≤", .atMost), (">", .moreThan), ("<", .lessThan),
        ("tu ", .atLeast), ("it nhat ", .atLeast), ("toi thieu ", .atLeast), ("nhieu nhat ", .atMost), ("toi da ", .atMost),
        ("khong qua ", .atMost),
        ("tren ", .moreThan), ("hon ", .moreThan), ("duoi ", .lessThan), ("khoang ", .about), ("~", .about), ("=", .equal)
    ]

    private static let endings: [(String, Comparison)] = [
        (" tro len", .atLeast), (" or more", .atLeast), (" tro xuong", .atMost), (" or less", .atMost)
    ]

    /// The two ends of a range; nil where there is only one number. A dash that no number follows belongs to the unit.
    private static func ends(of text: Substring) -> (first: Substring, second: Substring)? {
        for place in text.indices {
            let isDash = text[place] == "-" || text[place] == "–" || text[place] == "—"
            guard
                let rest = isDash
                    ? text[text.index(after: place)...]
                    : text[place...].dropping(prefix: " den ") ?? text[place...].dropping(prefix: " toi ")
            else { continue }
            if rest.first(where: { $0 != " " })?.isWholeNumber == true { return (text[..<place], rest) }
        }
        return nil
    }

    /// A number with the unit behind it, as typed.
    private struct Quantity {
        let number: Double
        let unit: String?

        init?(_ text: Substring) {
            let text = text.trimmed
            let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == " " }
            guard let number = String(digits).vietnameseNumber else { return nil }
            let unit = text.dropFirst(digits.count)
            // What stands in a unit and is none was meant to say more than was understood.
            let first = unit.first ?? "x"
            guard !unit.contains(where: { $0.isASCII && $0.isNumber || "<>≤≥=~".contains($0) }),
                first.isLetter || first == "%" || first == "‰",
                !unit.split(separator: " ").contains(where: { $0 == "đến" || $0 == "tới" }),
                !TargetLevel.endings.contains(where: { " \(unit.withoutAccents)".contains($0.0) })
            else { return nil }
            self.number = number
            self.unit = unit.isEmpty ? nil : String(unit)
        }
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// The rest behind a beginning that is given in plain letters; nil where the text begins otherwise. Compared letter by letter,
    /// so that the rest stays as it was typed.
    fileprivate func dropping(prefix: String) -> Substring? {
        self.prefix(prefix.count).withoutAccents == prefix ? dropFirst(prefix.count) : nil
    }

    /// The rest before an ending that is given in plain letters.
    fileprivate func dropping(suffix: String) -> Substring? {
        self.suffix(suffix.count).withoutAccents == suffix ? dropLast(suffix.count) : nil
    }
}
