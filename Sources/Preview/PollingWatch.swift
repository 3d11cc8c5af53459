import Content
import Foundation
import Synchronization

/// Watches folders by looking through them again and again: slower, but for any system and any kind of disk.
///
/// All but `wake` and `stop` is for one thread.
final class PollingWatch: FolderWatch, @unchecked Sendable {
    private struct Snapshot {
        var files: [String: FileStamp] = [:]
        var folders: Set<String> = []
        /// Files that may have changed again without another time to show it.
        var unsettled: Set<String> = []
    }

    private var folders: [WatchedFolder] = []
    private var last: [Snapshot] = []
    private let isStopped = Atomic(false)
    private let isWoken = Atomic(false)
    /// Seconds between two looks: half a second, and more where a look takes long.
    private(set) var interval = 0.5

    func watch(_ folders: [WatchedFolder]) {
        if folders.map(\.path) == self.folders.map(\.path) { return }
        let old = zip(self.folders, last)
        last = folders.map { folder in old.first { $0.0.path == folder.path }?.1 ?? Self.snapshot(folder) }
        self.folders = folders
    }

    func wake() { isWoken.store(true, ordering: .relaxed) }

    func stop() { isStopped.store(true, ordering: .relaxed) }

    func wait() -> [Int: ContentChange]? {
        while true {
            var slept = 0.0
            while slept < interval {
                if isStopped.load(ordering: .relaxed) { return nil }
                if isWoken.exchange(false, ordering: .relaxed) { return [:] }
                Thread.sleep(forTimeInterval: 0.05)
                slept += 0.05
            }
            let changes = scan()
            if !changes.isEmpty { return changes }
        }
    }

    /// What changed since the last look.
    func scan() -> [Int: ContentChange] {
        var pending = PendingChanges()
        let start = Date()
        for index in folders.indices {
            let now = Self.snapshot(folders[index]), before = last[index]
            last[index] = now
            if now.folders != before.folders { pending.add(.anything, in: index) }
            var changed = Set(now.files.filter { before.files[$0.key] != $0.value }.keys)
            changed.formUnion(before.files.keys.filter { now.files[$0] == nil })
            changed.formUnion(before.unsettled)
            if !changed.isEmpty { pending.add(.files(changed), in: index) }
        }
        interval = max(0.5, Date().timeIntervalSince(start) * 10)
        return pending.changes
    }

    private static func snapshot(_ folder: WatchedFolder) -> Snapshot {
        var snapshot = Snapshot()
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else { return snapshot }
        snapshot.folders.insert("")
        let now = Date().timeIntervalSince1970
        func collect(_ path: String, _ depth: Int) {
            guard depth < 16 else { return }
            for name in (try? FileManager.default.contentsOfDirectory(atPath: path.isEmpty ? folder.path : folder.path + "/" + path)) ?? []
            {
                let inner = path.isEmpty ? name : path + "/" + name
                if folder.ignores(inner) { continue }
                let full = folder.path + "/" + inner
                let isLink = (try? FileManager.default.destinationOfSymbolicLink(atPath: full)) != nil
                var isFolder: ObjCBool = false
                if !isLink, FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), isFolder.boolValue {
                    snapshot.folders.insert(inner)
                    collect(inner, depth + 1)
                } else if let stamp = FileStamp(full) ?? FileStamp(ofLink: full) {
                    snapshot.files[inner] = stamp
                    if stamp.isWithin(0.1, of: now) { snapshot.unsettled.insert(inner) }
                }
            }
        }
        collect("", 0)
        return snapshot
    }
}
