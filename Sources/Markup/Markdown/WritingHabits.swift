import VietnameseText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What people type who know Word and not Markdown, and what would stand on the page as it was typed, or run together: a picture
/// whose name has a space, a gap between `]` and `(`, `#Heading`, a paragraph indented with the Tab key, `•` and `1.First`.
///
/// Looks at the lines of the text, as the parsed tree shows only plain words there. What it says are warnings: it may be meant.
public struct WritingHabit: Sendable {
    public let message: Phrase
    public let advice: Phrase
    /// Of the file, from 1; the column and the length in scalars.
    public let line: Int
    public let column: Int
    public let length: Int

    /// Those of a text whose first line is the file's `firstLine`. One for each paragraph or list: the lines after the first say
    /// nothing new. O(n), and nearly nothing for a line without such marks.
    public static func all(in text: some Collection<UInt8>, firstLine: Int) -> [WritingHabit] {
        func find(_ bytes: UnsafeBufferPointer<UInt8>) -> [WritingHabit] {
            var reader = WritingHabitReader(bytes: bytes, line: firstLine)
            reader.read()
            return reader.habits
        }
        return text.withContiguousStorageIfAvailable(find) ?? Array(text).withUnsafeBufferPointer(find)
    }
}

private struct WritingHabitReader {
    typealias Line = Slice<UnsafeBufferPointer<UInt8>>

    let bytes: UnsafeBufferPointer<UInt8>
    var line: Int
    var habits: [WritingHabit] = []
    /// The mark and the length of the fence of the code block that is open.
    private var fence: (mark: UInt8, length: Int)?
    /// Whether a paragraph may go on: then an indented line belongs to it.
    private var isInParagraph = false
    private var isInList = false
    /// Whether the block that an indented line began is still open.
    private var isInCode = false
    /// What the last line began with, if that was one of the marks of a list that is none.
    private var mark: Mark?
    /// A mark that is a list only where several lines begin with it.
    private var pending: WritingHabit?

    private enum Mark { case bullet, dash, number }

    init(bytes: UnsafeBufferPointer<UInt8>, line: Int) { (self.bytes, self.line) = (bytes, line) }

    mutating func read() {
        var start = 0
        while start < bytes.count && habits.count < Self.mostHabits {
            let end = place(of: 0x0A, in: start..<bytes.count) ?? bytes.count
            read(bytes[start..<end])
            start = end + 1
            line += 1
        }
    }

    private mutating func read(_ line: Line) {
        let last = mark
        mark = nil
        guard let first = line.firstIndex(where: { $0 != 0x20 && $0 != 0x09 }) else {
            isInParagraph = false
            return
        }
        let indent = line[..<first].reduce(0) { $1 == 0x09 ? ($0 / 4 + 1) * 4 : $0 + 1 }
        let rest = line[first...]
        if isFence(rest, indent) { return }
        if fence != nil { return }
        if indent >= 4 && !isInParagraph {
            // Within a list it is a paragraph of an entry, or, indented once more, code.
            guard isInList && indent < 8 else {
                if !isInList && !isInCode && line[..<first].contains(0x09) { tell(.tab, line, line.startIndex, 1) }
                isInCode = true
                return
            }
        }
        isInCode = false
        let isEntry = isListEntry(rest)
        if isEntry { isInList = true } else if indent == 0 && !isInParagraph { isInList = false }
        isInParagraph = true
        if indent < 4 { readStart(rest, line, last) }
        if place(of: UInt8(ascii: "]"), in: rest.startIndex..<rest.endIndex) != nil { readLinks(rest, line) }
    }

    /// Whether the line opens or closes a block of code between fences.
    private mutating func isFence(_ rest: Line, _ indent: Int) -> Bool {
        guard let mark = rest.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~"), indent < 4 || isInList else { return false }
        let length = rest.prefix { $0 == mark }.count
        guard length >= 3 else { return false }
        let info = rest.dropFirst(length)
        if let open = fence {
            if open.mark == mark && length >= open.length && info.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { fence = nil }
        } else {
            if mark == UInt8(ascii: "`") && info.contains(mark) { return false }
            fence = (mark, length)
        }
        isInParagraph = false
        return true
    }

