import Glibc
import VietnameseText

/// Why a site could not be put on disk, which file or folder it is about, and what to do.
public struct PublishingError: Error, Hashable, Sendable {
    /// What sort of failure it is, for whoever handles one otherwise than another.
    public enum Kind: String, Sendable, CaseIterable {
        /// The system root, or somebody's home folder.
        case protectedFolder = "thu-muc-cam"
        /// The output folder is, holds, or is inside the content or the theme.
        case sourceFolder = "thu-muc-nguon"
        /// The output folder holds things that GianHang did not make.
        case foreignFolder = "thu-muc-la"
        /// A page belongs where somebody else's file is.
        case foreignFile = "tep-la"
        /// The output folder, or something in it, is a symbolic link.
        case symbolicLink = "lien-ket"
        /// The output folder is a file.
        case notAFolder = "khong-phai-thu-muc"
        /// GianHang's list of its own files cannot be read.
        case damagedManifest = "danh-sach-hong"
        /// Another build into the same folder goes on.
        case busy = "dang-xuat-ban"
        /// A path that would leave the folder, or that not every system can hold.
        case invalidPath = "duong-dan-sai"
        /// Two files at one place.
        case clashingPaths = "trung-duong-dan"
        /// The build already ended.
        case ended = "da-ket-thuc"
        case noSpace = "het-cho"
        case readOnly = "chi-doc"
        case noPermission = "khong-co-quyen"
        /// Any other failed system call.
        case system = "loi-he-thong"
    }

    public let kind: Kind
    /// The file or folder, as the person would type it.
    public let path: String
    /// What the system said, where it said something.
    public let reason: String?
    /// What is wrong, naming the file.
    public let message: Phrase
    /// What to do.
    public let advice: Phrase
}

extension PublishingError {
    init(_ kind: Kind, _ path: String, _ message: Phrase, advice: Phrase) {
        self.init(kind: kind, path: path, reason: nil, message: message, advice: advice)
    }

    /// A system call about `path` failed.
    init(_ fault: SystemFault, _ path: String) {
        let reason = Phrase.systemError(fault.code)
        let kind: Kind
        let advice: Phrase
        switch fault.code {
        case ELOOP:
            self = .symbolicLink(path)
            return
        case ENOSPC, EDQUOT:
            kind = .noSpace
            advice = Phrase(
                "hết chỗ trên đĩa: xóa bớt tệp không dùng rồi dựng lại",
                "there is no space left: remove files you do not need, then build again")
        case EROFS:
            kind = .readOnly
            advice = Phrase(
                "ổ đĩa chỉ cho đọc: chọn thư mục xuất bản ở nơi khác rồi dựng lại",
                "the disk is read-only: choose an output folder somewhere else, then build again")
        case EACCES, EPERM:
            kind = .noPermission
            advice = Phrase(
                "không có quyền ghi: sửa quyền của thư mục, hoặc chọn thư mục xuất bản khác, rồi dựng lại",
                "no permission: change that of the folder, or choose another output folder, then build again")
        case EISDIR, ENOTDIR, EEXIST, ENOTEMPTY:
            kind = .foreignFile
            advice = Phrase(
                "có tệp hoặc thư mục khác chiếm chỗ: chuyển nó đi rồi dựng lại",
                "another file or folder stands there: move it away, then build again")
        case ENAMETOOLONG:
            kind = .system
            advice = Phrase(
                "tên quá dài: đặt tên tệp hồ sơ, tên ảnh hoặc đường dẫn ngắn hơn rồi dựng lại",
                "the name is too long: give the profile, the photo or the folder a shorter one, then build again")
        default:
            kind = .system
            advice = Phrase("kiểm tra ổ đĩa rồi dựng lại", "check the disk, then build again")
        }
        self.init(
            kind: kind, path: path, reason: reason.english,
            message: Phrase("không ghi được \(path) (\(reason.vietnamese))", "cannot write \(path) (\(reason.english))"), advice: advice)
    }

    /// The same, after the first file of the new site took its place: no file is torn, but there are pages of both sites.
    var halfway: PublishingError {
        PublishingError(
            kind: kind, path: path, reason: reason,
            message: Phrase(
                "\(message.vietnamese); trang đang lẫn bản cũ và bản mới, tuy từng tệp vẫn trọn vẹn",
                "\(message.english); the site is a mixture of old and new now, though every file is whole"),
            advice: Phrase(
                "\(advice.vietnamese); dựng xong thì trang lại đủ bản mới",
                "\(advice.english); a build that ends makes the site whole again"))
    }

    static func symbolicLink(_ path: String) -> PublishingError {
        PublishingError(
            .symbolicLink, path,
            Phrase("\(path) là liên kết tượng trưng", "\(path) is a symbolic link"),
            advice: Phrase(
                "GianHang không ghi qua liên kết: thay nó bằng thư mục thật, hoặc xóa nó, rồi dựng lại",
                "GianHang does not write through links: replace it with a real folder, or remove it, then build again"))
    }

