import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    /// The agreements of a chain as a drawing: a column for each stage, an arrow with its number for each agreement. The list
    /// below it says the same in words, so that the drawing has no links. A chain too large to be drawn legibly has only the
    /// list.
    public func chainDiagram(_ page: ValueChainPage) -> HTML? {
        let view = page.view
        guard let plan = ChainDrawing(page.chain, view.catalogue, page.id) else { return nil }
        let titles = HTML.forEach(plan.columns) { column in
            let name = column.stage.map { view.plain(page.chain.stages[$0].name) } ?? view(Texts.otherStage)
            return ChainDrawing.lines(of: name, length: 24, limit: 2).enumerated().map { index, line in
                "<text class=\"column-name\" x=\"\(column.x + ChainDrawing.boxWidth / 2)\" y=\"\(20 + index * 18)\" text-anchor=\"middle\">\(line)</text>\n"
            }.joined()
        }
        let arrows = HTML.forEach(plan.arrows) { arrow in
            """
            <path class="arrow" d="\(arrow.path)" marker-end="url(#dau_mui_ten)"/>
            <circle cx="\(arrow.middleX)" cy="\(arrow.middleY)" r="11"/><text class="number" x="\(arrow.middleX)" y="\(arrow.middleY + 5)" text-anchor="middle">\(arrow.number)</text>

            """
        }
        let boxes = HTML.forEach(plan.boxes) { box in
            let lines = ChainDrawing.lines(of: view.plain(view.catalogue[box.producer].name), length: 22, limit: 3)
            let top = box.y + ChainDrawing.boxHeight / 2 + 5 - (lines.count - 1) * 9
            let text = lines.enumerated().map { index, line in
                "<text x=\"\(box.x + ChainDrawing.boxWidth / 2)\" y=\"\(top + index * 18)\" text-anchor=\"middle\">\(line)</text>\n" as HTML
            }
            return
                "<rect x=\"\(box.x)\" y=\"\(box.y)\" width=\"\(ChainDrawing.boxWidth)\" height=\"\(ChainDrawing.boxHeight)\" rx=\"10\"/>\n\(text)"
        }
        return """
            <div class="diagram" role="group" tabindex="0" aria-label="\(view(Texts.chainDiagram))">
            <svg viewBox="0 0 \(plan.width) \(plan.height)" width="\(plan.width)" height="\(plan.height)" aria-hidden="true">
            <defs><marker id="dau_mui_ten" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z"/></marker></defs>
            \(titles)\(boxes)\(arrows)</svg>
            </div>

            """
    }
}

/// Where the boxes and arrows of a chain's drawing go.
private struct ChainDrawing {
    static let boxWidth = 190, boxHeight = 70
    private static let columnGap = 120, rowGap = 34, top = 56, margin = 12
    private static let largest = 24

    struct Column { let stage: Int?, x: Int }
    struct Arrow { let number: Int, path: String, middleX: Int, middleY: Int }
    struct Box { let producer: Producer.ID, x: Int, y: Int }

    private(set) var columns: [Column] = []
    private(set) var boxes: [Box] = []
    private(set) var arrows: [Arrow] = []
    private(set) var width = 0
    private(set) var height = 0

    init?(_ chain: ValueChain, _ catalogue: Catalogue, _ id: ValueChain.ID) {
        let producers = chain.links.flatMap { [$0.from, $0.to] }.uniqued()
        guard (2...Self.largest).contains(producers.count) else { return nil }
        // A producer with several stages stands at its first.
        let stages = Dictionary(
            uniqueKeysWithValues: producers.map { producer in
                (producer, catalogue[producer].roles.filter { $0.chain == id }.compactMap(\.stage).min())
            })
        let used = Set(stages.values).sorted { ($0 ?? Int.max) < ($1 ?? Int.max) }
        for (column, stage) in used.enumerated() {
            let x = Self.margin + column * (Self.boxWidth + Self.columnGap)
            columns.append(Column(stage: stage, x: x))
            let members = producers.filter { stages[$0] == .some(stage) }
            for (row, producer) in members.enumerated() {
                boxes.append(Box(producer: producer, x: x, y: Self.top + row * (Self.boxHeight + Self.rowGap)))
            }
        }
        width = (columns.last?.x ?? 0) + Self.boxWidth + Self.margin
        height = (boxes.map(\.y).max() ?? 0) + Self.boxHeight + Self.margin

        let byProducer = Dictionary(uniqueKeysWithValues: boxes.map { ($0.producer, $0) })
        var pairs: [[Producer.ID]: Int] = [:]
        for (index, link) in chain.links.enumerated() {
            guard let from = byProducer[link.from], let to = byProducer[link.to], link.from != link.to else { continue }
            // Several agreements of the same two run beside one another.
            let pair = [link.from, link.to].sorted()
            let number = pairs[pair, default: 0]
            pairs[pair] = number + 1
            arrows.append(Self.arrow(index + 1, from: from, to: to, shift: (number + 1) / 2 * (number.isMultiple(of: 2) ? 24 : -24)))
        }
        if columns.count == 1 { width += Self.columnGap + 20 }
    }

    private static func arrow(_ number: Int, from: Box, to: Box, shift: Int) -> Arrow {
        let startY = from.y + boxHeight / 2 + shift, endY = to.y + boxHeight / 2 + shift
        if from.x == to.x {
            // In one column: around the right side.
            let x = from.x + boxWidth
            return Arrow(
                number: number, path: "M\(x) \(startY)C\(x + 60) \(startY) \(x + 60) \(endY) \(x + 2) \(endY)",
                middleX: x + 45, middleY: (startY + endY) / 2)
        }
        let isForward = from.x < to.x
        let start = isForward ? from.x + boxWidth : from.x, end = isForward ? to.x - 2 : to.x + boxWidth + 2
        let middle = (start + end) / 2
        return Arrow(
            number: number, path: "M\(start) \(startY)C\(middle) \(startY) \(middle) \(endY) \(end) \(endY)",
            middleX: middle, middleY: (startY + endY) / 2)
    }

    /// A name in lines of about `length` letters; what does not fit ends in dots.
    static func lines(of text: String, length: Int, limit: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + word.count < length {
                lines[lines.count - 1] = last + " " + word
            } else if lines.count < limit {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] += "…"
                break
            }
        }
        return lines
    }
}
