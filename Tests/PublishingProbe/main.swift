// A build in a process of its own, which the tests of Publishing kill, and which shows how fast publishing is:
//
//     publishing-probe publish SOURCE OUTPUT [kill-before-call N] [kill-after MICROSECONDS] [umask OCTAL] [user NUMBER]
//                      [umask-changes TIMES] [sets-modes]
//         publishes the files of SOURCE, and prints how many microseconds that took; or kills itself before its Nth
//         system call that writes, or after a time; on an error prints it and exits with 3
//     publishing-probe measure OUTPUT FILES BYTES THREADS [durable]
//         publishes made-up files four times: new, unchanged, all changed, gone

import Dispatch
import Foundation
import Publishing
import Synchronization

/// The paths and bytes below a folder.
func files(below folder: String) -> [(path: String, bytes: [UInt8])] {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return paths.sorted().compactMap { path in
        guard let data = FileManager.default.contents(atPath: folder + "/" + path) else { return nil }
        return (path, Array(data))
    }
}

func microseconds(_ body: () throws -> Void) rethrows -> Int {
    let time = try ContinuousClock().measure(body)
    return Int(time / .microseconds(1))
}

/// Publishes from several threads at once, as the site's pages are.
func publish(
    _ files: [(path: String, bytes: [UInt8])], into output: String, threads: Int, isDurable: Bool,
    interruption: Interruption? = nil, prepare: (OutputFolder) -> Void = { _ in }
) throws -> OutputFolder.Summary {
    let folder = try OutputFolder(
        path: output, contentPath: "/nonexistent", options: .init(isDurable: isDurable), interruption: interruption)
    prepare(folder)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
        while true {
            let index = next.add(1, ordering: .relaxed).oldValue
            guard index < files.count else { return }
            try? folder.write(files[index].path, files[index].bytes)  // `finish` throws it again
        }
    }
    return try folder.finish()
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "publish" where arguments.count >= 3:
    let site = files(below: arguments[1])
    func option(_ name: String, radix: Int = 10) -> Int? {
        arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }.flatMap { Int($0, radix: radix) }
    }
    if let mask = option("umask", radix: 8) { umask(mode_t(mask)) }
    if let user = option("user") { setuid(uid_t(user)) }
    var interruption: Interruption?
    if let limit = option("kill-before-call") {
        let calls = Atomic(0)
        interruption = { call, _ in
            if call.isWriting, calls.add(1, ordering: .relaxed).newValue == limit { kill(getpid(), SIGKILL) }
            return nil
        }
    }
    if let time = option("kill-after") {
        Thread.detachNewThread {
            usleep(UInt32(time))
            kill(getpid(), SIGKILL)
        }
    }
    do {
        let time = try microseconds {
            _ = try publish(site, into: arguments[2], threads: 2, isDurable: true, interruption: interruption) { folder in
                if arguments.contains("sets-modes") { folder.setModesAlways() }
                // As liborc does, all the time.
                if let changes = option("umask-changes") {
                    Thread.detachNewThread {
                        for _ in 0..<changes {
                            umask(0o066)
                            usleep(1)
                            umask(0o022)
                        }
                    }
                }
            }
        }
        print(time)
    } catch let error as PublishingError {
        print(error.kind, error.message.english)
        exit(3)
    }

case "measure" where arguments.count >= 5:
    let (count, size, threads) = (Int(arguments[2]) ?? 0, Int(arguments[3]) ?? 0, Int(arguments[4]) ?? 1)
    func site(_ byte: UInt8) -> [(path: String, bytes: [UInt8])] {
        let page = [UInt8](repeating: byte, count: size)  // shared, in the processor's cache as a fresh page is
        return (0..<count).map { ("san-pham/san-pham-so-\($0)/index.html", page) }
    }
    let (first, second) = (site(65), site(66))
    for (name, files) in [("new", first), ("unchanged", first), ("changed", second), ("gone", [])] {
        let isDurable = arguments.contains("durable")
        let before = clock()
        var summary: OutputFolder.Summary?
        let time = try microseconds {
            summary = try publish(files, into: arguments[1], threads: threads, isDurable: isDurable)
        }
        print("\(name): \(time / 1000) ms, CPU \((clock() - before) / 1000) ms, \(summary.map(String.init(describing:)) ?? "")")
    }

default:
    print("usage: see the first lines of main.swift")
    exit(2)
}
