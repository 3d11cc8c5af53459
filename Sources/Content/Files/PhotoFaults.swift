import Foundation
import Values
import VietnameseText

extension PhotoFormat {
    /// Why the file at `path`, which a profile calls `name`, is no picture; nil where it is one, by its first bytes.
    static func fault(ofFileAt path: String, name: String) -> ValueFault? {
        let head: [UInt8]
        do throws(FileSystem.ReadFailure) { head = try FileSystem.head(of: path) } catch {
            return ValueFault(
                "khong-doc-duoc",
                Phrase(
                    "không đọc được ảnh \"\(name.prefix(60))\": \(error.message.vietnamese)",
                    "the picture \"\(name.prefix(60))\" cannot be read: \(error.message.english)"),
                advice: Phrase("kiểm tra quyền đọc tệp, rồi chạy lại", "check its permissions, then run again"))
        }
        if head.isEmpty {
            return ValueFault(
                "anh-sai", Phrase("tệp ảnh \"\(name.prefix(60))\" rỗng", "the picture \"\(name.prefix(60))\" is an empty file"),
                advice: Phrase("hãy chép lại ảnh từ điện thoại hoặc máy ảnh", "copy it again from the phone or camera"))
        }
        if PhotoFormat(beginningWith: head) != nil { return nil }
        return ValueFault(
            "anh-sai",
            Phrase("\"\(name.prefix(60))\" không phải ảnh JPEG, PNG hay WebP", "\"\(name.prefix(60))\" is not a JPEG, PNG or WebP picture"),
            advice: Phrase(
                "lưu lại thành JPEG; không nhận SVG, HEIC hay tệp Word", "save it as JPEG; SVG, HEIC and documents are not taken"))
    }
}
