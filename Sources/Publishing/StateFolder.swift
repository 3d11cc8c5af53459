import Glibc

/// `.gianhang` in the output folder: GianHang's notes about what it made, the lock, and the files of a build that is
/// not ready yet. Between builds it holds `lock`, which is empty, and `manifest`.
struct StateFolder: Sendable {
    static let name = ".gianhang"
    static let lockName = "lock"
    static let manifestName = "manifest"
    static let stagedName = "staged"

    private let disk: Disk
    private let isDurable: Bool
    private let folder: Descriptor
    private let lock: Descriptor
    /// Where new and changed files wait until the whole site is ready; new folders with all that belongs in them.
    let staged: Descriptor

    /// Opens the notes, makes them where missing, and waits for another build to end. `nil` where it does not.
    init?(
        in root: Descriptor, on disk: Disk, isDurable: Bool, lockWait: Duration, isStopped: () -> Bool
    ) throws(SystemFault) {
        // What is learnt of modes holds for the files that wait; folders of the site may have access lists of their own.
        let disk = Disk(interruption: disk.interruption)
        self.disk = disk
        self.isDurable = isDurable
        if try disk.makeFolder(Self.name, in: root), isDurable { try disk.sync(root, ".") }
        folder = try disk.openFolder(Self.name, in: root)

        lock = try disk.openLock(Self.lockName, in: folder)
        let deadline = ContinuousClock.now + lockWait
        while try !disk.tryLock(lock, Self.lockName) {
            if ContinuousClock.now >= deadline || isStopped() { return nil }
            usleep(20_000)
        }

        try disk.makeFolderAndLearnModes(Self.stagedName, in: folder)
        staged = try disk.openFolder(Self.stagedName, in: folder)
        try removeAll(in: staged)  // what a build left that was killed
    }

    /// Sets the mode of every file that is put there from now on.
    func setModesAlways() { disk.setModesAlways() }

    /// The bytes of the manifest, or `nil` where there is none yet.
    func manifestBytes() throws(SystemFault) -> [UInt8]? {
        guard let file = try disk.open(Self.manifestName, in: folder) else { return nil }
        return try disk.contents(of: file, Self.manifestName)
    }

    /// Replaces the manifest. The next build knows these names, whatever happens to this one.
    func replaceManifest(_ bytes: [UInt8]) throws(SystemFault) {
        try bytes.span.bytes.withUnsafeBytes { (buffer) throws(SystemFault) in
            try disk.create(Self.manifestName, in: staged, buffer)
        }
        if isDurable { try syncStaged(Self.manifestName) }
        try disk.rename(Self.manifestName, in: staged, to: Self.manifestName, in: folder)
        if isDurable { try disk.sync(folder, Self.name) }
    }

    /// Makes the bytes of a file that waits survive a power cut, before it gets its name.
    func syncStaged(_ name: String) throws(SystemFault) {
        if let file = try disk.open(name, in: staged) { try disk.sync(file, name) }
    }

    /// Puts a file there, and makes the folders it needs. Several threads may make the same folder.
    /// - Parameter folderIsNew: whether nothing was put into its folder yet: then that is made first, without a failed try.
    func stage(_ path: String, folderIsNew: Bool, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) {
        do throws(SystemFault) {
            if folderIsNew, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
                try disk.makeFolder(String(path[..<slash]), in: staged)
            }
            try disk.create(path, in: staged, bytes)
        } catch {
            guard error.code == ENOENT, let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { throw error }
            try disk.makeFolders(String(path[..<slash]), in: staged)
            try disk.create(path, in: staged, bytes)
        }
    }

    private func removeAll(in folder: Descriptor) throws(SystemFault) {
        for name in try disk.names(in: folder) where try !disk.removeFile(name, in: folder) {
            try removeAll(in: disk.openFolder(name, in: folder))
            try disk.removeFolderIfEmpty(name, in: folder)
        }
    }

    /// Removes what is not ready, and lets the next build begin.
    func close() throws(SystemFault) {
        defer { disk.unlock(lock) }
        try removeAll(in: staged)
        try disk.removeFolderIfEmpty(Self.stagedName, in: folder)
    }
}
