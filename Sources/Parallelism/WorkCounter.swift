import Synchronization

/// How far long work is: what is being done, how much of it is done, and how much there is. Counted by many threads, read
/// by the one that shows it, who may also ask the worker to stop.
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
    private let stopped = Atomic(false)

    public init() {}

    /// Begins a step of `total` pieces.
    public func begin(_ name: String, total pieces: Int) {
        step.withLock { $0 = name }
        done.store(0, ordering: .relaxed)
        total.store(pieces, ordering: .relaxed)
    }

    /// Counts one finished piece.
    public func count() { done.add(1, ordering: .relaxed) }

    /// Asks the worker to stop as soon as it can and to leave all as it was.
    public func stop() { stopped.store(true, ordering: .relaxed) }

    public var isStopped: Bool { stopped.load(ordering: .relaxed) }

    public var snapshot: Snapshot {
        Snapshot(step: step.withLock { $0 }, done: done.load(ordering: .relaxed), total: total.load(ordering: .relaxed))
    }
}
