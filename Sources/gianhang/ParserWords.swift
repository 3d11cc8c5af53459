import VietnameseText

/// What ArgumentParser says of itself, in Vietnamese: it has no other language than English, and offers no place to give one
/// (apple/swift-argument-parser, `ErrorMessageGenerator` and `HelpGenerator`). A sentence that is not known here stays English.
enum ParserWords {
    /// The same message, or the same help, in Vietnamese.
    /// - Parameter commands: the names of the commands, one of which was meant where another word stands in its place.
    static func inVietnamese(_ message: String, commands: [String]) -> String {
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isHelp = !message.hasPrefix("Error: ")
        return lines.map { isHelp ? help($0) : fault($0, commands) }.joined(separator: "\n")
    }

    // MARK: Faults

    /// A sentence of the parser, where `%` stands for what it names, and the same in Vietnamese, in the same order.
    private static let sentences = [
        ("Unknown option '%'. Did you mean '%'?", "không có tuỳ chọn %; có phải %?"),
        ("Unknown option '%'", "không có tuỳ chọn %"),
        ("Missing value for '%'", "chưa ghi giá trị: %"),
        ("Unexpected argument '%'", "không hiểu chữ \"%\""),
        ("% unexpected arguments: '%'", "không hiểu % chữ: \"%\""),
        ("The option '%' does not take any value, but '%' was specified.", "tuỳ chọn % không nhận giá trị, mà ở đây ghi \"%\""),
        ("Missing expected argument '%'", "còn thiếu %"),
        ("Missing one of: '%'", "còn thiếu một trong các mục: %"),
        ("Invalid option: %", "không có tuỳ chọn %"),
        ("The value '%' is invalid for '%'. Please provide one of %.", "giá trị \"%\" không dùng được cho %; hãy ghi một trong: %"),
        (
            "The value '%' is invalid for '%'. Please provide one of the following:",
            "giá trị \"%\" không dùng được cho %; hãy ghi một trong các chữ sau:"
        ),
        ("The value '%' is invalid for '%': %", "giá trị \"%\" không dùng được cho %: %"),
        ("The value '%' is invalid for '%'", "giá trị \"%\" không dùng được cho %")
    ]

    private static func fault(_ line: String, _ commands: [String]) -> String {
        if let sentence = line.after("Error: ") {
            if let word = sentence.pieces(between: "Unexpected argument '%'")?.first, let command = nearestWord(to: word, in: commands),
                !commands.contains(word)
            {
                return "lỗi: không có lệnh \"\(word)\"; có phải \"\(command)\"?"
            }
            for (english, vietnamese) in sentences {
                if let pieces = sentence.pieces(between: english) { return "lỗi: " + vietnamese.filled(with: pieces.map(list)) }
            }
            return "lỗi: " + sentence
        }
        if let explanation = line.after("Help:  ") { return "  → " + explanation }
        if let usage = line.after("Usage: ") { return "Cách gõ: " + usage.replacing("<subcommand>", with: "<lệnh>") }
        if let pieces = line.pieces(between: "  See '%' for more information.") { return "Xem thêm: \(pieces[0])" }
        return line
    }

    /// `'a', 'b' or 'c'` as `a, b, c`.
    private static func list(_ piece: String) -> String {
        piece.replacing("' and '", with: ", ").replacing("' or '", with: ", ").replacing("', '", with: ", ").trimming("'")
    }

    // MARK: Help

    private static func help(_ line: String) -> String {
        if let overview = line.after("OVERVIEW: ") { return overview }
        if let usage = line.after("USAGE: ") { return "CÁCH GÕ: " + usage.replacing("<subcommand>", with: "<lệnh>") }
        switch line {
        case "ARGUMENTS:": return "CẦN GHI:"
        case "OPTIONS:": return "TUỲ CHỌN:"
        case "SUBCOMMANDS:": return "CÁC LỆNH:"
        default: break
        }
        if let pieces = line.pieces(between: "  See '%' for detailed help.") {
            return "Xem kỹ từng lệnh: \(pieces[0].replacing("<subcommand>", with: "<lệnh>"))"
        }
        return
            line
            .replacing("Show the version.", with: "In số phiên bản.")
            .replacing("Show help information.", with: "In phần hướng dẫn này.")
            .replacing("Show subcommand help information.", with: "In phần hướng dẫn của một lệnh.")
            .replacing("(values:", with: "(một trong:")
            .replacing("(default:", with: "(mặc định:")
            .replacing(" default:", with: " mặc định:")
    }
}

extension String {
    fileprivate func after(_ prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }

    fileprivate func trimming(_ character: Character) -> String {
        var rest = self[...]
        if rest.count > 1, rest.first == character, rest.last == character { rest = rest.dropFirst().dropLast() }
        return String(rest)
    }

    /// What stands in the places of the `%` of `pattern`; nil where the string is not of that form.
    fileprivate func pieces(between pattern: String) -> [String]? {
        let literals = pattern.split(separator: "%", omittingEmptySubsequences: false)
        guard let first = literals.first, let last = literals.last, hasPrefix(first) else { return nil }
        var rest = dropFirst(first.count)
        var pieces: [String] = []
        for literal in literals.dropFirst().dropLast() {
            guard let place = rest.firstRange(of: literal) else { return nil }
            pieces.append(String(rest[..<place.lowerBound]))
            rest = rest[place.upperBound...]
        }
        guard literals.count > 1, rest.hasSuffix(last) else { return nil }
        return pieces + [String(rest.dropLast(last.count))]
    }

    /// The string with `pieces` in the places of its `%`.
    fileprivate func filled(with pieces: [String]) -> String {
        let literals = split(separator: "%", omittingEmptySubsequences: false)
        return zip(literals, pieces + [""]).reduce(into: "") { $0 += $1.0 + $1.1 }
    }
}
