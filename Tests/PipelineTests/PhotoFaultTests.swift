import Diagnostics
import Foundation
import Photos
import Testing

/// What is wrong with the file of a photo: told by its bytes, so not in `faults.txt`.
@Suite("Faults of photos")
struct PhotoFaultTests {
    static let png: [UInt8] =
        (try? Data(contentsOf: URL(fileURLWithPath: SiteFolder.repository + "/docs/trang-chu.png"))).map { [UInt8]($0) } ?? []

    static let jpeg: [UInt8] = {
        guard case .success(let photo) = PhotoWorkshop().prepare(png, path: "a.png") else { return [] }
        return photo.jpeg(of: png, width: 480) ?? []
    }()

    private func site(_ photo: String, _ bytes: [UInt8], text: String = "") -> SiteFolder {
        let site = SiteFolder(SiteFolder.small)
        site.write("san-pham/che-shan.md", "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nảnh: \(photo)\n---\n\n\(text)\n")
        site.write("san-pham/" + photo, bytes: bytes)
        return site
    }

    @Test("A photo whose end is missing is told, in whatever format", arguments: ["jpg", "png"])
    func cutShort(ending: String) throws {
        let whole = ending == "jpg" ? Self.jpeg : Self.png
        try #require(whole.count > 1000)
        for part in [3, 1] {
            let site = site("che.\(ending)", Array(whole.prefix(part == 3 ? whole.count / 3 : whole.count - 200)))
            let result = try site.build()
            #expect(result.summary == nil)
            #expect(
                result.diagnostics.map { "\($0.location.file) \($0.message.vietnamese)" } == [
                    "content/san-pham/che.\(ending) ảnh bị cắt ngang: tệp thiếu phần cuối"
                ])
        }
    }

    @Test("A whole photo is taken, whatever follows its end, and also where only the mark of the end is missing")
    func whole() throws {
        let film = Array("\0\0\0\u{18}ftypmp42".utf8) + [UInt8](repeating: 0x37, count: 100_000)
        for bytes in [Self.jpeg, Self.jpeg + film, Self.jpeg + [0, 0, 0xFF], Array(Self.jpeg.dropLast(2)), Self.png, Self.png + film] {
            let result = try site("che.jpg", bytes).build()
            #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
        }
    }

    @Test("An empty file is told as such")
    func empty() throws {
        let result = try site("che.jpg", []).build()
        #expect(result.diagnostics.map(\.message.vietnamese) == ["tệp ảnh \"che.jpg\" rỗng"])
    }

    @Test("A published photo that is no longer as it was made is made anew; one that is stays as it lies")
    func published() throws {
        let site = site("che.jpg", Self.png)
        #expect(try site.build().summary != nil)
        let whole = site.tree().filter { $0.key.hasSuffix(".jpg") }
        #expect(whole.count == 3 && whole.allSatisfy { PhotoSeal.holds([UInt8]($0.value), at: $0.key) })
        #expect(try site.build().summary?.written == 0)
        let narrow = try #require(whole.first { $0.key.hasSuffix("-480.jpg") }),
            wide = try #require(whole.keys.first { $0.hasSuffix("-960.jpg") })
        try narrow.value.write(to: URL(fileURLWithPath: site.root + "/public/" + wide))
        #expect(try site.build().summary?.written == 1)
        for change: ([UInt8]) -> [UInt8] in [
            { _ in [0xFF, 0xD8, 0xFF, 0xD9] }, { Array($0.dropLast(2)) }, { $0 + [0] }, { _ in Self.png },
            { $0.enumerated().map { $0.offset == 5000 ? $0.element ^ 1 : $0.element } }
        ] {
            for (path, bytes) in whole { try Data(change([UInt8](bytes))).write(to: URL(fileURLWithPath: site.root + "/public/" + path)) }
            #expect(try site.build().summary?.written == 3)
            #expect(site.tree().filter { $0.key.hasSuffix(".jpg") } == whole)
        }
    }

    @Test("One photo under two names that make one address is one file; a name as long as a disk takes is cut")
    func names() throws {
        let long = String(repeating: "ệ", count: 83) + ".jpg"
        let site = site("['a b.jpg', a-b.jpg, a.b.jpg, '\(long)']", Self.png)
        for name in ["a b.jpg", "a-b.jpg", "a.b.jpg", long] { site.write("san-pham/" + name, bytes: Self.jpeg) }
        site.remove("san-pham/['a b.jpg', a-b.jpg, a.b.jpg, '\(long)']")
        let result = try site.build()
        #expect(result.diagnostics.isEmpty && result.summary != nil, "\(result.diagnostics)")
        let photos = site.tree().keys.filter { $0.hasSuffix(".jpg") }
        #expect(photos.count == 2, "\(photos)")
        #expect(photos.allSatisfy { $0.split(separator: "/").allSatisfy { $0.utf8.count < 200 } })
    }

    @Test("A name is found however its accents are encoded, in the profile and in its text")
    func accents() throws {
        let composed = "hũ mứt.jpg".precomposedStringWithCanonicalMapping, decomposed = "hũ mứt.jpg".decomposedStringWithCanonicalMapping
        for (onDisk, typed) in [(composed, decomposed), (decomposed, composed), (decomposed, decomposed)] {
            let site = SiteFolder(SiteFolder.small)
            site.write(
                "san-pham/che-shan.md",
                "---\ntên: Chè\nhtx: cao-bo\nnhóm: Thực phẩm\nảnh: \(typed)\n---\n\n![mứt](<\(typed)>) [tờ rơi](../tep/\(typed.replacing(" ", with: "%20")))\n"
            )
            site.write("san-pham/" + onDisk, bytes: Self.jpeg)
            site.write("tep/" + onDisk, bytes: Self.jpeg)
            let result = try site.build()
            #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
            #expect(site["san-pham/che-shan/index.html"].contains("alt=\"mứt\""))
        }
    }
}
