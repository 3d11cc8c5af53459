import Values

/// A piece of HTML, or of XML, as UTF-8 bytes.
///
/// Templates are string literals, and everything put into one is escaped unless it is `HTML` itself:
///
///     let card: HTML = """
///         <article class="card">
///         <h2>\(product.name)</h2>
///         \(product.note.map(note))
///         </article>
///         """
///
/// A literal is trusted because it stands in the source code. Bytes from anywhere else enter through the one named door,
/// ``init(trustedBytes:)``, so that a search for that name finds every place to look at.
///
/// The escaping holds for text and for quoted attributes, in HTML and in XML (see `Escaping`); feeds are written with the
/// same type. It does not hold inside `<script>` and `<style>`: data goes there as ``JSON/scriptText``.
///
/// The time to type-check a literal grows with the square of its holes (24: 0.25 s, 96: 5.9 s): keep below about 40 in one
/// literal, and prefer named functions to closures inside it.
public struct HTML: Sendable {
    private var pieces: HTMLPieces<[UInt8]>

    /// No markup at all.
    public init() { pieces = HTMLPieces([]) }

    /// Markup that is taken as it is. The caller vouches that no text of a visitor or of a profile is in it unescaped.
    public init(trustedBytes: [UInt8]) { pieces = HTMLPieces(trustedBytes) }

    /// `text`, escaped. O(n).
    public init(text: some StringProtocol) {
        self.init()
        append(text: text)
    }

    fileprivate init(_ draft: HTMLPieces<ByteDraft>) {
        pieces = HTMLPieces(draft.buffer.finish(), draft.inserts)
    }

    /// The markup in UTF-8. O(n) where it was put together from long pieces.
    public var bytes: [UInt8] {
        if pieces.inserts.isEmpty { return pieces.buffer }
        var whole: [UInt8] = []
        whole.reserveCapacity(count)
        pieces.write(to: &whole)
        return whole
    }

    /// Lends the markup in UTF-8, to be written somewhere: quicker than ``bytes``, which are new memory each time.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if pieces.inserts.isEmpty { return try pieces.buffer.span.bytes.withUnsafeBytes(body) }
        var draft = ByteDraft()
        defer { draft.drop() }
        pieces.write(to: &draft)
        return try draft.withBytes(body)
    }

    /// The number of bytes.
    public var count: Int { pieces.inserts.reduce(pieces.buffer.count) { $0 + $1.bytes.count } }

    /// Whether there is nothing to write.
    public var isEmpty: Bool { pieces.buffer.isEmpty && pieces.inserts.isEmpty }

    /// The markup as a string, for messages and tests. O(n).
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Putting together

    /// Adds `html` at the end. O(length of `html`) where it is short.
    public mutating func append(_ html: HTML) { pieces.append(html.pieces) }

    /// Adds `text`, escaped, at the end.
    public mutating func append(text: some StringProtocol) {
        if let string = text as? String {
            Escaping.append(string, to: &pieces.buffer)
        } else if let substring = text as? Substring {
            Escaping.append(substring, to: &pieces.buffer)
        } else {
            Escaping.append(String(text), to: &pieces.buffer)
        }
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = left
        sum.append(right)
        return sum
    }

    public static func += (left: inout HTML, right: HTML) { left.append(right) }

    /// `html` where `condition` holds, nothing otherwise; `html` is not made in vain.
    public static func when(_ condition: Bool, _ html: @autoclosure () throws -> HTML) rethrows -> HTML {
        condition ? try html() : HTML()
    }

    /// What `body` gives for every item, one after the other.
    public static func forEach<Items: Sequence>(
        _ items: Items, _ body: (Items.Element) throws -> HTML
    ) rethrows -> HTML {
        var all = HTMLPieces(ByteDraft())
        do {
            for item in items { all.append(try body(item).pieces) }
        } catch {
            all.buffer.drop()
            throw error
        }
        return HTML(all)
    }
}

extension HTML {
    /// The pieces in one, with `separator` between them.
    fileprivate static func join(_ pieces: some Sequence<HTML>, separator: HTML) -> HTML {
        var all = HTMLPieces(ByteDraft())
        var isFirst = true
        for piece in pieces {
            if !isFirst { all.append(separator.pieces) }
            isFirst = false
            all.append(piece.pieces)
        }
        return HTML(all)
    }
}

extension Sequence where Element == HTML {
    /// The pieces in one, with `separator` between them.
    public func joined(separator: HTML = HTML()) -> HTML { HTML.join(self, separator: separator) }
}

/// What markup is put together from: finished, or (with a ``ByteDraft``, which says when others may be begun) in the making.
private struct HTMLPieces<Buffer: ByteSink> {
    /// The markup but for the inserts.
    var buffer: Buffer
    /// Long pieces, in order. A page is put together in five or six steps, one within the other; a piece that is only pointed to is
    /// copied once, when the page is written, and not at every step.
    private(set) var inserts: [HTMLInsert]

    /// From here on pointing to a piece is cheaper than copying it.
    private static var insertLength: Int { 512 }

    init(_ buffer: Buffer, _ inserts: [HTMLInsert] = []) {
        self.buffer = buffer
        self.inserts = inserts
    }

