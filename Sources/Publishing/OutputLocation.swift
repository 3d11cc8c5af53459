import Glibc

/// Which places may become an output folder at all, decided before anything is touched.
enum OutputLocation {
    static func check(
        _ path: String, contentPath: String, themePath: String?, home: String?
    ) throws(PublishingError) {
        var status = stat()
        if lstat(path, &status) == 0 {
            if status.st_mode & S_IFMT == S_IFLNK { throw .symbolicLink(path) }
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .notAFolder(path) }
        }
        let output = resolved(path)
        if output == "/" || home.map(resolved) == output { throw .protectedFolder(path) }
        for source in [contentPath, themePath].compactMap(\.self) {
            let other = resolved(source)
            if isInside(output, other) || isInside(other, output) { throw .sourceFolder(path, source) }
        }
    }

    /// Without `/` and `/.` at the end, through which `lstat` would follow a symbolic link.
    static func withoutTrailingSlashes(_ path: String) -> String {
        var path = path
        while path.utf8.count > 1, path.utf8.last == UInt8(ascii: "/") || path.utf8.suffix(2).elementsEqual("/.".utf8) {
            path.unicodeScalars.removeLast()
        }
        return path
    }

    /// The absolute path without symbolic links, `.` and `..`; what does not exist yet is kept as it is written.
    static func resolved(_ path: String) -> String {
        let path = withoutTrailingSlashes(path.isEmpty ? "." : path)
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        guard path != "." else { return path }  // the current folder was removed under us
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let parent = slash.map { $0 == path.startIndex ? "/" : resolved(String(path[..<$0])) } ?? resolved(".")
        let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        switch name {
        case ".":
            return parent
        case "..":
            guard let above = parent.utf8.lastIndex(of: UInt8(ascii: "/")) else { return parent }
            return above == parent.startIndex ? "/" : String(parent[..<above])
        default:
            return parent == "/" ? "/" + name : parent + "/" + name
        }
    }

    /// Whether the one is the other, or inside it.
    private static func isInside(_ path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
    }
}
