import Content
import Diagnostics
import Foundation
import Parallelism
import Pipeline
import Testing

extension PreviewTests {
    @Suite("Reading only what changed")
    struct IncrementalTests {
        /// A generator of numbers that gives the same ones again.
        private struct Seeded: RandomNumberGenerator {
            var state: UInt64
            mutating func next() -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                var value = state
                value ^= value >> 33
                value = value &* 0xFF51_AFD7_ED55_8CCD
                return value ^ (value >> 33)
            }
        }

        @Test("gives what reading everything gives, whatever is edited", arguments: [1, 2, 3, 4] as [UInt64])
        func equality(seed: UInt64) throws {
            var random = Seeded(state: seed)
            let root = NSTemporaryDirectory() + "gianhang-incremental-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: root) }
            let content = root + "/content/"
            for (path, text) in Self.files { try Files.write(content + path, text) }
            try Files.write(root + "/themes/co-ban/assets/gianhang.css", "")
            let build = RunningPreview.build(root)
            var memory = SiteMemory(build.content)
            try #require(try build.prepare(after: .anything, remembering: &memory).site != nil)

            var good = 0, bad = 0
            for step in 0..<120 {
                var touched: Set<String> = []
                var movedFolders = false
                for _ in 0..<Int.random(in: 1...3, using: &random) { try edit(content, &touched, &movedFolders, &random, step) }
                let change: ContentChange = movedFolders || Int.random(in: 0..<4, using: &random) == 0 ? .anything : .files(touched)
                let again = try build.prepare(after: change, remembering: &memory), fresh = try build.prepare()
                try #require(again.diagnostics == fresh.diagnostics, "seed \(seed), step \(step): \(touched.sorted()), \(change)")
                try #require((again.site == nil) == (fresh.site == nil))
                if let site = again.site, let fresh = fresh.site {
                    good += 1
                    try #require(site.paths == fresh.paths, "seed \(seed), step \(step)")
                    let different = site.paths.filter { Self.bytes(site, $0) != Self.bytes(fresh, $0) }
                    try #require(different == [], "seed \(seed), step \(step): \(touched.sorted())")
                } else {
                    bad += 1
                }
            }
            // The edits would show nothing if they all did the same.
            #expect(good > 10 && bad > 10, "\(good) good, \(bad) bad")
        }

        /// A site in which every kind of profile refers to every kind that it can.
        private static let files = SmallSite.files.merging([
            "htx/thuong-son.md":
                "---\ntên: Tổ Thượng Sơn\nloại hình: tổ hợp tác\nđịa bàn: xa-cao-bo\nchuỗi giá trị: [{chuỗi: mat-ong, khâu: Nuôi}]\n---\n",
            "san-pham/ruou-ngo.md": "---\ntên: Tinh dầu quế\nhtx: thuong-son\nnhóm: Thực phẩm\nchuỗi giá trị: [mat-ong, che-shan]\n---\n",
            "chuoi-gia-tri/mat-ong.md": """
            ---
            tên: Chuỗi mật ong
            khâu: [Nuôi, Đóng chai]
            liên kết: [{từ: thuong-son, đến: cao-bo}]
            ---
            """,
            "diem-trung-bay/cho-phien.md":
                "---\ntên: Chợ phiên\nđịa chỉ: Chợ trung tâm\nđịa bàn: xa-cao-bo\nsản phẩm: [mat-ong, ruou-ngo]\nhtx: [thuong-son]\n---\n",
            "bai-viet/hoi-cho.md":
                "---\ntiêu đề: Đi chợ\nngày: 02/11/2026\nhtx: [thuong-son]\nsản phẩm: [ruou-ngo, che-shan]\nhội chợ: [hoi-cho-che]\n---\n\n[Chợ](../diem-trung-bay/cho-phien.md)\n"
        ]) { first, _ in first }

