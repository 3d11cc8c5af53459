import Foundation
import Synchronization
import Testing

@testable import Publishing

@Suite("A build into a folder")
struct OutputFolderTests {
    let workplace = Workplace()

    /// In a process of its own: the umask is the process's, and other tests have libraries that change it.
    @Test("makes the folder and those above it, with modes that do not depend on the umask", arguments: ["022", "077"])
    func makesFolders(umask: String) throws {
        try workplace.place(["san-pham/che/index.html": "chè"], in: workplace.path + "/nguon")
        let path = workplace.path + "/ket-qua/trang/public"
        let probe = try Probe("publish", workplace.path + "/nguon", path + "/", "umask", umask)
        _ = probe.output()
        let tree = try Tree(path)
        #expect(
            tree.description == """
                .gianhang/ 755
                .gianhang/lock 0 bytes 644
                .gianhang/manifest 46 bytes 644
                san-pham/ 755
                san-pham/che/ 755
                san-pham/che/index.html 4 bytes 644
                """)
        for folder in ["/ket-qua", "/ket-qua/trang", "/ket-qua/trang/public"] {
            #expect(try status(workplace.path + folder).st_mode & 0o777 == 0o755)
        }
    }

    /// Where modes are not set, about a third of these files cannot be read by others.
    @Test("has the right modes where a library changes the umask again and again")
    func changingUmask() throws {
        let site = Site(uniqueKeysWithValues: (0..<2000).map { ("anh/\($0 % 100)/\($0).jpg", "\($0)") })
        try workplace.place(site, in: workplace.path + "/nguon")
        let probe = try Probe("publish", workplace.path + "/nguon", workplace.output, "umask-changes", "1000000000", "sets-modes")
        #expect(Int(probe.output()) != nil)
        let tree = try workplace.tree()
        #expect(tree.site == site)
        #expect(tree.entries.values.allSatisfy { $0.mode == ($0.bytes == nil ? 0o755 : 0o644) })
    }

    @Test("writes afresh what no web server may read; other modes are the person's")
    func hiddenFile() throws {
        let site: Site = ["a.html": "a", "b.html": "b", "anh/c.jpg": "c"]
        try workplace.build(site)
        for (path, mode) in [("a.html", 0o600), ("b.html", 0o640), ("anh/c.jpg", 0o444)] {
            #expect(chmod(workplace.output + "/" + path, mode_t(mode)) == 0)
        }
        #expect(try workplace.build(site) == .init(written: 1, unchanged: 2, removed: 0))
        #expect(
            try ["a.html", "b.html", "anh/c.jpg"].map { try status(workplace.output + "/" + $0).st_mode & 0o777 } == [0o644, 0o640, 0o444])
    }

    @Test("keeps the group that a shared folder hands on", arguments: ["022", "077"])
    func setgid(umask: String) throws {
        try workplace.place(["san-pham/che/index.html": "chè", "a.html": "a"], in: workplace.path + "/nguon")
        let shared = workplace.path + "/chung"
        #expect(mkdir(shared, 0o755) == 0 && chmod(shared, 0o2775) == 0)
        let probe = try Probe("publish", workplace.path + "/nguon", shared + "/public", "umask", umask)
        _ = probe.output()
        for folder in ["", "/.gianhang", "/san-pham", "/san-pham/che"] {
            #expect(try status(shared + "/public" + folder).st_mode & 0o7777 == 0o2755)
        }
        #expect(try status(shared + "/public/san-pham/che/index.html").st_mode & 0o7777 == 0o644)
    }

    @Test("writes what is new and changed, removes what is gone, and counts it")
    func fromOneSiteToAnother() throws {
        #expect(try workplace.build(Sites.first) == .init(written: 21, unchanged: 0, removed: 0))
        #expect(try workplace.tree().site == Sites.first)
        let summary = try workplace.build(Sites.second)
        #expect(summary == .init(written: 15, unchanged: 6, removed: 9))
        #expect(summary.total == Sites.second.count)
        #expect(try workplace.tree().site == Sites.second)
    }

    @Test("leaves the same tree, whatever was there before")
    func deterministic() throws {
        let fresh = Workplace()
        try fresh.build(Sites.second)
        try workplace.build(Sites.first)
        try workplace.build(Sites.second, isDurable: true)
        #expect(try workplace.tree() == fresh.tree())
    }

    @Test("does not touch a file, a folder or the manifest that stays the same")
    func untouched() throws {
        try workplace.build(Sites.first)
        let paths = try workplace.tree().entries.keys.filter { $0 != ".gianhang" && $0 != ".gianhang/lock" }
        #expect(paths.contains("san-pham/che-1/index.html") && paths.contains(".gianhang/manifest"))
        let before = try paths.map { try Identity("\(workplace.output)/\($0)") }
        usleep(20_000)  // longer than the tick of the clock that stamps files
        #expect(try workplace.build(Sites.first) == .init(written: 0, unchanged: 21, removed: 0))
        #expect(try paths.map { try Identity("\(workplace.output)/\($0)") } == before)

        // One page changes: only that page is another file.
        var site = Sites.first
        site["san-pham/che-1/index.html"] = "giá mới"
        try workplace.build(site)
        let after = try paths.map { try Identity("\(workplace.output)/\($0)").inode }
        let changed = zip(paths, zip(before, after)).filter { $0.1.0.inode != $0.1.1 }.map(\.0)
        #expect(changed == ["san-pham/che-1/index.html"])
    }

    @Test("removes the folders that it empties, and leaves other people's files alone")
    func foreignFilesStay() throws {
        try workplace.build(Sites.first)
        try workplace.place(Sites.foreign)
        try FileManager.default.createDirectory(
            atPath: workplace.output + "/anh-rieng", withIntermediateDirectories: true)
        try workplace.build(Sites.second)
        let tree = try workplace.tree()
        #expect(tree.site == Sites.withForeign(Sites.second))
        #expect(tree.entries["hoi-cho"] == nil && tree.entries["san-pham/cu-0"] == nil)
        #expect(tree.entries["anh-rieng"] != nil && tree.entries["san-pham/cu-1"] != nil)
    }

    @Test("replaces and removes its own files even where somebody edited them")
    func editedFiles() throws {
        try workplace.build(["a.html": "a", "b.html": "b"])
        try workplace.place(["a.html": "sửa tay", "b.html": "sửa tay"])
        #expect(try workplace.build(["a.html": "a"]) == .init(written: 1, unchanged: 0, removed: 1))
        #expect(try workplace.tree().site == ["a.html": "a"])
    }

    @Test("brings back a file that somebody removed, and forgets one that is gone anyway")
    func removedFiles() throws {
        try workplace.build(["a/index.html": "a", "b/index.html": "b"])
        try FileManager.default.removeItem(atPath: workplace.output + "/a")
        try FileManager.default.removeItem(atPath: workplace.output + "/b")
        #expect(try workplace.build(["a/index.html": "a"]) == .init(written: 1, unchanged: 0, removed: 0))
        #expect(try workplace.tree().site == ["a/index.html": "a"])
    }

    @Test("a page becomes a folder, and a folder a page")
    func swaps() throws {
        let (page, folder): (Site, Site) = (["a": "trang"], ["a/b/c.html": "c", "a/d.html": "d"])
        try workplace.build(page)
        #expect(try workplace.build(folder) == .init(written: 2, unchanged: 0, removed: 1))
        #expect(try workplace.tree().site == folder)
        try workplace.build(["a/b/c.html": "c"])
        // The folder above the new page has nothing else for a moment, and stays.
        let inside: Site = ["a/b": "b"]
        #expect(try workplace.build(inside) == .init(written: 1, unchanged: 0, removed: 1))
        #expect(try workplace.tree().site == inside)
        #expect(try workplace.build(folder) == .init(written: 2, unchanged: 0, removed: 1))
        #expect(try workplace.build(page) == .init(written: 1, unchanged: 0, removed: 2))
        #expect(try workplace.tree().site == page)
    }

    @Test("takes files from many threads at once")
    func manyThreads() throws {
        var site: Site = [:]
        for number in 0..<800 { site["p\(number % 7)/q\(number % 50)/\(number).html"] = "trang \(number)" }
        for _ in 0..<3 {
            let folder = try workplace.open()
            let files = Array(site)
            DispatchQueue.concurrentPerform(iterations: files.count) { index in
                try? folder.write(files[index].key, Array(files[index].value.utf8))
            }
            #expect(try folder.finish().total == 800)
            #expect(try workplace.tree().site == site)
            for path in site.keys.sorted().prefix(100) { site[path] = "mới \(path) \(site.count)" }
        }
    }

    @Test("changes nothing before it is finished, nor when it is given up")
    func abandon() throws {
        try workplace.build(Sites.first)
        let before = try workplace.tree()
        let folder = try workplace.open()
        for (path, text) in Sites.second { try folder.write(path, Array(text.utf8)) }
        #expect(try workplace.tree().site.filter { !$0.key.hasPrefix(".gianhang") } == Sites.first)
        folder.abandon()
        #expect(try workplace.tree() == before)
        folder.abandon()
        #expect(error { _ = try folder.finish() }?.kind == .ended)
        #expect(error { try folder.write("a.html", []) }?.kind == .ended)

        do { _ = try workplace.open() }  // forgotten: given up too
        #expect(try workplace.tree() == before)
    }

    @Test("publishes nothing where a file could not be written")
    func failedWrite() throws {
        try workplace.build(Sites.first)
        let before = try workplace.tree()
        let folder = try workplace.open()
        let first = error { try folder.write("../a.html", []) }
        for (path, text) in Sites.second { try folder.write(path, Array(text.utf8)) }
        #expect(error { _ = try folder.finish() } == first)
        #expect(try workplace.tree() == before)
    }

    @Test("puts new files before changed ones, those before removals, and the manifest last")
    func order() throws {
        try workplace.build(["a.html": "a", "b.html": "b", "c/index.html": "c"])
        let calls = Mutex<[String]>([])
        try workplace.build(["0.html": "0", "b.html": "mới", "d/e.html": "d"]) { call, name in
            if [.makeFolder, .rename, .removeFile, .removeFolder, .sync].contains(call) {
                calls.withLock { $0.append("\(call) \(name)") }
            }
            return nil
        }
        #expect(
            calls.withLock(\.self) == [
                "makeFolder \(workplace.output)", "makeFolder .gianhang", "makeFolder staged", "makeFolder 3",
                "rename manifest",  // both sites
                "rename 0.html", "rename d",
                "rename b.html",
                "removeFile a.html", "removeFile index.html", "removeFolder c",
                "rename manifest",  // the new one
                "removeFolder staged"
            ])
    }

    @Test("where it must survive a power cut, waits for the disk before anything relies on it")
    func durableOrder() throws {
        try workplace.build(["a.html": "a"])
        let calls = Mutex<[String]>([])
        try workplace.build(["b/c.html": "c"], isDurable: true) { call, name in
            if [.rename, .removeFile, .sync].contains(call) { calls.withLock { $0.append("\(call) \(name)") } }
            return nil
        }
        #expect(
            calls.withLock(\.self) == [
                "sync 1/c.html", "sync 1",  // the bytes of the page, and the new folder, where they wait
                "sync manifest", "rename manifest", "sync .gianhang",
                "rename b", "sync .",
                "removeFile a.html", "sync .",
                "sync manifest", "rename manifest", "sync .gianhang"
            ])
    }
}

