import Catalogue
import Diagnostics
import Foundation
import Parallelism

/// Gives the results of profiles: read from the disk, or remembered.
protocol ProfileSource {
    mutating func results<Entity: Profile>(of files: [ProfileFiles.Source], with reader: ProfileReader<Entity>) -> [ProfileResult<Entity>]
    mutating func localities(_ read: () -> LocalityReading) -> LocalityReading
}

/// Reads every profile on all cores and remembers none.
struct FreshProfiles: ProfileSource {
    let counter: WorkCounter?

    func results<Entity: Profile>(of files: [ProfileFiles.Source], with reader: ProfileReader<Entity>) -> [ProfileResult<Entity>] {
        files.concurrentMap(counting: counter) { [counter] file in
            // Nobody waits for the rest any more.
            counter?.isStopped == true ? ProfileResult(profile: ProfileList.Box(Entity(slug: file.slug))) : reader.read(file)
        }
    }

    func localities(_ read: () -> LocalityReading) -> LocalityReading { read() }
}

/// Remembers the result of every profile, and which of them have to be read again.
struct ProfileMemory: ProfileSource {
    /// The state of a file before it was read.
    private struct Sighting: Sendable {
        private let stamp: FileStamp?
        /// Whether a later change would show in the stamp.
        private let isSettled: Bool

        init(_ path: String?, now: Int) {
            stamp = path.flatMap { FileStamp($0) }
            isSettled = stamp?.isSettled(at: now) != false
        }

        func stillHolds(_ current: Sighting) -> Bool { isSettled && stamp == current.stamp }
    }

    /// The state of a profile's files before they were read.
    private struct ProfileSighting: Sendable {
        private let vietnamese: Sighting
        private let english: Sighting

        init(_ source: ProfileFiles.Source, root: String, now: Int) {
            vietnamese = Sighting(root + "/" + source.path, now: now)
            english = Sighting(source.englishPath.map { root + "/" + $0 }, now: now)
        }

        func stillHolds(_ current: ProfileSighting) -> Bool {
            vietnamese.stillHolds(current.vietnamese) && english.stillHolds(current.english)
        }
    }

    private var counter: WorkCounter?
    /// Arrays of `ProfileResult`, in the order of the listed files; a kind that has to be read wholly is missing.
    private var remembered: [ProfileKind: any Sendable] = [:]
    /// nil for a profile that was not read yet.
    private var sightings: [ProfileKind: [ProfileSighting?]] = [:]
    private var others: [String: Sighting] = [:]
    private var localities: LocalityReading?
    private var localityFile: Sighting?
    /// The stages that all but the chains were read with; nil for a chain that was not there, to which nothing referred.
    private var stages: [[String]?] = []
    /// Where each profile's files are in the lists; made when first asked for after a listing.
    private var places: [String: (kind: ProfileKind, index: Int)]?

    // What is to be read again in this reading.
    private var stale: [ProfileKind: Set<Int>] = [:]
    private var changedFiles: Set<String> = []

    /// Begins a reading.
    mutating func begin(_ counter: WorkCounter?) {
        self.counter = counter
        stale = [:]
        changedFiles = []
    }

    // MARK: What changed

    /// Notes that the files at `paths` may have changed. False where the folder has to be listed anew, as files came or went.
    mutating func markStale(_ paths: Set<String>, in files: ProfileFiles, _ scope: ReferenceScope) -> Bool {
        let places = self.places ?? Self.places(in: files)
        self.places = places
        for path in paths where !ProfileFiles.isIgnored(path) {
            // A name that is no text cannot be asked for; the listing tells of it.
            if path.unicodeScalars.contains("\u{FFFD}") { return false }
            let found = FileSystem.kind(of: scope.root + "/" + path)
            if let place = places[path] {
                guard found == .file else { return false }
                stale[place.kind, default: []].insert(place.index)
            } else if files.otherFiles.contains(path) {
                // Of the files that are copied as they are the listing knows whether they are too large.
                guard found == .file, !path.hasPrefix(ProfileFiles.copiedFolder + "/") else { return false }
                changedFiles.insert(path)
            } else if ProfileFiles.rootFiles.contains(path) {
                guard found == .file || found == nil else { return false }
                if path == LocalityFile.name { localities = nil }
            } else if found != nil || files.hasFault(at: path) {
                // New, or something that the listing complained of.
                return false
            }
            // Else an editor's temporary file, which came and went.
        }
        return true
    }

