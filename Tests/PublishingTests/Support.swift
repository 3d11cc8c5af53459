import Foundation
import Synchronization
import Testing

@testable import Publishing

/// The text of each file of a site, by its path.
typealias Site = [String: String]

/// A folder for one test, on a file system in memory where there is one, removed afterwards.
final class Workplace: Sendable {
    let path: String

    init() {
        let parent = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        path = "\(parent)/gianhang-publishing-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try? FileManager.default.createDirectory(atPath: content, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var output: String { path + "/public" }
    var content: String { path + "/content" }

    func open(
        isDurable: Bool = false, lockWait: Duration = .seconds(10), interruption: Interruption? = nil
    ) throws -> OutputFolder {
        try OutputFolder(
            path: output, contentPath: content, options: .init(isDurable: isDurable, lockWait: lockWait),
            interruption: interruption)
    }

    @discardableResult
    func build(
        _ site: Site, isDurable: Bool = false, interruption: Interruption? = nil
    ) throws -> OutputFolder.Summary {
        let folder = try open(isDurable: isDurable, interruption: interruption)
        folder.setModesAlways()  // other tests of this process make photos meanwhile
        for (path, text) in site.sorted(by: { $0.key < $1.key }) { try folder.write(path, Array(text.utf8)) }
        return try folder.finish()
    }

    /// Puts files there as a person does.
    func place(_ site: Site, in folder: String? = nil) throws {
        for (path, text) in site {
            let place = "\(folder ?? output)/\(path)"
            try FileManager.default.createDirectory(
                atPath: (place as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try #require(FileManager.default.createFile(atPath: place, contents: Data(text.utf8)))
        }
    }

    func tree() throws -> Tree { try Tree(output) }
}

/// All that is below a folder.
struct Tree: Equatable, CustomStringConvertible {
    struct Entry: Equatable {
        var mode: UInt32
        /// `nil` for a folder.
        var bytes: [UInt8]?
    }

    var entries: [String: Entry] = [:]

    init(_ folder: String) throws {
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) {
            let place = "\(folder)/\(path)"
            let status = try status(place)
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            entries[path] = Entry(
                mode: status.st_mode & 0o7777,
                bytes: isFolder ? nil : Array(try #require(FileManager.default.contents(atPath: place))))
        }
    }

    /// The files, without those of GianHang itself.
    var site: Site {
        var site: Site = [:]
        for (path, entry) in entries where !path.hasPrefix(".gianhang/") {
            if let bytes = entry.bytes { site[path] = String(decoding: bytes, as: UTF8.self) }
        }
        return site
    }

    /// What is there and was not wanted, and the reverse.
    func differences(from wanted: Tree) -> String {
        func lines(_ tree: Tree) -> Set<Substring> { Set(tree.description.split(separator: "\n")) }
        let paths = entries.keys.filter { wanted.entries[$0] != nil && wanted.entries[$0]?.bytes != entries[$0]?.bytes }
        return "there: \(lines(self).subtracting(lines(wanted)).sorted()), wanted: \(lines(wanted).subtracting(lines(self)).sorted()), "
            + "other bytes: \(paths.sorted())"
    }

    var description: String {
        entries.sorted { $0.key < $1.key }.map { path, entry in
            "\(path)\(entry.bytes.map { " \($0.count) bytes" } ?? "/") \(String(entry.mode, radix: 8))"
        }.joined(separator: "\n")
    }
}

func status(_ path: String) throws -> stat {
    var status = stat()
    try #require(lstat(path, &status) == 0, "\(path) is not there")
    return status
}

/// What would change where somebody touched a file: which one it is and when it changed, to the nanosecond.
struct Identity: Equatable {
    let inode: UInt
    let seconds: Int
    let nanoseconds: Int

    init(_ path: String) throws {
        let status = try status(path)
        inode = status.st_ino
        seconds = status.st_ctim.tv_sec
        nanoseconds = status.st_ctim.tv_nsec
    }
}

func error(_ body: () throws -> Void) -> PublishingError? {
    #expect(throws: PublishingError.self) { try body() }
}

/// Two sites that differ in every way a site can: pages that stay, change, come and go, with their folders; a page that
/// becomes a folder, and the reverse.
enum Sites {
    static let first: Site = {
        var site: Site = [
            "index.html": text("trang chủ, cũ"), "robots.txt": "User-agent: *\n", "rong.txt": "",
            "gioi-thieu": text("tệp, rồi thành thư mục"),
            "lien-he/index.html": text("thư mục, rồi thành tệp"), "lien-he/ban-do/index.html": text("bản đồ"),
            "hoi-cho/2024/xuan/index.html": text("hội chợ xuân"), "hoi-cho/2024/thu/index.html": text("hội chợ thu"),
            "tep/.htaccess": "Options -Indexes\n"
        ]
        for number in 0..<8 { site["san-pham/che-\(number)/index.html"] = text("chè \(number)") }
        for number in 0..<4 { site["san-pham/cu-\(number)/index.html"] = text("cũ \(number)") }
        return site
    }()

    static let second: Site = {
        var site = first.filter { path, _ in
            !path.hasPrefix("san-pham/cu-") && !path.hasPrefix("hoi-cho/") && !path.hasPrefix("lien-he/")
                && path != "gioi-thieu"
        }
        site["index.html"] = text("trang chủ, mới")
        site["gioi-thieu/index.html"] = text("thư mục, trước là tệp")
        site["lien-he"] = text("tệp, trước là thư mục")
        site["rong.txt"] = "không rỗng nữa\n"
        for number in 0..<4 { site["san-pham/che-\(number)/index.html"] = text("chè \(number), giá mới") }
        for number in 0..<6 { site["san-pham/moi-\(number)/index.html"] = text("mới \(number)") }
        site["en/products/tea/index.html"] = text("tea")
        return site
    }()

    /// What a person put among the pages after the first build.
    static let foreign: Site = [
        "CNAME": "htx.example.vn\n", ".well-known/security.txt": "Contact: mailto:htx@example.vn\n",
        "google1234.html": "google-site-verification\n", ".gitignore": "*\n", "san-pham/cu-1/ghi-chu.txt": "của tôi\n"
    ]

    private static func text(_ title: String) -> String {
        "<!doctype html><title>\(title)</title>" + String(repeating: "<p>\(title)</p>\n", count: 100)
    }

    static func withForeign(_ site: Site) -> Site {
        site.merging(foreign) { page, _ in page }
    }

    /// The tree that a build of the site into a new folder makes, with the person's files added.
    static func tree(_ site: Site) throws -> Tree {
        let workplace = Workplace()
        try workplace.build(site)
        try workplace.place(foreign)
        return try workplace.tree()
    }

    /// Expects each file that a reader can meet to be one of the two versions, whole.
    static func expectWhole(_ workplace: Workplace, _ comment: Comment) throws {
        let now = try workplace.tree().site
        for (path, text) in now {
            #expect([first[path], second[path], foreign[path]].contains(text), "\(comment): \(path) is torn")
        }
        for path in foreign.keys { #expect(now[path] != nil, "\(comment): \(path) was the person's") }
        for (path, text) in first where second[path] == text {
            #expect(now[path] == text, "\(comment): \(path) is in both sites")
        }
    }
}

/// A build in another process.
struct Probe {
    let process = Process()
    private let pipe = Pipe()

    /// Starts `publishing-probe`, which stands beside the test bundle.
    init(_ arguments: String...) throws {
        let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let place = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? bundle
        process.executableURL = URL(fileURLWithPath: place).deletingLastPathComponent()
            .appendingPathComponent("publishing-probe")
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
    }

    /// Waits for its end; returns what it printed.
    func output() -> String {
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    var wasKilled: Bool { process.terminationReason == .uncaughtSignal }
}

/// Makes one system call fail, and counts them.
final class Fault: Sendable {
    private let count = Atomic(0)
    private let limit: Int
    private let code: CInt
    private let isCounted: @Sendable (SystemCall) -> Bool
    private let struck = Mutex<(call: SystemCall, name: String)?>(nil)

    init(at limit: Int, _ code: CInt, among isCounted: @escaping @Sendable (SystemCall) -> Bool) {
        (self.limit, self.code, self.isCounted) = (limit, code, isCounted)
    }

    var interruption: Interruption {
        { [self] call, name in
            guard isCounted(call), count.add(1, ordering: .relaxed).newValue == limit else { return nil }
            struck.withLock { $0 = (call, name) }
            return code
        }
    }

    var hasStruck: Bool { count.load(ordering: .relaxed) >= limit }
    /// The call that failed.
    var call: SystemCall? { struck.withLock { $0?.call } }
    var description: String {
        "call \(limit), \(struck.withLock { "\($0?.call.rawValue ?? "") \($0?.name ?? "")" }), errno \(code)"
    }
}
