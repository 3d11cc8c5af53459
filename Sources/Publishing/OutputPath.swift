import Glibc

/// Where a file goes inside the output folder: `san-pham/che/index.html`.
///
/// Only a path that cannot lead out of the folder, nor into GianHang's own notes, can be made. Two paths are the same
/// only where every byte is: Linux keeps "é" and "e" + "´" as two files, although Swift's `String` calls them equal.
struct OutputPath: Sendable, Hashable, Comparable, CustomStringConvertible {
    let text: String

    /// NAME_MAX of Linux. Checked here because a file gets its real name only when the whole site is ready.
    static let longestName = 255

    init?(_ text: String) {
        var text = text
        guard text.withUTF8(Self.isAllowed) else { return nil }
        self.text = text
    }

    /// A folder of a path that was checked.
    init(checked text: String) { self.text = text }

    private static func isAllowed(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
        var start = 0
        for end in 0...path.count {
            if end < path.count {
                switch path[end] {
                case UInt8(ascii: "/"): break
                // NUL ends a name early, a newline ends the manifest's line, Windows reads "\" as "/".
                case 0..<0x20, 0x7F, UInt8(ascii: "\\"): return false
                default: continue
                }
            }
            let name = path[start..<end]
            guard !name.isEmpty, name.count <= longestName else { return false }
            if name[start] == UInt8(ascii: ".") {
                let isParent = name.count == 1 || name.count == 2 && name[start + 1] == UInt8(ascii: ".")
                guard !isParent else { return false }
                let isState = String(decoding: name, as: UTF8.self).lowercased() == StateFolder.name
                guard start > 0 || !isState else { return false }
            }
            start = end + 1
        }
        return true
    }

    /// The folders and, last, the file. Split by bytes: "/" and a combining mark are one `Character`.
    var names: [String] {
        text.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The folders above, the nearest first.
    var folders: [String] { Self.folders(of: text) }

    static func folders(of path: String) -> [String] {
        var path = path
        return path.withUTF8 { bytes in
            var folders: [String] = []
            for end in bytes.indices.reversed() where bytes[end] == UInt8(ascii: "/") {
                folders.append(String(decoding: bytes[..<end], as: UTF8.self))
            }
            return folders
        }
    }

    /// The same for all paths that a case-insensitive or normalizing file system (macOS, Windows, a USB stick) would
    /// take for one; `String` itself compares by canonical equivalence.
    var caseless: String { text.lowercased() }

    func isInside(_ folder: OutputPath) -> Bool {
        text.utf8.count > folder.text.utf8.count && text.utf8.starts(with: folder.text.utf8)
            && text.utf8[text.utf8.index(text.utf8.startIndex, offsetBy: folder.text.utf8.count)] == UInt8(ascii: "/")
    }

    var description: String { text }

    static func == (left: OutputPath, right: OutputPath) -> Bool {
        order(left, right) == 0
    }

    func hash(into hasher: inout Hasher) {
        text.utf8Span.span.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// By bytes, so that the order is the same everywhere, and all that is in one folder stands together.
    static func < (left: OutputPath, right: OutputPath) -> Bool {
        order(left, right) < 0
    }

    private static func order(_ left: OutputPath, _ right: OutputPath) -> Int {
        left.text.utf8Span.span.withUnsafeBytes { left in
            right.text.utf8Span.span.withUnsafeBytes { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
                let order = memcmp(first, second, min(left.count, right.count))
                return order == 0 ? left.count - right.count : Int(order)
            }
        }
    }
}