    static func protectedFolder(_ path: String) -> PublishingError {
        PublishingError(
            .protectedFolder, path,
            Phrase(
                "không xuất bản vào \(path): đó là thư mục gốc hoặc thư mục cá nhân",
                "will not publish into \(path): it is the root or a home folder"),
            advice: Phrase("chọn một thư mục riêng cho trang, ví dụ public", "choose a folder of its own, such as public"))
    }

    static func sourceFolder(_ path: String, _ source: String) -> PublishingError {
        PublishingError(
            .sourceFolder, path,
            Phrase(
                "không xuất bản vào \(path): thư mục này trùng, chứa, hoặc nằm trong thư mục nguồn \(source)",
                "will not publish into \(path): it is, holds, or is inside the source folder \(source)"),
            advice: Phrase("chọn một thư mục riêng cho trang, ví dụ public", "choose a folder of its own, such as public"))
    }

    static func foreignFolder(_ path: String, holding name: String) -> PublishingError {
        PublishingError(
            .foreignFolder, path,
            Phrase(
                "thư mục \(path) chứa thứ không do GianHang tạo (\(name))",
                "the folder \(path) holds something that GianHang did not make (\(name))"),
            advice: Phrase(
                "chọn thư mục trống, hoặc chuyển những thứ đó đi; sau lần dựng đầu có thể đặt tệp riêng vào",
                "choose an empty folder, or move those things away; after the first build you may put files of your own in"))
    }

    static func foreignFile(_ path: String) -> PublishingError {
        PublishingError(
            .foreignFile, path,
            Phrase(
                "\(path) không do GianHang tạo, mà trang cần ghi vào đó",
                "\(path) was not made by GianHang, and the site needs its place"),
            advice: Phrase(
                "chuyển hoặc đổi tên tệp đó, hoặc đổi địa chỉ của trang",
                "move or rename that file, or change the address of the page"))
    }

    static func notAFolder(_ path: String) -> PublishingError {
        PublishingError(
            .notAFolder, path,
            Phrase("\(path) không phải thư mục", "\(path) is not a folder"),
            advice: Phrase("chọn thư mục xuất bản khác, ví dụ public", "choose another output folder, such as public"))
    }

    static func damagedManifest(_ path: String) -> PublishingError {
        PublishingError(
            .damagedManifest, path,
            Phrase(
                "\(path) bị hỏng, nên không biết tệp nào do GianHang tạo",
                "\(path) is damaged, so it is not known which files GianHang made"),
            advice: Phrase(
                "lấy lại tệp đó từ bản sao, hoặc xóa trống thư mục xuất bản rồi dựng lại",
                "bring that file back from a copy, or empty the output folder and build again"))
    }

    static func busy(_ path: String) -> PublishingError {
        PublishingError(
            .busy, path,
            Phrase("một lần dựng khác đang ghi vào \(path)", "another build is writing into \(path)"),
            advice: Phrase("đợi lần dựng kia xong rồi thử lại", "wait until it has ended, then try again"))
    }

    static func invalidPath(_ path: String) -> PublishingError {
        // Shown with its control characters escaped: the path may hold anything.
        let shown = path.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
        return PublishingError(
            .invalidPath, shown,
            Phrase(
                "đường dẫn \"\(shown)\" không dùng được trong thư mục xuất bản",
                "the path \"\(shown)\" cannot be used in the output folder"),
            advice: Phrase(
                "dùng đường dẫn tương đối như san-pham/che/index.html, không có \"..\", \"\\\" hay ký tự điều khiển",
                "use a relative path such as san-pham/che/index.html, without \"..\", \"\\\" or control characters"))
    }

    static func clashingPaths(_ path: String, _ other: String) -> PublishingError {
        PublishingError(
            .clashingPaths, path,
            Phrase("\(path) và \(other) chiếm cùng một chỗ", "\(path) and \(other) take the same place"),
            advice: Phrase("đổi địa chỉ của một trong hai", "change the address of one of them"))
    }

    static func ended(_ path: String) -> PublishingError {
        PublishingError(
            .ended, path,
            Phrase("lần dựng vào \(path) đã kết thúc", "the build into \(path) has already ended"),
            advice: Phrase("dựng lại từ đầu", "start another build"))
    }
}

/// Makes a system call about `path`, and names it where the call fails.
func naming<Value>(
    _ path: @autoclosure () -> String, _ body: () throws(SystemFault) -> Value
) throws(PublishingError) -> Value {
    do throws(SystemFault) {
        return try body()
    } catch {
        throw PublishingError(error, path())
    }
}
