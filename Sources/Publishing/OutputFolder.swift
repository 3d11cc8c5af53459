import Glibc
import Synchronization
import VietnameseText

/// One build of the site into one folder.
///
/// `write` puts each file that is new or changed under a temporary name into `.gianhang/staged`, and leaves the site
/// alone. `finish` then moves them all to their places, each whole by one `rename` (a folder that is new, with all that
/// is in it), removes the pages that are gone, and notes what the site is made of. Before the first move the manifest is made to name the files of both sites, so that
/// the next build knows what to replace and remove even where this one is killed in between.
///
/// Files that GianHang did not make are never touched. It owns the names in its manifest: what it published under them it
/// replaces and removes, even where somebody edited it.
public final class OutputFolder: Sendable {
    /// How to publish.
    public struct Options: Sendable {
        /// Whether the site must survive a power cut right after `finish`. Costs a wait for the disk for each file that
        /// changed.
        public var isDurable: Bool
        /// How long to wait for another build into the same folder.
        public var lockWait: Duration
        /// Asked while waiting: whether somebody wants to go on waiting no longer.
        public var isStopped: @Sendable () -> Bool

        public init(isDurable: Bool = true, lockWait: Duration = .seconds(10), isStopped: @escaping @Sendable () -> Bool = { false }) {
            self.isDurable = isDurable
            self.lockWait = lockWait
            self.isStopped = isStopped
        }
    }

    /// What a build did to the folder.
    public struct Summary: Sendable, Hashable {
        /// Files that are new or have other bytes than before.
        public var written = 0
        /// Files that were already there with the same bytes, and were not touched.
        public var unchanged = 0
        /// Files of the old site that are gone.
        public var removed = 0
        /// The files of the site.
        public var total: Int { written + unchanged }
    }

    /// The folder as the person named it.
    public let path: String

    private let options: Options
    private let disk: Disk
    private let root: Descriptor
    private let state: StateFolder
    /// The names in the manifest that was found.
    private let owned: Set<OutputPath>
    private let hasManifest: Bool
    private let ledger = Mutex(Ledger())

    /// Prepares the folder, and makes it where it is missing. Nothing in it changes before `finish`.
    ///
    /// Refused are the root and the home folder; the content or the theme folder, and what is inside or around them;
    /// symbolic links; and folders that hold other people's things (once GianHang has built there, other things may be
    /// added).
    public convenience init(
        path: String, contentPath: String, themePath: String? = nil, options: Options = Options()
    ) throws(PublishingError) {
        try self.init(
            path: path, contentPath: contentPath, themePath: themePath, options: options,
            home: getenv("HOME").map { String(cString: $0) }, interruption: nil)
    }

    /// With the home folder and the failures of system calls that a test wants.
    package init(
        path: String, contentPath: String, themePath: String? = nil, options: Options = Options(), home: String? = nil,
        interruption: Interruption?
    ) throws(PublishingError) {
        let path = OutputLocation.withoutTrailingSlashes(path)
        let disk = Disk(interruption: interruption)
        self.path = path
        self.options = options
        self.disk = disk
        try OutputLocation.check(path, contentPath: contentPath, themePath: themePath, home: home)

        try naming(path) { () throws(SystemFault) in try disk.makeFolders(at: path, isDurable: options.isDurable) }
        let root = try naming(path) { () throws(SystemFault) in try disk.openFolder(at: path) }
        // Before a folder of somebody else is given so much as a `.gianhang`.
        if let name = try Self.foreignName(in: root, on: disk, path, unlessFound: StateFolder.name) {
            throw .foreignFolder(path, holding: name)
        }

        let state = try naming("\(path)/\(StateFolder.name)") { () throws(SystemFault) in
            try StateFolder(in: root, on: disk, isDurable: options.isDurable, lockWait: options.lockWait, isStopped: options.isStopped)
        }
        guard let state else { throw .busy(path) }
        self.root = root
        self.state = state

        let manifestPath = "\(path)/\(StateFolder.name)/\(StateFolder.manifestName)"
        let bytes = try naming(manifestPath) { () throws(SystemFault) in try state.manifestBytes() }
        hasManifest = bytes != nil
        if let bytes {
            guard let manifest = Manifest(bytes) else { throw .damagedManifest(manifestPath) }
            owned = manifest.paths
        } else {
            owned = []
            // Now that the lock is held, no other build is about to write the manifest.
            if let name = try Self.foreignName(in: root, on: disk, path) {
                throw .foreignFolder(path, holding: name)
            }
        }
    }

    deinit {
        abandon()
    }

