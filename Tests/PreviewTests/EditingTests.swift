import Foundation
import Synchronization
import Testing
import Values

@testable import Preview

extension PreviewTests {
    @Suite("What an editor does")
    struct EditingTests {
        static let page = "/san-pham/che-shan/"
        static let file = "san-pham/che-shan.md"

        @Test("a saved profile shows", arguments: [false, true])
        func edit(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            for word in ["một", "hai", "ba"] {
                try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nLần \(word).\n")
                #expect(try await preview.page(Self.page) { $0.contains("Lần \(word).") })
            }
        }

        @Test("so does one that is saved by renaming", arguments: [false, true])
        func rename(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            // vim: the old file to a backup, the new one written, the backup removed, with a probe before.
            let path = preview.content + "/" + Self.file
            try Files.write(preview.content + "/san-pham/4913", "")
            try preview.remove("san-pham/4913")
            try FileManager.default.moveItem(atPath: path, toPath: path + "~")
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nTừ vim.\n")
            try preview.remove(Self.file + "~")
            #expect(try await preview.page(Self.page) { $0.contains("Từ vim.") })
            // Most others: a new file beside it, renamed over it.
            try Files.write(preview.content + "/san-pham/.goutputstream-XYZ", SmallSite.files[Self.file, default: ""] + "\nTừ gedit.\n")
            #expect(Foundation.rename(preview.content + "/san-pham/.goutputstream-XYZ", path) == 0)
            #expect(try await preview.page(Self.page) { $0.contains("Từ gedit.") })
            try Files.write(preview.content + "/san-pham/tam.tmp", SmallSite.files[Self.file, default: ""] + "\nTừ Word.\n")
            #expect(Foundation.rename(preview.content + "/san-pham/tam.tmp", path) == 0)
            #expect(try await preview.page(Self.page) { $0.contains("Từ Word.") })
        }

        @Test("a fault shows on the page, with its line, over the last good page; it goes when it is mended", arguments: [false, true])
        func fault(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            let before = RunningPreview.withoutAddition(try await preview.client.get(Self.page).body)
            try preview.write(
                Self.file, SmallSite.files[Self.file, default: ""].replacing("htx: cao-bo", with: "htx: cao-bô") + "\nChưa hiện.\n")
            #expect(try await preview.page(Self.page) { $0.contains("<div id=\"gianhang-loi\">") })
            let page = try await preview.page(Self.page)
            #expect(page.contains("content/san-pham/che-shan.md:3:6"))
            #expect(page.contains("<pre><b>3</b> htx: <mark>cao-bô</mark></pre>"))
            #expect(page.contains("có phải &quot;cao-bo&quot;?"))
            #expect(page.contains("role=\"alert\""))
            // Any page shows it, and each is as it was.
            #expect(try await preview.page("/htx/").contains("<mark>cao-bô</mark>"))
            #expect(RunningPreview.withoutAddition(try await preview.client.get(Self.page).body) == before)
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nĐã hiện.\n")
            #expect(try await preview.page(Self.page) { $0.contains("Đã hiện.") && !$0.contains("gianhang-loi\"") })
        }

        @Test("what a person wrote is text on the panel, never markup")
        func escaping() async throws {
            let preview = try await RunningPreview()
            try preview.write(Self.file, "---\ntên: Chè\nhtx: <script>alert(1)</script>\nnhóm: Thực phẩm\n---\n")
            #expect(try await preview.page(Self.page) { $0.contains("&lt;script&gt;alert(1)") })
            #expect(try await !preview.page(Self.page).contains("<script>alert(1)"))
        }