    /// Notes what may have changed where files came or went.
    /// - Parameter paths: all that changed; nil where nobody knows, and the disk has to be compared with what was read.
    mutating func markStale(_ paths: Set<String>?, from old: ProfileFiles?, to new: ProfileFiles, _ scope: ReferenceScope) {
        places = nil
        if let old { follow(from: old, to: new, scope) }
        let (now, root) = (time(nil), scope.root)
        for kind in ProfileKind.allCases {
            let sources = new.sources[kind] ?? []
            guard let last = sightings[kind], last.count == sources.count else { continue }
            let current = paths == nil ? sources.concurrentMap { ProfileSighting($0, root: root, now: now) } : []
            func holds(_ index: Int) -> Bool {
                guard let seen = last[index] else { return false }
                guard let paths else { return seen.stillHolds(current[index]) }
                return !paths.contains(sources[index].path) && sources[index].englishPath.map(paths.contains) != true
            }
            for index in sources.indices where !holds(index) { stale[kind, default: []].insert(index) }
        }

        let before = others
        if let paths {
            for path in paths {
                others[path] = new.otherFiles.contains(path) ? Sighting(root + "/" + path, now: now) : nil
                if others[path] != nil || before[path] != nil { changedFiles.insert(path) }
            }
            if paths.contains(LocalityFile.name) { localities = nil }
            return
        }
        others = Dictionary(uniqueKeysWithValues: new.otherFiles.map { ($0, Sighting(root + "/" + $0, now: now)) })
        changedFiles.formUnion(others.filter { before[$0.key]?.stillHolds($0.value) != true }.keys)
        changedFiles.formUnion(before.keys.filter { others[$0] == nil })
        let file = Sighting(root + "/" + LocalityFile.name, now: now)
        if localityFile?.stillHolds(file) != true { localities = nil }
        localityFile = file
    }

    /// Profiles came or went: what is remembered of the others follows to its new places. A reference is a place in a list, so
    /// those that pointed to what is gone, and those that found nothing to point to, are read again.
    private mutating func follow(from old: ProfileFiles, to new: ProfileFiles, _ scope: ReferenceScope) {
        // Whether a reference to nothing is an error or only follows from a wrong name is for all profiles to ask again.
        if old.lost != new.lost { (remembered, sightings) = ([:], [:]) }
        var moves = ProfileMoves()
        var origins: [ProfileKind: [Int?]] = [:]
        for kind in ProfileKind.allCases {
            let before = old.sources[kind] ?? [], after = new.sources[kind] ?? []
            if before.map(\.slug) == after.map(\.slug) { continue }
            let went = before.map { scope.profiles[kind]?[$0.slug] }
            var came = [Int?](repeating: nil, count: after.count)
            for (index, place) in went.enumerated() { if let place { came[place] = index } }
            moves[kind] = went
            origins[kind] = came
            stale[kind] = stale[kind].map { Set($0.compactMap { went[$0] }) }
        }
        func follow<Entity: Profile>(_: Entity.Type) {
            let kind = Entity.kind
            let before = old.sources[kind] ?? [], after = new.sources[kind] ?? []
            let came = origins[kind] ?? Array(after.indices)
            guard let results = remembered[kind] as? [ProfileResult<Entity>], results.count == before.count, let seen = sightings[kind],
                seen.count == before.count
            else {
                remembered[kind] = nil
                sightings[kind] = nil
                return
            }
            // One that moved within the folder (che.md to che/index.md) is another file, and was not seen yet.
            sightings[kind] = came.enumerated().map { place, origin in origin.flatMap { before[$0] == after[place] ? seen[$0] : nil } }
            if origins.isEmpty { return }
            remembered[kind] = nil
            remembered[kind] = came.enumerated().map { place, origin -> ProfileResult<Entity> in
                guard let origin else { return ProfileResult(profile: ProfileList.Box(Entity(slug: after[place].slug))) }
                var result = results[origin]
                if !result.follow(moves, scope) { stale[kind, default: []].insert(place) }
                return result
            }
        }
        follow(ValueChain.self)
        follow(Producer.self)
        follow(Product.self)
        follow(TradeFair.self)
        follow(Showroom.self)
        follow(Article.self)
        follow(Plan.self)
        follow(FreePage.self)
        if let chains = origins[.valueChain] { stages = chains.map { $0.flatMap { stages.indices.contains($0) ? stages[$0] : nil } } }
    }

