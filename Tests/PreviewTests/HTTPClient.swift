import Foundation

/// A client that sends exactly what it is told: no path is tidied up, no header added.
struct HTTPClient: Sendable {
    struct Answer: Sendable {
        var status = 0
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        var text: String { String(decoding: body, as: UTF8.self) }
        subscript(header: String) -> String? { headers[header.lowercased()] }
    }

    enum Failure: Error { case noConnection, noAnswer }

    let port: UInt16

    func get(_ target: String, headers: [String: String] = [:], method: String = "GET") async throws -> Answer {
        var lines = ["\(method) \(target) HTTP/1.1"]
        if headers["Host"] == nil { lines.append("Host: 127.0.0.1:\(port)") }
        for (name, value) in headers where !value.isEmpty { lines.append("\(name): \(value)") }
        lines += ["Connection: close", "", ""]
        return try await send(lines.joined(separator: "\r\n"))
    }

    /// Sends `request` as it is and reads until the server closes.
    func send(_ request: String, within seconds: Int = 10) async throws -> Answer {
        try await besideOthers {
            let socket = try connect(seconds)
            defer { close(socket) }
            try Self.write(Array(request.utf8), to: socket)
            var bytes: [UInt8] = []
            while let more = Self.read(socket) { bytes += more }
            return try Self.parse(bytes)
        }
    }

    /// Opens a stream of events.
    func events(_ target: String) async throws -> EventReader {
        let socket = try await besideOthers {
            let socket = try connect()
            try Self.write(Array("GET \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8), to: socket)
            return socket
        }
        return EventReader(socket: socket)
    }

    private func connect(_ seconds: Int = 10) throws -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Foundation.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else {
            close(descriptor)
            throw Failure.noConnection
        }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }

    private static func write(_ bytes: [UInt8], to socket: Int32) throws {
        guard Foundation.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else { throw Failure.noConnection }
    }

    fileprivate static func read(_ socket: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(socket, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private static func parse(_ bytes: [UInt8]) throws -> Answer {
        let mark = Array("\r\n\r\n".utf8)
        guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { throw Failure.noAnswer }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).replacingOccurrences(of: "\r\n", with: "\n").split(separator: "\n")
        var answer = Answer()
        answer.status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            if parts.count == 2 { answer.headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces) }
        }
        answer.body = Array(bytes[(end + 4)...])
        return answer
    }
}

/// Reads server-sent events as they come.
final class EventReader {
    private let socket: Int32
    private var text = ""

    init(socket: Int32) { self.socket = socket }
    deinit { close(socket) }

    /// The name and the data of the next event, or nil where none comes in time.
    func next(within seconds: Double = 5) async -> (name: String, data: String)? {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if let range = text.range(of: "event: "), let stop = text.range(of: "\n\n", range: range.upperBound..<text.endIndex) {
                let event = text[range.upperBound..<stop.lowerBound].split(separator: "\n", maxSplits: 1)
                text = String(text[stop.upperBound...])
                return (String(event[0]), event.count > 1 ? String(event[1].dropFirst(6)) : "")
            }
            var patience = timeval(tv_sec: 0, tv_usec: 100_000)
            setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
            if let more = try? await besideOthers({ [socket] in HTTPClient.read(socket) }) { text += String(decoding: more, as: UTF8.self) }
        }
        return nil
    }
}

/// Runs `body` on a thread that may be kept waiting: those of tasks are as many as cores, and the server needs them.
private func besideOthers<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Swift.Result { try body() }) }
    }
}
