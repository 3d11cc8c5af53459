import Catalogue
import VietnameseText

/// A new profile to fill in: required keys first and open, the others with a comment and an example, commented out.
public enum Scaffold {
    /// The text of a new profile of `kind`; `name` fills the first key where it is known.
    public static func text(for kind: ProfileKind, name: String? = nil) -> String {
        let fields = Tables.descriptions(of: kind)
        var lines = [
            "---",
            "# Điền vào sau dấu hai chấm. Dòng bắt đầu bằng # là chú thích; muốn dùng mục nào thì xoá dấu # ngay trước tên mục ấy, và sửa ví dụ.",
            ""
        ]
        for field in fields where field.isRequired {
            lines.append("# \(field.help.vietnamese) (bắt buộc). Ví dụ: \(field.example)")
            if !field.type.choices.isEmpty { lines.append("# Chọn một: \(field.type.choices)") }
            let isName = field.key == fields.first?.key
            lines.append("\(field.key): \(isName ? name.map(quoted) ?? "" : "")".trimmingEnd)
            lines.append("")
        }
        for field in fields where !field.isRequired {
            lines.append("# \(field.help.vietnamese).")
            // Without a space, so that the key stands at the line's beginning once the # is gone; a comment has one.
            lines.append("#\(field.key): \(field.example)")
        }
        lines += ["---", "", bodyHint(kind), ""]
        return lines.joined(separator: "\n")
    }

    /// In double quotes, so that a name with a colon stays one text.
    private static func quoted(_ text: String) -> String {
        "\"" + text.normalizedForReading.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// Warns of the hint that nobody replaced: it would be published as it is.
    static func checkHint(_ kind: ProfileKind, _ parts: FrontMatter, _ reader: inout FieldReader) {
        let hint = bodyHint(kind)
        guard let place = parts.bytes.firstPlace(of: hint, in: parts.body) else { return }
        let line = parts.bodyLine + parts.bytes[parts.body.lowerBound..<place].count { $0 == 0x0A }
        reader.warn(
            "loi-nhac-mau", Phrase("lời nhắc của mẫu còn nguyên", "the scaffold's hint is still there"),
            advice: Phrase("viết bài vào chỗ này, hoặc xoá câu này", "write the text in its place, or remove it"),
            at: parts.position(of: hint, line: line))
    }

    private static func bodyHint(_ kind: ProfileKind) -> String {
        switch kind {
        case .product: "Kể về sản phẩm ở đây: làm từ gì, làm thế nào, dùng ra sao."
        case .producer: "Giới thiệu đơn vị ở đây: ai, ở đâu, làm gì, từ bao giờ."
        case .valueChain: "Kể chuỗi này bắt đầu từ đâu, đi đến đâu."
        case .tradeFair: "Giới thiệu hội chợ ở đây."
        case .showroom: "Chỉ đường và giới thiệu nơi trưng bày ở đây."
        case .article: "Viết bài ở đây."
        case .plan: "Tóm tắt kế hoạch ở đây."
        case .page: "Viết nội dung trang ở đây."
        }
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}

extension TypeDescription {
    /// The values to choose from, of a listed value.
    var choices: String {
        let start = "một trong: "
        return name.vietnamese.hasPrefix(start) ? String(name.vietnamese.dropFirst(start.count)) : ""
    }
}
