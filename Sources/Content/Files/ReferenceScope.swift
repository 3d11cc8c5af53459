import Catalogue
import VietnameseText

/// Profiles of one kind that are in the folder and could not be listed.
struct LostProfiles: Hashable, Sendable {
    /// Of files that are no profiles for their name alone: the slugs that they will have.
    var slugs: Set<String> = []
    /// Whether the whole folder could not be read.
    var isUnlisted = false
}

extension ReferenceScope {
    /// The file that a person means by `path`, as it was listed. To the eye, and to Swift, a name is the same whether its accents
    /// are letters of their own (as macOS and iPhones write them) or not; to the disk it is another.
    func listed(_ path: String) -> String? { files.firstIndex(of: path).map { files[$0] } }

    /// The code of errors that only follow from another one, which is told. They keep a profile from being taken for good, and are
    /// never shown.
    static let consequence = "he-qua"

    /// Whether a slug to which there is no profile may mean a file that is there under a wrong name: `nang-mai-minh-hoa` the folder
    /// `Nắng Mai`, which somebody renamed.
    func isLost(_ slug: String, _ kind: ProfileKind) -> Bool {
        guard let lost = lost[kind] else { return false }
        if lost.isUnlisted { return true }
        let slug = slug.slug
        return lost.slugs.contains { $0 == slug || slug.hasPrefix($0 + "-") || $0.hasPrefix(slug + "-") }
    }
}