    /// Something that GianHang did not make. An empty folder, and one that only version control knows, may be taken.
    private static func foreignName(
        in root: Descriptor, on disk: Disk, _ path: String, unlessFound known: String? = nil
    ) throws(PublishingError) -> String? {
        let names = try naming(path) { () throws(SystemFault) in try disk.names(in: root) }
        if let known, names.contains(known) { return nil }
        return names.first { ![StateFolder.name, ".git", ".gitignore", ".gitkeep"].contains($0) }
    }

    /// As the person would type it.
    private func shown(_ path: some StringProtocol) -> String {
        "\(self.path)/\(path)"
    }
}

// MARK: - Reading

extension OutputFolder {
    /// Whether a file of the site may have this path.
    public static func accepts(_ path: String) -> Bool { OutputPath(path) != nil }

    /// The folders that a file at `path` lies in, the nearest first: `a/b`, `a` for `a/b/c`.
    public static func folders(above path: String) -> [String] { OutputPath.folders(of: path) }

    /// The bytes that an earlier build published at `path`; nil where there are none, or where they are not GianHang's.
    public func published(_ path: String) -> [UInt8]? {
        guard let path = OutputPath(path), owned.contains(path) else { return nil }
        do throws(SystemFault) {
            var folder = root
            for name in path.names.dropLast() { folder = try disk.openFolder(name, in: folder) }
            guard let name = path.names.last, let file = try disk.open(name, in: folder),
                try disk.status(of: file, name).st_mode & S_IFMT == S_IFREG
            else { return nil }
            return try disk.contents(of: file, name)
        } catch {
            return nil
        }
    }
}

// MARK: - Writing

extension OutputFolder {
    /// What the threads that write have agreed on.
    private struct Ledger {
        /// Each file and each folder of the new site, by its caseless path.
        var files: [String: OutputPath] = [:]
        var folders: [String: OutputPath] = [:]

        var unchanged = 0
        /// The files that wait in `.gianhang/staged`, as they are called there.
        var written: [(path: OutputPath, name: String)] = []
        /// What is to be moved from there: files, and whole folders that the old site did not have.
        var newFolders: [OutputPath: String] = [:]
        var newFiles: [OutputPath: String] = [:]
        var changedFiles: [OutputPath: String] = [:]

        /// A site that lacks a file must not be published.
        var failure: PublishingError?
        var hasEnded = false

        /// Whether a page of the old site is where the new one has a folder, or in a folder where it has a file.
        func isInTheWay(_ path: OutputPath) -> Bool {
            folders[path.caseless] != nil || path.folders.contains { isAtFile($0) }
        }

        /// Whether a folder of the old site is where the new one has a file, or inside.
        func isAtFile(_ folder: String) -> Bool {
            guard let folder = OutputPath(folder) else { return false }
            return ([folder.text] + folder.folders).contains { files[$0.lowercased()] != nil }
        }
    }

    /// What is to be done with a file of the new site.
    private enum Standing {
        case same, changed, new
        /// New, and so is this folder, with what is below it.
        case inNewFolder(OutputPath)
    }

    /// What is where a file belongs.
    private enum Found {
        case nothing, same, other
        case folder(Descriptor)
    }

    /// Sets the mode of every file from now on by a call of its own. For when something else in the process may change the umask
    /// meanwhile: a file that is made at that moment could not be read by the web server.
    public func setModesAlways() { state.setModesAlways() }

