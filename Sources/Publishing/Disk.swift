import Glibc
import Synchronization

/// The system calls that the module makes, each of which can fail.
package enum SystemCall: String, Sendable, CaseIterable {
    case makeFolder, openFolder, setMode, list, removeFolder
    case open, status, read
    case create, write, sync, close, rename, removeFile
    case lock

    /// Whether the call changes the disk. Only these can lose anything.
    package var isWriting: Bool {
        switch self {
        case .makeFolder, .setMode, .removeFolder, .create, .write, .sync, .close, .rename, .removeFile: true
        case .openFolder, .list, .open, .status, .read, .lock: false
        }
    }
}

/// For tests: asked before each system call, with the name the call is about. A returned `errno` makes the call fail
/// without being made.
package typealias Interruption = @Sendable (SystemCall, String) -> CInt?

/// The `errno` of a system call that failed.
struct SystemFault: Error {
    let code: CInt
}

/// An open folder or lock, closed when nobody holds it any more.
final class Descriptor: Sendable {
    let number: CInt

    init(_ number: CInt) {
        self.number = number
    }

    deinit {
        close(number)
    }
}

/// The few system calls that publishing needs, relative to open folders and never through a symbolic link, so that what
/// was checked is what gets used. Foundation's `Data.write(.atomic)` promises neither.
struct Disk: Sendable {
    let interruption: Interruption?

    /// Whether what is made here has not the modes below without being asked again: the umask, or the default access list of the
    /// folder, may take away from what `open` and `mkdir` are given. Then each costs a call more.
    private final class Modes: Sendable {
        let needSetting = Atomic(true)
    }
    /// Shared by all copies of this value.
    private let modes = Modes()
    private var modesNeedSetting: Bool { modes.needSetting.load(ordering: .relaxed) }

    init(interruption: Interruption?) {
        self.interruption = interruption
    }

    // What a web server must be able to read, whatever the umask of the person who builds.
    private static let fileMode: mode_t = 0o644
    private static let folderMode: mode_t = 0o755