        @Test("a site that is faulty from the start says so, and appears once it is mended")
        func faultyStart() async throws {
            let preview = try await RunningPreview([Self.file: "---\nhtx: cao-bo\n"])
            let answer = try await preview.client.get("/")
            #expect(!answer.text.contains("lần sửa đúng gần nhất"))
            #expect(answer.status == 503 && answer.text.contains("chua-dong-phan-dau") && answer.text.contains(ReloadScript.scriptPath))
            let events = try await preview.events(of: "/")
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""])
            #expect(try await preview.page("/") { $0.contains("Chè Shan tuyết") && !$0.contains("gianhang-loi\"") })
            while let event = await events.next() { if event.name == "tai-lai" { return } }
            Issue.record("the page was not told to load again")
        }

        @Test("the theme may be edited before there is a site", arguments: [false, true])
        func themeBeforeSite(polls: Bool) async throws {
            let settings = SmallSite.files["site.yml", default: ""]
            let preview = try await RunningPreview(
                ["site.yml": settings + "\nliên kết chân trang:\n  - tên: Chợ\n    link: /khong-co/\n"], polls: polls)
            #expect(try await preview.page("/").contains("không trỏ đến trang nào"))
            try Files.write(preview.root + "/themes/co-ban/assets/gianhang.css", "body { color: red }\n")
            try preview.write("site.yml", settings)
            #expect(try await preview.page("/") { !$0.contains("gianhang-loi") && $0.contains("</main>") })
            #expect(try await preview.page("/giao-dien/co-ban/gianhang.css") == "body { color: red }\n")
        }

        @Test("a link that leads nowhere, and a file that has grown too large to be copied, are faults too", arguments: [false, true])
        func linksAndCopies(polls: Bool) async throws {
            let preview = try await RunningPreview(["tep/lon.bin": "x"], polls: polls)
            #expect(symlink("khong-co.md", preview.content + "/san-pham/lac.md") == 0)
            #expect(try await preview.page("/") { $0.contains("lối tắt này không trỏ đến đâu") })
            try preview.remove("san-pham/lac.md")
            #expect(try await preview.page("/") { !$0.contains("lối tắt này") })
            #expect(truncate(preview.content + "/tep/lon.bin", 300 << 20) == 0)
            #expect(try await preview.page("/") { $0.contains("tệp lớn 300 MB") })
            #expect(truncate(preview.content + "/tep/lon.bin", 3) == 0)
            #expect(try await preview.page("/") { !$0.contains("tệp lớn") })
        }

        @Test(
            "a file that does not belong is a fault for as long as it is there",
            arguments: ["htx/Cao Bồ (1).md", "htx/khong.en.md", "san-pham/che-shan/index.md", "bai-viet/moi.md/index.md"])
        func strayFiles(path: String) async throws {
            let preview = try await RunningPreview()
            try preview.write(path, "x\n")
            #expect(try await preview.page(Self.page) { $0.contains("gianhang-loi\"") })
            try preview.remove(path)
            #expect(try await preview.page(Self.page) { !$0.contains("gianhang-loi\"") })
        }

        @Test("the panel begins with what concerns the whole site, and names the misspelt key")
        func causes() async throws {
            let preview = try await RunningPreview()
            try preview.remove("dia-ban.yml")
            try preview.write("htx/a.md", "---\ntên: A\nloai hinh: hợp tác xã\nđịa bàn: xa-cao-bo\nghi chu la: x\n---\n")
            #expect(try await preview.page(Self.page) { $0.contains("ghi chu la") })
            let page = try await preview.page(Self.page)
            let places = page.components(separatedBy: "<p class=\"noi\">").dropFirst().map { $0.prefix { $0 != "<" && $0 != ":" } }
            // That their localities are unknown follows from it, and the profiles do not say it again.
            #expect(places.map { String($0) } == ["content/dia-ban.yml", "content/htx/a.md"])
        }

        @Test(
            "what is odd in an edited file is told too, over the new page; what was odd before is left to check", arguments: [false, true])
        func warnings(polls: Bool) async throws {
            let text = SmallSite.files[Self.file, default: ""]
            let old = text.replacing("nhóm:", with: "hạn dùng: 1\nnhóm:")
            let preview = try await RunningPreview(["san-pham/cu.md": old], polls: polls) { _ in
                // Who polls reads a file twice that was written only now.
                Thread.sleep(forTimeInterval: 0.3)
            }
            #expect(try await !preview.page(Self.page).contains("gianhang-loi\""))
            try preview.write(Self.file, text.replacing("giá:", with: "gia ban:") + "\nVừa sửa.\n")
            #expect(try await preview.page(Self.page) { $0.contains("Vừa sửa.") && $0.contains("gia ban") })
            let page = try await preview.page(Self.page)
            #expect(
                page.contains("Có 1 điều nên xem lại trong tệp vừa sửa") && page.contains("<details open class=\"nhac\">")
                    && !page.contains("cu.md"))
            try preview.write(Self.file, text)
            #expect(try await preview.page(Self.page) { !$0.contains("gianhang-loi\"") })
            // An edit of the odd file itself does not bring up again what was known.
            try preview.write("san-pham/cu.md", old + "\nCũng vừa sửa.\n")
            #expect(try await preview.page("/san-pham/cu/") { $0.contains("Cũng vừa sửa.") })
            #expect(try await !preview.page(Self.page).contains("gianhang-loi\""))
        }

        @Test("half a file is a fault for as long as it is half")
        func halfSaved() async throws {
            let preview = try await RunningPreview()
            let text = SmallSite.files[Self.file, default: ""] + "\nTrọn vẹn.\n"
            let handle = try #require(FileHandle(forWritingAtPath: preview.content + "/" + Self.file))
            try handle.truncate(atOffset: 0)
            try handle.write(contentsOf: Data(text.utf8.prefix(20)))
            try await Task.sleep(for: .milliseconds(600))
            let half = try await preview.client.get(Self.page)
            #expect(half.status == 200 && half.text.contains("gianhang-loi\"") && half.text.contains("chua-dong-phan-dau"))
            #expect(half.text.contains("Chè Shan tuyết"), "the last good page stays below")
            try handle.write(contentsOf: Data(text.utf8.dropFirst(20)))
            try handle.close()
            #expect(try await preview.page(Self.page) { $0.contains("Trọn vẹn.") && !$0.contains("gianhang-loi\"") })
        }

        @Test("profiles come and go", arguments: [false, true])
        func comeAndGo(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            try preview.write("san-pham/moi.md", SmallSite.files["san-pham/mat-ong.md", default: ""])
            #expect(try await preview.page("/san-pham/moi/") { $0.contains("Mật ong") })
            try FileManager.default.createDirectory(atPath: preview.content + "/san-pham/co-thu-muc", withIntermediateDirectories: true)
            try preview.write("san-pham/co-thu-muc/index.md", SmallSite.files["san-pham/mat-ong.md", default: ""])
            #expect(try await preview.page("/san-pham/co-thu-muc/") { $0.contains("Mật ong") })
            try preview.write("san-pham/co-thu-muc/index.md", SmallSite.files["san-pham/mat-ong.md", default: ""] + "\nSửa sâu.\n")
            #expect(try await preview.page("/san-pham/co-thu-muc/") { $0.contains("Sửa sâu.") })
            try preview.remove("san-pham/moi.md")
            try preview.remove("san-pham/co-thu-muc")
            #expect(try await preview.page("/san-pham/moi/") { $0.contains("x") && !$0.contains("Mật ong") })
            #expect(try await preview.page("/san-pham/co-thu-muc/") { !$0.contains("Mật ong") })
            #expect(try await preview.client.get("/san-pham/co-thu-muc/").status == 404)
        }

        @Test("a folder may be deleted and restored, even the whole content, in place or by renaming", arguments: [false, true])
        func folders(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            let content = preview.content
            for folder in [content + "/san-pham", content] {
                try FileManager.default.copyItem(atPath: folder, toPath: preview.root + "/aside")
                try FileManager.default.removeItem(atPath: folder)
                #expect(try await preview.page(Self.page) { $0.contains("gianhang-loi\"") && $0.contains("Chè Shan tuyết") }, "\(folder)")
                try FileManager.default.moveItem(atPath: preview.root + "/aside", toPath: folder)
                #expect(try await preview.page(Self.page) { !$0.contains("gianhang-loi\"") }, "\(folder)")
                try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nSau khi về: \(folder.count).\n")
                #expect(try await preview.page(Self.page) { $0.contains("Sau khi về: \(folder.count).") }, "\(folder)")
            }
            // Another folder takes the place of the content at once.
            try FileManager.default.copyItem(atPath: content, toPath: preview.root + "/other")
            try Files.write(preview.root + "/other/" + Self.file, SmallSite.files[Self.file, default: ""] + "\nThư mục khác.\n")
            try FileManager.default.moveItem(atPath: content, toPath: preview.root + "/old")
            try FileManager.default.moveItem(atPath: preview.root + "/other", toPath: content)
            #expect(try await preview.page(Self.page) { $0.contains("Thư mục khác.") })
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nVẫn theo dõi.\n")
            #expect(try await preview.page(Self.page) { $0.contains("Vẫn theo dõi.") })
        }

        @Test("a thousand files may change at once, and back: a branch is switched", arguments: [false, true])
        func thousand(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            let text = SmallSite.files["san-pham/mat-ong.md", default: ""]
            for number in 0..<1000 { try preview.write("san-pham/sp-\(number).md", text + "\nSố \(number).\n") }
            #expect(try await preview.page("/san-pham/sp-999/", within: 20) { $0.contains("Số 999.") })
            #expect(try await preview.page("/san-pham/sp-0/") { $0.contains("Số 0.") })
            for number in 0..<1000 { try preview.write("san-pham/sp-\(number).md", text + "\nLại \(number).\n") }
            #expect(try await preview.page("/san-pham/sp-999/", within: 20) { $0.contains("Lại 999.") })
            #expect(try await preview.page("/san-pham/sp-500/") { $0.contains("Lại 500.") })
            for number in 0..<1000 { try preview.remove("san-pham/sp-\(number).md") }
            #expect(try await preview.page("/san-pham/sp-999/", within: 20) { !$0.contains("Lại 999.") })
            #expect(try await preview.page("/") { !$0.contains("gianhang-loi\"") })
            let built = try preview.built()
            let served = try await preview.served(built.keys)
            #expect(built.keys.filter { built[$0] != served[$0] } == [])
        }

        @Test("a new day begins without an edit: fairs are over, certificates lapse", arguments: [false, true])
        func midnight(polls: Bool) async throws {
            let day = Mutex(try #require(CalendarDate(year: 2026, month: 11, day: 22)))
            let fair =
                "---\ntên: Hội chợ xuân\nloại: hội chợ\nđịa điểm: Quảng trường\nbắt đầu: 20/11/2026\nkết thúc: 22/11/2026\nđịa bàn: xa-cao-bo\n---\n"
            let preview = try await RunningPreview(["hoi-cho/xuan.md": fair], polls: polls, today: { day.withLock { $0 } })
            let page = "/hoi-cho/xuan/"
            #expect(try await preview.page(page).contains("Đang diễn ra"))
            preview.server.noticeMidnight()
            day.withLock { $0 = $0.adding(days: 1) }
            preview.server.noticeMidnight()
            #expect(try await preview.page(page) { $0.contains("Đã kết thúc") })
            // And what is edited then is judged on that day.
            try preview.write(
                "hoi-cho/xuan.md", fair.replacing("20/11/2026", with: "23/11/2026").replacing("22/11/2026", with: "24/11/2026"))
            #expect(try await preview.page(page) { $0.contains("Đang diễn ra") })
        }

        @Test("photos, settings and localities are followed too")
        func others() async throws {
            let preview = try await RunningPreview()
            try Files.write(preview.content + "/san-pham/ong.png", Files.picture)
            try preview.write(
                "san-pham/mat-ong.md", SmallSite.files["san-pham/mat-ong.md", default: ""].replacing("nhóm", with: "ảnh: [ong.png]\nnhóm"))
            func photo() -> String? { preview.server.site.state.site?.paths.first { $0.hasPrefix("anh/") } }
            #expect(try await preview.page("/") { _ in photo() != nil })
            let first = try #require(photo())
            #expect(try await preview.client.get("/" + first)["Content-Type"] == "image/jpeg")
            try Files.write(preview.content + "/san-pham/ong.png", Files.otherPicture)
            #expect(try await preview.page("/") { _ in photo() != first })
            #expect(try await preview.client.get("/" + first).status == 404)
            try Files.write(preview.content + "/san-pham/ong.png", "không phải ảnh")
            #expect(try await preview.page("/") { $0.contains("anh-sai") })
            try Files.write(preview.content + "/san-pham/ong.png", Files.picture)
            #expect(try await preview.page("/") { !$0.contains("anh-sai") && photo() == first })

            try preview.write("site.yml", "tên: Tên mới của trang\nđịa chỉ trang: https://example.vn\n")
            #expect(try await preview.page("/") { $0.contains("Tên mới của trang") })
            try preview.write("dia-ban.yml", SmallSite.files["dia-ban.yml", default: ""].replacing("Xã Cao Bồ", with: "Xã Cao Bồ Mới"))
            #expect(try await preview.page("/dia-ban/xa-cao-bo/") { $0.contains("Xã Cao Bồ Mới") })
        }
    }
}

