import Foundation
import VietnameseText

/// The content folder as the disk shows it. Reads only.
enum FileSystem {
    struct Entry: Sendable {
        let name: String
        let kind: Kind
        /// Whether the name is UTF-8; else what cannot be read of it is replaced.
        var isReadable = true

        enum Kind: Sendable { case file, folder, link, other }
    }

    enum ReadFailure: Error {
        case missing, notRegular
        /// Its size in bytes.
        case tooLarge(Int)
        /// It was written to while it was read.
        case changing
        /// The system's `errno`.
        case system(Int32)

        var message: Phrase {
            switch self {
            case .missing: Phrase("tệp vừa biến mất", "the file has just vanished")
            case .notRegular: Phrase("không phải tệp thường", "it is no regular file")
            case .tooLarge(let size): Phrase("tệp quá lớn (\(size >> 10) KB)", "it is too large (\(size >> 10) KB)")
            case .changing: Phrase("tệp đang được ghi", "it is being written to")
            case .system(let code): .systemError(code)
            }
        }
    }

    /// The entries of a folder, by name; throws where not all of them can be had: a folder that cannot be read is not an empty one.
    static func entries(of path: String) throws(ReadFailure) -> [Entry] {
        guard let stream = opendir(path) else { throw .system(errno) }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else {
                if errno != 0 { throw .system(errno) }
                break
            }
            // By its place, not by `entry.pointee.d_name`: an entry is as long as its name, and Swift would copy all 256 bytes
            // that the type has.
            guard let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) else { throw .system(EINVAL) }
            let bytes = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: CChar.self)
            let valid = String(validatingCString: bytes), name = valid ?? String(cString: bytes)
            if name == "." || name == ".." { continue }
            let kind: Entry.Kind
            let typeOffset = MemoryLayout<dirent>.offset(of: \dirent.d_type) ?? 0
            switch Int32((UnsafeRawPointer(entry) + typeOffset).load(as: UInt8.self)) {
            case Int32(DT_REG): kind = .file
            case Int32(DT_DIR): kind = .folder
            case Int32(DT_LNK): kind = .link
            case Int32(DT_UNKNOWN): kind = Self.kind(of: path + "/" + name) ?? .other
            default: kind = .other
            }
            entries.append(Entry(name: name, kind: kind, isReadable: valid != nil))
        }
        // The order of a directory is the disk's whim; the site's must not be. Names that Unicode calls the same have one too.
        return entries.sorted { $0.name == $1.name ? $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) : $0.name < $1.name }
    }

    /// What is at `path`, without following a link; nil where there is nothing.
    static func kind(of path: String) -> Entry.Kind? {
        var info = stat()
        guard lstat(path, &info) == 0 else { return nil }
        return kind(info.st_mode)
    }

    private static func kind(_ mode: mode_t) -> Entry.Kind {
        switch mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }

    static func isFile(_ path: String) -> Bool {
        var info = stat()
        return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFREG
    }

    /// The path without links, `.` and `..`; nil where nothing is there.
    static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The first bytes of a regular file, by which its format is told: as many as there are, up to sixteen.
    static func head(of path: String) throws(ReadFailure) -> [UInt8] {
        let (descriptor, _) = try openRegular(path)
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 16)
        let count = bytes.withUnsafeMutableBytes { Foundation.read(descriptor, $0.baseAddress, $0.count) }
        guard count >= 0 else { throw .system(errno) }
        return Array(bytes.prefix(count))
    }

    /// A regular file, open, and its size in bytes. A pipe or a device is never read from.
    private static func openRegular(_ path: String) throws(ReadFailure) -> (descriptor: Int32, size: Int) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw .missing }
            throw .system(errno)
        }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notRegular
        }
        return (descriptor, Int(info.st_size))
    }

    /// The bytes of a regular file of at most `limit` bytes.
    static func read(_ path: String, limit: Int) throws(ReadFailure) -> [UInt8] {
        let (descriptor, size) = try openRegular(path)
        defer { close(descriptor) }
        guard size <= limit else { throw .tooLarge(size) }
        var failure: ReadFailure?
        // One byte more than its size tells a file that grew meanwhile; less than that was asked for is the end.
        let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
            count = 0
            while count < buffer.count {
                let got = Foundation.read(descriptor, buffer.baseAddress! + count, buffer.count - count)
                if got < 0 && errno == EINTR { continue }
                if got < 0 { failure = .system(errno) }
                if got <= 0 { break }
                count += got
                if count <= size { break }
            }
        }
        if let failure { throw failure }
        if bytes.count != size { throw .changing }
        return bytes
    }
}
