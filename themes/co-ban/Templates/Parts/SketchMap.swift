import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    /// Where places lie to one another, without a map service. The same places stand in a list on the page; the drawing is
    /// for the eye.
    public func sketchMap(_ points: [(place: Locality.ID, point: Coordinates)], _ view: SiteView) -> HTML {
        let sketch = Sketch(points.map(\.point))
        var taken: [Sketch.Box] = zip(points.indices, sketch.places).map { _, spot in
            Sketch.Box(x: spot.x - 6, y: spot.y - 6, width: 12, height: 12)
        }
        var drawing = HTML()
        for (index, spot) in sketch.places.enumerated() {
            let place = view.catalogue[points[index].place]
            let name = view.language == .english ? view.plain(place.name) : place.shortName
            drawing += "<circle cx=\"\(spot.x)\" cy=\"\(spot.y)\" r=\"6\"/>\n"
            // A name that would cover another is left out: the list has it.
            if let label = sketch.label(for: spot, letters: name.count, avoiding: taken) {
                taken.append(label.box)
                drawing += "<text x=\"\(label.x)\" y=\"\(label.y)\" text-anchor=\"\(label.anchor)\">\(name)</text>\n"
            }
        }
        return """
            <figure class="sketch">
            <svg viewBox="0 0 \(Sketch.width) \(sketch.height)" role="img" aria-label="\(view(Texts.sketchMap))">
            <path class="north" d="M\(Sketch.width - 28) 50V22m-7 9 7-9 7 9"/><text class="north-letter" x="\(Sketch.width - 28)" y="68" text-anchor="middle">\(view(Texts.north))</text>
            \(drawing)</svg>
            <figcaption>\(view(Texts.sketchCaption))</figcaption>
            </figure>
            """
    }
}

/// Points of the earth laid out on paper: a plate carrée at their middle latitude is exact enough for a province.
private struct Sketch {
    static let width = 560
    private static let margin = 48

    struct Spot { let x: Int, y: Int }
    struct Box {
        let x: Int, y: Int, width: Int, height: Int

        func overlaps(_ other: Box) -> Bool {
            x < other.x + other.width && other.x < x + width && y < other.y + other.height && other.y < y + height
        }
    }
    struct Label { let x: Int, y: Int, anchor: String, box: Box }

    let places: [Spot]
    let height: Int

    init(_ points: [Coordinates]) {
        let latitudes = points.map(\.latitude), longitudes = points.map(\.longitude)
        let north = latitudes.max() ?? 0, south = latitudes.min() ?? 0, west = longitudes.min() ?? 0, east = longitudes.max() ?? 0
        // A degree of longitude is shorter than one of latitude: by 2 to 8 % in Viet Nam.
        let shrink = 1 - (north + south) * (north + south) / 4 * 0.000_148
        let inner = Double(Self.width - 2 * Self.margin)
        // At least two kilometres wide, so that one point does not divide by nothing; at most as high as wide.
        let across = max((east - west) * shrink, 0.02), down = max(north - south, 0.02)
        let scale = min(inner / across, inner * 0.8 / down)
        height = max(160, Int(down * scale) + 2 * Self.margin)
        let left = (Double(Self.width) - (east - west) * shrink * scale) / 2
        let top = (Double(height) - (north - south) * scale) / 2
        places = points.map { point in
            Spot(x: Int(left + (point.longitude - west) * shrink * scale), y: Int(top + (north - point.latitude) * scale))
        }
    }

    /// A place for a name beside its point: right, left, above, below, whichever is free.
    func label(for spot: Spot, letters: Int, avoiding taken: [Box]) -> Label? {
        let length = letters * 9
        let candidates = [
            Label(x: spot.x + 12, y: spot.y + 6, anchor: "start", box: Box(x: spot.x + 10, y: spot.y - 11, width: length, height: 22)),
            Label(
                x: spot.x - 12, y: spot.y + 6, anchor: "end", box: Box(x: spot.x - 10 - length, y: spot.y - 11, width: length, height: 22)),
            Label(x: spot.x, y: spot.y - 13, anchor: "middle", box: Box(x: spot.x - length / 2, y: spot.y - 31, width: length, height: 22)),
            Label(x: spot.x, y: spot.y + 25, anchor: "middle", box: Box(x: spot.x - length / 2, y: spot.y + 9, width: length, height: 22))
        ]
        return candidates.first { label in
            label.box.x >= 0 && label.box.x + label.box.width <= Self.width && label.box.y >= 0 && label.box.y + 22 <= height
                && !taken.contains { $0.overlaps(label.box) }
        }
    }
}
