import Foundation
import Pipeline
import Testing

@testable import Preview

extension PreviewTests {
    @Suite("What the preview serves")
    struct ServingTests {
        static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path

        @Test("is what a build writes, byte for byte, and nothing is missing", arguments: [nil, repository + "/content"])
        func identity(content: String?) async throws {
            let preview = try await RunningPreview(
                content == nil
                    ? [
                        "san-pham/mat-ong.md": SmallSite.files["san-pham/mat-ong.md", default: ""].replacing(
                            "nhóm", with: "ảnh: [ong.png]\nnhóm"),
                        "tep/site.css": "h1 { color: red }", "tep/tên có dấu.txt": "x", "tep/.well-known/x": "y"
                    ] : [:], content: content
            ) { root in
                if content == nil { try Files.write(root + "/content/san-pham/ong.png", Files.picture) }
            }
            let built = try preview.built()
            #expect(built.count > 50)
            #expect(Set(try #require(preview.server.site.state.site).paths) == Set(built.keys))
            let served = try await preview.served(built.keys)
            let different = built.keys.filter { built[$0] != served[$0] }.sorted()
            #expect(different == [], "of \(built.count)")
        }

        @Test("is still that after edits, of which only the changed files were read")
        func identityAfterEdits() async throws {
            let preview = try await RunningPreview()
            try preview.write(
                "san-pham/che-shan.md", SmallSite.files["san-pham/che-shan.md", default: ""].replacing("Chè Shan tuyết", with: "Áo chè"))
            #expect(try await preview.page("/san-pham/che-shan/") { $0.contains("Áo chè") })
            try preview.write("san-pham/tra-moi.md", SmallSite.files["san-pham/mat-ong.md", default: ""])
            #expect(try await preview.page("/san-pham/tra-moi/") { $0.contains("Mật ong") })
            let built = try preview.built()
            let served = try await preview.served(built.keys)
            #expect(built.keys.filter { built[$0] != served[$0] } == [])
        }

        @Test("is HTML with the script, before the end of the body, and only there")
        func addition() async throws {
            let preview = try await RunningPreview()
            let page = try await preview.page("/san-pham/che-shan/")
            #expect(page.contains("\(ReloadScript.end)</body>"))
            #expect(page.components(separatedBy: ReloadScript.start).count == 2)
            for path in ["/feed.xml", "/tai-ve/mau.txt", "/giao-dien/co-ban/gianhang.js", "/du-lieu/tim-kiem.json"] {
                #expect(try await !preview.page(path).contains("gianhang:xem-thu"), "\(path)")
            }
            #expect(try await preview.client.get(ReloadScript.scriptPath)["Content-Type"] == "text/javascript; charset=utf-8")
            #expect(try await preview.client.get(ReloadScript.stylesPath)["Content-Type"] == "text/css; charset=utf-8")
        }

        @Test("lies below the path of the site's address, where it has one")
        func belowPath() async throws {
            let preview = try await RunningPreview(["site.yml": "tên: Thử\nđịa chỉ trang: https://example.vn/cho/htx\n"])
            #expect(try await preview.client.get("/")["Location"] == "/cho/htx/")
            #expect(try await preview.client.get("/cho/htx/san-pham/che-shan/").text.contains("Chè Shan"))
            #expect(try await preview.client.get("/san-pham/che-shan/").status == 404)
            #expect(try await preview.client.get("/cho/htx/khong-co/").status == 404)
        }

        @Test(
            "says what it is",
            arguments: [
                ("/", "text/html; charset=utf-8"), ("/en/", "text/html; charset=utf-8"), ("/feed.xml", "application/xml; charset=utf-8"),
                ("/sitemap.xml", "application/xml; charset=utf-8"),
                ("/robots.txt", "text/plain; charset=utf-8"), ("/hoi-cho/lich.ics", "text/calendar; charset=utf-8"),
                ("/du-lieu/tim-kiem.json", "application/json; charset=utf-8"),
                ("/giao-dien/co-ban/gianhang.css", "text/css; charset=utf-8"),
                ("/giao-dien/co-ban/gianhang.js?v=x", "text/javascript; charset=utf-8"), ("/tai-ve/mau.txt", "text/plain; charset=utf-8")
            ])
        func types(path: String, type: String) async throws {
            let preview = try await RunningPreview()
            let answer = try await preview.client.get(path)
            #expect(answer.status == 200)
            #expect(answer["Content-Type"] == type)
            #expect(answer["X-Content-Type-Options"] == "nosniff")
            #expect(answer["Cache-Control"] == "no-cache")
            #expect(answer["Content-Length"] == String(answer.body.count))
        }
    }
}

