/// The word of `candidates` that a person most likely meant by `word`, or nil where none is close.
///
/// Compares without accents, by the optimal string alignment distance (insertion, deletion, change, swap of neighbours);
/// at most a third of the letters may differ. Where no word is that close, one that begins with what was typed will do
/// (`mùa` → `mùa vụ`). Equal distances go to the earlier candidate. O(c · n²).
/// - Parameter limit: How many letters may differ at most, however long the words are: slugs share long endings.
public func nearestWord(to word: String, in candidates: some Sequence<String>, atMost limit: Int = .max) -> String? {
    let wanted = Array(word.foldedKey.utf8.prefix(64))
    var best: (distance: Int, word: String)?
    var continued: String?
    for candidate in candidates {
        let letters = Array(candidate.foldedKey.utf8.prefix(64))
        if continued == nil && wanted.count >= 3 && letters.starts(with: wanted) { continued = candidate }
        let allowed = min(limit, max(1, max(wanted.count, letters.count) / 3))
        guard abs(letters.count - wanted.count) <= allowed else { continue }
        let distance = alignmentDistance(wanted, letters)
        if distance <= allowed && distance < (best?.distance ?? .max) { best = (distance, candidate) }
        if distance == 0 { break }
    }
    return best?.word ?? continued
}

private func alignmentDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard !left.isEmpty && !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for row in 1...left.count {
        var current = [row] + [Int](repeating: 0, count: right.count)
        for column in 1...right.count {
            let cost = left[row - 1] == right[column - 1] ? 0 : 1
            current[column] = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + cost)
            if row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1] {
                current[column] = min(current[column], beforeLast[column - 2] + 1)
            }
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}
