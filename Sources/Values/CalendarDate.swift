import VietnameseText

/// A day of the Gregorian calendar, without a time or a zone.
public struct CalendarDate: Comparable, Hashable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    public let day: Int

    /// The day, or nil where the calendar has no such day (31/02). Years 1900 to 2200: others are slips of the finger.
    public init?(year: Int, month: Int, day: Int) {
        guard (1900...2200).contains(year), (1...12).contains(month),
            (1...Self.daysInMonth(month, of: year)).contains(day)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    /// The day `months` later; the last day of the month where that month is shorter (31/1 + 1 month = 28/2).
    public func adding(months: Int) -> CalendarDate {
        let total = year * 12 + month - 1 + months
        let (newYear, newMonth) = (total / 12, total % 12 + 1)
        return CalendarDate(
            uncheckedYear: newYear, month: newMonth,
            day: min(day, Self.daysInMonth(newMonth, of: newYear)))
    }

    /// The day so many days later, or earlier where `days` is negative.
    public func adding(days: Int) -> CalendarDate { CalendarDate(dayNumber: dayNumber + days) }

    /// Days since 1 January 1970, negative before it.
    public var dayNumber: Int {
        // Howard Hinnant's days_from_civil: exact for every proleptic Gregorian date.
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day that is `dayNumber` days after 1 January 1970 (civil_from_days).
    public init(dayNumber: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The day in Viet Nam (UTC+7, without summer time) at `seconds` after 1970-01-01T00:00:00Z.
    public init(inVietNamAtUnixTime seconds: Int) {
        let local = seconds + 7 * 3600
        self.init(dayNumber: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }

    /// Monday 1 … Sunday 7 (ISO 8601).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// `2026-11-21`.
    public var iso: String { Self.digits((year, 4), (month, 2), (day, 2), separator: UInt8(ascii: "-")) }

    /// `21/11/2026` in Vietnamese, `21 November 2026` in English.
    public func text(_ language: Language) -> String {
        switch language {
        case .vietnamese: Self.digits((day, 2), (month, 2), (year, year < 1000 ? String(year).utf8.count : 4), separator: UInt8(ascii: "/"))
        case .english: "\(day) \(Self.englishMonths[month - 1]) \(year)"
        }
    }

    static let englishMonths = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"
    ]

    /// Three numbers, each in so many digits, with a separator between them. Dates stand on every page, some of them a dozen times.
    private static func digits(_ first: (Int, width: Int), _ second: (Int, width: Int), _ third: (Int, width: Int), separator: UInt8)
        -> String
    {
        String(unsafeUninitializedCapacity: first.width + second.width + third.width + 2) { buffer in
            var end = 0
            func put(_ number: Int, _ width: Int) {
                var rest = number
                for place in stride(from: end + width - 1, through: end, by: -1) {
                    buffer[place] = 0x30 + UInt8(rest % 10)
                    rest /= 10
                }
                end += width
            }
            put(first.0, first.width)
            buffer[end] = separator
            end += 1
            put(second.0, second.width)
            buffer[end] = separator
            end += 1
            put(third.0, third.width)
            return end
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func daysInMonth(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year.isMultiple(of: 4) && !year.isMultiple(of: 100)) || year.isMultiple(of: 400) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

/// A date as exactly as its source tells it: a day, a month, or only a year.
public struct PartialDate: Hashable, Sendable {
    /// How much is known, the least first: `.year < .day`.
    public enum Precision: Int, Comparable, Sendable {
        case year, month, day
        public static func < (left: Precision, right: Precision) -> Bool { left.rawValue < right.rawValue }
    }

    /// The earliest day that the date can mean. It is the one that counts for a certificate's end.
    public let earliest: CalendarDate
    /// How much of the date is known; what is not is not shown.
    public let precision: Precision

    public init(_ day: CalendarDate) {
        earliest = day
        precision = .day
    }

    init(earliest: CalendarDate, precision: Precision) {
        self.earliest = earliest
        self.precision = precision
    }

    /// The same date so many months later, as exactly as this one is known: 2022 + 36 months = 2025.
    public func adding(months: Int) -> PartialDate {
        PartialDate(earliest: earliest.adding(months: months), precision: precision)
    }

    /// `ngày 20/05/2024`, `tháng 05/2024`, `năm 2024`: for the middle of a sentence. In English `on 20 May 2024`,
    /// `in May 2024`, `in 2024`.
    public func phrase(_ language: Language) -> String {
        let word: Phrase =
            switch precision {
            case .day: Phrase("ngày ", "on ")
            case .month: Phrase("tháng ", "in ")
            case .year: Phrase("năm ", "in ")
            }
        return word(language) + text(language)
    }

    /// `20/05/2024`, `05/2024` or `2024`; in English `20 May 2024`, `May 2024`, `2024`.
    public func text(_ language: Language) -> String {
        switch (precision, language) {
        case (.day, _): earliest.text(language)
        case (.month, .vietnamese): "\(CalendarDate.padded(earliest.month, 2))/\(earliest.year)"
        case (.month, .english): "\(CalendarDate.englishMonths[earliest.month - 1]) \(earliest.year)"
        case (.year, _): String(earliest.year)
        }
    }

    /// `2024-05-20`, `2024-05` or `2024` (ISO 8601).
    public var iso: String {
        switch precision {
        case .day: earliest.iso
        case .month: String(earliest.iso.prefix(7))
        case .year: String(earliest.year)
        }
    }

    /// The day of the plainest form, `20/05/2024`, which most dates have; nil for every other, which takes the long way.
    private static func plainDay(_ text: String) -> CalendarDate? {
        guard text.utf8.count == 10 else { return nil }
        var number = 0, day = 0, month = 0
        for (place, byte) in text.utf8.enumerated() {
            switch (place, byte) {
            case (2, UInt8(ascii: "/")): (day, number) = (number, 0)
            case (5, UInt8(ascii: "/")): (month, number) = (number, 0)
            case (2, _), (5, _): return nil
            case (_, 0x30...0x39): number = number * 10 + Int(byte - 0x30)
            default: return nil
            }
        }
        return number >= 1000 ? CalendarDate(year: number, month: month, day: day) : nil
    }

    /// Reads `20/05/2024`, `20-5-2024`, `20.5.2024`, `2024-05-20`, `ngày 20 tháng 5 năm 2024`, and, where `coarsest`
    /// allows, `05/2024`, `2024-05`, `tháng 5 năm 2024`, `2024`, `năm 2024`.
    public static func parse(_ text: String, coarsest: Precision = .day) -> Result<PartialDate, ValueFault> {
        var expected: Phrase {
            switch coarsest {
            case .day: Phrase("viết ngày/tháng/năm, ví dụ 20/05/2024", "write day/month/year, for example 20/05/2024")
            case .month: Phrase("viết 20/05/2024, hoặc chỉ 05/2024", "write 20/05/2024, or 05/2024 alone")
            case .year: Phrase("viết 20/05/2024, hoặc chỉ 05/2024, hoặc chỉ 2024", "write 20/05/2024, or 05/2024, or 2024 alone")
            }
        }
        if let day = plainDay(text) { return .success(PartialDate(earliest: day, precision: .day)) }
        let shown = text.prefix(40)
        // Made only when it is wanted: most values are right.
        var notADate: ValueFault {
            ValueFault(
                "ngay-sai", Phrase("\"\(shown)\" không phải là ngày", "\"\(shown)\" is not a date"),
                advice: expected)
        }
        guard text.utf8.count <= 60 else { return .failure(notADate) }

        // Words (ngày, tháng, năm) only separate; what remains must be one to three numbers.
        var numbers: [(value: Int, digits: Int)] = []
        for part in text.foldedWords {
            if part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                guard let value = Int(part), part.utf8.count <= 4 else { return .failure(notADate) }
                numbers.append((value, part.utf8.count))
            } else if !["ngay", "thang", "nam", "mung", "mong"].contains(part) {
                return .failure(notADate)
            }
        }
        let year: Int, month: Int?, day: Int?
        switch numbers.count {
        case 3 where numbers[2].digits == 4: (day, month, year) = (numbers[0].value, numbers[1].value, numbers[2].value)
        case 3 where numbers[0].digits == 4: (year, month, day) = (numbers[0].value, numbers[1].value, numbers[2].value)
        case 2 where numbers[1].digits == 4: (day, month, year) = (nil, numbers[0].value, numbers[1].value)
        case 2 where numbers[0].digits == 4: (year, month, day) = (numbers[0].value, numbers[1].value, nil)
        case 1 where numbers[0].digits == 4: (day, month, year) = (nil, nil, numbers[0].value)
        default:
            guard let whole = wholeYear(numbers.map(\.value), numbers.map(\.digits), coarsest) else { return .failure(notADate) }
            return .failure(
                ValueFault(
                    "ngay-sai", Phrase("năm của \"\(shown)\" thiếu chữ số", "the year of \"\(shown)\" lacks digits"),
                    advice: Phrase("ghi đủ bốn số của năm: \(whole)", "write all four digits of the year: \(whole)")))
        }
        let precision: Precision = day != nil ? .day : month != nil ? .month : .year
        guard precision >= coarsest else {
            return .failure(
                ValueFault(
                    "ngay-sai", Phrase("\"\(shown)\" chưa đủ ngày", "\"\(shown)\" is not a whole date"),
                    advice: expected))
        }
        guard let first = CalendarDate(year: year, month: month ?? 1, day: day ?? 1) else {
            return .failure(
                ValueFault(
                    "ngay-khong-co", Phrase("ngày \"\(shown)\" không có trong lịch", "there is no such day as \"\(shown)\""),
                    advice: impossibleDayAdvice(year: year, month: month, day: day) ?? expected))
        }
        return .success(PartialDate(earliest: first, precision: precision))
    }

    /// The date with its whole year, where `5/3/26` most likely means one; nil where it may mean something else.
    private static func wholeYear(_ numbers: [Int], _ digits: [Int], _ coarsest: Precision) -> String? {
        guard let last = numbers.last, digits.last == 2, digits.allSatisfy({ $0 <= 2 }) else { return nil }
        let year = last <= 50 ? 2000 + last : 1900 + last
        switch numbers.count {
        case 3 where CalendarDate(year: year, month: numbers[1], day: numbers[0]) != nil: return "\(numbers[0])/\(numbers[1])/\(year)"
        // `5/12` would be a day without its year.
        case 2 where coarsest < .day && (1...12).contains(numbers[0]) && last > 12: return "\(numbers[0])/\(year)"
        default: return nil
        }
    }

    private static func impossibleDayAdvice(year: Int, month: Int?, day: Int?) -> Phrase? {
        guard let month, let day, (1900...2200).contains(year) else { return nil }
        if month > 12 && day <= 12 && month <= 31 {
            return Phrase("viết ngày trước, tháng sau: \(month)/\(day)/\(year)", "the day goes first: \(month)/\(day)/\(year)")
        }
        guard (1...12).contains(month) else { return nil }
        let last = CalendarDate.daysInMonth(month, of: year)
        return Phrase("tháng \(month)/\(year) chỉ có \(last) ngày", "month \(month)/\(year) has only \(last) days")
    }
}

/// A day, with the time of day where it is known: when a fair opens.
public struct DateAndTime: Hashable, Sendable {
    public let date: CalendarDate
    /// Minutes after midnight in Viet Nam (UTC+7), or nil where only the day is known.
    public let minutes: Int?

    public init(date: CalendarDate, minutes: Int? = nil) {
        self.date = date
        self.minutes = minutes
    }

    /// `08:30`, or nil where only the day is known.
    public var timeText: String? {
        minutes.map { "\(CalendarDate.padded($0 / 60, 2)):\(CalendarDate.padded($0 % 60, 2))" }
    }

    /// `2026-11-21` or `2026-11-21T08:30:00+07:00`.
    public var iso: String { timeText.map { "\(date.iso)T\($0):00+07:00" } ?? date.iso }

    /// Reads a day as `PartialDate` does, with or without a time: `20/05/2024 08:30`, `8h30 20/05/2024`,
    /// `20/05/2024, 8 giờ 30`, `2024-05-20T08:30`.
    public static func parse(_ text: String) -> Result<DateAndTime, ValueFault> {
        read(text).mapError { fault in
            fault.code == "ngay-sai" && text.utf8.count <= 80 ? better(fault, text.precomposedForReading) : fault
        }
    }

    /// Two days, or a time of day in words, have advice of their own; and what was typed is quoted whole.
    private static func better(_ fault: ValueFault, _ text: String) -> ValueFault {
        let shown = text.prefix(40)
        let days = /(\d{1,2})(?:[\/.](\d{1,2}))?(?:[\/.](\d{4}))?\s*(?:-|–|—|đến)\s*(?:ngày\s*)?(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})/
        if let match = text.firstMatch(of: days) {
            let (month, year) = (match.2 ?? match.5, match.3 ?? match.6)
            let (first, last) = ("\(match.1)/\(month)/\(year)", "\(match.4)/\(match.5)/\(match.6)")
            return ValueFault(
                fault.code, Phrase("\"\(shown)\" là hai ngày", "\"\(shown)\" is two days"),
                advice: Phrase(
                    "ghi ngày đầu \(first) ở mục \"bắt đầu\", ngày cuối \(last) ở mục \"kết thúc\"",
                    "write the first, \(first), as \"bắt đầu\" and the last, \(last), as \"kết thúc\""))
        }
        let words = /\b(?:sáng|trưa|chiều|tối|đêm)\b/.ignoresCase()
        if let word = text.firstMatch(of: words), case .success(let value) = read(text.replacing(words, with: " ")),
            let minutes = value.minutes
        {
            let isLate = minutes < 12 * 60 && ["chieu", "toi"].contains(String(word.0).withoutAccents)
            let meant = DateAndTime(date: value.date, minutes: isLate ? minutes + 12 * 60 : minutes)
            let written = "\(meant.date.text(.vietnamese)) \(meant.timeText ?? "")"
            return ValueFault(
                fault.code, Phrase("không hiểu ngày giờ \"\(shown)\"", "cannot read the day and time \"\(shown)\""),
                advice: Phrase("viết \(written)", "write \(written)"))
        }
        return ValueFault(fault.code, Phrase("\"\(shown)\" không phải là ngày", "\"\(shown)\" is not a date"), advice: fault.advice)
    }

    private static func read(_ text: String) -> Result<DateAndTime, ValueFault> {
        var dateText = text
        var minutes: Int?
        // A date alone, as most are, needs no pattern.
        guard text.utf8.contains(where: { !(0x2D...0x39).contains($0) }) else {
            return PartialDate.parse(text).map { DateAndTime(date: $0.earliest) }
        }
        // The two digits after the hour are minutes unless a date begins with them: `8 giờ 12/12/2026`.
        let time = /(\d{1,2})\s*(?:[:hH]|giờ|Giờ)\s*(?:(\d{2})(?![\d\/]|[.\-]\d))?(?:\s*phút)?(?::\d{2})?/
        if text.utf8.count <= 60, let match = text.precomposedForReading.firstMatch(of: time) {
            guard let hour = Int(match.1), let minute = Int(match.2 ?? "0"), hour < 24, minute < 60 else {
                return .failure(
                    ValueFault(
                        "gio-sai", Phrase("giờ \"\(match.0)\" không đúng", "\"\(match.0)\" is not a time"),
                        advice: Phrase("viết ví dụ 20/05/2024 08:30", "write for example 20/05/2024 08:30")))
            }
            minutes = hour * 60 + minute
            dateText = text.precomposedForReading
            dateText.replaceSubrange(match.range, with: " ")
            dateText = dateText.replacing("T ", with: " ").replacing("lúc", with: " ").replacing(",", with: " ")
        }
        return PartialDate.parse(dateText).map { DateAndTime(date: $0.earliest, minutes: minutes) }
    }
}