extension PreviewTests {
    @Suite("The protocol")
    struct ProtocolTests {
        @Test("HEAD is GET without the body")
        func head() async throws {
            let preview = try await RunningPreview()
            for path in ["/", "/san-pham/che-shan/", "/tai-ve/mau.txt", "/feed.xml", "/khong-co/"] {
                let get = try await preview.client.get(path), head = try await preview.client.get(path, method: "HEAD")
                #expect(head.status == get.status)
                #expect(head.headers == get.headers)
                #expect(head.body.isEmpty && !get.body.isEmpty, "\(path)")
            }
        }

        @Test("what the browser has is not sent again, until it changes")
        func conditional() async throws {
            let preview = try await RunningPreview()
            for path in ["/san-pham/mat-ong/", "/tai-ve/mau.txt", "/giao-dien/co-ban/gianhang.css"] {
                let tag = try #require(try await preview.client.get(path)["ETag"])
                for header in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                    let answer = try await preview.client.get(path, headers: ["If-None-Match": header])
                    #expect(answer.status == 304 && answer.body.isEmpty && answer["ETag"] == tag, "\(path) \(header)")
                }
                #expect(try await preview.client.get(path, headers: ["If-None-Match": "\"x\""]).status == 200)
            }
            let tag = try #require(try await preview.client.get("/san-pham/mat-ong/")["ETag"])
            try preview.write("san-pham/mat-ong.md", try preview.text("san-pham/mat-ong.md") + "\nThơm.\n")
            #expect(try await preview.page("/san-pham/mat-ong/") { $0.contains("Thơm") })
            #expect(try await preview.client.get("/san-pham/mat-ong/", headers: ["If-None-Match": tag]).status == 200)
        }

        @Test(
            "a part is sent where a part is asked for",
            arguments: [
                ("bytes=0-3", 206, "0123", "bytes 0-3/11"), ("bytes=4-", 206, "456789\n", "bytes 4-10/11"),
                ("bytes=-2", 206, "9\n", "bytes 9-10/11"), ("bytes=8-99", 206, "89\n", "bytes 8-10/11"),
                ("bytes=-99", 206, "0123456789\n", "bytes 0-10/11"), ("bytes=11-", 416, nil, "bytes */11"),
                ("bytes=99-100", 416, nil, "bytes */11"), ("bytes=-0", 416, nil, "bytes */11"),
                ("bytes=3-1", 200, "0123456789\n", nil), ("bytes=0-1,4-5", 200, "0123456789\n", nil),
                ("lines=0-1", 200, "0123456789\n", nil), ("bytes=a-b", 200, "0123456789\n", nil),
                ("bytes=99999999999999999999-", 416, nil, "bytes */11"), ("bytes=8-99999999999999999999", 206, "89\n", "bytes 8-10/11")
            ] as [(String, Int, String?, String?)])
        func ranges(range: String, status: Int, body: String?, contentRange: String?) async throws {
            let preview = try await RunningPreview(["tep/site.css": "0123456789\n"])
            for path in ["/tai-ve/mau.txt", "/site.css"] {
                let answer = try await preview.client.get(path, headers: ["Range": range])
                #expect(answer.status == status)
                if let body { #expect(answer.text == body) }
                #expect(answer["Content-Range"] == contentRange)
            }
        }

        @Test("a part of a page too, unless it has changed since")
        func rangesOfPages() async throws {
            let preview = try await RunningPreview()
            let whole = try await preview.client.get("/san-pham/che-shan/")
            let tag = try #require(whole["ETag"])
            let part = try await preview.client.get("/san-pham/che-shan/", headers: ["Range": "bytes=5-14", "If-Range": tag])
            #expect(part.status == 206 && part.body == Array(whole.body[5..<15]))
            #expect(
                try await preview.client.get("/san-pham/che-shan/", headers: ["Range": "bytes=5-14", "If-Range": "\"old\""]).body
                    == whole.body)
        }

