import ArgumentParser
import Catalogue
import Content
import Foundation
import VietnameseText

extension ProfileKind: ExpressibleByArgument {}

struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Tạo hồ sơ mới để điền.",
        discussion: """
            Ví dụ: gianhang new san-pham che-shan-cao-bo
            tạo content/san-pham/che-shan-cao-bo.md với mọi mục có chú thích; điền xong thì chạy "gianhang check".
            """)

    @Argument(help: ArgumentHelp("Loại hồ sơ: \(ProfileKind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "loại"))
    var kind: ProfileKind

    @Argument(help: ArgumentHelp("Tên tệp (chữ thường không dấu, số, gạch nối), hoặc tên sản phẩm có dấu.", valueName: "tên"))
    var name: String

    @Option(name: .long, help: ArgumentHelp("Thư mục nội dung.", valueName: "thư mục"))
    var content = "content"

    func run() throws {
        let slug = name.slug
        guard !slug.isEmpty, !Permalink.isPageNumber(slug), !(kind == .page && Permalink.reservedNames.contains(slug)) else {
            throw ValidationError("\"\(name)\" không dùng làm tên tệp được; ví dụ: che-shan-cao-bo")
        }
        let folder = URL(fileURLWithPath: content).appendingPathComponent(kind.folder)
        let file = folder.appendingPathComponent(slug + ".md")
        let shown = "\(content)/\(kind.folder)/\(slug).md"
        guard FileManager.default.fileExists(atPath: content) else {
            FileHandle.standardError.write(Data("lỗi: không thấy thư mục nội dung \"\(content)\"\n  → chạy trong thư mục có content/, hoặc ghi --content ĐƯỜNG_DẪN\n".utf8))
            throw ExitCode.systemFailed
        }
        guard !FileManager.default.fileExists(atPath: file.path), !FileManager.default.fileExists(atPath: folder.appendingPathComponent(slug).path) else {
            FileHandle.standardError.write(Data("lỗi: đã có hồ sơ \(shown)\n  → chọn tên khác, hoặc mở hồ sơ ấy ra sửa\n".utf8))
            throw ExitCode.systemFailed
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // Never over a file that somebody made meanwhile.
            try Data(Scaffold.text(for: kind, name: name == slug ? nil : name).utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            FileHandle.standardError.write(Data("lỗi: không tạo được \(shown): \(error.localizedDescription)\n".utf8))
            throw ExitCode.systemFailed
        }
        print("Đã tạo \(shown)\nMở tệp, điền các dòng, rồi chạy: gianhang check")
    }
}

struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "In trang tra cứu các mục của hồ sơ (docs/dinh-dang.md).")

    func run() throws { print(FieldReference.markdown, terminator: "") }
}
