import Foundation
import Testing
import VietnameseText

@testable import Publishing

@Suite("Refused")
struct RefusalTests {
    let workplace = Workplace()

    @Test("a folder with other people's things, which stays as it was")
    func foreignFolder() throws {
        try workplace.place(["luan-van.doc": "của tôi", "anh/me.jpg": "ảnh"])
        let (path, before) = (workplace.output, try workplace.tree())
        #expect(
            error { try workplace.build(Sites.first) }
                == PublishingError(
                    .foreignFolder, path,
                    Phrase(
                        "thư mục \(path) chứa thứ không do GianHang tạo (anh)",
                        "the folder \(path) holds something that GianHang did not make (anh)"),
                    advice: Phrase(
                        "chọn thư mục trống, hoặc chuyển những thứ đó đi; sau lần dựng đầu có thể đặt tệp riêng vào",
                        "choose an empty folder, or move those things away; after the first build you may put files of your own in"
                    )))
        #expect(try workplace.tree() == before)

        // Nor where it has a folder of that name, but no manifest.
        try workplace.place([".gianhang/ghi-chu": "gì đó"])
        #expect(error { try workplace.build(Sites.first) }?.kind == .foreignFolder)
        #expect(try workplace.tree().site == ["luan-van.doc": "của tôi", "anh/me.jpg": "ảnh"])
    }

    @Test("but not an empty folder, nor one that only version control knows")
    func emptyFolder() throws {
        try workplace.place([".gitignore": "*\n", ".git": "gitdir: ../.git\n"])
        try workplace.build(["a.html": "a"])
        #expect(try workplace.tree().site == [".gitignore": "*\n", ".git": "gitdir: ../.git\n", "a.html": "a"])
    }

    @Test(
        "the content and the theme, and what is inside or around them",
        arguments: [
            "content", "content/", "content/public", "./content/../content", ".", "themes/co-ban", "themes", "themes/co-ban/a/b",
            "lien-ket/public"
        ])
    func sourceFolder(output: String) throws {
        try workplace.place(["a.md": "a"], in: workplace.content)
        try workplace.place(["a.css": "a"], in: workplace.path + "/themes/co-ban")
        try FileManager.default.createSymbolicLink(
            atPath: workplace.path + "/lien-ket", withDestinationPath: workplace.content)
        let before = try Tree(workplace.content)
        let path = OutputLocation.withoutTrailingSlashes(workplace.path + "/" + output)
        let source = output.contains("themes") ? workplace.path + "/themes/co-ban" : workplace.content
        #expect(
            error {
                _ = try OutputFolder(
                    path: workplace.path + "/" + output, contentPath: workplace.content,
                    themePath: workplace.path + "/themes/co-ban")
            }
                == PublishingError(
                    .sourceFolder, path,
                    Phrase(
                        "không xuất bản vào \(path): thư mục này trùng, chứa, hoặc nằm trong thư mục nguồn \(source)",
                        "will not publish into \(path): it is, holds, or is inside the source folder \(source)"),
                    advice: Phrase(
                        "chọn một thư mục riêng cho trang, ví dụ public", "choose a folder of its own, such as public")))
        #expect(try Tree(workplace.content) == before)
    }

    @Test("but not a folder whose name only begins alike")
    func likeNames() throws {
        _ = try OutputFolder(path: workplace.content + "-public", contentPath: workplace.content)
    }

    @Test("the root and the home folder", arguments: ["/", "//", "/../", "HOME", "HOME/", "HOME/a/.."])
    func protectedFolder(output: String) throws {
        let home = workplace.path + "/nha"
        try FileManager.default.createDirectory(atPath: home + "/a", withIntermediateDirectories: true)
        let output = output.replacing("HOME", with: home)
        let path = OutputLocation.withoutTrailingSlashes(output)
        #expect(
            error {
                _ = try OutputFolder(path: output, contentPath: workplace.content, home: home, interruption: nil)
            }
                == PublishingError(
                    .protectedFolder, path,
                    Phrase(
                        "không xuất bản vào \(path): đó là thư mục gốc hoặc thư mục cá nhân",
                        "will not publish into \(path): it is the root or a home folder"),
                    advice: Phrase(
                        "chọn một thư mục riêng cho trang, ví dụ public", "choose a folder of its own, such as public")))
    }

    @Test("an output folder that is a symbolic link, even with a slash behind it", arguments: ["", "/"])
    func symbolicLinkAsOutput(end: String) throws {
        let elsewhere = workplace.path + "/noi-khac"
        try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: workplace.output, withDestinationPath: elsewhere)
        let path = workplace.output
        #expect(
            error { _ = try OutputFolder(path: path + end, contentPath: workplace.content) }
                == PublishingError(
                    .symbolicLink, path, Phrase("\(path) là liên kết tượng trưng", "\(path) is a symbolic link"),
                    advice: Phrase(
                        "GianHang không ghi qua liên kết: thay nó bằng thư mục thật, hoặc xóa nó, rồi dựng lại",
                        "GianHang does not write through links: replace it with a real folder, or remove it, then build again")))
        #expect(try Tree(elsewhere).entries.isEmpty)
    }

    @Test(
        "a symbolic link inside the output folder, also in place of GianHang's own",
        arguments: [
            "san-pham", "san-pham/che", "san-pham/che/index.html", ".gianhang", ".gianhang/lock", ".gianhang/staged"
        ])
    func symbolicLinkInside(link: String) throws {
        let site: Site = ["san-pham/che/index.html": "chè", "index.html": "trang"]
        try workplace.build(site)
        let elsewhere = workplace.path + "/noi-khac"
        let place = "\(workplace.output)/\(link)"
        if link.hasSuffix("staged") {
            try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
        } else {
            try FileManager.default.moveItem(atPath: place, toPath: elsewhere)
        }
        try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: elsewhere)
        let shown = link.hasPrefix(".gianhang") ? workplace.output + "/.gianhang" : place
        let refusal = error { try workplace.build(["san-pham/che/index.html": "mới", "index.html": "mới"]) }
        #expect(refusal == .symbolicLink(shown))
        #expect(FileManager.default.contents(atPath: workplace.output + "/index.html") == Data("trang".utf8))
        #expect(try status(place).st_mode & S_IFMT == S_IFLNK)
        if let page = FileManager.default.contents(atPath: workplace.output + "/san-pham/che/index.html") {
            #expect(page == Data("chè".utf8))
        }
    }

    @Test("nothing is removed through a symbolic link")
    func removalThroughLink() throws {
        try workplace.build(["cu/index.html": "cũ", "index.html": "trang"])
        let elsewhere = workplace.path + "/noi-khac"
        try FileManager.default.moveItem(atPath: workplace.output + "/cu", toPath: elsewhere)
        try FileManager.default.createSymbolicLink(
            atPath: workplace.output + "/cu", withDestinationPath: elsewhere)
        #expect(try workplace.build(["index.html": "trang"]) == .init(written: 0, unchanged: 1, removed: 0))
        #expect(try Tree(elsewhere).site == ["index.html": "cũ"])
    }

    @Test("a file as output folder")
    func fileAsOutput() throws {
        try workplace.place(["public": "một tệp"], in: workplace.path)
        let path = workplace.output
        #expect(
            error { _ = try workplace.open() }
                == PublishingError(
                    .notAFolder, path, Phrase("\(path) không phải thư mục", "\(path) is not a folder"),
                    advice: Phrase(
                        "chọn thư mục xuất bản khác, ví dụ public", "choose another output folder, such as public")))
    }

    @Test(
        "a page where somebody else's file is; the old site stays",
        arguments: [
            // their file or folder, the page, what is named
            ("google1234.html", "google1234.html", "google1234.html"),
            ("san-pham", "san-pham/index.html", "san-pham"),
            ("lien-he/toi.txt", "lien-he", "lien-he"),
            ("cu/sau/toi.txt", "cu", "cu/sau/toi.txt")
        ])
    func foreignFile(theirs: String, page: String, named: String) throws {
        try workplace.build(["index.html": "trang", "cu/sau/index.html": "cũ"])
        try workplace.place([theirs: "của tôi"])
        let (before, path) = (try workplace.tree(), "\(workplace.output)/\(named)")
        let refusal = error { try workplace.build(["index.html": "trang mới", page: "trang"]) }
        #expect(
            refusal
                == PublishingError(
                    .foreignFile, path,
                    Phrase(
                        "\(path) không do GianHang tạo, mà trang cần ghi vào đó",
                        "\(path) was not made by GianHang, and the site needs its place"),
                    advice: Phrase(
                        "chuyển hoặc đổi tên tệp đó, hoặc đổi địa chỉ của trang",
                        "move or rename that file, or change the address of the page")))
        #expect(try workplace.tree() == before)
    }

    @Test("but not where the bytes are the same")
    func equalForeignFile() throws {
        try workplace.build(["index.html": "trang"])
        try workplace.place(["robots.txt": "User-agent: *"])
        let before = try Identity(workplace.output + "/robots.txt")
        let site: Site = ["index.html": "trang", "robots.txt": "User-agent: *"]
        #expect(try workplace.build(site) == .init(written: 0, unchanged: 2, removed: 0))
        #expect(try Identity(workplace.output + "/robots.txt") == before)
    }

    @Test("a pipe in the place of a page, without waiting at it")
    func pipe() throws {
        try workplace.build(["index.html": "trang"])
        #expect(mkfifo(workplace.output + "/ong", 0o644) == 0)
        #expect(error { try workplace.build(["index.html": "trang", "ong": "trang"]) }?.kind == .foreignFile)
    }

    @Test(
        "a path that leads out, or that not every system can hold",
        arguments: [
            "", "/", "/index.html", "a/", "a//b", ".", "..", "./a", "a/./b", "../a", "a/../b", "a/..", "a\\b", "a\0b", "a\nb",
            "a\u{7F}b", ".gianhang/manifest", ".gianhang", ".GianHang/x", String(repeating: "x", count: 256),
            "a/\u{301}/../../b"
        ])
    func invalidPath(path: String) throws {
        try workplace.build(["index.html": "trang"])
        let before = try workplace.tree()
        let refusal = error {
            let folder = try workplace.open()
            try folder.write(path, [])
        }
        let shown = path.unicodeScalars.map { $0.escaped(asASCII: false) }.joined()
        #expect(refusal?.kind == .invalidPath)
        #expect(refusal?.message.vietnamese == "đường dẫn \"\(shown)\" không dùng được trong thư mục xuất bản")
        #expect(try workplace.tree() == before)
    }

    @Test(
        "names that only look like those are published",
        arguments: [
            "...", "..a", ".well-known/x", "a/.gianhang/b", ".gianhang2", String(repeating: "x", count: 255), "chè/đặc sản.html"
        ])
    func unusualPath(path: String) throws {
        try workplace.build([path: "trang"])
        #expect(try workplace.tree().site == [path: "trang"])
    }

    @Test(
        "two files at one place, also on a file system that ignores case",
        arguments: [
            ("a.html", "a.html"), ("Che/index.html", "che/index.html"), ("ĐẶC-SẢN.html", "đặc-sản.html"),
            ("che\u{300}.html", "chè.html"), ("a", "a/index.html"), ("a/b/index.html", "A")
        ])
    func clashingPaths(first: String, second: String) throws {
        let folder = try workplace.open()
        try folder.write(first, [])
        let (one, other) = ("\(workplace.output)/\(second)", "\(workplace.output)/\(first)")
        #expect(
            error { try folder.write(second, []) }
                == PublishingError(
                    .clashingPaths, one,
                    Phrase("\(one) và \(other) chiếm cùng một chỗ", "\(one) and \(other) take the same place"),
                    advice: Phrase("đổi địa chỉ của một trong hai", "change the address of one of them")))
    }

    @Test("a name in another Unicode form is another file, and the old one goes")
    func unicodeForms() throws {
        try workplace.build(["che\u{300}.html": "chè"])
        #expect(try workplace.build(["chè.html": "chè"]) == .init(written: 1, unchanged: 0, removed: 1))
        let names = try FileManager.default.contentsOfDirectory(atPath: workplace.output).filter { $0 != ".gianhang" }
        #expect(names.map { Array($0.utf8) } == [Array("chè.html".utf8)])
    }

    @Test(
        "a manifest that is not whole, or that leads out",
        arguments: [
            "", "gianhang-manifest 1 2\na.html\n", "gianhang-manifest 1 1\na.html", "gianhang-manifest 2 1\na.html\n",
            "gianhang-manifest 1 1\n../../a.html\n", "<<<<<<< HEAD\n", "gianhang-manifest 1 2\na.html\na.html\n", "\u{FFFD}"
        ])
    func damagedManifest(text: String) throws {
        try workplace.build(["a.html": "a"])
        let path = workplace.output + "/.gianhang/manifest"
        #expect(FileManager.default.contents(atPath: path) == Data("gianhang-manifest 1 1\na.html\n".utf8))
        let bytes = text == "\u{FFFD}" ? Data([0xFF, 0xFE]) : Data(text.utf8)
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(
            error { try workplace.build(["b.html": "b"]) }
                == PublishingError(
                    .damagedManifest, path,
                    Phrase(
                        "\(path) bị hỏng, nên không biết tệp nào do GianHang tạo",
                        "\(path) is damaged, so it is not known which files GianHang made"),
                    advice: Phrase(
                        "lấy lại tệp đó từ bản sao, hoặc xóa trống thư mục xuất bản rồi dựng lại",
                        "bring that file back from a copy, or empty the output folder and build again")))
        #expect(try workplace.tree().site == ["a.html": "a"])
    }

    @Test("every kind of error has a code of its own")
    func codes() {
        let codes = PublishingError.Kind.allCases.map(\.rawValue)
        #expect(Set(codes).count == codes.count)
        for code in codes { #expect(code.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }) }
    }
}
