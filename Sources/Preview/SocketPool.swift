import FlyingSocks
import Foundation

/// A pool of sockets that send at once what they are given, and are cut off where they send too much.
///
/// FlyingFox writes headers and body one after the other, and without this the second would wait up to 40 ms for the first to be
/// acknowledged (Nagle's algorithm).
struct EagerPool<Base: AsyncSocketPool>: AsyncSocketPool {
    private let base: Base
    private let connections: ConnectionGuard

    init(_ base: Base, guardedBy connections: ConnectionGuard) {
        self.base = base
        self.connections = connections
    }

    func prepare() async throws { try await base.prepare() }

    func run() async throws {
        let guarding = connections.start()
        defer { guarding.cancel() }
        try await base.run()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // The listening socket waits first, and hands the option on to each connection.
        var isOn: Int32 = 1
        setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        try await base.suspendSocket(socket, untilReadyFor: events)
    }
}
