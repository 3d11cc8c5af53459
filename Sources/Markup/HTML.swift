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
public struct HTML: Sendable, Hashable {
    /// The markup in UTF-8.
    public private(set) var bytes: [UInt8]

    /// No markup at all.
    public init() { bytes = [] }

    /// Markup that is taken as it is. The caller vouches that no text of a visitor or of a profile is in it unescaped.
    public init(trustedBytes: [UInt8]) { bytes = trustedBytes }

    /// `text`, escaped. O(n).
    public init(text: some StringProtocol) {
        bytes = []
        append(text: text)
    }

    /// Whether there is nothing to write.
    public var isEmpty: Bool { bytes.isEmpty }

    /// The markup as a string, for messages and tests. O(n).
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Putting together

    /// Makes room for `count` bytes in all.
    public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

    /// Adds `html` at the end. O(length of `html`).
    public mutating func append(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

    /// Adds `text`, escaped, at the end.
    public mutating func append(text: some StringProtocol) {
        if let string = text as? String {
            Escaping.append(string, to: &bytes)
        } else if let substring = text as? Substring {
            Escaping.append(substring, to: &bytes)
        } else {
            Escaping.append(String(text), to: &bytes)
        }
    }

    public static func + (left: HTML, right: HTML) -> HTML {
        var sum = HTML()
        sum.reserveCapacity(left.bytes.count + right.bytes.count)
        sum.append(left)
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
        var all = HTML()
        for item in items { all.append(try body(item)) }
        return all
    }
}

extension Sequence where Element == HTML {
    /// The pieces in one, with `separator` between them.
    public func joined(separator: HTML = HTML()) -> HTML {
        var all = HTML()
        var isFirst = true
        for piece in self {
            if !isFirst { all.append(separator) }
            isFirst = false
            all.append(piece)
        }
        return all
    }
}

extension HTML: CustomStringConvertible {
    public var description: String { string }
}

extension HTML: ExpressibleByStringInterpolation {
    public init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

    public init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

    /// What may stand in a hole of a literal, and what becomes of it.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            // Names, prices and short addresses: one allocation is enough for most literals.
            bytes.reserveCapacity(literalCapacity + 24 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            var literal = literal
            literal.withUTF8 { bytes.append(contentsOf: $0) }
        }

        /// Markup, as it is.
        public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }

        /// Markup, or nothing.
        public mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        /// Pieces of markup, one after the other.
        public mutating func appendInterpolation<Pieces: Sequence>(_ pieces: Pieces) where Pieces.Element == HTML {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }

        /// A text, escaped.
        ///
        /// Disfavoured, so that the literals of `\(isNew ? "<b>mới</b>" : "")` are taken for `HTML` and not for a text.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: String) { Escaping.append(text, to: &bytes) }

        /// A text, escaped.
        @_disfavoredOverload
        public mutating func appendInterpolation(_ text: Substring) { Escaping.append(text, to: &bytes) }

        /// A number in plain digits, for attributes and data. Numbers that people read go through `Language.format`.
        public mutating func appendInterpolation(_ number: Int) {
            // Digits and a minus sign need no escaping.
            var digits = String(number)
            digits.withUTF8 { bytes.append(contentsOf: $0) }
        }

        /// A checked address, escaped for an attribute.
        public mutating func appendInterpolation(_ address: WebAddress) { Escaping.append(address.text, to: &bytes) }

        /// ` name` where `condition` holds: `<li\(attribute: "hidden", if: isOld)>`.
        public mutating func appendInterpolation(attribute name: StaticString, if condition: Bool) {
            guard condition else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        /// ` name="value"` where there is a value: `<p\(attribute: "lang", note.language)>`.
        public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
            guard let value else { return }
            bytes.append(UInt8(ascii: " "))
            name.withUTF8Buffer { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: [UInt8(ascii: "="), UInt8(ascii: "\"")])
            Escaping.append(value, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
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
