import Catalogue
import Content
import Diagnostics
import Foundation
import Parallelism
import Pipeline
import Site
import Testing
import ThemeCoBan
import Values
import VietnameseText

/// A whole small site in one string, built in a temporary folder: parts begin with a line `=== path`.
final class SiteFolder {
    let root: String
    private(set) var diagnostics: [Diagnostic] = []

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    init(_ text: String = "") {
        root = NSTemporaryDirectory() + "gianhang-" + UUID().uuidString
        try? FileManager.default.createDirectory(atPath: root + "/content", withIntermediateDirectories: true)
        var path: String?, lines: [Substring] = []
        func finish() {
            if let path { write(path, lines.joined(separator: "\n")) }
            lines = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("=== ") {
                finish()
                path = String(line.dropFirst(4))
            } else {
                lines.append(line)
            }
        }
        finish()
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    func write(_ path: String, _ text: String) { write(path, bytes: Array(text.utf8)) }

    func write(_ path: String, bytes: [UInt8]) {
        let file = URL(fileURLWithPath: root + "/content/" + path)
        try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: file.path, contents: Data(bytes))
    }

    func remove(_ path: String) { try? FileManager.default.removeItem(atPath: root + "/content/" + path) }

    /// Builds and returns what happened; the site lies in `public`.
    @discardableResult
    func build(
        today: String = "2026-11-21", strict: Bool = false, drafts: Bool = false, content: String? = nil, output: String = "public",
        theme: any Theme = CoBan(),
        counter: WorkCounter? = nil
    ) throws -> SiteBuild.Result {
        let day = try #require(try? PartialDate.parse(today).get().earliest)
        var options = SiteBuild.Options()
        options.isStrict = strict
        options.counter = counter
        let build = SiteBuild(
            content: ContentFolder(path: content ?? root + "/content", displayName: "content", today: day, includesDrafts: drafts),
            themes: [theme], options: options
        ) { name in
            ThemeFolder(name: name, path: Self.repository + "/themes/" + name + "/assets")
        }
        let result = try build.run(output: root + "/" + output)
        diagnostics = result.diagnostics
        return result
    }

    /// What the program says of the content, as it prints it.
    func messages(today: String = "2026-11-21") throws -> String {
        let result = try build(today: today)
        let day = try #require(try? PartialDate.parse(today).get().earliest)
        let folder = ContentFolder(path: root + "/content", displayName: "content", today: day)
        let text = DiagnosticText(language: .vietnamese, sourceLine: folder.sourceLine)
        return result.diagnostics.map(text.text(of:)).joined()
    }

    /// A file of the built site, or an empty text.
    subscript(_ path: String) -> String {
        (try? String(contentsOfFile: root + "/public/" + path, encoding: .utf8)) ?? ""
    }

    /// Every file of a built site with its bytes, without the writer's own folder.
    func tree(_ output: String = "public") -> [String: Data] {
        var tree: [String: Data] = [:]
        for path in (try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + output)) ?? [] where !path.hasPrefix(".gianhang") {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: root + "/" + output + "/" + path, isDirectory: &isFolder), !isFolder.boolValue {
                tree[path] = FileManager.default.contents(atPath: root + "/" + output + "/" + path)
            }
        }
        return tree
    }

    /// A site with one of nearly everything.
    static let small = """
        === site.yml
        tên: Gian hàng thử
        địa chỉ trang: https://example.vn
        cơ quan chủ quản: UBND xã Thử
        ngôn ngữ: [vi, en]
        === dia-ban.yml
        - mã: tuyen-quang
          tên: Tỉnh Tuyên Quang
          gồm:
            - mã: xa-cao-bo
              tên: Xã Cao Bồ
        - mã: ha-giang
          tên: Tỉnh Hà Giang
          đến ngày: 30/06/2025
          nay là: [tuyen-quang]
          gồm:
            - mã: vi-xuyen
              tên: Huyện Vị Xuyên
              đến ngày: 30/06/2025
              nay là: [xa-cao-bo]
        === htx/cao-bo.md
        ---
        tên: Hợp tác xã Cao Bồ
        loại hình: hợp tác xã
        địa bàn: xa-cao-bo
        điện thoại: 0912 345 678
        chuỗi giá trị: [{chuỗi: che-shan, khâu: Chế biến}]
        ---

        Ba mươi hộ làm chè. Xem [chè Shan](../san-pham/che-shan.md).
        === san-pham/che-shan.md
        ---
        tên: Chè Shan tuyết
        htx: cao-bo
        nhóm: Thực phẩm
        giá: 350.000 đ/hộp
        mùa vụ: 3-5
        chuỗi giá trị: che-shan
        ocop: {sao: 4, ngày: 20/05/2025, quyết định: 100/QĐ-UBND}
        ---

        ## Cách pha

        Nước sôi 90 độ.
        === san-pham/che-shan.en.md
        ---
        name: Shan snow tea
        ---

        Water at 90 degrees.
        === chuoi-gia-tri/che-shan.md
        ---
        tên: Chuỗi chè Shan
        khâu: [Trồng, Chế biến, Tiêu thụ]
        ---
        === hoi-cho/hoi-cho-che.md
        ---
        tên: Hội chợ chè
        bắt đầu: 05/12/2026
        kết thúc: 07/12/2026
        địa điểm: Sân xã
        địa bàn: xa-cao-bo
        gian hàng: [{htx: cao-bo, sản phẩm: [che-shan]}]
        ---
        === bai-viet/mua-che.md
        ---
        tiêu đề: Mùa chè
        ngày: 01/11/2026
        htx: [cao-bo]
        ---

        Chè vào mùa.
        """
}
