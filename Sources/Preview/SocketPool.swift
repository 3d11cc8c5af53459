import Dispatch
import FlyingSocks
import Foundation

/// A pool of sockets that send at once what they are given. FlyingFox writes headers and body one after the other, and without
/// this the second would wait up to 40 ms for the first to be acknowledged (Nagle's algorithm).
struct EagerPool<Base: AsyncSocketPool>: AsyncSocketPool {
    private let base: Base

    init(_ base: Base) { self.base = base }

    func prepare() async throws { try await base.prepare() }

    func run() async throws {
        // A connection whose line arrives faster than it is read never waits here, so all are looked at now and then: on a thread
        // of its own, as such lines may keep all of Swift's busy.
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "gianhang.endless-lines", qos: .userInitiated))
        timer.schedule(deadline: .now(), repeating: .milliseconds(200), leeway: .milliseconds(50))
        timer.setEventHandler {
            // What is no connection answers none of the questions.
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd")) ?? [] {
                if let file = Int32(name) { Self.refuseEndlessLine(file) }
            }
        }
        timer.resume()
        defer { timer.cancel() }
        try await base.run()
    }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // The listening socket waits first, and hands the option on to each connection.
        var isOn: Int32 = 1
        setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
        try await base.suspendSocket(socket, untilReadyFor: events)
        if events.contains(.read) { Self.refuseEndlessLine(socket.file.rawValue) }
    }

    /// FlyingFox looks through the whole line again at each of its bytes: a line of a megabyte, which any page in the browser can have
    /// sent here, keeps a core busy for minutes. Who sends more than this without a line break is not heard any further.
    private static func refuseEndlessLine(_ socket: Int32) {
        let longest = 16 * 1024
        var waiting: Int32 = 0
        guard ioctl(socket, UInt(FIONREAD), &waiting) == 0, Int(waiting) >= longest else { return }
        var bytes = [UInt8](repeating: 0, count: 4 * longest)
        let count = recv(socket, &bytes, bytes.count, Int32(MSG_PEEK | MSG_DONTWAIT))
        guard count > 0, count - (bytes[..<count].lastIndex(of: 0x0A) ?? 0) >= longest else { return }
        shutdown(socket, Int32(SHUT_RDWR))
        // What has arrived could be read even so.
        while recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
    }
}
