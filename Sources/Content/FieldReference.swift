import Catalogue
import VietnameseText

/// The reference page of the content format, written from the field tables.
public enum FieldReference {
    /// `docs/dinh-dang.md`.
    public static var markdown: String {
        var text = """
            # Định dạng hồ sơ: tra cứu các mục

            <!-- Trang này do lệnh "gianhang reference" viết ra từ bảng mục trong mã nguồn. Đừng sửa tay. -->

            Mỗi hồ sơ là một tệp `.md`: phần thông tin giữa hai dòng `---`, rồi bài viết. Tên mục viết thường hay hoa, có dấu hay không dấu,
            cách nhau bằng dấu cách, gạch nối hay gạch dưới đều được: `địa bàn`, `Dia_ban` và `dia-ban` là một. Mỗi mục có một tên
            tiếng Anh tương đương. Mục có dấu \\* là bắt buộc; mục có chữ **EN** dịch được trong bản tiếng Anh (`.en.md`).


            """
        for kind in ProfileKind.allCases {
            text += "## \(kind.name.vietnamese.prefix(1).uppercased() + kind.name.vietnamese.dropFirst()) (`\(kind.folder)/`)\n\n"
            text += table(Tables.descriptions(of: kind))
        }
        text += "## Địa bàn (`dia-ban.yml`)\n\n" + table(Tables.locality.descriptions)
        text += "## Trang web (`site.yml`)\n\n" + table(Tables.site.descriptions)
        return text
    }

    private static func table(_ fields: [FieldDescription]) -> String {
        var text = "| Mục | Tiếng Anh | Kiểu | Để làm gì | Ví dụ |\n| --- | --- | --- | --- | --- |\n"
        var below = ""
        for field in fields {
            let marks = (field.isRequired ? " \\*" : "") + (field.isTranslatable ? " **EN**" : "")
            let type = (field.type.isList ? "danh sách: " : "") + field.type.name.vietnamese
            text +=
                "| `\(field.key)`\(marks) | `\(field.english)` | \(cell(type)) | \(cell(field.help.vietnamese)) | `\(field.example)` |\n"
            if !field.type.fields.isEmpty { below += "Các mục con của `\(field.key)`:\n\n" + table(field.type.fields) }
        }
        return text + "\n" + below
    }

    private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
