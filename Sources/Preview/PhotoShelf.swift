import Dispatch
import Synchronization

/// Keeps the pictures that were made last, as making one takes a tenth of a second and a page asks for several.
final class PhotoShelf: Sendable {
    private struct Shelf {
        var photos: [String: [UInt8]] = [:]
        var order: [String] = []
        var size = 0
    }

    private static let limit = 64 * 1024 * 1024
    private let shelf = Mutex(Shelf())
    /// Beside the threads that answer requests, which must not be kept waiting; one at a time, as each uses all cores.
    private let queue = DispatchQueue(label: "gianhang.photos")

    /// The picture at `path`, whose name tells its bytes; made where it is not here.
    func photo(_ path: String, _ make: @escaping @Sendable () -> [UInt8]?) async -> [UInt8]? {
        if let known = shelf.withLock({ $0.photos[path] }) { return known }
        return await withCheckedContinuation { continuation in
            queue.async {
                if let known = self.shelf.withLock({ $0.photos[path] }) { return continuation.resume(returning: known) }
                let made = make()
                if let made { self.keep(path, made) }
                continuation.resume(returning: made)
            }
        }
    }

    private func keep(_ path: String, _ bytes: [UInt8]) {
        shelf.withLock { shelf in
            shelf.photos[path] = bytes
            shelf.order.append(path)
            shelf.size += bytes.count
            while shelf.size > Self.limit, !shelf.order.isEmpty {
                let oldest = shelf.order.removeFirst()
                shelf.size -= shelf.photos.removeValue(forKey: oldest)?.count ?? 0
            }
        }
    }
}
