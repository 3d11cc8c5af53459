import ArgumentParser
import Foundation

@main
struct GianHang: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gianhang",
        abstract: "Dựng trang web giới thiệu sản phẩm từ thư mục hồ sơ Markdown của các hợp tác xã.",
        discussion: """
            Bắt đầu: viết hồ sơ trong content/, chạy "gianhang check" để kiểm tra, rồi "gianhang build" để dựng trang vào public/.
            (Builds a showcase website from a folder of Markdown profiles. Messages in English: --lang en.)

            Mã thoát: 0 xong · 1 nội dung có lỗi · 2 gõ sai lệnh · 3 hệ thống trục trặc · 130 dừng bằng Ctrl-C.
            """,
        version: "gianhang 0.1.0",
        subcommands: [BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, ReferenceCommand.self],
        helpNames: [.short, .long])

    /// Whether `--lang en` is among the words: asked where they were not understood, so that nothing else knows.
    private static var wantsEnglish: Bool {
        let words = CommandLine.arguments
        return words.contains("--lang=en") || zip(words, words.dropFirst()).contains { $0 == ("--lang", "en") }
    }

    /// ArgumentParser ends with 64 (EX_USAGE) on wrong usage; this program promises 2.
    static func main() {
        // A file larger than `ulimit -f` allows is then an error of `write`, which names the file.
        signal(SIGXFSZ, SIG_IGN)
        guard !CommandLine.arguments.isEmpty else {
            // Swift reads them there; without them this would print the help and end well.
            Console.tell("lỗi: không đọc được /proc/self/cmdline\n  → gắn /proc (mount -t proc proc /proc) rồi chạy lại\n")
            Foundation.exit(ExitCode.systemFailed.rawValue)
        }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let code as ExitCode {
            Foundation.exit(code.rawValue)
        } catch {
            let code = exitCode(for: error)
            let english = fullMessage(for: error)
            let message =
                wantsEnglish
                ? english
                : ParserWords.inVietnamese(english, commands: configuration.subcommands.map { $0.configuration.commandName ?? "" })
            if code.isSuccess { Console.say(message) } else { Console.tell(message + "\n") }
            Foundation.exit(code.isSuccess ? 0 : ExitCode.wrongUsage.rawValue)
        }
    }
}

extension ExitCode {
    /// The content has errors (or warnings, when strict).
    static let contentErrors = ExitCode(1)
    static let wrongUsage = ExitCode(2)
    /// The disk, the theme's files, the output folder …
    static let systemFailed = ExitCode(3)
    /// 128 + SIGINT, as shells expect of what Ctrl-C ended; also where a polite `kill` or a closed terminal asked.
    static let interrupted = ExitCode(130)
}
