import Synchronization

/// Wakes everybody who waits for the next version.
final class EventHub: Sendable {
    /// Why one is woken.
    enum Signal: Sendable {
        case change
        /// Nothing happened for a while: time to see whether the other side still listens.
        case beat
    }

    private struct Listeners {
        var next = 0
        var all: [Int: AsyncStream<Signal>.Continuation] = [:]
    }

    private let listeners = Mutex(Listeners())

    /// The signals from now on. Who is busy misses none but sees several as one.
    func subscribe() -> AsyncStream<Signal> {
        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self, bufferingPolicy: .bufferingNewest(1))
        let number = listeners.withLock { listeners in
            listeners.next += 1
            listeners.all[listeners.next] = continuation
            return listeners.next
        }
        continuation.onTermination = { [weak self] _ in self?.listeners.withLock { _ = $0.all.removeValue(forKey: number) } }
        return stream
    }

    func publish(_ signal: Signal = .change) {
        for continuation in listeners.withLock({ Array($0.all.values) }) { continuation.yield(signal) }
    }

    var count: Int { listeners.withLock { $0.all.count } }

    /// Ends all streams.
    func finish() {
        for continuation in listeners.withLock({ Array($0.all.values) }) { continuation.finish() }
    }
}
