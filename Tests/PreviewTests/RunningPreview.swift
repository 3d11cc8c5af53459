import Catalogue
import Content
import Foundation
import Pipeline
import Site
import Synchronization
import Testing
import ThemeCoBan
import Values

@testable import Preview

/// All tests of the preview, one after the other: each has a server, and there are as many threads as cores.
@Suite("The preview", .serialized)
struct PreviewTests {}

/// A small site in a temporary folder, with a theme folder of its own, and a preview of it that runs.
final class RunningPreview: Sendable {
    let root: String
    let server: PreviewServer
    let client: HTTPClient
    private let build: SiteBuild

    var content: String { root + "/content" }

    /// - Parameter extra: files besides those of the small site, by their path in the content folder.
    init(
        _ extra: [String: String] = [:], content: String? = nil, polls: Bool = false, port: UInt16 = 0,
        prepare: (String) throws -> Void = { _ in }, today: (@Sendable () -> CalendarDate)? = nil
    ) async throws {
        let root = NSTemporaryDirectory() + "gianhang-preview-" + UUID().uuidString
        self.root = root
        if let content {
            try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: content, toPath: root + "/content")
        } else {
            for (path, text) in SmallSite.files { try Files.write(root + "/content/" + path, text) }
        }
        for (path, text) in extra { try Files.write(root + "/content/" + path, text) }
        try Files.write(root + "/themes/co-ban/assets/gianhang.css", "body { color: black }\n")
        try Files.write(root + "/themes/co-ban/assets/gianhang.js", "// nothing\n")
        try prepare(root)
        build = Self.build(root)
        var options = PreviewServer.Options()
        options.port = port
        options.polls = polls
        let server = PreviewServer(PreviewSite(build, today: today), options: options)
        self.server = server
        let (ports, found) = AsyncStream.makeStream(of: UInt16.self)
        Task.detached {
            try? await server.run(onReady: { found.yield($0.port) })
            found.finish()
        }
        var first: UInt16?
        for await port in ports {
            first = port
            break
        }
        client = HTTPClient(port: try #require(first))
    }

    deinit {
        let (server, root) = (server, root)
        Task.detached {
            await server.stop()
            try? FileManager.default.removeItem(atPath: root)
        }
    }

    static func build(_ root: String, baseAddress: String? = nil) -> SiteBuild {
        var options = SiteBuild.Options()
        options.baseAddress = baseAddress.flatMap { try? WebAddress.parse($0).get() }
        return SiteBuild(
            content: ContentFolder(
                path: root + "/content", displayName: "content", today: CalendarDate(inVietNamAtUnixTime: 1_795_219_200)),
            themes: [CoBan()], options: options
        ) { ThemeFolder(name: $0, path: root + "/themes/" + $0 + "/assets") }
    }

