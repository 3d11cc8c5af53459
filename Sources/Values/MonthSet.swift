import VietnameseText

/// The months of a season.
public struct MonthSet: Hashable, Sendable {
    /// Bit 0 is January.
    private var bits: UInt16

    public static let wholeYear = MonthSet(bits: 0xFFF)

    private init(bits: UInt16) { self.bits = bits }

    /// Whether the month, counted from 1, is in the season; false for what is no month.
    public func contains(_ month: Int) -> Bool { (1...12).contains(month) && bits & (1 << UInt16(month - 1)) != 0 }

    /// 1 to 12 in the order of the calendar, each once; also of a season over New Year (1, 11, 12).
    public var months: [Int] { (1...12).filter(contains) }
    public var isWholeYear: Bool { bits == 0xFFF }

    /// `tháng 3–5`, `tháng 11–1`, `tháng 3–5, 9`, `quanh năm`.
    public func text(_ language: Language) -> String {
        if isWholeYear { return Phrase("quanh năm", "all year")(language) }
        let runs = self.runs.map {
            $0.first == $0.last ? name($0.first, language) : "\(name($0.first, language))–\(name($0.last, language))"
        }
        return (language == .vietnamese ? "tháng " : "") + runs.joined(separator: ", ")
    }

    private func name(_ month: Int, _ language: Language) -> String {
        language == .vietnamese ? String(month) : String(CalendarDate.englishMonths[month - 1].prefix(3))
    }

    /// Runs of months one after another; a season over New Year is one run (11–1).
    private var runs: [(first: Int, last: Int)] {
        var runs: [(first: Int, last: Int)] = []
        for month in months {
            if let last = runs.last, last.last == month - 1 { runs[runs.count - 1].last = month } else { runs.append((month, month)) }
        }
        if runs.count > 1, let first = runs.first, let last = runs.last, first.first == 1, last.last == 12 {
            runs[runs.count - 1].last = first.last
            runs.removeFirst()
        }
        return runs
    }

    /// Reads `3-5`, `tháng 11 đến tháng 1`, `3, 4, 9`, `tháng 3–5 và tháng 9`, `quanh năm`.
    public static func parse(_ text: String) -> Result<MonthSet, ValueFault> {
        // Made only when it is wanted: most values are right.
        var fault: ValueFault {
            ValueFault(
                "thang-sai", Phrase("không hiểu mùa vụ \"\(text.prefix(40))\"", "cannot read the season \"\(text.prefix(40))\""),
                advice: Phrase(
                    "viết ví dụ 3-5, tháng 11 đến tháng 1, hoặc quanh năm",
                    "write for example 3-5, tháng 11 đến tháng 1, or quanh năm"))
        }
        guard text.utf8.count <= 120 else { return .failure(fault) }
        let folded = text.withoutAccents
        if ["quanhnam", "canam", "allyear", "yearround"].contains(text.foldedKey) { return .success(.wholeYear) }
        let plain = folded.replacing("thang", with: " ").replacing(" den ", with: "-").replacing(" toi ", with: "-")
            .replacing("–", with: "-").replacing("—", with: "-").replacing(" va ", with: ",").replacing(";", with: ",")
        var bits: UInt16 = 0
        for part in plain.split(separator: ",") {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0.trimmingSpaces) }
            guard ends.count <= 2, ends.allSatisfy({ $0.map((1...12).contains) ?? false }),
                let first = ends.first.flatMap({ $0 }), let last = ends.last.flatMap({ $0 })
            else { return .failure(fault) }
            var month = first
            bits |= 1 << UInt16(month - 1)
            while month != last {
                month = month % 12 + 1
                bits |= 1 << UInt16(month - 1)
            }
        }
        return bits == 0 ? .failure(fault) : .success(MonthSet(bits: bits))
    }
}