extension PreviewTests {
    @Suite("What an open page is told")
    struct EventTests {
        private static let page = EditingTests.page
        private static let file = EditingTests.file

        /// The names of the events until none comes for a moment.
        private func names(_ events: EventReader, within seconds: Double = 0.4) async -> [String] {
            var names: [String] = []
            while let event = await events.next(within: seconds) { names.append(event.name) }
            return names
        }

        @Test("to load again, when it has changed, and soon")
        func reload() async throws {
            let preview = try await RunningPreview()
            let events = try await preview.events(of: Self.page)
            #expect(await events.next()?.name == "loi")
            #expect(await events.next(within: 0.3) == nil)
            let start = ContinuousClock.now
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nMới.\n")
            #expect(await events.next()?.name == "tai-lai")
            #expect(ContinuousClock.now - start < .seconds(2))
        }

        @Test("nothing, when another has changed")
        func others() async throws {
            let preview = try await RunningPreview()
            let events = try await preview.events(of: "/san-pham/mat-ong/")
            _ = await events.next()
            try preview.write("bai-viet/mua-che.md", SmallSite.files["bai-viet/mua-che.md", default: ""] + "\nMới.\n")
            #expect(try await preview.page("/bai-viet/mua-che/") { $0.contains("Mới.") })
            #expect(await names(events) == [])
        }

