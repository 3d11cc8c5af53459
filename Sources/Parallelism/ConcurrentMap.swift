import Dispatch

extension RandomAccessCollection where Self: Sendable, Element: Sendable, Index == Int {
    /// What `transform` makes of every element, in the order of the elements, worked out on all cores.
    ///
    /// The order never depends on the threads, so that the same input gives the same output. Work is handed out in small
    /// runs, as one profile may take a hundred times as long as another.
    public func concurrentMap<Result: Sendable>(counting counter: WorkCounter? = nil, _ transform: @Sendable (Element) -> Result)
        -> [Result]
    {
        let elements = self
        let total = elements.count
        guard total > 1 else {
            return elements.map { element in
                defer { counter?.count() }
                return transform(element)
            }
        }
        let runLength = Swift.max(1, Swift.min(64, total / 64))
        let runs = (total + runLength - 1) / runLength
        return [Result](unsafeUninitializedCapacity: total) { buffer, initializedCount in
            // Each run writes its own places of the buffer, so nothing is shared.
            nonisolated(unsafe) let places = buffer
            DispatchQueue.concurrentPerform(iterations: runs) { run in
                let first = run * runLength
                for offset in first..<Swift.min(first + runLength, total) {
                    (places.baseAddress! + offset).initialize(to: transform(elements[elements.startIndex + offset]))
                    counter?.count()
                }
            }
            initializedCount = total
        }
    }
}
