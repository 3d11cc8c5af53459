import Foundation

/// What tells one state of a file from another without reading it.
public struct FileStamp: Hashable, Sendable {
    public let size: Int
    private let device: UInt64
    private let inode: UInt64
    private let modified: Time
    /// Changes with every write and every renaming; unlike the time of modification nobody can set it back.
    private let changed: Time

    private struct Time: Hashable, Sendable {
        let seconds: Int
        let nanoseconds: Int
    }

    /// The state of the file that `path` leads to, links followed; nil where there is none.
    public init?(_ path: String) {
        var info = stat()
        guard stat(path, &info) == 0 else { return nil }
        self.init(info)
    }

    /// The state of the link itself, whether or not it leads anywhere; nil where there is none.
    public init?(ofLink path: String) {
        var info = stat()
        guard lstat(path, &info) == 0 else { return nil }
        self.init(info)
    }

    /// The state of an open file.
    public init?(descriptor: Int32) {
        var info = stat()
        guard fstat(descriptor, &info) == 0 else { return nil }
        self.init(info)
    }

    private init(_ info: stat) {
        size = Int(info.st_size)
        device = UInt64(truncatingIfNeeded: info.st_dev)
        inode = UInt64(truncatingIfNeeded: info.st_ino)
        #if canImport(Darwin)
            let (modification, change) = (info.st_mtimespec, info.st_ctimespec)
        #else
            let (modification, change) = (info.st_mtim, info.st_ctim)
        #endif
        modified = Time(seconds: Int(modification.tv_sec), nanoseconds: Int(modification.tv_nsec))
        changed = Time(seconds: Int(change.tv_sec), nanoseconds: Int(change.tv_nsec))
    }

    /// Whether the file was last changed so long before `now` (in seconds since 1970) that another change would have given it
    /// another time. Clocks of file systems tick coarsely: two seconds on a USB stick.
    public func isSettled(at now: Int) -> Bool { max(modified.seconds, changed.seconds) < now - 2 }

    /// Whether the file was changed less than so many seconds before `now`.
    public func isWithin(_ seconds: Double, of now: Double) -> Bool {
        [modified, changed].contains { now - (Double($0.seconds) + Double($0.nanoseconds) * 1e-9) < seconds }
    }

    /// Whether both are states of one file, not of two with the same path.
    public func isSameFile(as other: FileStamp) -> Bool { device == other.device && inode == other.inode }

    /// The state as a short word, for an `ETag`.
    public var tag: String {
        [
            UInt64(truncatingIfNeeded: size), inode, UInt64(truncatingIfNeeded: modified.seconds),
            UInt64(truncatingIfNeeded: modified.nanoseconds), UInt64(truncatingIfNeeded: changed.nanoseconds)
        ]
        .map { String($0, radix: 36) }.joined(separator: "-")
    }
}