    func write(_ path: String, _ text: String) throws { try Files.write(content + "/" + path, text) }
    func text(_ path: String) throws -> String { try String(contentsOfFile: content + "/" + path, encoding: .utf8) }
    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: content + "/" + path) }

    func page(_ path: String) async throws -> String { try await client.get(path).text }

    /// Asks until the page at `path` is as wanted, or time is up.
    func page(_ path: String, within seconds: Double = 8, becomes isWanted: (String) -> Bool) async throws -> Bool {
        let end = Date().addingTimeInterval(seconds)
        repeat {
            if isWanted(try await page(path)) { return true }
            try await Task.sleep(for: .milliseconds(15))
        } while Date() < end
        return false
    }

    /// The events for the page at `path` as it is now.
    func events(of path: String) async throws -> EventReader {
        let page = try await page(path)
        func attribute(_ name: String) -> String {
            guard let start = page.range(of: "data-\(name)=\""), let end = page.range(of: "\"", range: start.upperBound..<page.endIndex)
            else { return "" }
            return String(page[start.upperBound..<end.lowerBound])
        }
        return try await client.events("\(ReloadScript.eventsPath)?trang=\(path)&dau=\(attribute("dau"))&kieu=\(attribute("kieu"))")
    }

    /// What a build of the content makes, by path.
    func built() throws -> [String: [UInt8]] {
        let output = root + "/built-" + UUID().uuidString
        let result = try build.run(output: output)
        try #require(result.summary != nil, "\(result.diagnostics)")
        var tree: [String: [UInt8]] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: output) where !path.hasPrefix(".gianhang") {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: output + "/" + path, isDirectory: &isFolder), !isFolder.boolValue else { continue }
            tree[path] = FileManager.default.contents(atPath: output + "/" + path).map { [UInt8]($0) }
        }
        return tree
    }

    /// What the preview serves for each of these paths, without what it adds.
    func served(_ paths: some Sequence<String>) async throws -> [String: [UInt8]] {
        var tree: [String: [UInt8]] = [:]
        for path in paths {
            let target =
                "/"
                + path.utf8.map { byte in
                    byte > 0x20 && byte < 0x7F && byte != 0x25 && byte != 0x3F && byte != 0x23
                        ? String(UnicodeScalar(byte)) : "%" + String(Int(byte) + 256, radix: 16).dropFirst()
                }.joined()
            let answer = try await client.get(target)
            // The page for what is not found says so, at its own address too.
            guard answer.status == 200 else { continue }
            tree[path] = Self.withoutAddition(answer.body)
        }
        return tree
    }

    /// A page as a build writes it.
    static func withoutAddition(_ body: [UInt8]) -> [UInt8] {
        let start = Array(ReloadScript.start.utf8), end = Array(ReloadScript.end.utf8)
        guard let from = body.indices.first(where: { body[$0] == start[0] && body[$0...].starts(with: start) }),
            let to = body[from...].indices.first(where: { body[$0] == end[0] && body[$0...].starts(with: end) })
        else { return body }
        return Array(body[..<from] + body[(to + end.count)...])
    }
}

enum Files {
    static func write(_ path: String, _ text: String) throws { try write(path, Array(text.utf8)) }

    static func write(_ path: String, _ bytes: [UInt8]) throws {
        try FileManager.default.createDirectory(atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// A picture of one pixel.
    static let picture = [UInt8](
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==") ?? Data())
    static let otherPicture = [UInt8](
        Data(base64Encoded: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==") ?? Data())
}

/// A site with one of nearly everything.
enum SmallSite {
    static let files = [
        "site.yml": """
        tên: Gian hàng thử
        địa chỉ trang: https://example.vn
        ngôn ngữ: [vi, en]
        """,
        "dia-ban.yml": """
        - mã: tuyen-quang
          tên: Tỉnh Tuyên Quang
          gồm:
            - mã: xa-cao-bo
              tên: Xã Cao Bồ
        """,
        "htx/cao-bo.md": """
        ---
        tên: Hợp tác xã Cao Bồ
        loại hình: hợp tác xã
        địa bàn: xa-cao-bo
        chuỗi giá trị: [{chuỗi: che-shan, khâu: Chế biến}]
        ---

        Ba mươi hộ làm chè. Xem [chè Shan](../san-pham/che-shan.md).
        """,
        "san-pham/che-shan.md": """
        ---
        tên: Chè Shan tuyết
        htx: cao-bo
        nhóm: Thực phẩm
        giá: 350.000 đ/hộp
        chuỗi giá trị: che-shan
        ---

        Nước sôi 90 độ.
        """,
        "san-pham/che-shan.en.md": """
        ---
        name: Shan snow tea
        ---

        Water at 90 degrees.
        """,
        "san-pham/mat-ong.md": """
        ---
        tên: Mật ong bạc hà
        htx: cao-bo
        nhóm: Thực phẩm
        ---

        Ong rừng.
        """,
        "chuoi-gia-tri/che-shan.md": """
        ---
        tên: Chuỗi chè Shan
        khâu: [Trồng, Chế biến, Tiêu thụ]
        ---
        """,
        "hoi-cho/hoi-cho-che.md": """
        ---
        tên: Hội chợ chè
        bắt đầu: 05/12/2026
        kết thúc: 07/12/2026
        địa điểm: Sân xã
        địa bàn: xa-cao-bo
        gian hàng: [{htx: cao-bo, sản phẩm: [che-shan]}]
        ---
        """,
        "bai-viet/mua-che.md": """
        ---
        tiêu đề: Mùa chè
        ngày: 01/11/2026
        htx: [cao-bo]
        ---

        Chè vào mùa.
        """,
        "tep/tai-ve/mau.txt": "0123456789\n"
    ]
}
