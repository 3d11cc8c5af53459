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

    @Argument(help: ArgumentHelp("Loại hồ sơ.", valueName: "loại"))
    var kind: ProfileKind

    @Argument(help: ArgumentHelp("Tên tệp (chữ thường không dấu, số, gạch nối), hoặc tên sản phẩm có dấu.", valueName: "tên"))
    var name: String

    @Option(name: .long, help: ArgumentHelp("Thư mục nội dung.", valueName: "thư mục"))
    var content = "content"

    @Option(name: .long, help: ArgumentHelp("Ngôn ngữ của thông báo: vi hoặc en.", valueName: "vi|en"))
    var lang = Language.vietnamese

    func run() throws {
        let slug = Self.fileName(for: name)
        guard Permalink.fault(ofSlug: slug, kind) == nil else {
            throw ValidationError(
                Phrase(
                    "\"\(name)\" không dùng làm tên tệp được; ví dụ: che-shan-cao-bo",
                    "\"\(name)\" cannot be a file name; for example: che-shan-cao-bo")(lang))
        }
        let reporter = Reporter(language: lang)
        let folder = URL(fileURLWithPath: content).appendingPathComponent(kind.folder)
        let file = folder.appendingPathComponent(slug + ".md")
        let shown = "\(content)/\(kind.folder)/\(slug).md"
        guard FileManager.default.fileExists(atPath: content) else { throw reporter.fail(.noContent(content)) }
        // Nobody would ever see a profile that lies where reading does not look.
        if let fault = ContentFolder.faultOfLink(at: kind.folder, in: content) {
            throw reporter.fail(
                Phrase("\(content)/\(kind.folder): \(fault.vietnamese)", "\(content)/\(kind.folder): \(fault.english)"),
                advice: Phrase("thay lối tắt ấy bằng một thư mục thật", "put a real folder in place of that link"))
        }
        guard !FileManager.default.fileExists(atPath: file.path),
            !FileManager.default.fileExists(atPath: folder.appendingPathComponent(slug).path)
        else {
            throw reporter.fail(
                Phrase("đã có hồ sơ \(shown)", "there is a profile \(shown) already"),
                advice: Phrase("chọn tên khác, hoặc mở hồ sơ ấy ra sửa", "choose another name, or open that one"))
        }
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            // Never over a file that somebody made meanwhile.
            try Data(Scaffold.text(for: kind, name: name == slug ? nil : name).utf8).write(to: file, options: .withoutOverwriting)
        } catch {
            let reason =
                ((error as? CocoaError)?.underlying as? POSIXError).map { Phrase.systemError($0.code.rawValue) }
                ?? Phrase(error.localizedDescription, error.localizedDescription)
            throw reporter.fail(
                Phrase("không tạo được \(shown): \(reason.vietnamese)", "cannot make \(shown): \(reason.english)"),
                advice: Phrase("kiểm tra quyền ghi thư mục", "check the folder's permissions"))
        }
        reporter.say(
            Phrase(
                "Đã tạo \(shown)\nMở tệp, điền các dòng, rồi chạy: gianhang check",
                "Made \(shown)\nOpen it, fill in the lines, then run: gianhang check"))
    }

    /// The slug of a name; of a long one as many words as make a good address.
    private static func fileName(for name: String) -> String {
        let slug = name.slug
        guard slug.utf8.count > Permalink.longestSlug else { return slug }
        let cut = slug.prefix(Permalink.longestSlug + 1)
        return String(cut[..<(cut.lastIndex(of: "-") ?? cut.index(before: cut.endIndex))])
    }
}

struct ReferenceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference", abstract: "In trang tra cứu các mục của hồ sơ (docs/dinh-dang.md).")

    func run() throws { try Console.give(FieldReference.markdown, .vietnamese) }
}
