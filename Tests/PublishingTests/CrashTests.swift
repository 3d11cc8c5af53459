import Foundation
import Testing
import VietnameseText

@testable import Publishing

/// After SQLite's tests: fail each system call in turn, kill at each moment; what is on disk is the old or the new
/// version of every file, and the next build makes it right.
@Suite("Whatever happens during a build")
struct CrashTests {
    /// Builds the second site over the first with the Nth call failing, for every N, and expects the next build to make
    /// it right. Returns how many N there were.
    private func failEachCall(
        _ code: CInt, among isCounted: @escaping @Sendable (SystemCall) -> Bool,
        expect: (_ result: Result<Tree, any Error>, _ fault: Fault, _ isMixed: Bool) throws -> Void
    ) throws -> Int {
        let (first, second) = (try Sites.tree(Sites.first), try Sites.tree(Sites.second))
        let workplace = Workplace()
        try workplace.build(Sites.first)
        try workplace.place(Sites.foreign)
        for number in 1... {
            let fault = Fault(at: number, code, among: isCounted)
            let result = Result {
                try workplace.build(Sites.second, isDurable: true, interruption: fault.interruption)
                return try workplace.tree()
            }
            if !fault.hasStruck { return number - 1 }
            let left = try workplace.tree().site
            try expect(result, fault, left != first.site && left != second.site)
            try Sites.expectWhole(workplace, "\(fault.description)")
            try workplace.build(Sites.second)
            #expect(try workplace.tree() == second, "after \(fault.description)")
            try workplace.build(Sites.first)
            try #require(try workplace.tree() == first, "after \(fault.description) and two builds")
        }
        return 0
    }

    @Test(
        "a system call that writes fails: the error names the file",
        arguments: [
            (ENOSPC, PublishingError.Kind.noSpace), (EIO, .system), (EACCES, .noPermission), (EROFS, .readOnly)
        ])
    func writingFails(code: CInt, kind: PublishingError.Kind) throws {
        var calls: Set<SystemCall> = []
        var mixed = 0
        let count = try failEachCall(code, among: \.isWriting) { result, fault, isMixed in
            if let call = fault.call { calls.insert(call) }
            let failure = #expect(throws: PublishingError.self, "\(fault.description)") { try result.get() }
            #expect(failure?.kind == kind, "\(fault.description)")
            #expect(failure?.reason == String(cString: strerror(code)))
            let path = failure?.path ?? ""
            #expect(path.contains("/public"), "\(fault.description): \(path)")
            let message = "không ghi được \(path) (\(Phrase.systemError(code).vietnamese))"
            #expect(failure?.message.vietnamese.hasPrefix(message) == true, "\(fault.description)")
            // Who is told of an error believes the old site to stand, unless the message says otherwise.
            let saysMixed = failure?.message.vietnamese.contains("lẫn bản cũ và bản mới") == true
            if isMixed { mixed += 1 }
            #expect(saysMixed || !isMixed, "\(fault.description): \(failure?.message.vietnamese ?? "")")
        }
        #expect(mixed > 10)
        #expect(count > 140)
        #expect(calls == Set(SystemCall.allCases.filter(\.isWriting)), "each of them failed at least once")
    }

    @Test("a system call that only reads fails: an error, or the right site")
    func readingFails() throws {
        let second = try Sites.tree(Sites.second)
        let count = try failEachCall(EIO, among: { !$0.isWriting }) { result, fault, _ in
            switch result {
            case .success(let tree): #expect(tree == second, "\(fault.description)")
            case .failure(let error): #expect((error as? PublishingError)?.path.contains("/public") == true)
            }
        }
        #expect(count > 80)
    }

    @Test("it is killed before any of its system calls that write, or at any time")
    func killed() throws {
        let (first, second) = (try Sites.tree(Sites.first), try Sites.tree(Sites.second))
        let workplace = Workplace()
        let source = workplace.path + "/nguon"
        try workplace.place(Sites.second, in: source)
        try workplace.build(Sites.first)
        try workplace.place(Sites.foreign)

        func publish(_ arguments: String, _ limit: Int) throws -> (wasKilled: Bool, time: Int) {
            let probe = try Probe("publish", source, workplace.output, arguments, String(limit), "umask", "077")
            let output = probe.output()
            try #require(probe.wasKilled || Int(output) != nil, "\(output)")
            return (probe.wasKilled, Int(output) ?? 0)
        }
        func recover(_ comment: Comment) throws {
            try Sites.expectWhole(workplace, comment)
            try workplace.build(Sites.second)
            let again = try workplace.tree()
            #expect(again == second, "\(comment): \(again.differences(from: second))")
            try workplace.build(Sites.first)
            let back = try workplace.tree()
            try #require(back == first, "\(comment), and built again: \(back.differences(from: first))")
        }

        // Between two of these calls nothing on disk changes, so this is every state that a kill can leave.
        var calls = 0
        var time = 0
        while true {
            let result = try publish("kill-before-call", calls + 1)
            time = result.time
            if !result.wasKilled { break }
            calls += 1
            try recover("killed before call \(calls)")
        }
        #expect(calls > 150)
        try recover("not killed")

        // And to rely on nothing that this module says of its calls. A build that was faster than the moment does not
        // count, and shows how long a build takes on this machine just now.
        var kills = 0
        for _ in 0..<3_000 where kills < 300 {
            let moment = Int.random(in: 0...time)
            let result = try publish("kill-after", moment)
            if result.wasKilled { kills += 1 } else { time = max(500, min(time, result.time)) }
            try recover("killed after \(moment) of \(time) µs")
        }
        #expect(kills == 300)
    }

