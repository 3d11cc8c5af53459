/// The word of `candidates` that a person most likely meant by `word`, or nil where none is close: see ``NearestWords``.
public func nearestWord(to word: String, in candidates: some Sequence<String>, atMost limit: Int = .max) -> String? {
    NearestWords(candidates).nearest(to: word, atMost: limit)
}

/// Words among which the one is looked for that a person most likely meant, many times over.
public struct NearestWords: Sendable {
    private struct Candidate {
        let word: String
        let letters: [UInt8]
        let set: LetterSet
    }

    private let candidates: [Candidate]

    /// O(length of all candidates).
    public init(_ words: some Sequence<String>) {
        candidates = words.map { word in
            let letters = Self.letters(of: word)
            return Candidate(word: word, letters: letters, set: LetterSet(letters))
        }
    }

    /// The word that was most likely meant by `word`, or nil where none is close.
    ///
    /// Compares without accents, by the optimal string alignment distance (insertion, deletion, change, swap of neighbours);
    /// at most a third of the letters may differ. Where no word is that close, one that begins with what was typed will do
    /// (`mùa` → `mùa vụ`). Equal distances go to the earlier candidate. O(c) for c candidates, and O(n²) for each of nearly the same letters.
    /// - Parameter limit: How many letters may differ at most, however long the words are: slugs share long endings.
    public func nearest(to word: String, atMost limit: Int = .max) -> String? {
        let wanted = Self.letters(of: word), set = LetterSet(wanted)
        var best: (distance: Int, word: String)?
        var continued: String?
        for candidate in candidates {
            if continued == nil && wanted.count >= 3 && candidate.letters.starts(with: wanted) { continued = candidate.word }
            // One that is not nearer than the best so far is of no use.
            let allowed = min(limit, max(1, max(wanted.count, candidate.letters.count) / 3), (best?.distance ?? .max) - 1)
            guard abs(candidate.letters.count - wanted.count) <= allowed, set.mayBecome(candidate.set, with: allowed),
                let distance = alignmentDistance(wanted, candidate.letters, atMost: allowed)
            else { continue }
            best = (distance, candidate.word)
            if distance == 0 { break }
        }
        return best?.word ?? continued
    }

    private static func letters(of word: String) -> [UInt8] { Array(word.foldedKey.utf8.prefix(64)) }
}

/// Which bytes are in a word, a bit for each; some share one.
private struct LetterSet {
    private var bits: UInt64 = 0

    init(_ letters: [UInt8]) { for letter in letters { bits |= 1 &<< UInt64(letter & 63) } }

    /// False where more than `count` changes are needed: each can take one letter away and bring one.
    func mayBecome(_ other: LetterSet, with count: Int) -> Bool {
        (bits & ~other.bits).nonzeroBitCount <= count && (other.bits & ~bits).nonzeroBitCount <= count
    }
}

/// nil where the distance is more than `limit`.
private func alignmentDistance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
    if limit <= 0 { return limit == 0 && left == right ? 0 : nil }
    guard !left.isEmpty && !right.isEmpty else { return max(left.count, right.count) <= limit ? max(left.count, right.count) : nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = beforeLast
    for row in 1...left.count {
        current[0] = row
        var least = row
        for column in 1...right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
            if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
                current[column] = min(current[column], beforeLast[column - 2] + 1)
            }
            least = min(least, current[column])
        }
        // It never falls again by more than a swap, which looks back two rows.
        if least > limit + 1 { return nil }
        (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= limit ? last[right.count] : nil
}
