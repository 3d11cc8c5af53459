import CThreadBuffer

/// Something that bytes are added to.
protocol ByteSink {
    var count: Int { get }
    mutating func append(_ byte: UInt8)
    mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>)
    mutating func append(contentsOf bytes: Slice<UnsafeBufferPointer<UInt8>>)
    mutating func append(contentsOf text: String)
}

extension ByteSink {
    /// Adds the bytes from one place to another.
    mutating func append(contentsOf bytes: [UInt8], from start: Int, to end: Int) {
        if start < end { bytes.withUnsafeBufferPointer { append(contentsOf: $0[start..<end]) } }
    }
}

extension [UInt8]: ByteSink {
    mutating func append(contentsOf text: String) { append(contentsOf: text.utf8) }
}

/// Bytes that are being put together, in memory that the thread keeps for it: a page is made of hundreds of pieces, and a
/// buffer of its own for each, growing as it fills, took a twentieth of a build.
///
/// Drafts of one thread lie on top of each other: one that is begun while another is open must be over before that one goes on, on
/// the same thread. Literals within the holes of literals are just that, as long as no hole waits (`await`). Drafts that break the
/// rule get each other's bytes, or end the program where they would leave the memory. What an error in a hole leaves behind lies
/// below what comes next, and is overwritten with it, or lies there until the thread ends.
struct ByteDraft: ByteSink {
    private let buffer: UnsafeMutablePointer<thread_buffer>
    private let start: Int
    private var end: Int

    /// Nothing yet.
    init() {
        buffer = thread_buffer_here()
        start = Int(buffer.pointee.count)
        end = start
    }

    var count: Int { end - start }

    mutating func append(_ byte: UInt8) { room(for: 1).pointee = byte }

    @inline(__always)
    mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, !bytes.isEmpty else { return }
        room(for: bytes.count).update(from: source, count: bytes.count)
    }

    mutating func append(contentsOf bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes))
    }

    mutating func append(contentsOf literal: StaticString) { literal.withUTF8Buffer { append(contentsOf: $0) } }

    mutating func append(contentsOf text: String) {
        var text = text
        text.withUTF8 { append(contentsOf: $0) }
    }

    private var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: buffer.pointee.bytes.map { $0 + start }, count: count)
    }

    /// Lends the bytes. Others may be put together meanwhile: they get memory of their own.
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let bytes = bytes
        let aside = thread_buffer_put_aside(buffer)
        defer { thread_buffer_put_back(buffer, aside) }
        return try body(bytes)
    }

    /// The bytes, which leave the thread's memory. The draft is over.
    func finish() -> [UInt8] {
        let bytes = Array(bytes)
        drop()
        return bytes
    }

    /// The draft is over, and its bytes are not wanted any more.
    func drop() {
        buffer.pointee.count = start
        if start == 0 { thread_buffer_trim(buffer) }
    }

    /// Takes `more` bytes on top, not yet filled; at least one, as a thread that has put nothing together yet has no memory for it.
    @inline(__always)
    private mutating func room(for more: Int) -> UnsafeMutablePointer<UInt8> {
        // More than ours may be taken: by a draft that was begun after this one and that an error left behind.
        precondition(buffer.pointee.count >= end, "a draft below another goes on only when that one is over")
        let newEnd = end + more
        if newEnd > buffer.pointee.capacity { thread_buffer_reserve(buffer, newEnd) }
        buffer.pointee.count = newEnd
        defer { end = newEnd }
        return buffer.pointee.bytes + end
    }
}
