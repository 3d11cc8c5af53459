import CQREncode
import Testing

@testable import Site

@Suite("QR codes")
struct QRCodeTests {
    /// As libqrencode makes it with one mask.
    private func code(_ text: String, mask: Int32) -> [[Bool]]? {
        guard let input = QRinput_new2(0, QR_ECLEVEL_M) else { return nil }
        defer { QRinput_free(input) }
        QRinput_append(input, QR_MODE_8, Int32(text.utf8.count), Array(text.utf8))
        guard let code = QRcode_encodeMask(input, mask), let modules = code.pointee.data else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        return (0..<width).map { row in (0..<width).map { modules[row * width + $0] & 1 == 1 } }
    }

    /// The penalty by the letter of ISO/IEC 18004, table 11: one module after the other.
    private func penalty(_ code: [[Bool]]) -> Int {
        let width = code.count
        func isDark(_ row: Int, _ column: Int) -> Bool {
            code.indices.contains(row) && code.indices.contains(column) && code[row][column]
        }
        var sum = 0
        for isColumn in [false, true] {
            for line in 0..<width {
                func at(_ place: Int) -> Bool { isColumn ? isDark(place, line) : isDark(line, place) }
                var length = 0
                for place in 0..<width {
                    length = place > 0 && at(place) == at(place - 1) ? length + 1 : 1
                    if length == 5 { sum += 3 } else if length > 5 { sum += 1 }
                }
                for start in 0...(width - 7) where [0, 2, 3, 4, 6].allSatisfy({ at(start + $0) }) && !at(start + 1) && !at(start + 5) {
                    if (7...10).allSatisfy({ !at(start + $0) }) || (1...4).allSatisfy({ !at(start - $0) }) { sum += 40 }
                }
            }
        }
        for row in 0..<width - 1 {
            for column in 0..<width - 1
            where Set([code[row][column], code[row][column + 1], code[row + 1][column], code[row + 1][column + 1]]).count == 1 {
                sum += 3
            }
        }
        let share = Double(code.joined().count { $0 }) / Double(width * width)
        return sum + 10 * Int(abs(share - 0.5) * 20)
    }

    @Test(
        "the code is one of libqrencode's eight, and the one that is easiest to read",
        arguments: [1, 14, 15, 26, 27, 42, 62, 84, 106, 122, 152, 180, 213, 250, 251])
    func mask(length: Int) throws {
        for seed in 0..<12 {
            let address = "https://example.vn/san-pham/"
            let text = String(
                (address
                    + (0..<length).map {
                        String("abcdefghijklmnopqrstuvwxyz0123456789-".dropFirst(($0 * $0 * 7 + seed * 11) % 37).prefix(1))
                    }.joined()).prefix(length))
            let made = try #require(QRCode(text))
            let modules = made.rows.map { row in (0..<made.width).map { row >> UInt64($0) & 1 == 1 } }
            let all = try (0..<8).map { try #require(code(text, mask: $0)) }
            #expect(all.contains(modules))
            #expect(penalty(modules) == all.map(penalty).min())
        }
    }

    @Test("a text that is too long has no code")
    func tooLong() {
        #expect(QRCode(String(repeating: "a", count: 252)) == nil)
        #expect(QRCode(String(repeating: "a", count: 5000)) == nil)
    }

    @Test("the drawing has every dark module once, within the quiet zone")
    func drawing() throws {
        let code = try #require(QRCode("https://example.vn/san-pham/che-shan/"))
        let svg = code.svg(label: "Chè & mật").string
        let side = code.width + 8
        #expect(
            svg.hasPrefix(
                "<svg class=\"qr\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"Chè &amp; mật\" shape-rendering=\"crispEdges\">"
            ))
        var drawn = [UInt64](repeating: 0, count: code.width)
        var row = 0, column = 0
        for step in try #require(svg.split(separator: " d=\"").last).prefix(while: { $0 != "\"" }).matches(of: /([Mm])(\d+) ([\d.]+)h(\d+)/)
        {
            let (letter, x, y, length) = (step.1, try #require(Int(step.2)), try #require(Double(step.3)), try #require(Int(step.4)))
            if letter == "M" { row = Int(y - 4.5); column = x - 4 } else { column += x }
            for _ in 0..<length {
                #expect(drawn[row] >> UInt64(column) & 1 == 0)
                drawn[row] |= 1 << UInt64(column)
                column += 1
            }
        }
        #expect(drawn == code.rows)
    }
}
