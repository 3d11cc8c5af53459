/// The names of all files that GianHang made in the output folder: what it may replace and remove.
///
/// Only names, sorted: two machines that build the same site write the same manifest. Whether a file is up to date is
/// told by its bytes, not by a time or a hash noted earlier.
struct Manifest {
    let paths: Set<OutputPath>

    private static let title = "gianhang-manifest 1"

    /// `nil` where the bytes are not a whole manifest: the first line gives the number of names, so that one cut short by
    /// a power cut is told apart.
    init?(_ bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard lines.popLast() == "" else { return nil }
        var paths: Set<OutputPath> = []
        for line in lines.dropFirst() {
            guard let path = OutputPath(line), paths.insert(path).inserted else { return nil }
        }
        guard lines.first == "\(Self.title) \(paths.count)" else { return nil }
        self.paths = paths
    }

    /// The manifest that names `paths`, each of which is there once. O(n log n).
    static func bytes(naming paths: some Collection<OutputPath>) -> [UInt8] {
        var bytes = Array("\(title) \(paths.count)\n".utf8)
        for path in paths.sorted() {
            bytes += path.text.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes
    }
}