    /// Gives the site a file. May be called from many threads at once; after an error `finish` throws it again.
    public func write(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(PublishingError) in try write(path, buffer) }
    }

    /// Gives the site a file. May be called from many threads at once; after an error `finish` throws it again.
    public func write(_ path: String, _ bytes: UnsafeRawBufferPointer) throws(PublishingError) {
        do throws(PublishingError) {
            guard let path = OutputPath(path) else { throw .invalidPath(path) }
            let claim = try claim(path)
            let number = claim.number
            let standing: Standing
            if let folder = claim.newFolder {
                standing = .inNewFolder(folder)
            } else {
                standing = try self.standing(of: path, bytes)
            }
            let name: String
            switch standing {
            case .same:
                ledger.withLock { $0.unchanged += 1 }
                return
            case .changed, .new:
                name = String(number)
            case .inNewFolder(let folder):
                let folderName = ledger.withLock { ledger in
                    if let name = ledger.newFolders[folder] { return name }
                    ledger.newFolders[folder] = String(number)
                    return String(number)
                }
                name = folderName + String(decoding: path.text.utf8.dropFirst(folder.text.utf8.count), as: UTF8.self)
            }
            try naming(shown(path.text)) { () throws(SystemFault) in
                try state.stage(name, folderIsNew: claim.isFirstInFolder, bytes)
            }
            ledger.withLock { ledger in
                ledger.written.append((path, name))
                if case .new = standing { ledger.newFiles[path] = name }
                if case .changed = standing { ledger.changedFiles[path] = name }
            }
        } catch {
            ledger.withLock { $0.failure = $0.failure ?? error }
            throw error
        }
    }

    /// The place of a file in the new site.
    private struct Claim {
        /// Of its own.
        var number = 0
        var isFirstInFolder = false
        /// The folder above it that the old site does not have, where another file has found that out.
        var newFolder: OutputPath?
    }

    /// Takes a place for `path`, and refuses a second file there.
    private func claim(_ path: OutputPath) throws(PublishingError) -> Claim {
        let key = path.caseless
        // Its folders, the nearest first: one that was claimed already has claimed those above it.
        let folders = OutputPath.folders(of: key)
        let places = key == path.text ? folders : path.folders
        let (other, hasEnded, claim) = ledger.withLock { ledger -> (OutputPath?, Bool, Claim) in
            if let other = ledger.files[key] ?? ledger.folders[key] { return (other, ledger.hasEnded, Claim()) }
            var claim = Claim()
            for (distance, folder) in folders.enumerated() {
                if ledger.folders[folder] != nil { break }
                if let other = ledger.files[folder] { return (other, ledger.hasEnded, claim) }
                ledger.folders[folder] = path
                if distance == 0 { claim.isFirstInFolder = true }
            }
            ledger.files[key] = path
            claim.number = ledger.files.count
            if !ledger.newFolders.isEmpty {
                claim.newFolder = places.last { ledger.newFolders[OutputPath(checked: $0)] != nil }.map(OutputPath.init(checked:))
            }
            return (nil, ledger.hasEnded, claim)
        }
        if hasEnded { throw .ended(self.path) }
        if let other { throw .clashingPaths(shown(path.text), shown(other.text)) }
        return claim
    }

    /// Looks at what is on disk, and refuses what is not GianHang's to replace.
    private func standing(of path: OutputPath, _ bytes: UnsafeRawBufferPointer) throws(PublishingError) -> Standing {
        let names = path.names
        var folder = root
        for (name, place) in zip(names, path.folders.reversed()) {
            do throws(SystemFault) {
                folder = try disk.openFolder(name, in: folder)
            } catch {
                guard error.code == ENOENT || error.code == ENOTDIR, let newFolder = OutputPath(place) else {
                    throw PublishingError(error, shown(place))
                }
                // A page of the old site makes way for the folder.
                if error.code == ENOTDIR, !owned.contains(newFolder) { throw .foreignFile(shown(place)) }
                return .inNewFolder(newFolder)
            }
        }

        let isOwned = owned.contains(path)
        let found: Found
        do throws(SystemFault) {
            found = try look(at: names[names.count - 1], in: folder, bytes, isOwned: isOwned)
        } catch {
            if isOwned, error.code != ELOOP { return .changed }  // unreadable, but ours: written afresh
            throw PublishingError(error, shown(path.text))
        }
        switch found {
        case .nothing: return .new
        case .same: return .same
        case .other where isOwned: return .changed
        case .other: throw .foreignFile(shown(path.text))
        case .folder(let folder):
            // Pages of the old site make way for the file, where the folder holds nothing else.
            if let foreign = try foreignPath(in: folder, at: path) { throw .foreignFile(foreign) }
            return .new
        }
    }

    private func look(
        at name: String, in folder: Descriptor, _ bytes: UnsafeRawBufferPointer, isOwned: Bool
    ) throws(SystemFault) -> Found {
        guard let file = try disk.open(name, in: folder) else { return .nothing }
        let status = try disk.status(of: file, name)
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return .folder(file)
        // What nobody but its owner may read, no web server can show: it is written afresh.
        case S_IFREG where isOwned && status.st_mode & 0o044 == 0: return .other
        case S_IFREG where Int(status.st_size) == bytes.count: return try disk.holds(bytes, file, name) ? .same : .other
        default: return .other
        }
    }

    /// The folder itself, or something in it, that the pages of the old site did not bring. An empty folder may be one
    /// of theirs, from which a build that was killed had taken the page.
    private func foreignPath(in folder: Descriptor, at place: OutputPath) throws(PublishingError) -> String? {
        guard owned.contains(where: { $0.isInside(place) }) else { return shown(place.text) }
        for name in try naming(shown(place.text), { () throws(SystemFault) in try disk.names(in: folder) }) {
            guard let path = OutputPath("\(place)/\(name)") else { return shown("\(place)/\(name)") }
            if owned.contains(path) { continue }
            guard let inner = try? disk.openFolder(name, in: folder) else { return shown(path.text) }
            if let foreign = try foreignPath(in: inner, at: path) { return foreign }
        }
        return nil
    }
}

