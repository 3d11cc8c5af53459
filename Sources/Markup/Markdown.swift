import VietnameseText

/// Markdown, as GitHub writes it (CommonMark 0.29 with tables, strikethrough, automatic links and task lists), made safe
/// for texts that come from many hands:
///
/// - Raw HTML is dropped.
/// - Every address goes through one function of the caller, an allow-list; nothing else reaches `href` or `src`.
/// - A text that the parser would take long for is refused with the line and the reason (see ``MarkdownRefusal/Bound``).
///   No text crashes it, and none takes a second.
public enum Markdown {
    /// The words that the markup itself needs, for those who cannot see it.
    public struct Labels: Sendable {
        /// Names the box in which a wide table can be scrolled.
        public var table: String
        /// Name the ticked and the empty box of a task list.
        public var taskDone: String
        public var taskOpen: String

        public init(table: String, taskDone: String, taskOpen: String) {
            self.table = table
            self.taskDone = taskDone
            self.taskOpen = taskOpen
        }

        public init(_ language: Language) {
            self.init(
                table: Phrase("Bảng", "Table")(language),
                taskDone: Phrase("Đã xong", "Done")(language),
                taskOpen: Phrase("Chưa xong", "To do")(language))
        }
    }

    /// Renders `source`. O(n); safe to call from many threads.
    ///
    /// - Parameters:
    ///   - source: The text in UTF-8; what is not UTF-8 becomes U+FFFD.
    ///   - isValidUTF8: Whether the caller has made sure that it is, so that nobody looks again.
    ///   - firstLine: The line of the file on which `source` begins, for messages.
    ///   - headingLevel: The level that the highest heading of the text gets, 1…6. Deeper ones keep their distance, down
    ///     to 6. With 2, a page that has an `h1` of its own has one whether a text begins with `#` or with `##`.
    ///   - reservedIDs: Ids that the page itself uses, which no heading may get.
    ///   - labels: The words of the markup.
    ///   - resolve: Where a destination leads. It is asked once for every link and every picture of the text.
    ///
    /// Links to other web sites get `rel="external nofollow noopener ugc"`: profiles come from many hands, and search
    /// engines ask that links in such texts say so.
    public static func render(
        _ source: some Collection<UInt8>,
        isValidUTF8: Bool = false,
        firstLine: Int,
        headingLevel: Int = 2,
        reservedIDs: Set<String> = [],
        labels: Labels = Labels(.vietnamese),
        resolve: (_ destination: String, _ isImage: Bool) -> LinkTarget
    ) -> Result<RichText, MarkdownRefusal> {
        render(
            source, isValidUTF8: isValidUTF8, firstLine: firstLine, headingLevel: headingLevel, reservedIDs: reservedIDs, labels: labels,
            style: .site, resolve: resolve)
    }

    /// How the markup is written.
    enum Style: Sendable {
        /// As documented above.
        case site
        /// As cmark-gfm itself writes it: no ids, no labels, headings where they are. For comparing with it in tests.
        case reference
    }

    static func render(
        _ source: some Collection<UInt8>,
        isValidUTF8: Bool = false,
        firstLine: Int,
        headingLevel: Int = 2,
        reservedIDs: Set<String> = [],
        labels: Labels = Labels(.vietnamese),
        style: Style,
        resolve: (_ destination: String, _ isImage: Bool) -> LinkTarget
    ) -> Result<RichText, MarkdownRefusal> {
        func render(_ bytes: UnsafeBufferPointer<UInt8>) -> Result<RichText, MarkdownRefusal> {
            let needs: MarkdownBounds.Needs
            switch MarkdownBounds.check(bytes, firstLine: firstLine) {
            case .failure(let refusal): return .failure(refusal)
            case .success(let checked): needs = checked
            }
            guard let tree = CommonMark.parse(bytes, isValidUTF8: isValidUTF8, needs: needs) else { return .success(.empty) }
            var renderer = MarkdownRenderer(
                firstLine: firstLine, headingLevel: min(max(headingLevel, 1), 6),
                reservedIDs: reservedIDs, labels: labels, style: style)
            return renderer.render(tree, expectedLength: bytes.count, resolve: resolve)
        }
        return source.withContiguousStorageIfAvailable(render) ?? Array(source).withUnsafeBufferPointer(render)
    }
}
