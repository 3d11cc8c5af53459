import Markup
import Synchronization
import VietnameseText

/// Pieces of markup that stand on many pages, made once: the footer, a product's card. Only for what depends on nothing but
/// the site, its language and the key.
final class FragmentCache: Sendable {
    private struct Key: Hashable {
        let language: Language
        /// Where the name stands in the program: a literal is a place, which is told apart quicker than its letters.
        let name: UInt
        let number: Int
    }

    private final class Shard: Sendable {
        let fragments = Mutex<[Key: HTML]>([:])
    }

    /// Several dictionaries with a lock each, so that the threads seldom wait for one another.
    private let shards = (0..<32).map { _ in Shard() }

    /// The piece that was made before, or a new one. Two threads may make the same piece at once; both make the same bytes.
    func fragment(_ language: Language, _ name: StaticString, _ number: Int, _ make: () -> HTML) -> HTML {
        let key = Key(language: language, name: UInt(bitPattern: name.utf8Start), number: number)
        let shard = shards[number & 31]
        if let found = shard.fragments.withLock({ $0[key] }) { return found }
        // In one piece: it is put into pages many times.
        let made = HTML(trustedBytes: make().bytes)
        shard.fragments.withLock { $0[key] = made }
        return made
    }
}
