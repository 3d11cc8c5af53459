import Content
import Foundation

/// A file of the content folder, open for reading. What was checked is what is read, whatever happens to its path.
final class OpenFile: Sendable {
    let size: Int
    /// Changes with the file.
    let tag: String
    private let descriptor: Int32

    /// nil where there is no such file, or where it lies outside `root`, wherever links lead.
    init?(_ path: String, within root: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var info = stat()
        guard fstat(descriptor, &info) == 0, info.st_mode & S_IFMT == S_IFREG, let stamp = FileStamp(descriptor: descriptor),
            let real = Self.realPath(path), let realRoot = Self.realPath(root), real.hasPrefix(realRoot == "/" ? "/" : realRoot + "/"),
            FileStamp(real)?.isSameFile(as: stamp) == true
        else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        size = stamp.size
        tag = stamp.tag
    }

    deinit { close(descriptor) }

    /// At most `count` bytes from `offset`; empty at the end of the file, or where it cannot be read any more.
    func read(from offset: Int, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, length in
            let got = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            length = max(0, got)
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
