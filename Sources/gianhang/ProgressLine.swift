import Foundation
import Parallelism
import Synchronization
import VietnameseText

/// A line on the terminal that tells how far a long build is. Appears after half a second, and only where standard error is
/// a terminal: a log or a pipe gets nothing but the summary.
final class ProgressLine: Sendable {
    private let isEnded = Mutex(false)
    private let isShown = Mutex(false)

    init(counter: WorkCounter, language: Language) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        let thread = Thread { [weak self] in
            Thread.sleep(forTimeInterval: 0.5)
            var last = (step: "", done: 0, time: Date())
            while let line = self, !line.isEnded.withLock({ $0 }) {
                let now = counter.snapshot
                let time = Date()
                let rate = now.step == last.step ? Double(now.done - last.done) / max(0.01, time.timeIntervalSince(last.time)) : 0
                last = (now.step, now.done, time)
                let text =
                    Self.name(of: now.step)(language)
                    + (now.total == 0 ? " …" : ": \(language.format(now.done))/\(language.format(now.total))")
                    + (rate > 0 ? " (\(language.format(Int(rate)))\(Phrase("/giây", "/s")(language)))" : "")
                line.show(text)
                Thread.sleep(forTimeInterval: 0.1)
            }
        }
        thread.start()
    }

    /// Takes the line away; nothing is written after it.
    func end() {
        isEnded.withLock { $0 = true }
        isShown.withLock { if $0 { Console.tell("\r\u{1B}[K") } }
    }

    private func show(_ text: String) {
        isShown.withLock { isShown in
            guard !isEnded.withLock({ $0 }) else { return }
            isShown = true
            Console.tell("\r\u{1B}[K\(text)")
        }
    }

    /// What people call a step of the work.
    static func name(of step: String) -> Phrase {
        switch step {
        case "reading": Phrase("Đọc và kiểm tra hồ sơ", "Reading and checking profiles")
        case "planning": Phrase("Xếp trang", "Planning pages")
        case "rendering": Phrase("Dựng trang", "Rendering pages")
        case "waiting": Phrase("Chờ lần dựng khác ghi xong", "Waiting for another build to end")
        case "publishing": Phrase("Đưa vào thư mục", "Publishing")
        case "photos": Phrase("Làm ảnh", "Making photos")
        default: Phrase("Chuẩn bị", "Preparing")
        }
    }
}