// MARK: - Ending

extension OutputFolder {
    /// Puts the new site in the place of the old one: first what nobody can have a link to yet, then what changed, then
    /// what is gone, and the manifest last. Throws the first error that a `write` threw, with the old site untouched.
    public func finish() throws(PublishingError) -> Summary {
        guard let ledger = end() else { throw .ended(path) }
        let summary: Summary
        do throws(PublishingError) {
            if let failure = ledger.failure { throw failure }
            summary = try publish(ledger)
        } catch {
            try? state.close()  // what stays, the next build removes
            throw error
        }
        try naming("\(path)/\(StateFolder.name)") { () throws(SystemFault) in try state.close() }
        return summary
    }

    /// Gives the build up, and leaves the old site as it was. After `finish`, does nothing.
    public func abandon() {
        guard end() != nil else { return }
        try? state.close()  // what stays, the next build removes
    }

    /// What the threads wrote, once.
    private func end() -> Ledger? {
        ledger.withLock { ledger in
            if ledger.hasEnded { return nil }
            ledger.hasEnded = true
            return ledger
        }
    }

    private func publish(_ ledger: Ledger) throws(PublishingError) -> Summary {
        if options.isDurable { try syncStaged(ledger) }
        let site = ledger.files.values
        let stale = owned.filter { ledger.files[$0.caseless] != $0 }

        // From here to the last line a kill leaves files of both sites: all of them named before the first appears.
        if !hasManifest || owned.count < site.count + stale.count { try replaceManifest(naming: Array(site) + stale) }

        var summary = Summary(written: ledger.written.count, unchanged: ledger.unchanged)
        do throws(PublishingError) {
            summary.removed += try remove(stale.filter { ledger.isInTheWay($0) }) { ledger.isAtFile($0) }
            try place(ledger.newFiles.merging(ledger.newFolders) { file, _ in file })
            try place(ledger.changedFiles)
            summary.removed += try remove(stale) { _ in true }
            if !stale.isEmpty { try replaceManifest(naming: site) }
        } catch {
            throw error.halfway
        }
        return summary
    }

    /// Before anything takes its place: a power cut must not leave a page without its bytes.
    private func syncStaged(_ ledger: Ledger) throws(PublishingError) {
        disk.hurry(before: ledger.written.count)
        var folders: Set<String> = []
        for file in ledger.written {
            try naming(shown(file.path.text)) { () throws(SystemFault) in try state.syncStaged(file.name) }
            folders.formUnion(OutputPath(file.name)?.folders ?? [])
        }
        for folder in folders.sorted() {
            try naming("\(path)/\(StateFolder.name)") { () throws(SystemFault) in try state.syncStaged(folder) }
        }
    }

    /// Moves files and folders from where they wait.
    private func place(_ staged: [OutputPath: String]) throws(PublishingError) {
        var cursor = FolderCursor(.placing, from: root, at: path, on: disk, isDurable: options.isDurable)
        for (path, name) in staged.sorted(by: { $0.key < $1.key }) {
            let names = path.names
            guard let folder = try cursor.move(to: names.dropLast()) else { continue }
            try naming(shown(path.text)) { () throws(SystemFault) in
                try disk.rename(name, in: state.staged, to: names[names.count - 1], in: folder)
            }
            cursor.touch()
        }
        try cursor.end()
    }

    /// Removes files, and the folders that are empty then and that `areOurs`. Returns how many files there were.
    private func remove(
        _ paths: Set<OutputPath>, areOurs: @escaping (String) -> Bool
    ) throws(PublishingError) -> Int {
        var count = 0
        var cursor = FolderCursor(
            .removing(areOurs: areOurs), from: root, at: path, on: disk, isDurable: options.isDurable)
        for path in paths.sorted() {
            let names = path.names
            guard let folder = try cursor.move(to: names.dropLast()) else { continue }
            let isRemoved = try naming(shown(path.text)) { () throws(SystemFault) in
                try disk.removeFile(names[names.count - 1], in: folder)
            }
            if isRemoved {
                count += 1
                cursor.touch()
            }
        }
        try cursor.end()
        return count
    }

    private func replaceManifest(naming paths: some Collection<OutputPath>) throws(PublishingError) {
        let bytes = Manifest.bytes(naming: paths)
        try naming("\(path)/\(StateFolder.name)/\(StateFolder.manifestName)") { () throws(SystemFault) in
            try state.replaceManifest(bytes)
        }
    }
}
