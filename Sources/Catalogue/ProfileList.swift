/// The profiles of one kind, in the order of slugs.
///
/// A value like an array, but each profile lies in a box that all copies of the list share. A profile has thirty fields, most
/// of them counted references: an array of ten thousand takes 20 ms to copy, which the preview does at every edit.
public struct ProfileList<Entity: Profile>: Sendable {
    /// One profile. Nothing in it changes.
    public final class Box: Sendable {
        public let profile: Entity

        public init(_ profile: Entity) { self.profile = profile }
    }

    private var boxes: [Box]

    /// - Parameter boxes: in the order of slugs; shared, not copied.
    public init(boxes: [Box]) { self.boxes = boxes }

    /// Whether the profile is the very one that `other` has at this place: then nothing in it differs. O(1).
    func isShared(at index: Int, with other: ProfileList) -> Bool { boxes[index] === other.boxes[index] }

    /// Whether every profile is as the one of `other` at its place, where `isSame` is asked only of those that are not shared.
    public func isSame(as other: ProfileList, _ isSame: (Entity, Entity) -> Bool) -> Bool {
        guard boxes.count == other.boxes.count else { return false }
        for index in boxes.indices where boxes[index] !== other.boxes[index] {
            if !isSame(boxes[index].profile, other.boxes[index].profile) { return false }
        }
        return true
    }
}

extension ProfileList: RandomAccessCollection, MutableCollection, RangeReplaceableCollection, ExpressibleByArrayLiteral {
    public init() { boxes = [] }
    public init(arrayLiteral profiles: Entity...) { boxes = profiles.map(Box.init) }

    public var startIndex: Int { boxes.startIndex }
    public var endIndex: Int { boxes.endIndex }

    /// Lends the profile where it is only read.
    public subscript(index: Int) -> Entity {
        _read { yield boxes[index].profile }
        set { boxes[index] = Box(newValue) }
    }

    public mutating func replaceSubrange(_ range: Range<Int>, with profiles: some Collection<Entity>) {
        boxes.replaceSubrange(range, with: profiles.map(Box.init))
    }
}
