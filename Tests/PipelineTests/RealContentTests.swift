import Diagnostics
import Foundation
import Testing

@Suite("The content of this repository")
struct RealContentTests {
    static let content = SiteFolder.repository + "/content"

    /// Every address of the site with the title that stands there: what a change of the program or of the content adds, moves
    /// or loses shows as a difference that a person can read. Written anew with GIANHANG_RENEW=1.
    @Test("has the pages that it had, at the addresses that it had")
    func goldenTree() throws {
        let site = SiteFolder()
        try site.build(content: Self.content)
        let lines = site.tree().map { path, data -> String in
            guard path.hasSuffix(".html") else { return path }
            let text = String(decoding: data, as: UTF8.self)
            return path + "\t" + (text.firstMatch(of: /<title>(.*?)<\/title>/).map { String($0.1) } ?? "")
        }.sorted()
        let golden = SiteFolder.repository + "/Tests/PipelineTests/content-tree.txt"
        let text = lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["GIANHANG_RENEW"] != nil {
            try text.write(toFile: golden, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOfFile: golden, encoding: .utf8)
        let difference = text.split(separator: "\n").difference(from: expected.split(separator: "\n"))
        #expect(difference.isEmpty, "\(difference.prefix(10))")
    }

    @Test("is free of errors, and its warnings are true ones: certificates that lapsed or have no date, drinks without their strength")
    func warnings() throws {
        let site = SiteFolder()
        let result = try site.build(content: Self.content)
        #expect(result.errors == 0)
        #expect(
            Set(result.diagnostics.map(\.code)).isSubset(of: [
                "ocop-het-han", "ocop-sap-het-han", "ocop-thieu-ngay", "thieu-do-con", "chua-dong-y"
            ]))
    }
}