        /// Profiles that come and go before, between and behind the others, and shift their places.
        private static let newcomers = [
            ("htx", "a-moi", "tên: Tổ A\nloại hình: tổ hợp tác\nđịa bàn: xa-cao-bo"),
            ("htx", "d-moi", "tên: Tổ D\nloại hình: tổ hợp tác\nđịa bàn: xa-cao-bo"),
            ("san-pham", "a-moi", "tên: A mới\nhtx: thuong-son\nnhóm: Thực phẩm"),
            ("san-pham", "n-moi", "tên: N mới\nhtx: cao-bo\nnhóm: Thực phẩm\nchuỗi giá trị: che-shan"),
            ("chuoi-gia-tri", "a-moi", "tên: Chuỗi A\nkhâu: [Một, Hai]"), ("chuoi-gia-tri", "d-moi", "tên: Chuỗi D\nkhâu: [Một, Hai]"),
            ("hoi-cho", "a-moi", "tên: Chợ A\nbắt đầu: 05/12/2026\nđịa điểm: Sân\ngian hàng: [{htx: thuong-son, sản phẩm: [mat-ong]}]"),
            ("diem-trung-bay", "a-moi", "tên: Điểm A\nđịa chỉ: Chợ\nđịa bàn: xa-cao-bo\nsản phẩm: [che-shan]"),
            ("bai-viet", "a-moi", "tiêu đề: Bài A\nngày: 03/11/2026\nhội chợ: [hoi-cho-che]")
        ].map { (path: "\($0.0)/\($0.1).md", text: "---\n\($0.2)\n---\n") }

        private static func bytes(_ site: PreparedSite, _ path: String) -> [UInt8]? {
            switch site.file(at: path) {
            case .page(let page): site.renderer.render(page).bytes
            case .output(let output): output.bytes()
            case .asset(let bytes): bytes
            case .photo(let make): make()
            case .copy(let path): FileManager.default.contents(atPath: path).map { [UInt8]($0) }
            case nil: nil
            }
        }

        private func edit(_ content: String, _ touched: inout Set<String>, _ movedFolders: inout Bool, _ random: inout Seeded, _ step: Int)
            throws
        {
            func put(_ path: String, _ text: String) throws {
                movedFolders =
                    movedFolders || !FileManager.default.fileExists(atPath: (content + path as NSString).deletingLastPathComponent)
                try Files.write(content + path, text)
                touched.insert(path)
            }
            func drop(_ path: String) {
                try? FileManager.default.removeItem(atPath: content + path)
                touched.insert(path)
            }
            let profiles = Self.files.keys.filter { $0.hasSuffix(".md") }.sorted()
            guard let path = profiles.randomElement(using: &random), let original = Self.files[path],
                let newcomer = Self.newcomers.randomElement(using: &random)
            else { return }
            let current = (try? String(contentsOfFile: content + path, encoding: .utf8)) ?? original
            let product = SmallSite.files["san-pham/mat-ong.md", default: ""]
            switch Int.random(in: 0..<36, using: &random) {
            case 0, 1, 2: try put(path, current + "\nBước \(step).\n")
            // Of the same length, so that only times tell.
            case 3: try put(path, current.replacing("ch", with: "kh"))
            case 4: try put(path, current.replacing("tên: ", with: "tên: A\(step) "))
            case 5: try put(path, "---\n" + current)
            case 6, 7, 8, 9, 32:
                for path in profiles { try put(path, Self.files[path, default: ""]) }
                for path in ["htx/Thượng Sơn.md", "san-pham/moi.md.txt"] { drop(path) }
                try put("dia-ban.yml", SmallSite.files["dia-ban.yml", default: ""])
            // Under a wrong name, and what only follows from that and from localities that cannot be read.
            case 33:
                drop("htx/thuong-son.md")
                try put("htx/Thượng Sơn.md", Self.files["htx/thuong-son.md", default: ""])
            case 34: try put("san-pham/moi.md.txt", product)
            case 35: try put("dia-ban.yml", "- mã: x\n\ttên: X\n")
            case 10: drop(path)
            case 11:
                try put("san-pham/them-\(Int.random(in: 0..<3, using: &random)).md", product.replacing("nhóm", with: "ảnh: [a.png]\nnhóm"))
            case 12: drop("san-pham/them-\(Int.random(in: 0..<3, using: &random)).md")
            case 13: try put("san-pham/mat-ong.md", product.replacing("nhóm", with: "nháp: có\nnhóm"))
            case 14:
                try put(
                    "san-pham/mat-ong.md",
                    product.replacing("nhóm", with: "ảnh: [a.png]\nnhóm") + "\n[tệp](../tep/tai-ve/mau.txt) ![ảnh](a.png)\n")
            case 15, 16:
                try Files.write(
                    content + "san-pham/a.png", [Files.picture, Files.otherPicture, Array("x".utf8)].randomElement(using: &random) ?? [])
                touched.insert("san-pham/a.png")
            case 17: drop("san-pham/a.png")
            case 18:
                try put(
                    "chuoi-gia-tri/che-shan.md",
                    original.hasPrefix("---\ntên: Chuỗi") ? original : "---\ntên: Chuỗi chè\nkhâu: [Trồng, Tiêu thụ, Chế biến]\n---\n")
            case 19:
                try put(
                    "dia-ban.yml",
                    SmallSite.files["dia-ban.yml", default: ""]
                        + ["", "\n- mã: ha-giang\n  tên: Tỉnh Hà Giang", "\n- mã: tuyen-quang\n  tên: Trùng"][
                            Int.random(in: 0..<3, using: &random)])
            case 20: try put("site.yml", "tên: Thử \(step)\nngôn ngữ: [vi\(Bool.random(using: &random) ? ", en" : "")]\n")
            case 21: if Bool.random(using: &random) { try put("tep/tai-ve/mau.txt", "\(step)") } else { drop("tep/tai-ve/mau.txt") }
            case 22:
                movedFolders = true
                if Bool.random(using: &random) {
                    try put("htx/khac/index.md", SmallSite.files["htx/cao-bo.md", default: ""])
                } else {
                    drop("htx/khac")
                }
            case 23, 24, 25, 26, 27: try put(newcomer.path, newcomer.text)
            case 28, 29, 30: drop(newcomer.path)
            default: try put("htx/cao-bo.en.md", "---\nname: Cao Bo \(step)\n---\n")
            }
        }

