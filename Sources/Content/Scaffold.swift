import Catalogue
import VietnameseText

/// A new profile to fill in: required keys first and open, the others with a comment and an example, commented out.
public enum Scaffold {
    /// The text of a new profile of `kind`; `name` fills the first key where it is known.
    public static func text(for kind: ProfileKind, name: String? = nil) -> String {
        let fields = Tables.descriptions(of: kind)
        var lines = ["---", "# Điền vào sau dấu hai chấm. Dòng bắt đầu bằng # là chú thích; muốn dùng mục nào thì bỏ dấu # ở đầu dòng ấy.", ""]
        for field in fields where field.isRequired {
            lines.append("# \(field.help.vietnamese) (bắt buộc). Ví dụ: \(field.example)")
            if !field.type.choices.isEmpty { lines.append("# Chọn một: \(field.type.choices)") }
            let isName = field.key == fields.first?.key
            lines.append("\(field.key): \(isName ? name.map(quoted) ?? "" : "")".trimmingEnd)
            lines.append("")
        }
        for field in fields where !field.isRequired {
            lines.append("# \(field.help.vietnamese).")
            lines.append("# \(field.key): \(field.example)")
        }
        lines += ["---", "", bodyHint(kind), ""]
        return lines.joined(separator: "\n")
    }

    /// In double quotes, so that a name with a colon stays one text.
    private static func quoted(_ text: String) -> String {
        "\"" + text.normalizedForReading.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
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
