@testable import Content
import Diagnostics
import Foundation
import Testing

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

    @Test("of the file itself are told without a crash", arguments: [
        ("UTF-16", [0xFF, 0xFE, 0x74, 0x00], "khong-phai-utf8"),
        ("Windows-1258", Array("---\nt".utf8) + [0xEA, 0x6E] + Array(": x\n---\n".utf8), "khong-phai-utf8"),
        ("a picture named .md", [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10], "khong-phai-van-ban"),
        ("far too large", Array("---\ntên: x\n---\n".utf8) + [UInt8](repeating: 0x61, count: 600 * 1024), "qua-lon"),
        ("front matter too large", Array("---\ntên: ".utf8) + [UInt8](repeating: 0x61, count: 70 * 1024) + Array("\n---\n".utf8), "qua-lon"),
    ] as [(String, [UInt8], String)])
    func rawFiles(name: String, bytes: [UInt8], code: String) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/che-shan.md", bytes: bytes)
        let result = try site.build()
        #expect(result.diagnostics.map(\.code).contains(code))
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
        #expect(result.diagnostics.map { "\($0.location.file) \($0.code)" } == [
            "content/htx/hong.md lien-ket-hong", "content/san-pham/ngoai.md lien-ket-ngoai", "content/tep/nha lien-ket-ngoai",
        ])
    }

    @Test("A pipe in the folder does not hang the program")
    func pipe() throws {
        let site = SiteFolder(SiteFolder.small)
        #expect(mkfifo(site.root + "/content/san-pham/ong.md", 0o644) == 0)
        #expect(try site.build().summary != nil)
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
        site.write("san-pham/che-shan.md", "---\ntên: \(title)\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\nGiá trị GIÁ TRỊ Giá Trị.\n\n" + forms.map { "Trà \($0) thật.\n" }.joined(separator: "\n"))
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
        site.write("san-pham/che-shan.md", good + String(repeating: "Trà chữa bệnh.\n\n", count: 150) + String(repeating: "[x](khong-co.md)\n\n", count: 130))
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
        let valid = Array("---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nocop: {sao: 4, ngày: 20/05/2025}\nchứng nhận: [VietGAP]\n---\n\n## Cách pha\n\n- [x] a\n\n| a | b |\n| - | - |\n| 1 | 2 |\n".utf8)
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