        @Test("follows what symbolic links point to")
        func links() throws {
            let root = NSTemporaryDirectory() + "gianhang-links-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: root) }
            for (path, text) in SmallSite.files { try Files.write(root + "/content/" + path, text) }
            try Files.write(root + "/content/tep/goc.md", SmallSite.files["san-pham/mat-ong.md", default: ""])
            try FileManager.default.createSymbolicLink(
                atPath: root + "/content/san-pham/tat.md", withDestinationPath: root + "/content/tep/goc.md")
            try Files.write(root + "/themes/co-ban/assets/gianhang.css", "")
            let build = RunningPreview.build(root)
            var memory = SiteMemory(build.content)
            _ = try build.prepare(after: .anything, remembering: &memory)
            try Files.write(root + "/content/tep/goc.md", SmallSite.files["san-pham/mat-ong.md", default: ""] + "\nQua lối tắt.\n")
            let site = try #require(try build.prepare(after: .files(["tep/goc.md"]), remembering: &memory).site)
            #expect(String(decoding: Self.bytes(site, "san-pham/tat/index.html") ?? [], as: UTF8.self).contains("Qua lối tắt."))
        }

        @Test("keeps the order of names, whatever is renamed")
        func order() throws {
            let root = NSTemporaryDirectory() + "gianhang-order-" + UUID().uuidString
            defer { try? FileManager.default.removeItem(atPath: root) }
            for (path, text) in SmallSite.files { try Files.write(root + "/content/" + path, text) }
            let product = SmallSite.files["san-pham/mat-ong.md", default: ""]
            for number in 0..<100 {
                try Files.write(root + "/content/san-pham/sp-\(number).md", product.replacing("Mật ong", with: "Mật \(number % 7)"))
            }
            let folder = ContentFolder(path: root + "/content", displayName: "content", today: RunningPreview.build(root).content.today)
            var reader = ContentReader(folder)
            _ = reader.read()
            var random = Seeded(state: 9)
            for _ in 0..<15 {
                var touched: Set<String> = []
                for _ in 0..<Int.random(in: 1...90, using: &random) {
                    let path = "san-pham/sp-\(Int.random(in: 0..<100, using: &random)).md"
                    let name = ["Ấm", "Ăn", "an", "Đá", "dã", "Mật", "mật", "Ơi"].randomElement(using: &random) ?? ""
                    try Files.write(root + "/content/" + path, product.replacing("Mật ong", with: name))
                    touched.insert(path)
                }
                #expect(reader.read(.files(touched)).reading?.catalogue.products == folder.read().reading?.catalogue.products)
            }
        }
    }
}
