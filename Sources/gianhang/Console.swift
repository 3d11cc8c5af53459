import ArgumentParser
import Foundation
import VietnameseText

/// Standard output and standard error.
///
/// Written to with `write(2)`: `FileHandle` and `print` end the program, or say nothing, where a disk is full or nobody
/// listens (a `cron` that closed standard error).
enum Console {
    /// Tells people something, on standard error. Where nobody listens, nothing is lost that matters.
    static func tell(_ text: String) { _ = write(text, to: STDERR_FILENO) }

    /// Tells people how it went, on standard output. The work itself is done, so a failure changes nothing.
    static func say(_ text: String) { _ = write(text + "\n", to: STDOUT_FILENO) }

    /// Gives what was asked for, on standard output: half of it would be taken for the whole, so a failure ends the program.
    static func give(_ text: String, _ language: Language) throws(ExitCode) {
        guard let code = write(text, to: STDOUT_FILENO) else { return }
        let reason = Phrase.systemError(code)
        tell(
            Phrase(
                "lỗi: không ghi được ra đầu ra chuẩn: \(reason.vietnamese)\n", "error: cannot write to standard output: \(reason.english)\n"
            )(language))
        throw .systemFailed
    }

    /// A word as it can be typed into a shell.
    static func quoted(_ word: String) -> String {
        word.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
                true
            default: false
            }
        } ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }

    /// nil where all was written, or the system's `errno`.
    private static func write(_ text: String, to descriptor: Int32) -> Int32? {
        var text = text
        return text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EAGAIN {
                    // A terminal that another program made non-blocking.
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    guard poll(&waiting, 1, 1000) > 0 else { return EAGAIN }
                } else if errno != EINTR {
                    return errno
                }
            }
            return nil
        }
    }
}
