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
    /// The markup but for the inserts.
    fileprivate var buffer: [UInt8]
    /// Long pieces, in order. A page is put together in five or six steps, one within the other; a piece that is only
    /// pointed to is copied once, when the page is written, and not at every step.
    fileprivate var inserts: [Insert] = []

    fileprivate struct Insert {
        /// Before which byte of the buffer it stands.
        let place: Int
        let bytes: [UInt8]
    }

    /// From here on pointing to a piece is cheaper than copying it.
    fileprivate static let insertLength = 512

    /// No markup at all.
    public init() { buffer = [] }

    /// Markup that is taken as it is. The caller vouches that no text of a visitor or of a profile is in it unescaped.
    public init(trustedBytes: [UInt8]) { buffer = trustedBytes }

    /// `text`, escaped. O(n).
    public init(text: some StringProtocol) {
        buffer = []
        append(text: text)
    }

    fileprivate init(_ draft: HTMLDraft) {
        buffer = draft.bytes.finish()
        inserts = draft.inserts
    }

    /// The markup in UTF-8. O(n) where it was put together from long pieces.
    public var bytes: [UInt8] {
        if inserts.isEmpty { return buffer }
        var whole: [UInt8] = []
        whole.reserveCapacity(count)
        forEachPiece {
            whole.append(contentsOf: $0)
        } insert: {
            whole.append(contentsOf: $0)
        }
        return whole
    }

    /// Lends the markup in UTF-8, to be written somewhere: quicker than ``bytes``, which are new memory each time.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        if inserts.isEmpty { return try buffer.span.bytes.withUnsafeBytes(body) }
        var draft = ByteDraft()
        defer { draft.drop() }
        forEachPiece {
            draft.append(contentsOf: $0)
        } insert: {
            draft.append(contentsOf: $0)
        }
        return try body(draft.bytes)
    }

    /// Hands out what the markup is made of, in order: what lies in the buffer, and the long pieces between.
    fileprivate func forEachPiece(_ short: (ArraySlice<UInt8>) -> Void, insert: ([UInt8]) -> Void) {
        var copied = 0
        for piece in inserts {
            if piece.place > copied { short(buffer[copied..<piece.place]) }
            insert(piece.bytes)
            copied = piece.place
        }
        if copied < buffer.count { short(buffer[copied...]) }
    }

    /// The number of bytes.
    public var count: Int { inserts.reduce(buffer.count) { $0 + $1.bytes.count } }

    /// Whether there is nothing to write.
    public var isEmpty: Bool { buffer.isEmpty && inserts.isEmpty }

    /// The markup as a string, for messages and tests. O(n).
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Putting together

    /// Adds `html` at the end. O(length of `html`) where it is short.
    public mutating func append(_ html: HTML) {
        if html.inserts.isEmpty {
            if html.buffer.isEmpty { return }
            if html.buffer.count < Self.insertLength {
                buffer.append(contentsOf: html.buffer)
            } else {
                insert(html.buffer)
            }
            return
        }
        html.forEachPiece {
            buffer.append(contentsOf: $0)
        } insert: {
            insert($0)
        }
    }

    private mutating func insert(_ bytes: [UInt8]) {
        if inserts.isEmpty { inserts.reserveCapacity(8) }
        inserts.append(Insert(place: buffer.count, bytes: bytes))
    }

    /// Adds `text`, escaped, at the end.
    public mutating func append(text: some StringProtocol) {
        if let string = text as? String {
            Escaping.append(string, to: &buffer)
        } else if let substring = text as? Substring {
            Escaping.append(substring, to: &buffer)
        } else {
            Escaping.append(String(text), to: &buffer)
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
        var all = HTMLDraft()
        for item in items { all.append(try body(item)) }
        return HTML(all)
    }
}

extension Sequence where Element == HTML {
    /// The pieces in one, with `separator` between them.
    public func joined(separator: HTML = HTML()) -> HTML {
        var all = HTMLDraft()
        var isFirst = true
        for piece in self {
            if !isFirst { all.append(separator) }
            isFirst = false
            all.append(piece)
        }
        return HTML(all)
    }
}

/// HTML that is being put together: see ``ByteDraft`` for when others may be begun.
private struct HTMLDraft {
    var bytes = ByteDraft()
    var inserts: [HTML.Insert] = []

    mutating func append(_ html: HTML) {
        if html.inserts.isEmpty {
            if html.buffer.count < HTML.insertLength {
                bytes.append(contentsOf: html.buffer)
            } else {
                insert(html.buffer)
            }
            return
        }
        html.forEachPiece {
            bytes.append(contentsOf: $0)
        } insert: {
            insert($0)
        }
    }

    private mutating func insert(_ piece: [UInt8]) {
        if inserts.isEmpty { inserts.reserveCapacity(8) }
        inserts.append(HTML.Insert(place: bytes.count, bytes: piece))
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
    public init(stringLiteral literal: StaticString) { buffer = literal.withUTF8Buffer { Array($0) } }

    public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.draft) }

    /// What may stand in a hole of a literal, and what becomes of it.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var draft = HTMLDraft()

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: StaticString) { draft.bytes.append(contentsOf: literal) }

        /// Markup, as it is.
        public mutating func appendInterpolation(_ piece: HTML) { draft.append(piece) }

        /// Markup, or nothing.
        public mutating func appendInterpolation(_ piece: HTML?) {
            if let piece { draft.append(piece) }
        }

        /// Pieces of markup, one after the other.
        public mutating func appendInterpolation<Pieces: Sequence>(_ pieces: Pieces) where Pieces.Element == HTML {
            for piece in pieces { draft.append(piece) }
        }

        /// A text, escaped.
        ///
        /// Disfavoured, so that the literals of `\(isNew ? "<b>mới</b>" : "")` are taken for `HTML` and not for a text.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: String) { Escaping.append(text, to: &draft.bytes) }

        /// A text, escaped.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: Substring) { Escaping.append(text, to: &draft.bytes) }

        /// A number in plain digits, for attributes and data. Numbers that people read go through `Language.format`.
        public mutating func appendInterpolation(_ number: Int) {
            // Digits and a minus sign need no escaping.
            draft.bytes.append(contentsOf: String(number))
        }

        /// A checked address, escaped for an attribute.
        public mutating func appendInterpolation(_ address: WebAddress) { Escaping.append(address.text, to: &draft.bytes) }

        /// ` name` where `condition` holds: `<li\(attribute: "hidden", if: isOld)>`.
        public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
            guard condition else { return }
            draft.bytes.append(UInt8(ascii: " "))
            draft.bytes.append(contentsOf: name)
        }

        /// ` name="value"` where there is a value: `<p\(attribute: "lang", note.language)>`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            draft.bytes.append(UInt8(ascii: " "))
            draft.bytes.append(contentsOf: name)
            draft.bytes.append(UInt8(ascii: "="))
            draft.bytes.append(UInt8(ascii: "\""))
            Escaping.append(value, to: &draft.bytes)
            draft.bytes.append(UInt8(ascii: "\""))
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
