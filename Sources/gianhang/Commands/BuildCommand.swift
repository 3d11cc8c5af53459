import ArgumentParser
import Diagnostics
import Foundation
import Parallelism
import Pipeline
import VietnameseText

struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Dựng trang web vào public/.",
        discussion: "Nội dung có lỗi thì không có gì được ghi: trang cũ giữ nguyên.")

    /// Who builds wants the site; `check` shows them all.
    private static let warningsPerCode = 50

    @OptionGroup var options: ContentOptions
    @OptionGroup var judging: JudgingOptions

    @Option(name: .long, help: ArgumentHelp("Thư mục đặt trang web dựng xong.", valueName: "thư mục"))
    var output = "public"

    @Flag(name: .long, help: "Chờ đĩa ghi xong hẳn từng tệp (chậm hơn, không sợ mất điện).")
    var durable = false

    @Flag(name: .long, help: "In thời gian của từng bước.")
    var timings = false

    func run() throws {
        let reporter = Reporter(language: options.lang, format: judging.format)
        let counter = WorkCounter()
        let build = try options.build(isStrict: judging.strict, isDurable: durable, counter: counter)
        let progress = ProgressLine(counter: counter, language: options.lang)
        let interruption = Interruption { counter.stop() }
        defer { interruption.end() }
        let clock = ContinuousClock.now
        let result: SiteBuild.Result
        do {
            defer { progress.end() }
            result = try build.run(output: output)
        } catch {
            guard case .stopped = error else { throw reporter.fail(error) }
            reporter.warn(error)
            throw ExitCode.interrupted
        }
        try reporter.report(
            result.diagnostics, in: build.content, abridged: judging.strict ? nil : (Self.warningsPerCode, options.checkCommand))
        let seconds = (ContinuousClock.now - clock) / .seconds(1)
        if timings {
            for (step, duration) in result.timings {
                let name = ProgressLine.name(of: step)
                reporter.say(
                    Phrase(
                        "\(name.vietnamese)\t\(Language.vietnamese.format(duration, places: 3)) giây",
                        "\(name.english)\t\(Language.english.format(duration, places: 3)) s"))
            }
        }
        guard let summary = result.summary else {
            let strict = judging.strictMark(errors: result.errors)
            let outcome =
                FileManager.default.fileExists(atPath: output)
                ? Phrase("\(output)/ giữ nguyên.", "\(output)/ is as it was.") : Phrase("Chưa ghi gì.", "Nothing was written.")
            reporter.say(
                Phrase(
                    "Chưa dựng trang: \(result.errors) lỗi, \(result.warnings) cảnh báo\(strict.vietnamese). \(outcome.vietnamese)",
                    "Not built: \(result.errors) errors, \(result.warnings) warnings\(strict.english). \(outcome.english)"))
            throw ExitCode.contentErrors
        }
        let look =
            result.basePath.isEmpty
            ? Phrase(
                "python3 -m http.server --directory \(Console.quoted(output))  rồi mở http://localhost:8000",
                "python3 -m http.server --directory \(Console.quoted(output))  and open http://localhost:8000")
            // Its links begin with the path, which only the preview knows.
            : Phrase("gianhang serve", "gianhang serve")
        let time = Phrase(Language.vietnamese.format(seconds, places: 2), Language.english.format(seconds, places: 2))
        reporter.say(
            Phrase(
                """
                Đã dựng \(Language.vietnamese.format(result.pages)) trang trong \(time.vietnamese) giây (\(result.warnings) cảnh báo; \(summary.written) tệp mới hoặc thay đổi, \(summary.unchanged) giữ nguyên, \(summary.removed) bỏ đi).
                Xem thử:  \(look.vietnamese)
                """,
                """
                Built \(Language.english.format(result.pages)) pages in \(time.english) s (\(result.warnings) warnings; \(summary.written) files new or changed, \(summary.unchanged) unchanged, \(summary.removed) removed).
                To look:  \(look.english)
                """))
    }
}

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Kiểm tra hồ sơ, nói rõ tệp nào, dòng nào, sửa thế nào; không ghi gì.")

    @OptionGroup var options: ContentOptions
    @OptionGroup var judging: JudgingOptions

    func run() throws {
        let reporter = Reporter(language: options.lang, format: judging.format)
        let build = try options.build()
        let diagnostics: [Diagnostic]
        do { diagnostics = try build.prepare().diagnostics } catch { throw reporter.fail(error) }
        try reporter.report(diagnostics, in: build.content)
        let errors = diagnostics.count { $0.severity == .error }, warnings = diagnostics.count - errors
        if errors > 0 || (judging.strict && warnings > 0) {
            let strict = judging.strictMark(errors: errors)
            reporter.say(
                Phrase(
                    "Có \(errors) lỗi, \(warnings) cảnh báo\(strict.vietnamese).",
                    "\(errors) errors, \(warnings) warnings\(strict.english)."))
            throw ExitCode.contentErrors
        }
        reporter.say(
            warnings == 0
                ? Phrase("Hồ sơ đều ổn.", "All profiles are fine.")
                : Phrase("Không có lỗi; \(warnings) cảnh báo để xem lại.", "No errors; \(warnings) warnings to look at."))
    }
}
