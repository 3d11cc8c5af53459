import Foundation

/// What an open page is told, as server-sent events: to load itself again when it has changed, to exchange style sheets, what
/// is wrong now.
struct PageEvents: Sendable {
    let answers: PreviewAnswers
    /// The address of the page.
    let page: String
    /// What the page was made of when it was loaded.
    let tag: String
    let stylesTag: String

    /// The events from now on, each a run of bytes and none empty.
    func makeIterator() -> Iterator { Iterator(self) }

    struct Iterator {
        private let answers: PreviewAnswers
        private let page: String
        private let tag: String
        private var stylesTag: String
        /// What the page was told last; empty for nothing wrong.
        private var faults: String?
        private var signals: AsyncStream<EventHub.Signal>.Iterator
        private var isFirst = true
        /// Whether the page was told to load itself again. It will ask anew; until it is heard to have gone, each change would cost
        /// another look at a page that nobody has open.
        private var isOver = false

        fileprivate init(_ events: PageEvents) {
            answers = events.answers
            page = events.page
            tag = events.tag
            stylesTag = events.stylesTag
            // Before the first look, so that no change falls between the two.
            signals = answers.site.events.subscribe().makeAsyncIterator()
        }

        mutating func next() async -> [UInt8]? {
            if isOver { return nil }
            if isFirst {
                isFirst = false
                return Array("retry: 1000\n\n".utf8) + news()
            }
            while let signal = await signals.next() {
                // A beat may have taken the place of a change that waited.
                let news = news()
                if !news.isEmpty { return news }
                if signal == .beat { return Array(": \n\n".utf8) }
            }
            return nil
        }

        /// How the page differs from what its browser shows.
        private mutating func news() -> [UInt8] {
            let state = answers.site.state
            var text = ""
            let now = state.faults ?? ""
            if faults != now {
                faults = now
                text += Self.event("loi", json(now.isEmpty ? "" : ReloadScript.panel(now)))
            }
            if let tags = answers.tags(ofPage: page, state) {
                if tags.styles != stylesTag {
                    stylesTag = tags.styles
                    let files = state.styles.sorted { $0.key < $1.key }.map { "\(json($0.key)):\(json($0.value))" }.joined(separator: ",")
                    text += Self.event("kieu-dang", "{\"tag\":\(json(tags.styles)),\"files\":{\(files)}}")
                }
                if tags.page != tag {
                    isOver = true
                    text += Self.event("tai-lai", json(tags.page))
                }
            }
            return Array(text.utf8)
        }

        private static func event(_ name: String, _ data: String) -> String { "event: \(name)\ndata: \(data)\n\n" }

        private func json(_ text: String) -> String {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .withoutEscapingSlashes
            return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
        }
    }
}
