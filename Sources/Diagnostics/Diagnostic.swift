import VietnameseText

/// Something that is wrong, or may be, in the content: where, what, and the way out. The only currency for faults that
/// a person who edits profiles can cause; the system's own failures are thrown.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable {
        /// The site is not built.
        case error
        /// The site is built; somebody should look (an error under `--strict`).
        case warning
    }

    public var severity: Severity { contents.severity }
    /// Stable, for machines and for the documentation: `tham-chieu`, `khoa-la` …
    public var code: String { contents.code }
    public var message: Phrase { contents.message }
    /// What to write instead, shown beside the caret.
    public var advice: Phrase? { contents.advice }
    public var location: SourceLocation { contents.location }

    /// Shared by all copies: a large site may have thousands of warnings, which the preview passes on at every edit.
    private final class Contents: Sendable {
        let severity: Severity
        let code: String
        let message: Phrase
        let advice: Phrase?
        let location: SourceLocation

        init(_ severity: Severity, _ code: String, _ message: Phrase, _ advice: Phrase?, _ location: SourceLocation) {
            (self.severity, self.code, self.message, self.advice, self.location) = (severity, code, message, advice, location)
        }
    }

    private let contents: Contents

    public init(_ severity: Severity, _ code: String, _ message: Phrase, advice: Phrase? = nil, at location: SourceLocation) {
        contents = Contents(severity, code, message, advice, location)
    }

    public static func == (left: Diagnostic, right: Diagnostic) -> Bool {
        left.contents === right.contents
            || left.severity == right.severity && left.code == right.code && left.location == right.location
                && left.message == right.message && left.advice == right.advice
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(location)
    }
}

/// A place in a file of the content folder.
public struct SourceLocation: Hashable, Sendable {
    /// The path as messages show it: the content folder as the user named it, then the path within.
    public let file: String
    /// From 1; 0 where the fault is the whole file's.
    public let line: Int
    /// From 1, in Unicode scalars of the line.
    public let column: Int
    /// How many scalars the fault spans; at least 1.
    public let length: Int

    public init(file: String, line: Int = 0, column: Int = 1, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = max(1, length)
    }
}

extension Sequence where Element == Diagnostic {
    /// In the order in which a person mends them: by file, line and column. Independent of the order of reading.
    public func sortedForReading() -> [Diagnostic] {
        let all = Array(self)
        // Mostly they are in order already; then they need not be moved.
        return all.indices.dropFirst().contains { all[$0].isRead(before: all[$0 - 1]) } ? all.sorted { $0.isRead(before: $1) } : all
    }

    /// For a reader who did something else than ask for them: all errors, and of each kind of warnings the first `limit`. Where a
    /// thousand certificates ran out, that must not bury the one warning that is new.
    ///
    /// - Returns: What to show, and how many more warnings there are of which code, in the order of the codes.
    public func abridged(warningsPerCode limit: Int) -> (shown: [Diagnostic], omitted: [(code: String, count: Int)]) {
        var counts: [String: Int] = [:]
        let shown = filter { diagnostic in
            guard diagnostic.severity == .warning else { return true }
            counts[diagnostic.code, default: 0] += 1
            return counts[diagnostic.code, default: 0] <= limit
        }
        let omitted = counts.filter { $0.value > limit }.map { (code: $0.key, count: $0.value - limit) }
        return (shown, omitted.sorted { $0.code < $1.code })
    }
}

extension Diagnostic {
    fileprivate func isRead(before other: Diagnostic) -> Bool {
        if location.file != other.location.file { return location.file < other.location.file }
        return (location.line, location.column, code, message.vietnamese) < (
            other.location.line, other.location.column, other.code, other.message.vietnamese
        )
    }
}
