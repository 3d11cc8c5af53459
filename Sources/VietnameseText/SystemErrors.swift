import Foundation

extension Phrase {
    /// What the system says when a call fails, by its `errno`: in Vietnamese for what happens to people who build a site, else in
    /// the system's English words.
    public static func systemError(_ code: Int32) -> Phrase {
        let english = strerror(code).map { String(cString: $0) } ?? "errno \(code)"
        return Phrase(vietnameseSystemErrors[code] ?? english, english)
    }
}

private let vietnameseSystemErrors: [Int32: String] = [
    EPERM: "hệ thống không cho phép", EACCES: "không có quyền", ENOENT: "không có tệp hay thư mục này", EIO: "đĩa đọc ghi bị lỗi",
    ENOSPC: "hết chỗ trên đĩa", EDQUOT: "hết dung lượng được cấp", EROFS: "ổ đĩa chỉ cho đọc", EFBIG: "tệp quá lớn",
    EEXIST: "đã có tệp hay thư mục tên này",
    ENOTDIR: "không phải thư mục", EISDIR: "là thư mục", ENOTEMPTY: "thư mục không trống", ELOOP: "là liên kết tượng trưng",
    EBUSY: "đang được dùng",
    EMFILE: "mở quá nhiều tệp một lúc", ENFILE: "máy đang mở quá nhiều tệp", ENAMETOOLONG: "tên quá dài", ENOMEM: "hết bộ nhớ",
    EXDEV: "nằm trên ổ đĩa khác",
    EAGAIN: "đang bận, thử lại sau",
    ETXTBSY: "đang được chạy", ENODEV: "không có thiết bị này", ESTALE: "ổ mạng đã thay đổi", ETIMEDOUT: "chờ quá lâu"
]
