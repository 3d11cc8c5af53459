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
        var name: [UInt8] = []
        func isAllowed(_ name: [UInt8]) -> Bool {
            !name.isEmpty && name != Array(".".utf8) && name != Array("..".utf8) && name.count <= Self.longestName
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                guard isAllowed(name) else { return nil }
                name.removeAll(keepingCapacity: true)
            case 0..<0x20, 0x7F, UInt8(ascii: "\\"):
                return nil  // NUL ends a name early, a newline ends the manifest's line, Windows reads "\" as "/"
            default:
                name.append(byte)
            }
        }
        guard isAllowed(name) else { return nil }
        self.text = text
        guard names[0].lowercased() != StateFolder.name else { return nil }
    }

    /// The folders and, last, the file. Split by bytes: "/" and a combining mark are one `Character`.
    var names: [String] {
        text.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The folders above, the nearest first.
    var folders: [String] {
        var folders: [String] = []
        var rest = text[...]
        while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
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
        order(left.text, right.text) == 0
    }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }

    /// By bytes, so that the order is the same everywhere, and all that is in one folder stands together.
    static func < (left: OutputPath, right: OutputPath) -> Bool {
        order(left.text, right.text) < 0
    }

    private static func order(_ left: String, _ right: String) -> Int {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                guard let first = left.baseAddress, let second = right.baseAddress else { return left.count - right.count }
                let order = memcmp(first, second, min(left.count, right.count))
                return order == 0 ? left.count - right.count : Int(order)
            }
        }
    }
}
