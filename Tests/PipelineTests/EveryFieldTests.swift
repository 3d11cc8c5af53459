import Catalogue
import Diagnostics
import Foundation
import Testing
import Values
import VietnameseText

@testable import Content

/// Values that nobody should write, in every field of every table. The fields come from the tables themselves, so that a new one
/// is tried too.
@Suite("Every field of every table")
struct EveryFieldTests {
    /// A field by the keys that lead to it: `chứng nhận` › `hết hạn`.
    struct Place: CustomStringConvertible {
        let path: [FieldDescription]
        var field: FieldDescription { path[path.count - 1] }
        var description: String { path.map(\.key).joined(separator: " › ") }
    }

    static func places(_ fields: [FieldDescription], below path: [FieldDescription] = []) -> [Place] {
        fields.flatMap { field in [Place(path: path + [field])] + places(field.type.fields, below: path + [field]) }
    }

    /// What every required key takes.
    static let good = [
        "tên": "Mới", "tiêu đề": "Mới", "htx": "cao-bo", "nhóm": "Thực phẩm", "loại hình": "hội quán", "địa bàn": "xa-cao-bo",
        "bắt đầu": "01/01/2027", "địa điểm": "Sân xã",
        "địa chỉ": "Thôn 1", "ngày": "01/11/2026", "từ": "cao-bo", "đến": "cao-bo", "chuỗi": "che-shan", "sao": "4", "nơi": "Chợ",
        "tệp": "anh.jpg", "mã": "moi", "link": "/san-pham/"
    ]

    /// YAML in which the field at `path` has the value, as it is typed, and all else that is required is right.
    static func yaml(_ fields: [FieldDescription], _ path: ArraySlice<FieldDescription>, _ value: String, indent: String = "") -> String {
        guard let tried = path.first else { return "" }
        var text = ""
        for field in fields where field.isRequired && field.key != tried.key {
            text += "\(indent)\(field.key): \(good[field.key] ?? "?")\n"
        }
        guard path.count > 1 else { return text + "\(indent)\(tried.key):\(value.isEmpty ? "" : " " + value)\n" }
        text += "\(indent)\(tried.key):\n"
        let below = yaml(tried.type.fields, path.dropFirst(), value, indent: indent + "    ")
        guard tried.type.isList else { return text + below }
        return text + indent + "  - " + below.dropFirst(indent.count + 4)
    }

