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

    public let severity: Severity
    /// Stable, for machines and for the documentation: `tham-chieu`, `khoa-la` …
    public let code: String
    public let message: Phrase
    /// What to write instead, shown beside the caret.
    public let advice: Phrase?
    public let location: SourceLocation

    public init(_ severity: Severity, _ code: String, _ message: Phrase, advice: Phrase? = nil, at location: SourceLocation) {
        self.severity = severity
        self.code = code
        self.message = message
        self.advice = advice
        self.location = location
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
}

extension Diagnostic {
    fileprivate func isRead(before other: Diagnostic) -> Bool {
        if location.file != other.location.file { return location.file < other.location.file }
        return (location.line, location.column, code, message.vietnamese) < (other.location.line, other.location.column, other.code, other.message.vietnamese)
    }
}
