import Synchronization

/// How far long work is: what is being done, how much of it is done, and how much there is. Counted by many threads, read
/// by the one that shows it.
public final class WorkCounter: Sendable {
    public struct Snapshot: Sendable, Hashable {
        /// A word for the step, as the worker names it.
        public var step: String
        public var done: Int
        public var total: Int
    }

    private let step = Mutex("")
    private let done = Atomic(0)
    private let total = Atomic(0)

    public init() {}

    /// Begins a step of `total` pieces.
    public func begin(_ name: String, total pieces: Int) {
        step.withLock { $0 = name }
        done.store(0, ordering: .relaxed)
        total.store(pieces, ordering: .relaxed)
    }

    /// Counts one finished piece.
    public func count() { done.add(1, ordering: .relaxed) }

    public var snapshot: Snapshot {
        Snapshot(step: step.withLock { $0 }, done: done.load(ordering: .relaxed), total: total.load(ordering: .relaxed))
    }
}
