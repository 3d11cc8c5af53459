import FlyingFox
import FlyingSocks
import Foundation

/// Between FlyingFox and the answers.
struct ServerBridge: HTTPHandler {
    let answers: PreviewAnswers
    let connections: ConnectionGuard

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        connections.hear(request.remoteAddress)
        var headers: [String: String] = [:]
        for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
        let answer = await answers.answer(
            PreviewRequest(method: request.method.rawValue, target: request.target.rawValue, headers: headers))
        var response = HTTPHeaders()
        for (name, value) in answer.headers { response[HTTPHeader(name)] = value }
        if let length = answer.length, answer.status != 304 { response[.contentLength] = String(length) }
        let status = HTTPStatusCode(answer.status, phrase: Self.phrases[answer.status] ?? "")
        guard !answer.isHead, answer.status != 304 else {
            return HTTPResponse(statusCode: status, headers: response)
        }
        switch answer.body {
        case .bytes(let bytes):
            return HTTPResponse(
                statusCode: status, headers: response, body: HTTPBodySequence(data: Data(bytes), suggestedBufferSize: max(1, bytes.count)))
        case .file(let file, let range):
            return HTTPResponse(
                statusCode: status, headers: response,
                body: HTTPBodySequence(from: FileBytes(file: file, range: range), count: range.count, suggestedBufferSize: 128 * 1024))
        case .events(let events):
            return HTTPResponse(statusCode: status, headers: response, body: HTTPBodySequence(from: EventBytes(events: events)))
        }
    }

    private static let phrases = [
        200: "OK", 206: "Partial Content", 302: "Found", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
        405: "Method Not Allowed", 416: "Range Not Satisfiable", 503: "Service Unavailable"
    ]
}

/// A part of a file, read as it is sent.
private struct FileBytes: AsyncBufferedSequence {
    typealias Element = UInt8
    let file: OpenFile
    let range: Range<Int>

    func makeAsyncIterator() -> Iterator { Iterator(file: file, offset: range.lowerBound, end: range.upperBound) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        let file: OpenFile
        var offset: Int
        let end: Int

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
            guard offset < end else { return nil }
            let bytes = file.read(from: offset, count: Swift.min(count, end - offset))
            // A file that was cut short meanwhile: the connection ends, so that nobody takes the part for the whole.
            guard !bytes.isEmpty else { throw SocketError.disconnected }
            offset += bytes.count
            return bytes
        }
    }
}

/// The events of a page, one run of bytes each.
private struct EventBytes: AsyncBufferedSequence {
    typealias Element = UInt8
    let events: PageEvents

    func makeAsyncIterator() -> Iterator { Iterator(events: events.makeIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var events: PageEvents.Iterator

        mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }
        mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? { await events.next() }
    }
}
