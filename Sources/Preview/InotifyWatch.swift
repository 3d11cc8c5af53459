#if os(Linux)
    import Content
    import Glibc

    /// Watches folders through Linux's inotify: the kernel tells of every change, so that nothing has to be searched.
    ///
    /// All but `stop` is for one thread.
    final class InotifyWatch: FolderWatch, @unchecked Sendable {
        private struct Root {
            let folder: WatchedFolder
            /// The folder that is watched: another may have come to its path.
            var identity: Identity?
        }

        private struct Identity: Equatable {
            let device: UInt64
            let inode: UInt64
        }

        private let queue: Int32
        /// `wake` and `stop` write to it.
        private let pipe: (read: Int32, write: Int32)
        private var roots: [Root] = []
        /// The folder of each watch, by its path within its root: empty for the root itself.
        private var watches: [Int32: (root: Int, path: String)] = [:]
        /// Files that somebody is still writing.
        private var unfinished: Set<String> = []
        private var pending = PendingChanges()
        /// Where the kernel takes no more watches (`max_user_watches`): then folders have to be searched after all.
        private var fallback: PollingWatch?

        private static let mask = UInt32(
            IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO
                | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

        /// nil where the system has no inotify, or no more of it.
        init?() {
            queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
            var ends: [Int32] = [-1, -1]
            guard queue >= 0 else { return nil }
            guard Glibc.pipe(&ends) == 0 else {
                close(queue)
                return nil
            }
            for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
            pipe = (ends[0], ends[1])
        }

        deinit {
            close(queue)
            close(pipe.read)
            close(pipe.write)
        }

        func wake() { send(0) }

        func stop() { send(1) }

        private func send(_ byte: UInt8) {
            var byte = byte
            _ = write(pipe.write, &byte, 1)
        }

        /// Takes what was sent; nil where it was to stop.
        private func takeSent() -> [Int: ContentChange]? {
            var byte: UInt8 = 1
            guard read(pipe.read, &byte, 1) == 1, byte == 0 else { return nil }
            return take()
        }

        // MARK: Watching

        func watch(_ folders: [WatchedFolder]) {
            if let fallback { return fallback.watch(folders) }
            // Those that stay are not let go of for a moment: a change would be missed.
            let old = roots
            for index in old.indices where !folders.indices.contains(index) || folders[index].path != old[index].folder.path {
                removeAll(of: index)
            }
            roots = folders.enumerated().map { index, folder in
                old.indices.contains(index) && old[index].folder.path == folder.path ? old[index] : Root(folder: folder, identity: nil)
            }
            for index in roots.indices where !old.indices.contains(index) || old[index].folder.path != folders[index].path {
                watchRoot(index)
            }
        }

        private func removeAll(of root: Int) {
            for (watch, place) in watches where place.root == root {
                inotify_rm_watch(queue, watch)
                watches[watch] = nil
            }
        }

        private func watchRoot(_ index: Int) {
            removeAll(of: index)
            roots[index].identity = Self.identity(of: roots[index].folder.path)
            addTree(index, "")
        }

        /// Watches a folder and all folders below it, but follows no links: where those lead inside, the target is watched too.
        private func addTree(_ root: Int, _ path: String, depth: Int = 0) {
            let folder = roots[root].folder
            let full = path.isEmpty ? folder.path : folder.path + "/" + path
            // The watch first, then the list: what is made in between is seen twice rather than never.
            let watch = inotify_add_watch(queue, full, Self.mask)
            guard watch >= 0 else {
                if errno == ENOSPC || errno == ENOMEM { useFallback() }
                return
            }
            watches[watch] = (root, path)
            guard depth < 16, let stream = opendir(full) else { return }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                guard entry.pointee.d_type == DT_DIR || entry.pointee.d_type == DT_UNKNOWN else { continue }
                let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
                let inner = path.isEmpty ? name : path + "/" + name
                if name == "." || name == ".." || folder.ignores(inner) { continue }
                if entry.pointee.d_type == DT_UNKNOWN {
                    var info = stat()
                    guard lstat(full + "/" + name, &info) == 0, info.st_mode & S_IFMT == S_IFDIR else { continue }
                }
                addTree(root, inner, depth: depth + 1)
            }
        }

        private func removeTree(_ root: Int, _ path: String) {
            for (watch, place) in watches where place.root == root && (place.path == path || place.path.hasPrefix(path + "/")) {
                inotify_rm_watch(queue, watch)
                watches[watch] = nil
            }
        }

        /// nil where there is no folder, or none that may be read: it is looked for again.
        private static func identity(of path: String) -> Identity? {
            var info = stat()
            guard stat(path, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, access(path, R_OK | X_OK) == 0 else { return nil }
            return Identity(device: UInt64(info.st_dev), inode: UInt64(info.st_ino))
        }

        private func useFallback() {
            guard fallback == nil else { return }
            let polling = PollingWatch()
            polling.watch(roots.map(\.folder))
            fallback = polling
        }

        // MARK: Waiting

        func wait() -> [Int: ContentChange]? {
            var first: ContinuousClock.Instant?
            while true {
                if let fallback {
                    // What was seen until then is handed on first.
                    if !pending.isEmpty { return take() }
                    var ends = [pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)]
                    if poll(&ends, 1, Int32(fallback.interval * 1000)) > 0 { return takeSent() }
                    let changes = fallback.scan()
                    if !changes.isEmpty { return changes }
                    continue
                }
                var ends = [pollfd(fd: queue, events: Int16(POLLIN), revents: 0), pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)]
                let ready = poll(&ends, 2, patience)
                if ends[1].revents != 0 { return takeSent() }
                if ready > 0 { readEvents() } else { checkRoots() }
                if pending.isEmpty { continue }
                let start = first ?? .now
                first = start
                if ready <= 0 || ContinuousClock.now - start > .seconds(1) { return take() }
            }
        }

        /// How long, in milliseconds, nothing may happen before the changes are handed on.
        private var patience: Int32 {
            if pending.isEmpty { return roots.contains { $0.identity == nil } ? 100 : 1000 }
            // A file that was written to but not closed is half a file; but nobody knows whether it ever will be closed.
            if !unfinished.isEmpty { return 300 }
            return pending.isLarge ? 50 : 4
        }

        private func take() -> [Int: ContentChange] {
            defer {
                pending = PendingChanges()
                unfinished = []
            }
            return pending.changes
        }

        /// Notices folders that went, came back, or were replaced by another at the same path.
        private func checkRoots() {
            for index in roots.indices where roots[index].identity != Self.identity(of: roots[index].folder.path) {
                watchRoot(index)
                pending.add(.anything, in: index)
            }
        }

        private func readEvents() {
            let size = 64 * 1024
            withUnsafeTemporaryAllocation(byteCount: size, alignment: MemoryLayout<inotify_event>.alignment) { buffer in
                while true {
                    let count = read(queue, buffer.baseAddress, size)
                    if count < 0 && errno == EINTR { continue }
                    guard count > 0 else { return }
                    var offset = 0
                    let header = MemoryLayout<inotify_event>.size
                    while offset + header <= count {
                        let event = buffer.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
                        let name = buffer[(offset + header)..<min(offset + header + Int(event.len), count)].prefix { $0 != 0 }
                        handle(event, name: String(decoding: name, as: UTF8.self))
                        offset += header + Int(event.len)
                    }
                }
            }
        }

        private func handle(_ event: inotify_event, name: String) {
            func has(_ flag: Int32) -> Bool { event.mask & UInt32(bitPattern: flag) != 0 }
            func has(_ flag: Int) -> Bool { event.mask & UInt32(truncatingIfNeeded: flag) != 0 }
            if has(Int(IN_Q_OVERFLOW)) {
                for index in roots.indices {
                    watchRoot(index)
                    pending.add(.anything, in: index)
                }
                return
            }
            guard let place = watches[event.wd] else { return }
            if has(Int(IN_IGNORED)) { watches[event.wd] = nil }
            if name.isEmpty {
                // The folder itself. Those within another are told of by that one too.
                if place.path.isEmpty { checkRoots() }
                return
            }
            let path = place.path.isEmpty ? name : place.path + "/" + name
            if roots[place.root].folder.ignores(path) { return }
            if has(Int(IN_ISDIR)) {
                if has(Int(IN_MOVED_FROM)) || has(Int(IN_DELETE)) {
                    removeTree(place.root, path)
                } else {
                    addTree(place.root, path, depth: 1)
                }
                pending.add(.anything, in: place.root)
                return
            }
            if has(Int(IN_MODIFY)) {
                unfinished.insert("\(place.root)/\(path)")
            } else if !has(Int(IN_ATTRIB)) && !has(Int(IN_CREATE)) {
                unfinished.remove("\(place.root)/\(path)")
            }
            pending.add(.files([path]), in: place.root)
        }
    }
#endif