        @Test("the faults, and that there are none any more")
        func faults() async throws {
            let preview = try await RunningPreview()
            let events = try await preview.events(of: "/htx/")
            #expect(await events.next()?.data == "\"\"")
            try preview.write(Self.file, "hỏng")
            let fault = await events.next()
            #expect(fault?.name == "loi" && fault?.data.contains("thieu-phan-dau") == true && fault?.data.contains("\n") == false)
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""])
            let mended = await events.next()
            #expect(mended?.name == "loi" && mended?.data == "\"\"")
        }

        @Test("of a change that came before it listened")
        func late() async throws {
            let preview = try await RunningPreview()
            let old = try await preview.page(Self.page)
            let tag = try #require(old.split(separator: "data-dau=\"").last?.prefix { $0 != "\"" })
            let styles = try #require(old.split(separator: "data-kieu=\"").last?.prefix { $0 != "\"" })
            try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nMới.\n")
            #expect(try await preview.page(Self.page) { $0.contains("Mới.") })
            #expect(
                await names(try await preview.client.events("\(ReloadScript.eventsPath)?trang=\(Self.page)&dau=\(tag)&kieu=\(styles)")) == [
                    "loi", "tai-lai"
                ])
        }

        @Test("to exchange a style sheet, without loading again", arguments: [false, true])
        func styles(polls: Bool) async throws {
            let preview = try await RunningPreview(["tep/site.css": "h1 {}"], polls: polls)
            let events = try await preview.events(of: Self.page)
            _ = await events.next()
            try Files.write(preview.root + "/themes/co-ban/assets/gianhang.css", "body { color: green }\n")
            let event = await events.next()
            #expect(event?.name == "kieu-dang" && event?.data.contains("giao-dien/co-ban/gianhang.css") == true)
            #expect(try await preview.page("/giao-dien/co-ban/gianhang.css").contains("green"))
            try preview.write("tep/site.css", "h1 { color: red }")
            #expect(await events.next()?.name == "kieu-dang")
            #expect(try await preview.page("/site.css").contains("red"))
            #expect(await names(events) == [])
        }

        @Test("to load again when a script of the theme has changed, and when the page has gone", arguments: [false, true])
        func scripts(polls: Bool) async throws {
            let preview = try await RunningPreview(polls: polls)
            let events = try await preview.events(of: Self.page)
            _ = await events.next()
            try Files.write(preview.root + "/themes/co-ban/assets/gianhang.js", "// other\n")
            #expect(await events.next()?.name == "tai-lai")
            // Told once: the page that loads itself again asks anew.
            #expect(await events.next(within: 2) == nil)
            #expect(preview.server.site.events.count == 0)
            let again = try await preview.events(of: Self.page)
            _ = await again.next()
            try preview.remove("hoi-cho/hoi-cho-che.md")
            try preview.remove("san-pham/che-shan.en.md")
            try preview.write(
                "htx/cao-bo.md",
                SmallSite.files["htx/cao-bo.md", default: ""].replacing("../san-pham/che-shan.md", with: "https://example.vn"))
            try preview.remove(Self.file)
            var last: String?
            while let event = await again.next(within: 1.5) { last = event.name == "loi" ? last : event.name }
            #expect(last == "tai-lai")
            #expect(try await preview.client.get(Self.page).status == 404)
        }

        @Test("nobody is kept in mind who has gone")
        func gone() async throws {
            let preview = try await RunningPreview()
            for _ in 0..<20 {
                let events = try await preview.events(of: Self.page)
                _ = await events.next()
            }
            for number in 0..<40 where preview.server.site.events.count > 0 {
                try preview.write(Self.file, SmallSite.files[Self.file, default: ""] + "\nLần \(number).\n")
                _ = try await preview.page(Self.page) { $0.contains("Lần \(number).") }
            }
            #expect(preview.server.site.events.count == 0)
        }
    }
}
