import ArgumentParser
import Content
import Diagnostics
import Foundation
import Parallelism
import Pipeline
import Site
import ThemeCoBan
import Values
import VietnameseText

/// The themes that are compiled in. A new one is added here.
let compiledThemes: [any Theme] = [CoBan()]

enum MessageFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

extension Language: ExpressibleByArgument {}

/// What every command that reads content takes.
struct ContentOptions: ParsableArguments {
    private static let defaultContent = "content"

    @Option(name: .long, help: ArgumentHelp("Thư mục nội dung.", valueName: "thư mục"))
    var content = defaultContent

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Ngày dựng trang, ví dụ 2026-11-21; quyết định chứng nhận nào còn hạn. Mặc định: SOURCE_DATE_EPOCH, rồi ngày hôm nay ở Việt Nam.",
            valueName: "ngày"))
    var today: String?

    @Flag(name: .long, help: "Lấy cả hồ sơ nháp.")
    var drafts = false

    @Option(name: .long, help: ArgumentHelp("Ngôn ngữ của thông báo: vi hoặc en.", valueName: "vi|en"))
    var lang = Language.vietnamese

    @Option(
        name: .long, help: ArgumentHelp("Địa chỉ nơi đặt trang, thay cho mục \"địa chỉ trang\" trong site.yml.", valueName: "https://…"))
    var baseURL: String?

    /// Tells the day in Việt Nam; nil where the day is chosen, by an option or by the environment.
    func clock() throws -> (@Sendable () -> CalendarDate)? {
        guard try chosenDay() == nil else { return nil }
        return { Self.dayNow }
    }

    /// The day, handed to everything that asks for one.
    private func day() throws -> CalendarDate { try chosenDay() ?? Self.dayNow }

    private static var dayNow: CalendarDate { CalendarDate(inVietNamAtUnixTime: Int(Date().timeIntervalSince1970)) }

    private func chosenDay() throws -> CalendarDate? {
        if let today {
            switch PartialDate.parse(today) {
            case .success(let date): return date.earliest
            case .failure(let fault): throw wrongUsage("--today", fault)
            }
        }
        if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !epoch.isEmpty {
            guard let seconds = Int(epoch), (0...7_258_118_400).contains(seconds) else {
                throw ValidationError(
                    Phrase(
                        "SOURCE_DATE_EPOCH \"\(epoch)\" không phải số giây", "SOURCE_DATE_EPOCH \"\(epoch)\" is not a number of seconds")(
                            lang))
            }
            return CalendarDate(inVietNamAtUnixTime: seconds)
        }
        return nil
    }

    private func baseAddress() throws -> WebAddress? {
        switch baseURL.map(WebAddress.parseSite) {
        case .success(let address): return address
        case .failure(let fault): throw wrongUsage("--base-url", fault)
        case nil: return nil
        }
    }

    /// Told while the command is known, so that its own usage stands below.
    func validate() throws {
        _ = try day()
        _ = try baseAddress()
    }

    private func wrongUsage(_ option: String, _ fault: ValueFault) -> ValidationError {
        ValidationError("\(option): \(fault.message(lang))" + (fault.advice.map { "\n  → " + $0(lang) } ?? ""))
    }

    /// `gianhang check` with the same options, as it can be typed into a shell.
    var checkCommand: String {
        var words = ["gianhang", "check"]
        if content != Self.defaultContent { words += ["--content", Console.quoted(content)] }
        if let today { words += ["--today", Console.quoted(today)] }
        if drafts { words.append("--drafts") }
        if let baseURL { words += ["--base-url", Console.quoted(baseURL)] }
        if lang != .vietnamese { words += ["--lang", lang.rawValue] }
        return words.joined(separator: " ")
    }

    func folder() throws -> ContentFolder {
        var path = content
        while path.count > 1 && path.hasSuffix("/") { path.removeLast() }
        return ContentFolder(path: path, displayName: path, today: try day(), includesDrafts: drafts)
    }

    func build(isStrict: Bool = false, isDurable: Bool = false, counter: WorkCounter? = nil) throws -> SiteBuild {
        var options = SiteBuild.Options()
        options.isStrict = isStrict
        options.isDurable = isDurable
        options.counter = counter
        options.baseAddress = try baseAddress()
        // CommandLine.arguments[0] may be a bare name found in PATH.
        let program = Bundle.main.executablePath ?? CommandLine.arguments[0]
        let environment = ProcessInfo.processInfo.environment
        return SiteBuild(content: try folder(), themes: compiledThemes, options: options) { name in
            ThemeFolder.find(name, program: program, environment: environment)
        }
    }
}

/// What the commands that judge the content take besides.
struct JudgingOptions: ParsableArguments {
    @Flag(name: .long, help: "Coi cảnh báo như lỗi.")
    var strict = false

    @Option(name: .long, help: ArgumentHelp("Dạng của thông báo: text cho người, json cho máy.", valueName: "text|json"))
    var format = MessageFormat.text

    /// Why content without errors was not good enough.
    func strictMark(errors: Int) -> Phrase {
        errors == 0 && strict ? Phrase(" (--strict coi cảnh báo như lỗi)", " (--strict takes warnings for errors)") : Phrase("", "")
    }
}

/// Where messages go: diagnostics to standard error for people, to standard output for machines.
struct Reporter {
    let language: Language
    var format = MessageFormat.text

    /// - Parameter abridged: How many warnings of one kind a person is shown, and the command that shows all; all where it is nil. A
    ///   machine always gets all.
    func report(
        _ diagnostics: [Diagnostic], in folder: ContentFolder, abridged: (warningsPerCode: Int, allBy: String)? = nil
    ) throws {
        switch format {
        case .json: try Console.give(DiagnosticJSON(language: language).text(of: diagnostics), language)
        case .text:
            let text = DiagnosticText(language: language, sourceLine: folder.sourceLine)
            let (shown, omitted) = diagnostics.abridged(warningsPerCode: abridged?.warningsPerCode ?? .max)
            let command = abridged?.allBy ?? ""
            let more = omitted.map { code, count in
                Phrase(
                    "… và \(Language.vietnamese.format(count)) cảnh báo [\(code)] nữa; xem hết bằng: \(command)\n",
                    "… and \(Language.english.format(count)) more warning\(count == 1 ? "" : "s") [\(code)]; to see all: \(command)\n")(
                        language)
            }
            Console.tell(shown.concurrentMap { text.text(of: $0) }.joined() + more.joined())
        }
    }

    /// A line for people; nothing where a machine reads.
    func say(_ phrase: Phrase) {
        if format == .text { Console.say(phrase(language)) }
    }

    /// Says that the work was broken off, which is no error.
    func warn(_ failure: SiteBuild.Failure) {
        Console.tell(failure.message(language) + "; " + failure.advice(language) + "\n")
    }

    /// Ends the program after the system failed.
    func fail(_ failure: SiteBuild.Failure) -> ExitCode { fail(failure.message, advice: failure.advice) }

    func fail(_ message: Phrase, advice: Phrase) -> ExitCode {
        Console.tell(Phrase("lỗi: ", "error: ")(language) + message(language) + "\n  → " + advice(language) + "\n")
        return .systemFailed
    }
}
