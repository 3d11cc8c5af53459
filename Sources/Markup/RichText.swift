import Values

/// One rendered Markdown text, wherever its site will live: the addresses that depend on that are left open.
public struct RichText: Sendable {
    public enum Piece: Sendable, Hashable {
        /// Finished markup.
        case html(HTML)
        /// The address of a page of the site inside an attribute: root-relative, such as `/htx/cao-bo/`, perhaps with a
        /// `#fragment`.
        case sitePath(String)
        /// The whole `href` attribute of a link to a file, by its path in the content folder. It is left out, and so the
        /// link with it, where the file is not found.
        case file(String)
        /// A picture of the content folder.
        case image(Image)
    }

    /// A picture in a text, for whoever knows its size and its widths.
    public struct Image: Sendable, Hashable {
        /// Its path in the content folder.
        public let file: String
        /// What it shows, in words; not escaped.
        public let alternative: String
        public let title: String?
    }

    public struct Heading: Sendable, Hashable {
        /// As rendered, 1…6.
        public let level: Int
        /// Unique in the text and none of the reserved ones; never empty.
        public let id: String
        /// Without markup; not escaped.
        public let text: String
    }

    /// A link or a picture as somebody wrote it.
    public struct Link: Sendable, Hashable {
        /// As written, with escapes and entities resolved.
        public let destination: String
        public let isImage: Bool
        /// The line of the file, from 1.
        public let line: Int
        /// What became of it.
        public let target: LinkTarget
    }

    /// Shared by all copies of the text: they are passed on from version to version of a catalogue.
    private final class Contents: Sendable {
        let pieces: [Piece]
        let headings: [Heading]
        let plainText: [UInt8]
        let links: [Link]

        init(_ pieces: [Piece], _ headings: [Heading], _ plainText: [UInt8], _ links: [Link]) {
            (self.pieces, self.headings, self.plainText, self.links) = (pieces, headings, plainText, links)
        }
    }

    private let contents: Contents

    public var pieces: [Piece] { contents.pieces }
    /// In the order of the text.
    public var headings: [Heading] { contents.headings }
    /// The words of the text without code blocks and pictures, blocks on lines of their own; at most 1 KB. For
    /// summaries. O(n).
    public var plainText: String { String(decoding: contents.plainText, as: UTF8.self) }
    /// Every link and every picture, in the order of the text.
    public var links: [Link] { contents.links }

    init(pieces: [Piece] = [], headings: [Heading] = [], plainText: [UInt8] = [], links: [Link] = []) {
        contents = Contents(pieces, headings, plainText, links)
    }

    /// A text without anything in it.
    public static let empty = RichText()

    /// Whether nothing is rendered.
    public var isEmpty: Bool { pieces.isEmpty }

    /// The markup for one site. O(length).
    ///
    /// - Parameters:
    ///   - sitePath: The address of a page by its root-relative path; it is escaped here.
    ///   - file: The address of a file by its path in the content folder, nil where there is none: a link then loses its
    ///     address, a picture becomes its alternative text. It is escaped here.
    ///   - image: The markup of a picture, nil for the plain `<img>` that ``img(_:source:)`` makes.
    public func html(
        sitePath: (String) -> String,
        file: (String) -> String?,
        image: (Image) -> HTML? = { _ in nil }
    ) -> HTML {
        // Most texts leave nothing open.
        if pieces.count == 1, case .html(let html) = pieces[0] { return html }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            pieces.reduce(0) { sum, piece in
                if case .html(let html) = piece { sum + html.count } else { sum + 96 }
            })
        for piece in pieces {
            switch piece {
            case .html(let html):
                bytes.append(contentsOf: html.bytes)
            case .sitePath(let path):
                Escaping.append(sitePath(path), to: &bytes)
            case .file(let path):
                guard let address = file(path) else { continue }
                bytes.append(contentsOf: " href=\"".utf8)
                Escaping.append(address, to: &bytes)
                bytes.append(UInt8(ascii: "\""))
            case .image(let picture):
                if let html = image(picture) {
                    bytes.append(contentsOf: html.bytes)
                } else if let source = file(picture.file) {
                    bytes.append(contentsOf: Self.img(picture, source: source).bytes)
                } else {
                    Escaping.append(picture.alternative, to: &bytes)
                }
            }
        }
        return HTML(trustedBytes: bytes)
    }

    /// The plain element of a picture: loaded when it comes near the window.
    public static func img(_ image: Image, source: String) -> HTML {
        "<img src=\"\(source)\" alt=\"\(image.alternative)\"\(attribute: "title", image.title) loading=\"lazy\">"
    }
}

/// What a link or a picture of a text leads to. The site decides, once for each destination.
public enum LinkTarget: Sendable, Hashable {
    /// Another web site, or a mail or phone address. As a picture: only a web address.
    case web(WebAddress)
    /// A page of this site, root-relative.
    case sitePath(String)
    /// A file of the content folder, by its path there.
    case file(String)
    /// A place on the same page, without the `#`.
    case fragment(String)
    /// Nothing: the link loses its address and keeps its text, the picture becomes its alternative text.
    case refused
}