    @Test("the first build is killed: the next one is not refused")
    func firstBuildKilled() throws {
        let workplace = Workplace()
        let site: Site = ["a.html": "a", "b/index.html": "b"]
        try workplace.place(site, in: workplace.path + "/nguon")
        let fresh = Workplace()
        try fresh.build(site)
        for call in 1... {
            let probe = try Probe(
                "publish", workplace.path + "/nguon", workplace.output, "kill-before-call", String(call))
            _ = probe.output()
            if !probe.wasKilled {
                #expect(call > 20)
                break
            }
            if FileManager.default.fileExists(atPath: workplace.output) {
                #expect(try workplace.tree().site.allSatisfy { site[$0.key] == $0.value })
            }
            try workplace.build(site)
            #expect(try workplace.tree() == fresh.tree(), "killed before call \(call)")
            try FileManager.default.removeItem(atPath: workplace.output)
        }
    }
}

/// Disks as they are, which only root can make.
@Suite("A real disk")
struct RealDiskTests {
    /// Why no file system can be mounted here, or `nil`.
    static let whyNoMount: String? = {
        if geteuid() != 0 { return "only root may mount a file system" }
        let workplace = Workplace()
        do {
            try FileManager.default.createDirectory(atPath: workplace.output, withIntermediateDirectories: true)
            try mount(workplace.output, "size=1m")
            try run("umount", workplace.output)
            return nil
        } catch {
            return "mount -t tmpfs is not permitted"
        }
    }()

    struct Failed: Error {}

    static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        if process.terminationStatus != 0 { throw Failed() }
    }

    static func mount(_ path: String, _ options: String) throws {
        try run("mount", "-t", "tmpfs", "-o", options, "tmpfs", path)
    }

    let workplace = Workplace()

    @Test("that is full: an error, and the old site untouched", .enabled(if: whyNoMount == nil, "\(whyNoMount ?? "")"))
    func full() throws {
        try FileManager.default.createDirectory(atPath: workplace.output, withIntermediateDirectories: true)
        try Self.mount(workplace.output, "size=1m")
        defer { try? Self.run("umount", workplace.output) }
        try workplace.build(Sites.first)
        let before = try workplace.tree()

        var large = Sites.second
        for number in 0..<40 { large["anh/\(number).jpg"] = String(repeating: "ảnh \(number)\n", count: 4_000) }
        let refusal = error { try workplace.build(large) }
        #expect(refusal?.kind == .noSpace)
        #expect(refusal?.reason == "No space left on device")
        #expect(refusal?.advice.vietnamese == "hết chỗ trên đĩa: xóa bớt tệp không dùng rồi dựng lại")
        #expect(refusal?.path.contains(workplace.output + "/anh/") == true)
        #expect(try workplace.tree() == before)

        // One file alone that does not fit: its first `write` succeeds, with a part of it.
        let alone = error { try workplace.build(["anh.jpg": String(repeating: "ảnh\n", count: 400_000)]) }
        #expect(alone?.kind == .noSpace)
        #expect(alone?.path == workplace.output + "/anh.jpg")
        #expect(try workplace.tree() == before)

        try workplace.build(Sites.second)
        #expect(try workplace.tree().site == Sites.second)
    }

    @Test("that is read-only", .enabled(if: whyNoMount == nil, "\(whyNoMount ?? "")"))
    func readOnly() throws {
        try FileManager.default.createDirectory(atPath: workplace.output, withIntermediateDirectories: true)
        try Self.mount(workplace.output, "size=1m")
        defer { try? Self.run("umount", workplace.output) }
        try workplace.build(Sites.first)
        try Self.run("mount", "-o", "remount,ro", workplace.output)
        let refusal = error { try workplace.build(Sites.second) }
        #expect(refusal?.kind == .readOnly)
        #expect(try workplace.tree().site == Sites.first)
    }

    @Test("with a folder that is a disk of its own", .enabled(if: whyNoMount == nil, "\(whyNoMount ?? "")"))
    func mountInside() throws {
        try workplace.build(["anh/a.jpg": "a", "b.html": "b"])
        try Self.mount(workplace.output + "/anh", "size=1m")
        defer { try? Self.run("umount", workplace.output + "/anh") }
        let refusal = error { try workplace.build(["anh/a.jpg": "a", "b.html": "b"]) }
        #expect(refusal?.path == workplace.output + "/anh/a.jpg")
        #expect(refusal?.reason == "Invalid cross-device link")
        try workplace.build(["b.html": "b"])  // the folder in use stays, and is no reason to fail
    }

    @Test("where the person may not write")
    func noPermission() throws {
        let source = workplace.path + "/nguon"
        try workplace.place(Sites.second, in: source)
        try workplace.build(Sites.first)
        let folder = workplace.output + "/.gianhang"
        #expect(chmod(folder, 0o555) == 0)
        defer { chmod(folder, 0o755) }
        // Root may write anywhere, so as nobody. Somebody else may not change to another user, and need not.
        let probe = try Probe("publish", source, workplace.output, "user", "65534")
        let output = probe.output()
        #expect(output == "noPermission cannot write \(folder) (Permission denied)")
        #expect(probe.process.terminationStatus == 3)
        #expect(try workplace.tree().site == Sites.first)
    }
}
