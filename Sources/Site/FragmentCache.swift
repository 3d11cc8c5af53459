import Markup
import Synchronization
import VietnameseText

/// Pieces of markup that stand on many pages, made once: the footer, a product's card. Only for what depends on nothing but
/// the site, its language and the key.
final class FragmentCache: Sendable {
    /// The pieces of one name in one language, by number.
    private struct Shelf {
        let language: Language
        /// Where the name stands in the program: a literal is a place, which is told apart quicker than its letters.
        let name: UInt
        var pieces: [HTML?] = []
    }

    private final class Shard: Sendable {
        let shelves = Mutex<[Shelf]>([])
    }

    /// The numbers dealt out to several shards with a lock each, so that the threads seldom wait for one another.
    private static let shardBits = 5
    private let shards = (0..<1 << shardBits).map { _ in Shard() }
    /// The pieces of a shelf lie side by side, so a large number takes room for all below it.
    private static let longestShelf = 1 << 16

    /// The piece that was made before, or a new one. Two threads may make the same piece at once; both make the same bytes.
    ///
    /// - Parameter number: From 0 on. Pieces with a negative number, or one of more than two million, are made each time.
    func fragment(_ language: Language, _ name: StaticString, _ number: Int, _ make: () -> HTML) -> HTML {
        let name = UInt(bitPattern: name.utf8Start)
        let shard = shards[number & (shards.count - 1)], place = number >> Self.shardBits
        guard (0..<Self.longestShelf).contains(place) else { return make() }
        // A theme has a dozen names at most.
        func shelf(in shelves: [Shelf]) -> Int? { shelves.firstIndex { $0.name == name && $0.language == language } }
        let found = shard.shelves.withLock { shelves -> HTML? in
            guard let shelf = shelf(in: shelves), place < shelves[shelf].pieces.count else { return nil }
            return shelves[shelf].pieces[place]
        }
        if let found { return found }
        // In one piece: it is put into pages many times.
        let made = HTML(trustedBytes: make().bytes)
        shard.shelves.withLock { shelves in
            let shelf = shelf(in: shelves) ?? shelves.count
            if shelf == shelves.count { shelves.append(Shelf(language: language, name: name)) }
            let missing = place + 1 - shelves[shelf].pieces.count
            if missing > 0 { shelves[shelf].pieces += repeatElement(nil, count: missing) }
            shelves[shelf].pieces[place] = made
        }
        return made
    }
}
