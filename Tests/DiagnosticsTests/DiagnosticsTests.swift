import Foundation
import Testing
import VietnameseText

@testable import Diagnostics

@Suite("Messages")
struct DiagnosticTests {
    let diagnostic = Diagnostic(
        .error, "tham-chieu", Phrase("không có hồ sơ HTX \"cao-bô\"", "there is no producer \"cao-bô\""),
        advice: Phrase("có phải \"cao-bo\"?", "is it \"cao-bo\"?"),
        at: SourceLocation(file: "content/san-pham/che-shan.md", line: 4, column: 6, length: 6))

    @Test("show file, line, column, the line itself and the way out")
    func text() {
        let text = DiagnosticText(language: .vietnamese) { _, _ in "htx: cao-bô" }.text(of: diagnostic)
        #expect(
            text == """
                content/san-pham/che-shan.md:4:6: lỗi: không có hồ sơ HTX "cao-bô" [tham-chieu]
                  4 | htx: cao-bô
                    |      ^^^^^^ có phải "cao-bo"?

                """)
    }

    @Test("in English too")
    func english() {
        let text = DiagnosticText(language: .english) { _, _ in nil }.text(of: diagnostic)
        #expect(
            text == """
                content/san-pham/che-shan.md:4:6: error: there is no producer "cao-bô" [tham-chieu]
                  → is it "cao-bo"?

                """)
    }

    @Test("put the caret by what is seen: decomposed letters, wide letters and tabs")
    func caret() {
        func caretLine(_ line: String, _ column: Int, _ length: Int) -> String {
            let diagnostic = Diagnostic(
                .warning, "x", Phrase("x", "x"), at: SourceLocation(file: "f", line: 1, column: column, length: length))
            return DiagnosticText(language: .vietnamese) { _, _ in line }.text(of: diagnostic).split(separator: "\n")[2].description
        }
        // "tên: chè" decomposed has two scalars more before the value's end; the caret does not move.
        let decomposed = "tên: chè".decomposedStringWithCanonicalMapping
        #expect(caretLine("tên: chè", 6, 3) == "    |      ^^^")
        #expect(caretLine(decomposed, 7, 4) == "    |      ^^^")
        #expect(caretLine("日: x", 4, 1) == "    |     ^")
        #expect(caretLine("\tx", 2, 1) == "    |  ^")
    }

    @Test("show of a long line, which a paragraph is, what stands around the fault")
    func longLine() {
        func lines(_ column: Int, of length: Int) -> [Substring] {
            let line = String((0..<length).map { Character(UnicodeScalar(UInt8(97 + $0 % 26))) })
            let diagnostic = Diagnostic(.warning, "x", Phrase("x", "x"), at: SourceLocation(file: "f", line: 1, column: column, length: 3))
            return DiagnosticText(language: .vietnamese) { _, _ in line }.text(of: diagnostic).split(separator: "\n")
        }
        for column in [1, 100, 116, 117, 118, 395, 598, 600] {
            let text = lines(column, of: 600)
            #expect(text[0].hasPrefix("f:1:\(column):") && text[1].count <= 170)
            // The caret stands under the letter that is at that column.
            let letter = Character(UnicodeScalar(UInt8(97 + (column - 1) % 26)))
            let caret = text[2].firstIndex(of: "^").map { text[2].distance(from: text[2].startIndex, to: $0) } ?? 0
            #expect(Array(text[1])[caret] == letter, "\(column)")
            #expect(text[1].contains("…"))
        }
        #expect(!lines(50, of: 150)[1].contains("…"))
    }

    @Test("never let a line of the file act on the terminal")
    func controls() {
        let text = DiagnosticText(language: .vietnamese) { _, _ in "htx: \u{1B}[31m\u{202E}cao" }.text(of: diagnostic)
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
    }

    @Test("are abridged to the first warnings of each kind; errors never are")
    func abridged() {
        func make(_ severity: Diagnostic.Severity, _ code: String, _ line: Int) -> Diagnostic {
            Diagnostic(severity, code, Phrase("x", "x"), at: SourceLocation(file: "f", line: line))
        }
        let all = (1...9).flatMap { [make(.error, "e", $0), make(.warning, "b", $0), make(.warning, "a", $0)] } + [make(.warning, "c", 1)]
        let (shown, omitted) = all.abridged(warningsPerCode: 2)
        #expect(shown == all.filter { $0.severity == .error || $0.location.line <= 2 })
        #expect(omitted.map(\.code) == ["a", "b"] && omitted.map(\.count) == [7, 7])
        #expect(all.abridged(warningsPerCode: .max).shown == all && all.abridged(warningsPerCode: 9).omitted.isEmpty)
    }

    @Test("for machines are JSON, one object a message")
    func json() throws {
        let text = try DiagnosticJSON(language: .vietnamese).text(of: [diagnostic])
        let list = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
        #expect(list.count == 1)
        #expect(list[0]["file"] as? String == "content/san-pham/che-shan.md")
        #expect(list[0]["line"] as? Int == 4 && list[0]["column"] as? Int == 6)
        #expect(list[0]["severity"] as? String == "error" && list[0]["code"] as? String == "tham-chieu")
    }

    @Test("come in the order of files and lines, whatever the order of reading")
    func order() {
        func made(_ file: String, _ line: Int) -> Diagnostic {
            Diagnostic(.error, "x", Phrase("x", "x"), at: SourceLocation(file: file, line: line))
        }
        let sorted = [made("b", 1), made("a", 10), made("a", 9)].sortedForReading()
        #expect(sorted.map { "\($0.location.file)\($0.location.line)" } == ["a9", "a10", "b1"])
    }
}
