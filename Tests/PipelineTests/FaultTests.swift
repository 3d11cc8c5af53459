import Diagnostics
import Foundation
import Testing

@testable import Content

/// Each fault that a person can make, and exactly what the program says of it: `faults.txt` is the table. A case is laid over
/// the small site. After a change of the messages: GIANHANG_RENEW=1, then read the difference as the person would.
@Suite("Faults in the content")
struct FaultTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let files: [(path: String, text: String)]
        let says: String
        var testDescription: String { name }
    }

    static let table = SiteFolder.repository + "/Tests/PipelineTests/faults.txt"
    static let isRenewing = ProcessInfo.processInfo.environment["GIANHANG_RENEW"] != nil

    static let cases: [Case] = {
        var cases: [Case] = []
        let text = (try? String(contentsOfFile: table, encoding: .utf8)) ?? ""
        let parts = text.components(separatedBy: "##### ").dropFirst()
        var pending: (name: String, files: [(path: String, text: String)])?
        for part in parts {
            let lines = part.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            let body = lines.dropFirst().joined(separator: "\n")
            if lines.first == "says", let open = pending {
                cases.append(Case(name: open.name, files: open.files, says: body.trimmingCharacters(in: .newlines)))
                pending = nil
            } else {
                let files = ("\n" + body).components(separatedBy: "\n=== ").dropFirst().map { section -> (path: String, text: String) in
                    let end = section.firstIndex(of: "\n") ?? section.endIndex
                    return (String(section[..<end]), String(section[end...].dropFirst()))
                }
                pending = (lines.first ?? "", files)
            }
        }
        return cases
    }()

    static func messages(of item: Case) throws -> String {
        let site = SiteFolder(SiteFolder.small)
        for file in item.files { site.write(file.path, file.text) }
        return try site.messages().trimmingCharacters(in: .newlines)
    }

    @Test("say what is wrong, where, and the way out", arguments: cases)
    func message(item: Case) throws {
        guard !Self.isRenewing else { return }
        #expect(try Self.messages(of: item) == item.says)
        #expect(!item.says.isEmpty)
    }

    @Test("are all in the table")
    func count() throws {
        if Self.isRenewing {
            let text = try Self.cases.map { item in
                "##### \(item.name)\n" + item.files.map { "=== \($0.path)\n\($0.text.trimmingCharacters(in: .newlines))\n" }.joined()
                    + "##### says\n" + (try Self.messages(of: item)) + "\n"
            }.joined(separator: "\n")
            try text.write(toFile: Self.table, atomically: true, encoding: .utf8)
        }
        #expect(Self.cases.count >= 55)
    }

    /// Named, so that the log does not have all of its bytes.
    struct RawFile: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let bytes: [UInt8]
        let code: String

        init(_ name: String, _ bytes: [UInt8], _ code: String) { (testDescription, self.bytes, self.code) = (name, bytes, code) }
    }

    @Test(
        "of the file itself are told without a crash",
        arguments: [
            RawFile("UTF-16", [0xFF, 0xFE, 0x74, 0x00], "khong-phai-utf8"),
            RawFile("Windows-1258", Array("---\nt".utf8) + [0xEA, 0x6E] + Array(": x\n---\n".utf8), "khong-phai-utf8"),
            RawFile("a picture named .md", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10], "khong-phai-van-ban"),
            RawFile("far too large", Array("---\ntên: x\n---\n".utf8) + [UInt8](repeating: 0x61, count: 600 * 1024), "qua-lon"),
            RawFile(
                "front matter too large", Array("---\ntên: ".utf8) + [UInt8](repeating: 0x61, count: 70 * 1024) + Array("\n---\n".utf8),
                "qua-lon")
        ])
    func rawFiles(file: RawFile) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/che-shan.md", bytes: file.bytes)
        let result = try site.build()
        #expect(result.diagnostics.map(\.code).contains(file.code))
        #expect(result.summary == nil)
    }

    @Test("A symbolic link may not lead out of the content folder; one to nowhere is told too")
    func links() throws {
        let site = SiteFolder(SiteFolder.small)
        try FileManager.default.createSymbolicLink(atPath: site.root + "/content/san-pham/ngoai.md", withDestinationPath: "/etc/passwd")
        try FileManager.default.createDirectory(atPath: site.root + "/content/tep", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: site.root + "/content/tep/nha", withDestinationPath: "/etc")
        try FileManager.default.createSymbolicLink(atPath: site.root + "/content/htx/hong.md", withDestinationPath: "/khong/co")
        let result = try site.build()
        #expect(
            result.diagnostics.map { "\($0.location.file) \($0.code)" } == [
                "content/htx/hong.md lien-ket-hong", "content/san-pham/ngoai.md lien-ket-ngoai", "content/tep/nha lien-ket-ngoai"
            ])
    }

    @Test("Links that go round in circles are told once each, and at once")
    func circles() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/a/mau.txt", "x")
        for name in ["mot", "hai", "ba"] {
            try FileManager.default.createSymbolicLink(atPath: site.root + "/content/tep/\(name)", withDestinationPath: ".")
            try FileManager.default.createSymbolicLink(atPath: site.root + "/content/tep/a/\(name)", withDestinationPath: "../a")
        }
        let result = try site.build()
        #expect(result.diagnostics.map(\.code) == Array(repeating: "lien-ket-vong", count: 6))
    }

    @Test("A file where a folder belongs, and two names that only look the same, are told")
    func places() throws {
        let site = SiteFolder(SiteFolder.small)
        site.remove("bai-viet")
        site.write("bai-viet", "không phải thư mục")
        site.write("tep/\u{E9}.txt", "một")
        site.write("tep/e\u{301}.txt", "hai")
        let result = try site.build()
        #expect(
            Set(result.diagnostics.map { "\($0.location.file) \($0.code)" }) == [
                "content/bai-viet khong-phai-thu-muc", "content/tep/\u{E9}.txt trung-ten"
            ])
        #expect(result.summary == nil)
    }

    @Test(
        "Copied files that no host could hold in their place are told before anything is written",
        arguments: [
            "san-pham", "SAN-PHAM/che-shan", "san-pham/che-shan/index.html/x.txt", "giao-dien/co-ban/Site.css", "feed.xml", "x/a\\b.txt",
            "Du-Lieu"
        ])
    func copiedFiles(path: String) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/" + path, "x")
        let result = try site.build()
        #expect(result.diagnostics.filter { $0.severity == .error }.map(\.location.file) == ["content/tep/" + path])
        #expect(result.summary == nil)
    }

    @Test(
        "Where a document beside a profile is told to go, it is found",
        arguments: [("san-pham/che-shan.md", "../tep/to-roi.pdf"), ("san-pham/mut/index.md", "../../tep/to-roi.pdf")])
    func documents(profile: String, link: String) throws {
        let site = SiteFolder(SiteFolder.small)
        func write(_ link: String) {
            site.write(profile, "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\nTải [tờ rơi](\(link)) về.\n")
        }
        site.write((profile as NSString).deletingLastPathComponent + "/to-roi.pdf", "%PDF-1.4")
        write("to-roi.pdf")
        #expect(try site.build().diagnostics.first?.advice?.vietnamese.hasSuffix(" \(link)") == true)
        site.write("tep/to-roi.pdf", "%PDF-1.4")
        write(link)
        #expect(try site.build().diagnostics.isEmpty)
        #expect(site["san-pham/\(profile.contains("mut") ? "mut" : "che-shan")/index.html"].contains("href=\"/to-roi.pdf\""))
    }

    @Test("Copied files: two that differ only in case, one that is far too large")
    func copiedFileBounds() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/A/f.txt", "x")
        site.write("tep/a/F.txt", "x")
        site.write("tep/phim.mp4", "x")
        #expect(truncate(site.root + "/content/tep/phim.mp4", 201 << 20) == 0)
        #expect(try site.build().diagnostics.map { "\($0.location.file) \($0.code)" } == ["content/tep/phim.mp4 qua-lon"])
        site.remove("tep/phim.mp4")
        #expect(try site.build().diagnostics.map { "\($0.location.file) \($0.code)" } == ["content/tep/a/F.txt trung-dia-chi"])
    }

    @Test("Of hidden files only what a web host asks for is copied")
    func hiddenFiles() throws {
        let site = SiteFolder(SiteFolder.small)
        for path in [".git/config", ".env", "site.css~", ".site.css.swp", "a/.DS_Store", ".well-known/security.txt", ".htaccess", "a/b.txt"]
        { site.write("tep/" + path, path) }
        try site.build()
        #expect(
            site.tree().keys.filter { $0.hasPrefix(".") || $0.hasPrefix("a/") || $0.hasPrefix("site") }.sorted()
                == [".htaccess", ".well-known/security.txt", "a/b.txt", "sitemap.xml"])
    }

    @Test("What a terminal would obey is never printed", arguments: ["\u{1B}[2J", "\u{9B}31m", "x\ngia.md:1:1: lỗi: giả", "\u{202E}gpj"])
    func terminal(text: String) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/\(text).md", "---\ntên: X\n---\n")
        site.write("san-pham/che-shan.md", "---\ntên: \"Chè\"\nhtx: \"\(text.replacing("\n", with: "\\n"))\"\nnhóm: Thực phẩm\n---\n")
        let messages = try site.messages()
        #expect(messages.contains("ten-tep"))
        #expect(!messages.contains(text))
        #expect(
            !messages.unicodeScalars.contains {
                $0.value != 0x0A && ($0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || (0x202A...0x202E).contains($0.value))
            })
        // No line but the program's own begins with a place.
        #expect(messages.split(separator: "\n").allSatisfy { !$0.hasPrefix("gia.md") })
    }

    @Test(
        "A section given for the content folder, or the folder above it, is one error that names the right one",
        arguments: ["/content/san-pham", "/content/tep/", ""])
    func misplaced(path: String) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("tep/a.txt", "x")
        #expect(try site.build(content: site.root + path).diagnostics.map(\.code) == ["sai-thu-muc"])
    }

    @Test("A pipe in place of a profile does not hang the program, and its page does not go without a word")
    func pipe() throws {
        let site = SiteFolder(SiteFolder.small)
        #expect(mkfifo(site.root + "/content/san-pham/ong.md", 0o644) == 0)
        let result = try site.build()
        #expect(result.summary == nil)
        #expect(result.diagnostics.map { "\($0.location.file) \($0.code)" } == ["content/san-pham/ong.md khong-doc-duoc"])
    }

    @Test("A link to a hidden place, and a name that is no text, are told once each")
    func hiddenAndUnreadable() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write(".kho/a.md", "---\ntên: A\n---\n")
        #expect(symlink("../.kho/a.md", site.root + "/content/san-pham/a.md") == 0)
        let name = Array((site.root + "/content/tep/q").utf8) + [0xFF, 0x2E, 0x74, 0x78, 0x74, 0]
        site.write("tep/b.txt", "x")
        let file = name.withUnsafeBufferPointer {
            $0.withMemoryRebound(to: CChar.self) { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
        }
        site.write("san-pham/.che.swp", "x")
        let hidden = Array((site.root + "/content/san-pham/.che").utf8) + [0xFF, 0]
        hidden.withUnsafeBufferPointer { _ = $0.withMemoryRebound(to: CChar.self) { mkdir($0.baseAddress!, 0o755) } }
        // Some file systems take no such name.
        if file >= 0 { close(file) }
        let faults = try site.build().diagnostics.map { "\($0.location.file) \($0.code)" }
        #expect(faults == ["content/san-pham/a.md lien-ket-an"] + (file < 0 ? [] : ["content/tep/q\u{FFFD}.txt ten-tep"]))
    }

    @Test("A copy of the settings under Notepad's name stops nothing; in place of the settings it is the one error")
    func spareSettings() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("site.yml.txt", "tên: Cũ\n")
        let spare = try site.build()
        #expect(spare.summary != nil && spare.diagnostics.map { "\($0.severity) \($0.code)" } == ["warning tep-la"])
        site.remove("site.yml")
        #expect(
            try site.messages() == """
                content/site.yml.txt: lỗi: tệp này không được đọc [tep-la]
                  → đổi tên thành "site.yml" (Notepad đã thêm .txt; bật hiện đuôi tệp trong Windows để thấy)

                """)
    }

    @Test("What refers to a profile that lies too deep says nothing of its own")
    func innerFolder() throws {
        let site = SiteFolder(SiteFolder.small)
        site.remove("htx/cao-bo.md")
        site.write("htx/nhom/cao-bo/index.md", "---\ntên: X\n---\n")
        #expect(try site.build().diagnostics.map { "\($0.location.file) \($0.code)" } == ["content/htx/nhom/cao-bo tep-la"])
    }

    @Test("Each of many links of one line is pointed at, and soon")
    func linksOfOneLine() throws {
        let site = SiteFolder(SiteFolder.small)
        let links = (0..<7000).map { "[é](/k\($0))" }.joined(separator: " ")
        site.write("san-pham/k.md", "---\ntên: K\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\n\(links)\n")
        let start = ContinuousClock.now
        let faults = try site.build().diagnostics.filter { $0.location.file == "content/san-pham/k.md" }
        var column = 5
        var columns: [Int] = []
        for number in 0..<100 {
            columns.append(column)
            column += "k\(number)".count + 7
        }
        #expect(faults.prefix(100).map(\.location.column) == columns)
        #expect(faults.count == 101 && faults.last?.code == "con-nua")
        // It took ten times as long where every link was looked for from the beginning of the line.
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test("A thousand broken files give a thousand messages, in order")
    func thousand() throws {
        let site = SiteFolder(SiteFolder.small)
        for number in 0..<1000 { site.write("san-pham/hong-\(number).md", "---\ntên: X\nhtx: khong-co-\(number)\nnhóm: Thực phẩm\n---\n") }
        let result = try site.build()
        #expect(result.errors == 1000)
        #expect(result.diagnostics == result.diagnostics.sortedForReading())
    }

    @Test("Claims to cure are found in any case and however they are composed", arguments: HealthClaims.claims)
    func claims(claim: String) throws {
        let title = claim.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        let sentence = claim.prefix(1).uppercased() + claim.dropFirst()
        let forms = [claim, title, sentence, claim.uppercased(), claim.decomposedStringWithCanonicalMapping]
        let site = SiteFolder(SiteFolder.small)
        site.write(
            "san-pham/che-shan.md",
            "---\ntên: \(title)\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\nGiá trị GIÁ TRỊ Giá Trị.\n\n"
                + forms.map { "Trà \($0) thật.\n" }.joined(separator: "\n"))
        let result = try site.build()
        #expect(result.diagnostics.filter { $0.code == "chua-benh" }.map(\.location.line) == [2, 9, 11, 13, 15, 17])
    }

    @Test("Very many of one file are cut short, and warnings stay warnings")
    func cutShort() throws {
        let site = SiteFolder(SiteFolder.small)
        let good = "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\n"
        site.write("san-pham/che-shan.md", good + String(repeating: "Trà chữa bệnh.\n\n", count: 150))
        let warned = try site.build()
        #expect(warned.summary != nil)
        #expect(warned.warnings == 101 && warned.diagnostics.contains { $0.code == "con-nua" && $0.severity == .warning })
        site.write(
            "san-pham/che-shan.md",
            good + String(repeating: "Trà chữa bệnh.\n\n", count: 150) + String(repeating: "[x](khong-co.md)\n\n", count: 130))
        let failed = try site.build()
        #expect(failed.summary == nil)
        #expect(failed.errors == 101 && failed.warnings == 101)
    }

    @Test("Whatever bytes stand in a profile, the program says something and lives", arguments: 0..<8)
    func random(seed: Int) throws {
        var state = UInt64(seed &+ 1) &* 0x9E37_79B9_7F4A_7C15
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let site = SiteFolder(SiteFolder.small)
        let valid = Array(
            "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nocop: {sao: 4, ngày: 20/05/2025}\nchứng nhận: [VietGAP]\n---\n\n## Cách pha\n\n- [x] a\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
                .utf8)
        for number in 0..<120 {
            var bytes = valid
            for _ in 0..<(1 + next(12)) {
                let place = next(bytes.count)
                switch next(4) {
                case 0: bytes[place] = UInt8(next(256))
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: Array("[]{}:#&*!|>'\"%@`-~\\\n\t ".utf8).shuffled(by: next), at: place)
                default: bytes.insert(contentsOf: bytes[max(0, place - next(20))..<place], at: place)
                }
            }
            site.write("san-pham/ngau-nhien-\(number).md", bytes: bytes)
        }
        _ = try site.build()
    }
}

extension Array {
    fileprivate func shuffled(by next: (Int) -> Int) -> [Element] {
        var result = self
        for index in result.indices.reversed() where index > 0 { result.swapAt(index, next(index + 1)) }
        return Array(result.prefix(1 + next(4)))
    }
}
