import Dispatch
import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Cuts off those who send more than a request can have.
///
/// FlyingFox takes lines, headers and bodies of any length, and looks through a line again at each of its bytes: half a megabyte
/// without a line break, which any program on this machine can send, keeps a core busy for a minute, and as many such connections
/// as there are cores keep everybody else waiting. Whoever has sent too much since their last request, or without one, or sends more
/// than the server can read, is not heard any further.
final class ConnectionGuard: Sendable {
    /// In bytes. Browsers send about one kilobyte for a request, and never a body: the preview can only be read.
    private static let allowance: UInt64 = 64 * 1024

    /// In bytes that have come and that the server has not read yet. Where so much waits at one look and still at the next, with no
    /// request heard between, it is in the middle of a long line, when each byte takes longer than the one before.
    private static let patience: Int32 = 16 * 1024

    private struct Connection {
        /// How many requests were heard on it, and how much it had sent then.
        var requests: Int
        var received: UInt64
        /// Whether too much waited at the last look.
        var wasBehind = false
    }

    private struct State {
        var port: UInt16?
        var requests: [HTTPRequest.Address: Int] = [:]
        var connections: [HTTPRequest.Address: Connection] = [:]
    }

    private let state = Mutex(State())

    /// Notes the port that the server listens on: nobody is cut off before.
    func guards(port: UInt16) { state.withLock { $0.port = port } }

    /// Notes that a whole request has come from there, but for its body.
    func hear(_ peer: HTTPRequest.Address?) {
        if let peer { state.withLock { $0.requests[peer, default: 0] += 1 } }
    }

    /// Looks after the connections until the source is cancelled: five times a second, beside Swift's threads, as such senders may
    /// keep all of those busy.
    func start() -> any DispatchSourceTimer {
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "gianhang-connections", qos: .userInitiated))
        timer.schedule(deadline: .now(), repeating: .milliseconds(200), leeway: .milliseconds(50))
        timer.setEventHandler { [self] in look() }
        timer.resume()
        return timer
    }

    private func look() {
        var open: [HTTPRequest.Address: Connection] = [:]
        let last = state.withLock { $0 }
        // FlyingFox does not tell which its connections are, so all open files are asked: those whose own end is the server's port.
        guard let port = last.port, let names = try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd") else { return }
        for name in names {
            guard let file = Int32(name), let peer = Self.peer(of: file, at: port) else { continue }
            let received = Self.bytesReceived(on: file) ?? 0
            let heard = last.requests[peer] ?? 0
            var connection = last.connections[peer] ?? Connection(requests: 0, received: 0)
            if connection.requests != heard { connection = Connection(requests: heard, received: received) }
            let isBehind = Self.bytesWaiting(on: file) > Self.patience
            let isTooMuch = received > connection.received + Self.allowance || isBehind && connection.wasBehind
            connection.wasBehind = isBehind
            open[peer] = connection
            // Asked again, as the file's number may be another connection's by now; at worst a browser asks once more.
            if isTooMuch, Self.peer(of: file, at: port) == peer { Self.cut(file) }
        }
        state.withLock { state in
            state.connections = open
            state.requests = state.requests.filter { open[$0.key] != nil }
        }
    }

    /// Who is at the other end of a connection to this port; nil where the file is none.
    private static func peer(of file: Int32, at port: UInt16) -> HTTPRequest.Address? {
        let socket = Socket(file: Socket.FileDescriptor(rawValue: file))
        switch try? socket.sockname() {
        case .ip4(_, port)?, .ip6(_, port)?: return (try? socket.remotePeer()).map(HTTPRequest.Address.make)
        default: return nil
        }
    }

    /// How much has arrived on a connection since it was opened; nil where the file is none, or the system does not tell.
    private static func bytesReceived(on file: Int32) -> UInt64? {
        #if os(Linux)
            // struct tcp_info of linux/tcp.h, which only ever grows at its end; the one of the C library stops before this.
            let place = 128
            var info = [UInt8](repeating: 0, count: 256)
            var length = socklen_t(info.count)
            guard getsockopt(file, Int32(IPPROTO_TCP), TCP_INFO, &info, &length) == 0, Int(length) >= place + 8 else { return nil }
            return info.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
        #else
            return nil
        #endif
    }

    /// How much has arrived and was not read yet.
    private static func bytesWaiting(on file: Int32) -> Int32 {
        var count: Int32 = 0
        return ioctl(file, UInt(FIONREAD), &count) == 0 ? count : 0
    }

    private static func cut(_ socket: Int32) {
        // FlyingFox closes what can be neither read nor written; that resets it then. A sender whose data nobody takes any more would
        // not hear of a mere end.
        var reset = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &reset, socklen_t(MemoryLayout<linger>.size))
        shutdown(socket, Int32(SHUT_RDWR))
        // What has arrived could be read even so.
        var bytes = [UInt8](repeating: 0, count: 64 * 1024)
        while recv(socket, &bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
    }
}
