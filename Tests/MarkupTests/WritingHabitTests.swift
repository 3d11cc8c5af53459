import Markup
import Testing

@Suite("Habits of Word")
struct WritingHabitTests {
    private func places(_ text: String) -> [String] {
        WritingHabit.all(in: Array(text.utf8), firstLine: 1).map { "\($0.line):\($0.column)" }
    }

    @Test(
        "are not found in code, and not where Markdown understands what is written",
        arguments: [
            "```\n#Cách làm\n• Mít\n1.Chọn\n\tTab\n![a](b c.jpg)\n```\n", "~~~ swift\n#a\n```\n#b\n~~~\n",
            "Chữ `![a](b c.jpg)` và ``[a] (https://x.vn)``.", "    #Cách làm\n    • Mít\n",
            "- Mít\n\n\tĐoạn thứ hai của mục.\n\n\tĐoạn thứ ba.\n- Đường\n", "1. Mít\n\n\tĐoạn.\n", "Đoạn văn\n\tdòng tiếp theo.\n",
            "## Cách làm\n\n- a\n+ b\n* c\n1. d\n",
            "#ocop #nôngsản #htx", "#1 trong xã", "1.000 đ/hũ\n3,5 kg\n-5 độ\n2026.", "– Mít ngon không? – chị hỏi.",
            "[a](b.md \"Tên trang\") ![a](<b c.jpg>) [x]( https://x.vn )",
            "[1] (theo báo tỉnh)", "[x] (2024)", "\\[a] (https://x.vn) ![](b.jpg)", "- [x] Xong\n- [ ] Chưa", "**Mít** _ngon_",
            "*nhấn*\n*mạnh*", "---\n--- \n***", "| a | b |\n|---|---|\n| • | #c |",
            "-", "#", "•", "[", "](", "![", "[a](", "[a] (", "`", "```", "\t", "\u{C2}"
        ])
    func meant(text: String) { #expect(places(text) == []) }

    @Test(
        "are found where they stand, once in each paragraph or list",
        arguments: [
            ("Chữ\n#Cách làm\n##Bảo quản", ["2:1", "3:1"]), ("•\tMít\n•\tĐường\n\nChữ\n● Nấu\n", ["1:1", "5:1"]),
            ("1)Chọn\n2)Nấu", ["1:1"]),
            ("\tMột\n\n\tHai\n\nBa\n\n\tBốn", ["1:1", "7:1"]), ("- Mít\n\nĐoạn.\n\n\tThụt.", ["5:1"]),
            ("Ảnh: ![hũ mứt](IMG 2031.JPG).", ["1:6"]),
            ("Xem [[a] b] (../htx/a.md) nhé", ["1:5"]), ("- [bài] (https://x.vn)\n\n  ![a](b c.png)", ["1:3", "3:3"]),
            ("\u{F0B7} Mít", ["1:1"]), ("```\nx\n```\n#Đầu đề", ["4:1"])
        ] as [(String, [String])])
    func found(text: String, places expected: [String]) { #expect(places(text) == expected) }

    @Test("take no time to look for, whatever stands in the text")
    func hostile() {
        for part in ["[", "]", "](", "[a](", "`", "`a", "[] (", "• \n", "\t\n", "#a\n", "[a](b c"] {
            let text = Array(String(repeating: part, count: 200_000 / part.utf8.count).utf8)
            let took = ContinuousClock().measure { _ = WritingHabit.all(in: text, firstLine: 1) }
            #expect(took < .seconds(5), "\(part): \(took)")
        }
    }
}