    mutating func append(_ more: HTMLPieces<[UInt8]>) {
        if more.inserts.isEmpty, more.buffer.count >= Self.insertLength { return insert(more.buffer) }
        var copied = 0
        for insert in more.inserts {
            buffer.append(contentsOf: more.buffer, from: copied, to: insert.place)
            self.insert(insert.bytes)
            copied = insert.place
        }
        buffer.append(contentsOf: more.buffer, from: copied, to: more.buffer.count)
    }

    private mutating func insert(_ bytes: [UInt8]) {
        if inserts.isEmpty { inserts.reserveCapacity(8) }
        inserts.append(HTMLInsert(place: buffer.count, bytes: bytes))
    }
}

extension HTMLPieces: Sendable where Buffer: Sendable {}

private struct HTMLInsert: Sendable {
    /// Before which byte of the buffer it stands.
    let place: Int
    let bytes: [UInt8]
}

extension HTMLPieces<[UInt8]> {
    /// Adds all of it to `sink`, in order.
    func write(to sink: inout some ByteSink) {
        var copied = 0
        for insert in inserts {
            sink.append(contentsOf: buffer, from: copied, to: insert.place)
            insert.bytes.withUnsafeBufferPointer { sink.append(contentsOf: $0) }
            copied = insert.place
        }
        sink.append(contentsOf: buffer, from: copied, to: buffer.count)
    }
}

extension HTML: Hashable {
    /// Whether the markup is the same, however it was put together. O(n).
    public static func == (left: HTML, right: HTML) -> Bool { left.bytes == right.bytes }
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension HTML: CustomStringConvertible {
    public var description: String { string }
}

extension HTML: ExpressibleByStringInterpolation {
    /// Only what stands in the source code is a `StaticString`.
    public init(stringLiteral literal: StaticString) { self.init(trustedBytes: literal.withUTF8Buffer { Array($0) }) }

    public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.draft) }

    /// What may stand in a hole of a literal, and what becomes of it.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var draft = HTMLPieces(ByteDraft())

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: StaticString) { draft.buffer.append(contentsOf: literal) }

        /// Markup, as it is.
        public mutating func appendInterpolation(_ piece: HTML) { draft.append(piece.pieces) }

        /// Markup, or nothing.
        public mutating func appendInterpolation(_ piece: HTML?) {
            if let piece { draft.append(piece.pieces) }
        }

        /// Pieces of markup, one after the other.
        public mutating func appendInterpolation<Pieces: Sequence>(_ pieces: Pieces) where Pieces.Element == HTML {
            for piece in pieces { draft.append(piece.pieces) }
        }

        /// A text, escaped.
        ///
        /// Disfavoured, so that the literals of `\(isNew ? "<b>mới</b>" : "")` are taken for `HTML` and not for a text.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: String) { Escaping.append(text, to: &draft.buffer) }

        /// A text, escaped.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: Substring) { Escaping.append(text, to: &draft.buffer) }

        /// A number in plain digits, for attributes and data. Numbers that people read go through `Language.format`.
        public mutating func appendInterpolation(_ number: Int) {
            // Digits and a minus sign need no escaping.
            draft.buffer.append(contentsOf: String(number))
        }

        /// A checked address, escaped for an attribute.
        public mutating func appendInterpolation(_ address: WebAddress) { Escaping.append(address.text, to: &draft.buffer) }

        /// ` name` where `condition` holds: `<li\(attribute: "hidden", if: isOld)>`.
        public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
            guard condition else { return }
            draft.buffer.append(UInt8(ascii: " "))
            draft.buffer.append(contentsOf: name)
        }

        /// ` name="value"` where there is a value: `<p\(attribute: "lang", note.language)>`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            draft.buffer.append(UInt8(ascii: " "))
            draft.buffer.append(contentsOf: name)
            draft.buffer.append(UInt8(ascii: "="))
            draft.buffer.append(UInt8(ascii: "\""))
            Escaping.append(value, to: &draft.buffer)
            draft.buffer.append(UInt8(ascii: "\""))
        }

        // MARK: What may not

        @available(*, unavailable, message: "an optional text may be missing: unwrap it, write ?? \"\", or .map it to HTML")
        public mutating func appendInterpolation(_ text: String?) {}

        @available(*, unavailable, message: "an optional number may be missing: unwrap it, or .map it to HTML")
        public mutating func appendInterpolation(_ number: Int?) {}

        @available(*, unavailable, message: "an optional address may be missing: unwrap it, or .map it to HTML")
        public mutating func appendInterpolation(_ address: WebAddress?) {}

        @available(*, unavailable, message: "write HTML.when(condition, …), or \\(attribute: \"hidden\", if: condition)")
        public mutating func appendInterpolation(_ condition: Bool) {}

        @available(*, unavailable, message: "say how the number is written: language.format(number, places: 1)")
        public mutating func appendInterpolation(_ number: Double) {}

        @available(*, unavailable, message: "a character is written as a text: String(character)")
        public mutating func appendInterpolation(_ character: Character) {}

        @available(*, unavailable, message: "only HTML, texts, whole numbers and web addresses can be written: make it one of them")
        public mutating func appendInterpolation(_ value: Any) {}
    }
}