    static let photo: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 0, count: 16)

    func read(_ site: SiteFolder) throws -> (reading: ContentReading?, diagnostics: [Diagnostic]) {
        ContentFolder(path: site.root + "/content", displayName: "content", today: try PartialDate.parse("2026-11-21").get().earliest)
            .read()
    }

    /// Each value in each field of each kind, all in one folder: the diagnostics of each file. Then, if it is asked for, a site is built
    /// of those that had no error.
    /// In an English version what is tried stands beside a Vietnamese profile with nothing but what is required.
    func profiles(_ kind: ProfileKind, _ values: [String], english: Bool = false, building: Bool = false) throws -> [(
        place: Place, said: [[Diagnostic]]
    )] {
        let site = SiteFolder(SiteFolder.small)
        site.write("\(kind.folder)/anh.jpg", bytes: Self.photo)
        let fields = Tables.descriptions(of: kind)
        let places = Self.places(fields)
        func path(_ place: Int, _ value: Int) -> String { "\(kind.folder)/thu-\(place)-\(value)\(english ? ".en" : "").md" }
        let plain = "---\n" + Self.yaml(fields, fields[..<1], Self.good[fields[0].key] ?? "?") + "---\n"
        for (number, place) in places.enumerated() {
            for (index, value) in values.enumerated() {
                site.write(path(number, index), "---\n" + Self.yaml(fields, place.path[...], value) + "---\n")
                if english { site.write(path(number, index).replacing(".en", with: ""), plain) }
            }
        }
        let all = Dictionary(grouping: try read(site).diagnostics) { $0.location.file }
        let said = places.indices.map { number in values.indices.map { all["content/" + path(number, $0)] ?? [] } }
        guard building else { return zip(places, said).map { ($0, $1) } }
        for (number, lists) in said.enumerated() {
            for (index, list) in lists.enumerated() where list.contains(where: { $0.severity == .error }) {
                site.remove(path(number, index))
            }
        }
        // The photo is no real one: what shows it is told only now.
        site.remove("\(kind.folder)/anh.jpg")
        for (number, place) in places.enumerated() where place.path.contains(where: { ["ảnh", "logo"].contains($0.key) }) {
            for index in values.indices { site.remove(path(number, index)) }
        }
        let second = try site.build()
        #expect(second.summary != nil, "\(second.diagnostics.filter { $0.severity == .error })")
        return zip(places, said).map { ($0, $1) }
    }

    /// The same for a file of which there is one.
    func file(_ name: String, _ fields: [FieldDescription], _ values: [String]) throws -> [(place: Place, said: [[Diagnostic]])] {
        let site = SiteFolder(SiteFolder.small)
        let rest = "- mã: xa-cao-bo\n  tên: Xã Cao Bồ\n- mã: vi-xuyen\n  tên: Huyện Vị Xuyên\n"
        return try Self.places(fields).map { place in
            (
                place,
                try values.map { value in
                    let text = Self.yaml(fields, place.path[...], value, indent: name == "site.yml" ? "" : "  ")
                    site.write(name, name == "site.yml" ? text : rest + "-" + text.dropFirst(1))
                    return try read(site).diagnostics.filter { $0.location.file == "content/" + name }
                }
            )
        }
    }

    /// What is said, but not the caret's length: of nothing there is none to point at.
    static func summary(_ said: [Diagnostic]) -> [String] {
        said.map { "\($0.location.line):\($0.location.column) \($0.severity) \($0.code) \($0.message.vietnamese)" }
    }

    /// After nothing at all, the ways of writing nothing.
    static let blanks = [
        "", "\" \"", "\u{A0}", "\"\u{200B}\"", "~", "\"~\"", "\"\"", "''", "\" \u{A0}\u{FEFF}\\n \"", "\u{3000}\u{2003}\u{202F}", "\" ~ \""
    ]

    static func expectSame(_ results: [(place: Place, said: [[Diagnostic]])], english: Bool = false) {
        for (place, said) in results {
            let nothing = summary(said[0])
            #expect(
                !place.field.isRequired || english || nothing.count == 1 && nothing[0].contains("thieu thiếu mục \"\(place.field.key)\""),
                "\(place): \(nothing)")
            for (value, other) in zip(blanks, said).dropFirst() { #expect(summary(other) == nothing, "\(place): \(value)") }
        }
    }

    @Test("A blank value is as if nothing was written", arguments: ProfileKind.allCases)
    func blank(kind: ProfileKind) throws { Self.expectSame(try profiles(kind, Self.blanks)) }

    @Test("In an English version too", arguments: ProfileKind.allCases)
    func english(kind: ProfileKind) throws {
        Self.expectSame(try profiles(kind, Self.blanks, english: true), english: true)
        // Of the others only texts are read, and a few of each sort do.
        _ = try profiles(kind, Self.wrong.suffix(6) + Self.odd.suffix(6), english: true)
    }

    @Test("A blank value is as if nothing was written, in site.yml and in dia-ban.yml too")
    func blankSettings() throws {
        Self.expectSame(try file("site.yml", Tables.site.descriptions, Self.blanks))
        Self.expectSame(try file("dia-ban.yml", Tables.locality.descriptions, Self.blanks))
    }

    @Test("A reference that was never set is an error, whatever the tables forget to ask for")
    func unset() {
        let site = SiteFolder(SiteFolder.small)
        var scope = ReferenceScope()
        scope.root = site.root + "/content"
        let careless = Schema<Product>({ Product(slug: "") }) {
            Field("tên", "name", .text, \Product.name, Phrase("", ""), example: "")
            Field("htx", "producer", .reference(Producer.self), \Product.producer, Phrase("", ""), example: "")
        }
        site.write("san-pham/che-shan.md", "---\ntên: Chè\n---\n")
        let source = ProfileFiles.Source(
            kind: .product, slug: "che-shan", path: "san-pham/che-shan.md", englishPath: nil, folder: "san-pham")
        let result = ProfileReader(schema: careless, scope: scope, displayName: "content", check: ProfileChecks.none).read(source)
        #expect(result.diagnostics.map { "\($0.severity) \($0.code) \($0.location.file)" } == ["error thieu content/san-pham/che-shan.md"])
    }

    /// Wrong wherever a number, a date or a reference belongs.
    static let wrong = [
        "99999999999999999999", "11111111111111111112<", "-99999999999999999999", "9223372036854775808 đ",
        String(repeating: "9", count: 40) + "/" + String(repeating: "1", count: 40),
        "\"3-99999999999999999999\"", "99999999999999999999/01/2025", "1e400", "-1e400, 1e400", "nan; inf",
        String(repeating: "7", count: 1000), String(repeating: "1", count: 60_000),
        "0." + String(repeating: "0", count: 400) + "1x", "\"😀👨‍👩‍👧🇻🇳\"", "\"!?…;:/%—\"", "\"\\0\\x01\\u0301\"", "\"٣٤½²\"",
        "\"từ 99999999999999999999 đến\"", "\"99999999999999999999h99 20/05/2024\""
    ]
    /// May be right here or there.
    static let odd = [
        "0", "-1", "9223372036854775807", "999999999999,9", "999999999999999", "0x10, 0x6c", "\"-\"", "\"--\"", "\",\"", "\"/\"", "\"%\"",
        "\"≥\"", "\"đ\"", "\"..\"", "\"1/\"", "\"#\"", "[]", "[[[~]]]", "{}", "{x: {}}"
    ]

    static func expectErrors(_ results: [(place: Place, said: [[Diagnostic]])]) {
        for (place, said) in results where place.field.type.fields.isEmpty && place.field.type.name.vietnamese != "chữ" {
            for (value, diagnostics) in zip(wrong, said) {
                #expect(diagnostics.contains { $0.severity == .error }, "\(place): \(value.prefix(60))")
            }
        }
    }

    @Test("Numbers beyond all bounds, signs and emoji are told, and never end the program", arguments: ProfileKind.allCases)
    func hostile(kind: ProfileKind) throws { Self.expectErrors(try profiles(kind, Self.wrong + Self.odd, building: true)) }

    @Test("Numbers beyond all bounds, signs and emoji are told in site.yml and in dia-ban.yml, which may be large")
    func hostileSettings() throws {
        Self.expectErrors(try file("site.yml", Tables.site.descriptions, Self.wrong + Self.odd))
        Self.expectErrors(
            try file("dia-ban.yml", Tables.locality.descriptions, Self.wrong + [String(repeating: "9", count: 1 << 20)] + Self.odd))
    }
}
