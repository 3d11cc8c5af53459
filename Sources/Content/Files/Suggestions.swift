import Catalogue
import Synchronization
import VietnameseText

/// What a person may have meant who named something that is not there. The words to compare with are made ready when first asked
/// for, and then for all: thousands of profiles may name the same cooperative that was renamed.
final class Suggestions: Sendable {
    private struct Words {
        var profiles: [ProfileKind: NearestWords] = [:]
        var localityCodes: NearestWords?
        /// The codes of places by their names as they are compared.
        var localityNames: [String: String]?
        /// The names of the files of each folder.
        var folders: [String: [String]]?
        var files: [String: NearestWords] = [:]
    }

    private let words = Mutex(Words())
    private let profiles: [ProfileKind: [String: Int]]
    private let localities: LocalityTree
    private let files: Set<String>

    /// - Parameters:
    ///   - profiles: the slugs of each kind.
    ///   - files: of the content folder that are no profiles.
    init(profiles: [ProfileKind: [String: Int]], localities: LocalityTree, files: Set<String>) {
        (self.profiles, self.localities, self.files) = (profiles, localities, files)
    }

    /// The slug of a profile of that kind.
    func profile(near slug: String, _ kind: ProfileKind, atMost limit: Int = .max) -> String? {
        let words = words.withLock { words in
            if let known = words.profiles[kind] { return known }
            let made = NearestWords((profiles[kind] ?? [:]).keys.sorted())
            words.profiles[kind] = made
            return made
        }
        return words.nearest(to: slug, atMost: limit)
    }

    /// The code of a place that has nearly this code, or this name.
    func locality(near code: String) -> String? {
        let (codes, names) = words.withLock { words -> (NearestWords, [String: String]) in
            if let codes = words.localityCodes, let names = words.localityNames { return (codes, names) }
            let codes = NearestWords(localities.localities.map(\.code))
            var names: [String: String] = [:]
            for locality in localities.localities {
                for name in [locality.name.vietnamese, locality.shortName] where names[name.foldedKey] == nil {
                    names[name.foldedKey] = locality.code
                }
            }
            (words.localityCodes, words.localityNames) = (codes, names)
            return (codes, names)
        }
        return codes.nearest(to: code) ?? names[code.foldedKey]
    }

    /// The name of a file in a folder, of those that are no profiles.
    func file(near name: String, in folder: String, atMost limit: Int = .max) -> String? {
        let words = words.withLock { words -> NearestWords in
            if let known = words.files[folder] { return known }
            let folders =
                words.folders
                ?? Dictionary(grouping: files) { path in path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }.mapValues { paths in
                    paths.map { path in path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path }.sorted()
                }
            words.folders = folders
            let made = NearestWords(folders[folder] ?? [])
            words.files[folder] = made
            return made
        }
        return words.nearest(to: name, atMost: limit)
    }
}
