import ArgumentParser
import Diagnostics
import Foundation
import Pipeline
import Preview
import Synchronization
import VietnameseText

struct ServeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Xem thử trang web ngay khi đang sửa hồ sơ.",
        discussion: """
            Mở địa chỉ được in ra bằng trình duyệt. Lưu hồ sơ nào thì trang đang mở tự đổi theo; hồ sơ có lỗi thì lỗi hiện ngay \
            trên trang. Không ghi gì ra đĩa. Bấm Ctrl-C để dừng.
            """)

    @OptionGroup var options: ContentOptions

    @Option(name: .long, help: ArgumentHelp("Cổng; bận thì lấy cổng kế tiếp.", valueName: "số"))
    var port: UInt16 = 8000

    @Option(
        name: .long,
        help: ArgumentHelp("Địa chỉ để nghe. Mặc định chỉ máy này xem được; 0.0.0.0 cho cả mạng nội bộ xem.", valueName: "địa chỉ"))
    var host = "127.0.0.1"

    @Flag(name: .long, help: "Mở trình duyệt.")
    var open = false

    @Flag(name: .long, help: "Tìm thay đổi bằng cách dò thư mục, cho ổ mạng không tự báo.")
    var poll = false

    func run() throws {
        let reporter = Reporter(language: options.lang)
        let build = try options.build()
        guard build.content.exists else { throw reporter.fail(.noContent(build.content.displayName)) }
        let site = PreviewSite(build, language: options.lang, today: try options.clock())

        var serverOptions = PreviewServer.Options()
        serverOptions.host = host
        serverOptions.port = port
        serverOptions.language = options.lang
        serverOptions.polls = poll
        let server = PreviewServer(site, options: serverOptions)
        let failure = Mutex<PreviewServer.Failure?>(nil)
        let ended = DispatchSemaphore(value: 0)
        Task.detached {
            do throws(PreviewServer.Failure) {
                try await server.run(onReady: { ready($0, reporter) }, onUpdate: { report($0, reporter, build) })
            } catch {
                failure.withLock { $0 = error }
            }
            ended.signal()
        }
        ended.wait()
        if let failure = failure.withLock({ $0 }) {
            throw reporter.fail(failure.message, advice: failure.advice)
        }
    }

    private func ready(_ address: PreviewServer.Address, _ reporter: Reporter) {
        if address.isOther {
            reporter.say(Phrase("Cổng \(port) đang bận, dùng cổng \(address.port).", "Port \(port) is taken; using \(address.port)."))
        }
        reporter.say(Phrase("Xem thử tại  \(address.url)  (Ctrl-C để dừng)", "Preview at  \(address.url)  (Ctrl-C to stop)"))
        if open { openBrowser(address.url) }
    }

    private func report(_ update: PreviewSite.Update, _ reporter: Reporter, _ build: SiteBuild) {
        if let failure = update.failure { _ = reporter.fail(failure) }
        // Of warnings only those of the files just saved, the others are for `check`: thousands of them would hide the one fault.
        try? reporter.report((update.errors + update.noticed).sortedForReading(), in: build.content)
        if update.isFirst {
            if update.warnings > 0 {
                reporter.say(
                    Phrase("\(update.warnings) cảnh báo; xem bằng gianhang check.", "\(update.warnings) warnings; see gianhang check."))
            }
        } else if update.errors.isEmpty && update.failure == nil {
            let milliseconds = max(1, Int((update.seconds * 1000).rounded()))
            reporter.say(Phrase("Đã cập nhật (\(milliseconds) ms).", "Updated (\(milliseconds) ms)."))
        }
    }

    private func openBrowser(_ url: String) {
        #if os(macOS)
            let program = "/usr/bin/open"
        #else
            let program = "/usr/bin/xdg-open"
        #endif
        guard FileManager.default.isExecutableFile(atPath: program) else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [url]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try? process.run()
    }
}
