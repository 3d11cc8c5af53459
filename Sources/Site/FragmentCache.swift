import Markup
import Synchronization
import VietnameseText

/// Pieces of markup that stand on many pages, made once: the footer, a product's card. Only for what depends on nothing but
/// the site, its language and the key.
final class FragmentCache: Sendable {
    private struct Key: Hashable {
        let language: Language
        let name: String
        let number: Int
    }

    private let fragments = Mutex<[Key: HTML]>([:])

    /// The piece that was made before, or a new one. Two threads may make the same piece at once; both make the same bytes.
    func fragment(_ language: Language, _ name: String, _ number: Int, _ make: () -> HTML) -> HTML {
        let key = Key(language: language, name: name, number: number)
        if let found = fragments.withLock({ $0[key] }) { return found }
        let made = make()
        fragments.withLock { $0[key] = made }
        return made
    }
}