    private static func places(in files: ProfileFiles) -> [String: (kind: ProfileKind, index: Int)] {
        var places: [String: (kind: ProfileKind, index: Int)] = [:]
        for (kind, sources) in files.sources {
            for (index, source) in sources.enumerated() {
                places[source.path] = (kind, index)
                if let english = source.englishPath { places[english] = (kind, index) }
            }
        }
        return places
    }

    // MARK: Results

    mutating func localities(_ read: () -> LocalityReading) -> LocalityReading {
        if let localities { return localities }
        let read = read()
        localities = read
        // Profiles refer to places in the tree.
        remembered = [:]
        return read
    }

    mutating func results<Entity: Profile>(of files: [ProfileFiles.Source], with reader: ProfileReader<Entity>) -> [ProfileResult<Entity>] {
        let kind = Entity.kind
        if kind != .valueChain && reader.scope.stages != stages {
            let current = reader.scope.stages
            let isSame = current.count == stages.count && zip(current, stages).allSatisfy { $1 == nil || $0 == $1 }
            stages = current
            if !isSame { remembered = remembered.filter { $0.key == .valueChain } }
        }
        let now = time(nil)
        let root = reader.scope.root
        @Sendable func read(_ source: ProfileFiles.Source) -> (sighting: ProfileSighting, result: ProfileResult<Entity>) {
            // Seen first, then read: what changes in between is read again.
            (ProfileSighting(source, root: root, now: now), reader.read(source))
        }
        guard var results = remembered[kind] as? [ProfileResult<Entity>], results.count == files.count else {
            let all = files.concurrentMap(counting: counter, read)
            sightings[kind] = all.map(\.sighting)
            let results = all.map(\.result)
            remembered[kind] = results
            return results
        }
        // Now `results` is the only holder and changes in place.
        remembered[kind] = nil
        var stale = stale[kind] ?? []
        if !changedFiles.isEmpty {
            for index in results.indices where results[index].depends(on: changedFiles) { stale.insert(index) }
        }
        let indices = stale.sorted()
        for (index, new) in zip(indices, indices.concurrentMap { read(files[$0]) }) {
            results[index] = new.result
            sightings[kind]?[index] = new.sighting
        }
        remembered[kind] = results
        return results
    }
}

extension ProfileResult {
    /// Has the references of the profile and of its texts follow others to their new places. False where it has to be read again.
    fileprivate mutating func follow(_ moves: ProfileMoves, _ scope: ReferenceScope) -> Bool {
        if diagnostics.contains(where: { $0.severity == .error }) { return false }
        var mover = ReferenceMover(moves)
        var moved = profile.profile
        moved.moveReferences(with: &mover)
        if mover.hasLost { return false }
        if mover.hasMoved { profile = ProfileList.Box(moved) }
        return links.allSatisfy { scope.profiles[$0.kind]?[$0.slug] != nil }
    }

    /// Whether it could be another once these files, which are no profiles, came, went or changed: it shows one of them or
    /// links to one; or it has an error, which may be that one was not there.
    fileprivate func depends(on files: Set<String>) -> Bool {
        diagnostics.contains { $0.severity == .error } || photoPaths.contains(where: files.contains)
            || siteLinks.contains { link in
                files.contains(ProfileFiles.copiedFolder + link.path.prefix { $0 != "#" })
            }
    }
}