@Suite("Two builds at once")
struct LockTests {
    let workplace = Workplace()

    @Test("the second says so")
    func busy() throws {
        let first = try workplace.open()
        let path = workplace.output
        #expect(
            error { _ = try workplace.open(lockWait: .milliseconds(50)) }
                == PublishingError(
                    .busy, path,
                    .init("một lần dựng khác đang ghi vào \(path)", "another build is writing into \(path)"),
                    advice: .init("đợi lần dựng kia xong rồi thử lại", "wait until it has ended, then try again")))
        try first.write("a.html", Array("a".utf8))
        _ = try first.finish()
        #expect(try workplace.build(["b.html": "b"]) == .init(written: 1, unchanged: 0, removed: 1))
    }

    @Test("the second waits for the first")
    func waits() throws {
        let first = try workplace.open()
        try first.write("a.html", Array("a".utf8))
        Thread.detachNewThread {
            usleep(200_000)
            _ = try? first.finish()
        }
        #expect(try workplace.build(["b.html": "b"]) == .init(written: 1, unchanged: 0, removed: 1))
        #expect(try workplace.tree().site == ["b.html": "b"])
    }

    @Test("in several processes, all succeed one after the other")
    func processes() throws {
        let (one, other) = (workplace.path + "/mot", workplace.path + "/hai")
        try workplace.place(Sites.first, in: one)
        try workplace.place(Sites.second, in: other)
        for _ in 0..<5 {
            let probes = try [one, other, one, other].map { try Probe("publish", $0, workplace.output) }
            for probe in probes {
                let output = probe.output()
                #expect(Int(output) != nil, "\(output)")
            }
            #expect(try [Sites.first, Sites.second].contains(workplace.tree().site))
        }
    }
}