    private func isListEntry(_ rest: Line) -> Bool {
        let number = rest.prefix(9).prefix(while: isDigit).count
        guard let mark = rest.dropFirst(number).first else { return false }
        let isMark =
            number > 0
            ? mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")")
            : (mark == UInt8(ascii: "*") || mark == UInt8(ascii: "+") || mark == UInt8(ascii: "-"))
        return isMark && isGap(rest.dropFirst(number + 1).first)
    }

    // MARK: What a line begins with

    private mutating func readStart(_ rest: Line, _ line: Line, _ last: Mark?) {
        guard let first = rest.first else { return }
        switch first {
        case UInt8(ascii: "#"):
            isInParagraph = false
            let count = rest.prefix { $0 == first }.count
            let title = rest.dropFirst(count)
            // Several words with # are what social networks want, and no heading.
            guard count <= 6, let letter = title.first, isLetter(letter), !contains(title, " #") else { return }
            let marks = String(repeating: "#", count: count)
            tell(.heading(marks, text(title)), line, rest.startIndex, count)
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            let count = rest.prefix(4).prefix(while: isDigit).count
            guard count <= 3, let dot = rest.dropFirst(count).first, dot == UInt8(ascii: ".") || dot == UInt8(ascii: ")"),
                let letter = rest.dropFirst(count + 1).first, isLetter(letter)
            else { return }
            mark = .number
            if last != .number {
                tell(.number(text(rest.prefix(count + 1)), text(rest.dropFirst(count + 1))), line, rest.startIndex, count + 1)
            }
        case UInt8(ascii: "-"), UInt8(ascii: "+"):
            guard let letter = rest.dropFirst().first, isLetter(letter) else { return }
            begin(.dash, .bullet("-", text(rest.dropFirst())), line, rest, 1, last)
        case 0xC2, 0xE2, 0xEF:
            guard let (sign, length) = Self.bullets.first(where: { rest.starts(with: $0.utf8) }).map({ ($0, $0.utf8.count) }) else {
                return
            }
            let words = text(rest.dropFirst(length).drop { $0 == 0x20 || $0 == 0x09 })
            guard !words.isEmpty else { return }
            if Self.dashes.contains(sign) {
                guard isGap(rest.dropFirst(length).first) else { return }
                begin(.dash, .bullet(sign, words), line, rest, 1, last)
            } else {
                mark = .bullet
                if last != .bullet { tell(.bullet(sign, words), line, rest.startIndex, 1) }
            }
        default: return
        }
    }

    /// A line with a dash may be what somebody says; two are a list.
    private mutating func begin(_ mark: Mark, _ habit: Habit, _ line: Line, _ rest: Line, _ length: Int, _ last: Mark?) {
        self.mark = mark
        if last != mark {
            pending = made(habit, line, rest.startIndex, length)
        } else if let first = pending {
            habits.append(first)
            pending = nil
        }
    }

    /// What Word and its kin set before an entry; the last two only where several lines begin with them. U+F0B7 is Word's own.
    private static let bullets = ["•", "●", "▪", "■", "◦", "‣", "·", "\u{F0B7}", "✓", "✔", "➢", "►", "–", "—"]
    private static let dashes: Set<String> = ["–", "—"]

    // MARK: Links

    /// How many bytes the end of a link or of a piece of code is looked for, so that a text of nothing but beginnings takes no time.
    private static let farthest = 1000
    /// More than is ever shown.
    private static let mostHabits = 200

    private mutating func readLinks(_ rest: Line, _ line: Line) {
        var place = rest.startIndex
        /// Where the brackets that are open began.
        var open: [Int] = []
        while place < rest.endIndex && habits.count < Self.mostHabits {
            switch rest[place] {
            case UInt8(ascii: "\\"): place += 1
            case UInt8(ascii: "`"):
                // What stands between as many of them is code.
                let run = rest[place...].prefix { $0 == 0x60 }.count
                place = endOfCode(rest, place + run, run) ?? place + run
                continue
            case UInt8(ascii: "["): open.append(place)
            case UInt8(ascii: "]"):
                if let start = open.popLast() { readLink(rest, line, start, place) }
            default: break
            }
            place += 1
        }
    }

    private func endOfCode(_ rest: Line, _ start: Int, _ length: Int) -> Int? {
        var place = start
        while place < min(rest.endIndex, start + Self.farthest) {
            let run = rest[place...].prefix { $0 == 0x60 }.count
            if run == length { return place + run }
            place += max(1, run)
        }
        return nil
    }

    /// - Parameters:
    ///   - start: where `[` stands.
    ///   - end: where `]` does.
    private mutating func readLink(_ rest: Line, _ line: Line, _ start: Int, _ end: Int) {
        let gap = rest[(end + 1)...].prefix { $0 == 0x20 || $0 == 0x09 }.count
        let bracket = end + 1 + gap
        guard bracket < rest.endIndex, rest[bracket] == UInt8(ascii: "("), end > start + 1,
            let close = place(of: UInt8(ascii: ")"), in: bracket..<min(rest.endIndex, bracket + Self.farthest))
        else { return }
        // Nearly every link is whole: nothing is put into words for those.
        guard gap > 0 || place(of: 0x20, in: (bracket + 1)..<close) != nil else { return }
        let isImage = start > rest.startIndex && rest[start - 1] == UInt8(ascii: "!")
        let from = isImage ? start - 1 : start
        let words = text(rest[from...end])
        let destination = text(rest[(bracket + 1)..<close]).trimmed
        let length = text(rest[from...close]).unicodeScalars.count
        if gap > 0 {
            guard !destination.contains(" "), isAddress(destination) else { return }
            tell(.gap("\(words)(\(destination))"), line, from, length)
        } else if let space = destination.firstIndex(of: " "), !destination.hasPrefix("<") {
            // A title may follow the address: [x](a.md "Tên").
            if let quote = destination[space...].first(where: { $0 != " " }), "\"'(".contains(quote) { return }
            guard isImage || isAddress(destination) else { return }
            tell(.space("\(words)(<\(destination)>)", isImage: isImage), line, from, length)
        }
    }

    private func isAddress(_ text: String) -> Bool {
        let lower = text.lowercased()
        return ["http://", "https://", "../", "./", "/", "mailto:", "tel:", "www."].contains { lower.hasPrefix($0) }
            || [".md", ".jpg", ".jpeg", ".png", ".webp", ".heic", ".pdf", ".doc", ".docx", ".xls", ".xlsx"].contains { lower.hasSuffix($0) }
    }

    // MARK: Telling

    private enum Habit {
        case tab
        case heading(String, String)
        case number(String, String)
        case bullet(String, String)
        case gap(String)
        case space(String, isImage: Bool)
    }

    private mutating func tell(_ habit: Habit, _ line: Line, _ place: Int, _ length: Int) {
        habits.append(made(habit, line, place, length))
    }

    private func made(_ habit: Habit, _ line: Line, _ place: Int, _ length: Int) -> WritingHabit {
        let (message, advice): (Phrase, Phrase) =
            switch habit {
            case .tab:
                (
                    Phrase(
                        "đoạn này thụt vào bằng phím Tab, nên trang hiện nó như mã máy tính",
                        "this paragraph is indented with a tab, so the page shows it as code"),
                    Phrase(
                        "xoá phím Tab ở đầu dòng; các đoạn cách nhau bằng một dòng trống",
                        "remove the tab; paragraphs are parted by an empty line")
                )
            case .heading(let marks, let title):
                (
                    Phrase(
                        "thiếu dấu cách sau \(marks), nên dòng này không thành đầu đề",
                        "there is no space after \(marks), so this line is no heading"),
                    Phrase("viết \"\(marks) \(title.shortened)\"", "write \"\(marks) \(title.shortened)\"")
                )
            case .number(let number, let words):
                (
                    Phrase(
                        "thiếu dấu cách sau \"\(number)\", nên các dòng bị dồn thành một đoạn",
                        "there is no space after \"\(number)\", so the lines run together"),
                    Phrase("viết \"\(number) \(words.shortened)\"", "write \"\(number) \(words.shortened)\"")
                )
            case .bullet(let sign, let words):
                (
                    sign == "-"
                        ? Phrase(
                            "thiếu dấu cách sau \"-\", nên các dòng bị dồn thành một đoạn",
                            "there is no space after \"-\", so the lines run together")
                        : Phrase(
                            "dấu \"\(sign)\" ở đầu dòng không thành danh sách, các dòng bị dồn thành một đoạn",
                            "\"\(sign)\" does not begin a list entry, and the lines run together"),
                    Phrase("viết \"- \(words.shortened)\"", "write \"- \(words.shortened)\"")
                )
            case .gap(let link):
                (
                    Phrase(
                        "có dấu cách giữa ] và (, nên đây không thành liên kết", "the space between ] and ( keeps this from being a link"),
                    Phrase("viết liền: \(link)", "write \(link)")
                )
            case .space(let link, let isImage):
                (
                    isImage
                        ? Phrase("tên ảnh có dấu cách, nên ảnh không hiện", "the picture's name has a space, so it is not shown")
                        : Phrase("địa chỉ có dấu cách, nên đây không thành liên kết", "the address has a space, so this is no link"),
                    Phrase("viết \(link), hoặc đổi tên tệp cho không có dấu cách", "write \(link), or rename the file without spaces")
                )
            }
        let column = bytes[line.startIndex..<place].count { $0 & 0xC0 != 0x80 } + 1
        return WritingHabit(message: message, advice: advice, line: self.line, column: column, length: length)
    }

    /// Where the byte stands first, by the C library.
    private func place(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = bytes.baseAddress, !range.isEmpty else { return nil }
        return memchr(base + range.lowerBound, Int32(byte), range.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
    }

    private func text(_ part: Line) -> String { String(decoding: part, as: UTF8.self) }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0xC3 }
    private func isGap(_ byte: UInt8?) -> Bool { byte == nil || byte == 0x20 || byte == 0x09 }
    private func contains(_ part: Line, _ words: String) -> Bool { text(part).contains(words) }
}

extension String {
    fileprivate var trimmed: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }

    /// Its first words, for an advice that shows how to write them.
    fileprivate var shortened: String {
        guard count > 40 else { return self }
        return prefix(40).split(separator: " ").dropLast().joined(separator: " ") + " …"
    }
}
