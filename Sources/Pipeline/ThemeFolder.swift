import Content
import Foundation

/// The files of a theme on disk: style sheets, scripts, icons. Templates are compiled in; these are read at every build, so
/// that a colour can be changed without a compiler.
public struct ThemeFolder: Sendable, Hashable {
    public let name: String
    /// `…/themes/co-ban/assets`.
    public let path: String

    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// Finds the files of the theme `name`: in `$GIANHANG_THEMES`, beside an installed program (`../share/gianhang/themes`), or
    /// in the source folder that the program was built in. nil where they are nowhere.
    public static func find(_ name: String, program: String, environment: [String: String]) -> ThemeFolder? {
        var roots: [String] = []
        if let named = environment["GIANHANG_THEMES"], !named.isEmpty { roots.append(named) }
        var folder = URL(fileURLWithPath: program).resolvingSymlinksInPath().deletingLastPathComponent()
        roots.append(folder.deletingLastPathComponent().appendingPathComponent("share/gianhang/themes").path)
        for _ in 0..<6 {
            folder.deleteLastPathComponent()
            if folder.path == "/" { break }
            roots.append(folder.appendingPathComponent("themes").path)
        }
        for root in roots {
            let assets = root + "/" + name + "/assets"
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: assets, isDirectory: &isFolder), isFolder.boolValue {
                return ThemeFolder(name: name, path: assets)
            }
        }
        return nil
    }

    /// Where a file of the theme is published, by its path within the folder.
    func outputPath(of asset: String) -> String { "giao-dien/\(name)/\(asset)" }

    /// Whether nothing is ever read from this path within the folder: the files of editors and of version control.
    public static func ignores(_ path: String) -> Bool { ContentFolder.ignores(path) }

    /// Every regular file, by its path within the folder, in the order of paths. Throws where one cannot be read. Links that lead out
    /// of the folder are left out: they could publish the officer's own files. So are pipes, which nobody may be writing to.
    public func files() throws -> [(path: String, bytes: [UInt8])] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
        let root = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        return try names.compactMap { name in
            if Self.ignores(name) { return nil }
            let file = URL(fileURLWithPath: path + "/" + name).resolvingSymlinksInPath()
            guard file.path.hasPrefix(root + "/"),
                (try? FileManager.default.attributesOfItem(atPath: file.path))?[.type] as? FileAttributeType == .typeRegular
            else { return nil }
            return (name, [UInt8](try Data(contentsOf: file)))
        }
    }
}

/// The files of a theme, read, each with a short hash for its address.
struct ThemeAssets: Sendable {
    let folder: ThemeFolder
    let files: [(path: String, bytes: [UInt8])]
    let versions: [String: String]

    init(_ folder: ThemeFolder) throws {
        self.folder = folder
        files = try folder.files()
        versions = Dictionary(files.map { ($0.path, Self.version($0.bytes)) }) { first, _ in first }
    }

    /// FNV-1a.
    private static func version(_ bytes: [UInt8]) -> String {
        var hash: UInt32 = 0x811C_9DC5
        for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        return String(hash, radix: 36)
    }
}
