import Catalogue
import Diagnostics
import Values
import VietnameseText

extension FieldType {
    /// The same value, seen once more with its place in the file: for rules that join several keys.
    func map<Other>(_ transform: @escaping @Sendable (Value, Node, inout FieldReader) -> Other?) -> FieldType<Other> {
        FieldType<Other>(description: description) { node, reader in
            read(node, &reader).flatMap { transform($0, node, &reader) }
        }
    }
}

// Fields that several kinds of profiles share.
extension Field where Record: Profile {
    static func photos(_ path: WritableKeyPath<Record, [Photo]> & Sendable) -> Field {
        Field(
            "ảnh", "photos", .list(.photo), path,
            Phrase("Tên các tệp ảnh đặt cạnh hồ sơ; ảnh đầu là ảnh chính", "Photos that lie beside the profile; the first is the main one"),
            example: "[nuong-che.jpg, goi-che.jpg]")
    }

    static func sources(_ path: WritableKeyPath<Record, [WebAddress]> & Sendable) -> Field {
        Field(
            "nguồn", "sources", .list(.webAddress), path,
            Phrase("Trang web làm căn cứ cho thông tin", "Web pages that the facts come from"), example: "[https://example.vn/tin-tuc]")
    }

    static func illustrative(_ path: WritableKeyPath<Record, Bool> & Sendable) -> Field {
        Field(
            "minh hoạ", "illustrative", .yesOrNo, path,
            Phrase("Ghi có nếu là dữ liệu mẫu; trang sẽ nói rõ", "Yes for sample data; the page says so"), example: "có")
    }

    static func draft(_ path: WritableKeyPath<Record, Bool> & Sendable) -> Field {
        Field(
            "nháp", "draft", .yesOrNo, path,
            Phrase("Ghi có khi chưa muốn công bố", "Yes while it is not to be published"), example: "có")
    }

    static func summary(_ path: WritableKeyPath<Record, Localized?> & Sendable, example: String) -> Field {
        Field(
            "tóm tắt", "summary", .summary, path,
            Phrase("Một hai câu giới thiệu, hiện ở danh sách và khi chia sẻ", "One or two sentences, for lists and for sharing"),
            example: example)
    }
}

extension Tables {
    static let photo = Schema<Photo>(photoMake, shortForm: "tệp") {
        Field(
            "tệp", "file", .photoFile, \Photo.file, required: true, Phrase("Tên tệp ảnh", "The photo's file name"), example: "nuong-che.jpg"
        )
        Field(
            "mô tả", "description", .text, \Photo.description,
            Phrase("Trong ảnh có gì, cho người không nhìn thấy ảnh", "What is to be seen, for who cannot see it"),
            example: "Nương chè buổi sớm")
    }
    private static let photoMake: @Sendable () -> Photo = { Photo() }

    static let certification = Schema<Certification>({ Certification() }, shortForm: "tên") {
        Field(
            "tên", "name", .text, \Certification.name, required: true, Phrase("Tên chứng nhận", "Name of the certificate"),
            example: "VietGAP")
        Field(
            "số", "number", .text, \Certification.number, Phrase("Số giấy chứng nhận", "Number of the certificate"), example: "VG-01/2025")
        Field(
            "cấp ngày", "issued", .date(coarsest: .year), \Certification.issued, Phrase("Ngày cấp", "Date of issue"), example: "15/03/2025")
        Field(
            "hết hạn", "expiry", .date(coarsest: .year), \Certification.expiry, Phrase("Ngày hết hạn", "Date of expiry"),
            example: "15/03/2028")
    }
}
