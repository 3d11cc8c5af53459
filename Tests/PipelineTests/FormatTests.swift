import Catalogue
import Diagnostics
import Foundation
import Testing
import Values

@testable import Content

@Suite("The content format")
struct FormatTests {
    func read(_ site: SiteFolder, drafts: Bool = false) throws -> ContentReading {
        let day = try PartialDate.parse("2026-11-21").get().earliest
        let (reading, diagnostics) = ContentFolder(path: site.root + "/content", displayName: "content", today: day, includesDrafts: drafts)
            .read()
        return try #require(reading, "\(diagnostics.map { "\($0.location.file):\($0.location.line) \($0.message.vietnamese)" })")
    }

    @Test("Keys and listed values may be written in any case, without accents, with hyphens or in English; decomposed text too")
    func keys() throws {
        let variants = [
            "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nquy cách: Hộp\n---\n",
            "---\nTEN: Chè\nHTX: cao-bo\nNhom: thuc pham\nQuy_Cach: Hộp\n---\n",
            "---\nname: Chè\nproducer: cao-bo\ngroup: Food\npackage: Hộp\n---\n",
            "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nquy cách: Hộp\n---\n".decomposedStringWithCanonicalMapping,
            "\u{FEFF}---\r\ntên: Chè\r\nhtx: cao-bo\r\nnhóm: Thực phẩm\r\nquy cách: Hộp\r\n---\r\n"
        ]
        for text in variants {
            let site = SiteFolder(SiteFolder.small)
            site.write("san-pham/che-shan.md", text)
            let product = try #require(try read(site).catalogue.profiles.products.first { $0.slug == "che-shan" })
            #expect(product.name.vietnamese == "Chè" && product.package?.vietnamese == "Hộp" && product.group == .food)
            // Composed, whatever was typed.
            #expect(Array(product.name.vietnamese.unicodeScalars).count == 3)
        }
    }

    @Test("A profile may be a file, or a folder with its photos and versions")
    func layouts() throws {
        let site = SiteFolder(SiteFolder.small)
        site.remove("san-pham/che-shan.md")
        site.remove("san-pham/che-shan.en.md")
        site.write("san-pham/che-shan/index.md", "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\n---\n\nXem [đơn vị](../../htx/cao-bo.md).\n")
        site.write("san-pham/che-shan/index.en.md", "---\nname: Tea\n---\n")
        let product = try read(site).catalogue.profiles.products[0]
        #expect(product.slug == "che-shan" && product.name.english == "Tea")
    }

    @Test("An English version overrides the texts that it gives and inherits everything else")
    func english() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("chuoi-gia-tri/che-shan.en.md", "---\nname: Shan tea chain\nstages: [Growing, Processing, Marketing]\n---\n")
        let reading = try read(site)
        let chain = reading.catalogue.profiles.valueChains[0]
        #expect(chain.name.english == "Shan tea chain")
        #expect(chain.stages.map(\.name.english) == ["Growing", "Processing", "Marketing"])
        #expect(chain.stages.map(\.name.vietnamese) == ["Trồng", "Chế biến", "Tiêu thụ"])
        let product = reading.catalogue.profiles.products[0]
        #expect(product.name.english == "Shan snow tea" && product.price?.text(.vietnamese) == "350.000 ₫/hộp")
    }

    @Test("Scalars are what was typed: no number, date or truth of YAML's own")
    func scalars() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write(
            "htx/cao-bo.md",
            "---\ntên: 0123\nloại hình: hợp tác xã\nđịa bàn: xa-cao-bo\nđiện thoại: 0912345678\nmã số: 010203\nlĩnh vực: no\ndiện tích: 12:30\n---\n"
        )
        let producer = try read(site).catalogue.profiles.producers[0]
        #expect(
            producer.name.vietnamese == "0123" && producer.registrationNumber == "010203" && producer.sector?.vietnamese == "no"
                && producer.area == "12:30")
        #expect(producer.phones.map(\.digits) == ["0912345678"])
    }

    @Test("A person's name without consent is in no value that leaves reading")
    func consent() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write(
            "htx/cao-bo.md",
            "---\ntên: HTX\nloại hình: hợp tác xã\nđịa bàn: xa-cao-bo\nngười liên hệ: {tên: Nguyễn Thị Bí Mật, đồng ý công khai: không}\n---\n"
        )
        #expect(!"\(try read(site))".contains("Bí Mật"))
    }

    @Test("A place in a value chain that is written twice counts once")
    func doubledRole() throws {
        let site = SiteFolder(SiteFolder.small)
        site.write(
            "htx/cao-bo.md",
            "---\ntên: HTX\nloại hình: hợp tác xã\nđịa bàn: xa-cao-bo\nchuỗi giá trị: [{chuỗi: che-shan, khâu: Trồng}, che-shan, {chuỗi: che-shan, khâu: trong}, che-shan]\n---\n"
        )
        let catalogue = try read(site).catalogue
        #expect(catalogue.participants(in: catalogue.valueChains[0]).map(\.stage) == [0, nil])
    }

    @Test("Every scaffold asks only for what is required, and passes once that is filled in", arguments: ProfileKind.allCases)
    func scaffolds(kind: ProfileKind) throws {
        let site = SiteFolder(SiteFolder.small)
        site.write("\(kind.folder)/moi.md", Scaffold.text(for: kind))
        let result = try site.build()
        #expect(Set(result.diagnostics.map(\.code)) == ["thieu", "loi-nhac-mau"])
        let values = [
            "tên": "Mới", "tiêu đề": "Mới", "htx": "cao-bo", "nhóm": "Thực phẩm", "loại hình": "hội quán", "địa bàn": "xa-cao-bo",
            "bắt đầu": "01/01/2027", "địa điểm": "Sân xã", "địa chỉ": "Thôn 1", "ngày": "01/11/2026"
        ]
        var text = Scaffold.text(for: kind)
        for (key, value) in values { text = text.replacing("\n\(key):\n", with: "\n\(key): \(value)\n") }
        // The last line is the hint.
        text = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2).joined(separator: "\n") + "\nMột bài.\n"
        site.write("\(kind.folder)/moi.md", text)
        #expect(try site.messages() == "")
        // Without the # alone each example is a key; what nobody has changed publishes no name and no star.
        for field in Tables.descriptions(of: kind) where !field.isRequired {
            #expect(text.contains("\n#\(field.key): \(field.example)\n"))
            site.write("\(kind.folder)/moi.md", text.replacing("\n#\(field.key):", with: "\n\(field.key):"))
            let said = try site.build().diagnostics
            #expect(!said.contains { $0.code == "yaml" || $0.code == "khoa-la" }, "\(field.key): \(said)")
            if ["ocop", "người liên hệ"].contains(field.key) { #expect(!said.isEmpty) }
        }
    }

    @Test("The reference page is up to date; `make reference` renews it")
    func reference() throws {
        #expect(try String(contentsOfFile: SiteFolder.repository + "/docs/dinh-dang.md", encoding: .utf8) == FieldReference.markdown)
    }
}