    /// Makes `call`, again where a signal interrupted it.
    @discardableResult
    private func attempt(
        _ call: SystemCall, _ name: String, _ body: () -> Int
    ) throws(SystemFault) -> Int {
        if let code = interruption?(call, name) { throw SystemFault(code: code) }
        while true {
            let result = body()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw SystemFault(code: code) }
        }
    }

    // MARK: Folders

    /// Opens the folder at `path`, which the person names: symbolic links above it are their own business.
    func openFolder(at path: String) throws(SystemFault) -> Descriptor {
        try openFolder(path, relativeTo: AT_FDCWD)
    }

    func openFolder(_ name: String, in folder: Descriptor) throws(SystemFault) -> Descriptor {
        try openFolder(name, relativeTo: folder.number)
    }

    private func openFolder(_ name: String, relativeTo folder: CInt) throws(SystemFault) -> Descriptor {
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        do {
            return Descriptor(CInt(try attempt(.openFolder, name) { Int(openat(folder, name, flags)) }))
        } catch {
            // For a symbolic link Linux says ENOTDIR here; ELOOP says what it is.
            var status = stat()
            if error.code == ENOTDIR, fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
                status.st_mode & S_IFMT == S_IFLNK
            {
                throw SystemFault(code: ELOOP)
            }
            throw error
        }
    }

    /// Makes the folder at `path`, which the person names, and those above it, where missing.
    func makeFolders(at path: String, isDurable: Bool) throws(SystemFault) {
        try makeFolders(path, relativeTo: AT_FDCWD, isDurable: isDurable)
    }

    /// Makes the folder and those above it, where missing, inside a folder where nobody else works.
    func makeFolders(_ path: String, in folder: Descriptor) throws(SystemFault) {
        try makeFolders(path, relativeTo: folder.number, isDurable: false)
    }

    private func makeFolders(_ path: String, relativeTo folder: CInt, isDurable: Bool) throws(SystemFault) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        var isMade: Bool
        do throws(SystemFault) {
            isMade = try makeFolder(path, relativeTo: folder)
        } catch {
            guard error.code == ENOENT, slash != nil, parent != "/" else { throw error }
            try makeFolders(parent, relativeTo: folder, isDurable: isDurable)
            isMade = try makeFolder(path, relativeTo: folder)
        }
        if isMade, isDurable { try sync(openFolder(parent, relativeTo: folder), parent) }
    }

    /// Whether the folder was made; `false` where something of that name is already there.
    @discardableResult
    func makeFolder(_ name: String, in folder: Descriptor) throws(SystemFault) -> Bool {
        try makeFolder(name, relativeTo: folder.number)
    }

    @discardableResult
    private func makeFolder(_ name: String, relativeTo folder: CInt) throws(SystemFault) -> Bool {
        do {
            try attempt(.makeFolder, name) { Int(mkdirat(folder, name, Self.folderMode)) }
        } catch {
            if error.code == EEXIST { return false }
            throw error
        }
        if modesNeedSetting { try setFolderMode(name, relativeTo: folder) }
        return true
    }

    /// A new folder hands its group on where the one above it does (setgid): on a shared host the web server may read as that group.
    private func setFolderMode(_ name: String, relativeTo folder: CInt) throws(SystemFault) {
        var info = stat()
        let inherited = fstatat(folder, name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mode & S_ISGID : 0
        try attempt(.setMode, name) { Int(fchmodat(folder, name, Self.folderMode | inherited, 0)) }
    }

    /// Makes a folder, and learns from it whether modes need setting, for all that is made by this value later.
    func makeFolderAndLearnModes(_ name: String, in folder: Descriptor) throws(SystemFault) {
        modes.needSetting.store(false, ordering: .relaxed)
        guard try makeFolder(name, in: folder) else { return setModesAlways() }
        let mode = try status(of: openFolder(name, in: folder), name).st_mode & 0o777
        guard mode != Self.folderMode else { return }
        setModesAlways()
        try setFolderMode(name, relativeTo: folder.number)
    }

    /// Sets the mode of all that is made from now on, whatever was learnt.
    func setModesAlways() { modes.needSetting.store(true, ordering: .relaxed) }

    /// Whether the folder was removed; `false` where it still holds something, is not there, or is another disk.
    @discardableResult
    func removeFolderIfEmpty(_ name: String, in folder: Descriptor) throws(SystemFault) -> Bool {
        do {
            try attempt(.removeFolder, name) { Int(unlinkat(folder.number, name, AT_REMOVEDIR)) }
            return true
        } catch {
            if [ENOTEMPTY, EEXIST, ENOENT, EBUSY].contains(error.code) { return false }
            throw error
        }
    }

    /// The names in a folder, sorted.
    func names(in folder: Descriptor) throws(SystemFault) -> [String] {
        // A second descriptor, because `closedir` closes what it was given, and each reads from its own place.
        let copy = try attempt(.list, ".") { Int(openat(folder.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)) }
        guard let stream = fdopendir(CInt(copy)) else {
            let code = errno
            close(CInt(copy))
            throw SystemFault(code: code)
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw SystemFault(code: errno) }
                return names.sorted()
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: OutputPath.longestName + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }

    // MARK: Files

    /// Opens a file for reading, or says that there is none. Does not wait for the other end of a pipe.
    func open(_ name: String, in folder: Descriptor) throws(SystemFault) -> Descriptor? {
        do {
            let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
            return Descriptor(CInt(try attempt(.open, name) { Int(openat(folder.number, name, flags)) }))
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }

    func status(of file: Descriptor, _ name: String) throws(SystemFault) -> stat {
        var status = stat()
        try attempt(.status, name) { Int(fstat(file.number, &status)) }
        return status
    }

    /// Whether the rest of `file` is exactly `bytes`.
    func holds(_ bytes: UnsafeRawBufferPointer, _ file: Descriptor, _ name: String) throws(SystemFault) -> Bool {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 16)
        defer { buffer.deallocate() }
        var compared = 0
        while true {
            let count = try attempt(.read, name) { read(file.number, buffer.baseAddress, buffer.count) }
            if count == 0 { return compared == bytes.count }
            guard count <= bytes.count - compared, let found = buffer.baseAddress, let wanted = bytes.baseAddress,
                memcmp(found, wanted + compared, count) == 0
            else { return false }
            compared += count
        }
    }

    func contents(of file: Descriptor, _ name: String) throws(SystemFault) -> [UInt8] {
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = try attempt(.read, name) { buffer.withUnsafeMutableBytes { read(file.number, $0.baseAddress, $0.count) } }
            if count == 0 { return contents }
            contents.append(contentsOf: buffer[..<count])
        }
    }

    /// Writes a new file; where that fails, what there is of it stays under this temporary name.
    func create(_ name: String, in folder: Descriptor, _ bytes: UnsafeRawBufferPointer) throws(SystemFault) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let file = CInt(try attempt(.create, name) { Int(openat(folder.number, name, flags, Self.fileMode)) })
        do throws(SystemFault) {
            if modesNeedSetting { try attempt(.setMode, name) { Int(fchmod(file, Self.fileMode)) } }
            var rest = bytes[...]
            while !rest.isEmpty {
                let part = UnsafeRawBufferPointer(rebasing: rest)
                let count = try attempt(.write, name) { Glibc.write(file, part.baseAddress, part.count) }
                rest = rest.dropFirst(count)
            }
        } catch {
            close(file)
            throw error
        }
        // A file system over a network may only now say that there is no space. The descriptor is gone in any case
        // (close(2): "should not be retried"), so a test's failure is told after the real call.
        let isClosed = close(file) == 0 || errno == EINTR
        let code = isClosed ? 0 : errno
        try attempt(.close, name) { 0 }
        if !isClosed { throw SystemFault(code: code) }
    }

    func rename(
        _ name: String, in folder: Descriptor, to newName: String, in newFolder: Descriptor
    ) throws(SystemFault) {
        try attempt(.rename, newName) { Int(renameat(folder.number, name, newFolder.number, newName)) }
    }

    /// Whether there was a file to remove. A folder stays.
    @discardableResult
    func removeFile(_ name: String, in folder: Descriptor) throws(SystemFault) -> Bool {
        do {
            try attempt(.removeFile, name) { Int(unlinkat(folder.number, name, 0)) }
            return true
        } catch {
            if [ENOENT, EISDIR].contains(error.code) { return false }
            throw error
        }
    }

    /// Makes the bytes of a file, or the names in a folder, survive a power cut.
    func sync(_ fileOrFolder: Descriptor, _ name: String) throws(SystemFault) {
        try attempt(.sync, name) { Int(fsync(fileOrFolder.number)) }
    }

    /// Before many calls of `sync`: starts all of their work at once. Measured on ext4, 2,000 new pages, each in a folder
    /// of its own: 4.3 s with `fsync` alone, 0.6 s after this. It reports no error, so each `fsync` is still needed.
    func hurry(before count: Int) {
        if count > 16 { Glibc.sync() }
    }

    // MARK: Lock

    /// Opens the lock file, and makes it where missing.
    func openLock(_ name: String, in folder: Descriptor) throws(SystemFault) -> Descriptor {
        let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
        let file = Descriptor(CInt(try attempt(.create, name) { Int(openat(folder.number, name, flags, Self.fileMode)) }))
        try attempt(.setMode, name) { Int(fchmod(file.number, Self.fileMode)) }
        return file
    }

    /// Locks it; `false` where another process holds the lock. The kernel releases the lock of a process that dies.
    func tryLock(_ file: Descriptor, _ name: String) throws(SystemFault) -> Bool {
        do {
            try attempt(.lock, name) { Int(flock(file.number, LOCK_EX | LOCK_NB)) }
            return true
        } catch {
            if error.code == EWOULDBLOCK { return false }
            throw error
        }
    }

    func unlock(_ file: Descriptor) {
        flock(file.number, LOCK_UN)
    }
}