        @Test("nothing can be done but reading", arguments: ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
        func methods(method: String) async throws {
            let preview = try await RunningPreview()
            let answer = try await preview.client.get("/", method: method)
            #expect(answer.status == 405)
            #expect(answer["Allow"] == "GET, HEAD")
        }

        @Test("the site's own page says that there is none, in the language of the address")
        func notFound() async throws {
            let preview = try await RunningPreview()
            let vietnamese = try await preview.client.get("/khong-co/"), english = try await preview.client.get("/en/khong-co/")
            #expect(vietnamese.status == 404 && english.status == 404)
            let built = try preview.built()
            #expect(RunningPreview.withoutAddition(vietnamese.body) == built["404.html"])
            #expect(RunningPreview.withoutAddition(english.body) == built["en/404.html"])
        }

        @Test("a folder without its slash leads to the folder")
        func redirect() async throws {
            let preview = try await RunningPreview()
            let answer = try await preview.client.get("/san-pham/che-shan?a=b")
            #expect(answer.status == 302 && answer["Location"] == "/san-pham/che-shan/?a=b")
            #expect(try await preview.client.get("/san-pham/che-shan/index.html").status == 200)
            #expect(try await preview.client.get("/tai-ve").status == 404)
        }

        @Test(
            "who comes under another name is refused",
            arguments: [
                ("localhost", 200), ("LocalHost:8000", 200), ("127.0.0.1", 200), ("127.0.0.1:1", 200), ("127.1.2.3", 200),
                ("[::1]:8000", 200), ("[::1]", 200),
                ("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost.evil.example", 403), ("evil.example:8000", 403),
                ("192.168.1.5", 403), ("0.0.0.0", 403),
                ("localhost:80x", 403), ("[::1]evil", 403), ("[::2]", 403), (":8000", 403), ("evil@localhost", 403)
            ])
        func hosts(host: String, status: Int) async throws {
            let preview = try await RunningPreview()
            #expect(try await preview.client.get("/", headers: ["Host": host]).status == status)
        }

        @Test("who says no name is refused")
        func noHost() async throws {
            let preview = try await RunningPreview()
            #expect(try await preview.client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 403)
        }

        @Test("on a network, addresses in numbers are taken, names still are not")
        func network() {
            let check = HostCheck(listeningOn: "0.0.0.0")
            #expect(check.allows("192.168.1.5:8000") && check.allows("[fe80::1]:8000") && check.allows("localhost"))
            #expect(!check.allows("evil.example") && !check.allows("999.1.1.1") && !check.allows(nil) && !check.allows(""))
            #expect(HostCheck(listeningOn: "may-toi.local").allows("may-toi.local:8000"))
        }

        @Test(
            "no path leads out of the site",
            arguments: [
                "/../../secret.txt", "/..%2f..%2fsecret.txt", "/%2e%2e/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/tai-ve/../../site.yml",
                "/tai-ve/%2e%2e/%2e%2e/site.yml", "/..\\..\\secret.txt",
                "/%5c..%5csecret.txt", "/tai-ve%2fmau.txt", "/tai-ve/mau.txt%00", "/tai-ve/mau.txt%00.html", "//etc/passwd",
                "//tai-ve/mau.txt", "/./tai-ve/mau.txt", "/tai-ve//mau.txt", "/site.yml", "/tep/tai-ve/mau.txt",
                "/san-pham/che-shan.md", "/%ff%fe", "/%c0%ae%c0%ae/secret.txt", "/.gianhang/", "/.gianhang/xem-thu.js/..", "/tai-ve/..;/",
                "/~root", "/tai-ve/mau.txt/"
            ])
        func traversal(target: String) async throws {
            let preview = try await RunningPreview { try Files.write($0 + "/secret.txt", "secret") }
            let answer = try await preview.client.get(target)
            #expect(answer.status == 404)
            #expect(!answer.text.contains("secret") && !answer.text.contains("0123456789") && !answer.text.contains("địa chỉ trang:"))
        }

        @Test("what is no address at all is refused", arguments: ["/%", "/%2", "/%zz", "tai-ve", "https://127.0.0.1/", "*"])
        func malformed(target: String) async throws {
            let preview = try await RunningPreview()
            #expect(try await preview.client.get(target).status == 400)
            #expect(try await preview.client.get("/").status == 200)
        }

        @Test("an address with its host is one too, and that host is the one that counts (RFC 9112, 3.2.2)")
        func absoluteForm() async throws {
            let preview = try await RunningPreview()
            let page = try await preview.client.get("/san-pham/che-shan/")
            #expect(try await preview.client.get("http://127.0.0.1:8000/san-pham/che-shan/").body == page.body)
            #expect(try await preview.client.get("HTTP://localhost", headers: ["Host": "evil.example"]).status == 200)
            #expect(try await preview.client.get("http://evil.example/san-pham/che-shan/").status == 403)
            #expect(try await preview.client.get("http:///san-pham/che-shan/").status == 403)
            #expect(try await preview.client.get("http://127.0.0.1@evil.example/").status == 403)
        }

        @Test("a link that leaves the content folder is not followed, not even one that has just been made")
        func links() async throws {
            let preview = try await RunningPreview { try Files.write($0 + "/secret.txt", "secret") }
            #expect(try await preview.client.get("/tai-ve/mau.txt").status == 200)
            try preview.remove("tep/tai-ve/mau.txt")
            try FileManager.default.createSymbolicLink(
                atPath: preview.content + "/tep/tai-ve/mau.txt", withDestinationPath: preview.root + "/secret.txt")
            for _ in 0..<50 { #expect(try await !preview.client.get("/tai-ve/mau.txt").text.contains("secret")) }
            #expect(try await preview.page("/") { $0.contains("lien-ket-ngoai") })
            #expect(try await preview.client.get("/tai-ve/mau.txt").status == 404)
            // The folder itself, too.
            try FileManager.default.removeItem(atPath: preview.content + "/tep/tai-ve")
            try Files.write(preview.root + "/outside/mau.txt", "secret")
            try FileManager.default.createSymbolicLink(
                atPath: preview.content + "/tep/tai-ve", withDestinationPath: preview.root + "/outside")
            for _ in 0..<20 { #expect(try await preview.client.get("/tai-ve/mau.txt").status == 404) }
        }

        @Test("garbage does no harm")
        func garbage() async throws {
            let preview = try await RunningPreview()
            for request in [
                "\r\n\r\n", "GET\r\n\r\n", "\0\0\0\0\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                String(repeating: "x", count: 100_000) + "\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n"
            ] {
                _ = try? await preview.client.send(request, within: 1)
            }
            #expect(try await preview.client.get("/").status == 200)
        }

        @Test("a port that is taken is left to its owner; the next one is used")
        func portTaken() async throws {
            let first = try await RunningPreview()
            let second = try await RunningPreview(port: first.client.port)
            #expect(second.client.port != first.client.port)
            #expect(second.client.port - first.client.port < 50)
            #expect(try await first.client.get("/").status == 200)
            #expect(try await second.client.get("/").status == 200)
        }

        @Test("two hundred open pages at once are served")
        func manyConnections() async throws {
            let preview = try await RunningPreview()
            var streams: [EventReader] = []
            for _ in 0..<200 { streams.append(try await preview.events(of: "/san-pham/che-shan/")) }
            #expect(try await preview.client.get("/").status == 200)
            try preview.write("san-pham/che-shan.md", try preview.text("san-pham/che-shan.md") + "\nThêm.\n")
            var told = 0
            for stream in streams {
                while let event = await stream.next() {
                    if event.name == "tai-lai" {
                        told += 1
                        break
                    }
                }
            }
            #expect(told == 200)
        }
    }
}
