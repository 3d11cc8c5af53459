import Catalogue
import Diagnostics
import Parallelism

/// What may have changed in a content folder since it was last read.
public enum ContentChange: Sendable, Hashable {
    /// At most these files, by their path within the folder: written, replaced, added or removed.
    case files(Set<String>)
    /// Nobody knows: folders came or went, or messages were lost.
    case anything

    public mutating func formUnion(_ other: ContentChange) {
        if case .files(let mine) = self, case .files(let others) = other { self = .files(mine.union(others)) } else { self = .anything }
    }
}

/// Reads a content folder again and again, and each time only the files that changed.
///
/// What `read` returns is always what `ContentFolder.read()` would return; only the way there is shorter. A profile's
/// result depends on its own files and on what it may refer to: the slugs, the localities, the stages, the other files.
/// While those stay the same, the results of all unchanged files are used again.
public struct ContentReader: Sendable {
    public let folder: ContentFolder
    private var files: ProfileFiles?
    private var scope = ReferenceScope()
    private var memory = ProfileMemory()
    private var last: Catalogue?

    public init(_ folder: ContentFolder) { self.folder = folder }

    /// The folder as it is now.
    /// - Parameter change: what may have changed since the last reading. Who tells too little is given an old reading.
    public mutating func read(_ change: ContentChange = .anything, counting counter: WorkCounter? = nil) -> (
        reading: ContentReading?, diagnostics: [Diagnostic]
    ) {
        memory.begin(counter)
        let result = read(change, counter)
        if let reading = result.reading { last = reading.catalogue }
        return result
    }

    private mutating func read(_ change: ContentChange, _ counter: WorkCounter?) -> (reading: ContentReading?, diagnostics: [Diagnostic]) {
        var known: Set<String>?
        // What a link leads to may change without a word about the link.
        if let files, !files.hasLinks, case .files(let paths) = change {
            if memory.markStale(paths, in: files, scope) {
                return folder.read(files, scope: scope, with: &memory, last: last, counting: counter)
            }
            known = paths
        }
        let found = ProfileFiles(root: folder.path, displayName: folder.displayName)
        scope = folder.scope(of: found)
        memory.markStale(found.hasLinks ? nil : known, from: files, to: found, scope)
        files = found
        return folder.read(found, scope: scope, with: &memory, last: last, counting: counter)
    }
}
