import VietnameseText

/// A point on the map, in degrees (WGS 84).
public struct Coordinates: Hashable, Sendable {
    /// Degrees north.
    public let latitude: Double
    /// Degrees east.
    public let longitude: Double

    /// With five decimals (about a metre) and a dot, as maps expect.
    public var latitudeText: String { Self.decimal(latitude) }
    /// The same of the longitude.
    public var longitudeText: String { Self.decimal(longitude) }

    /// Mainland, islands and the East Sea features of Viet Nam (Hoàng Sa and Trường Sa included), generously boxed.
    private static let latitudes = 6.5...23.5
    private static let longitudes = 102.1...117.9

    /// Reads `14.68056, 108.27758` (latitude first) and the form with decimal commas `14,68056; 108,27758`.
    public static func parse(_ text: String) -> Result<Coordinates, ValueFault> {
        let shown = text.prefix(40)
        let example = Phrase(
            "viết vĩ độ trước, kinh độ sau, ví dụ 14.68056, 108.27758",
            "latitude first, then longitude, for example 14.68056, 108.27758")
        // Made only when it is wanted: most values are right.
        var fault: ValueFault {
            ValueFault(
                "toa-do-sai", Phrase("không hiểu toạ độ \"\(shown)\"", "cannot read the coordinates \"\(shown)\""),
                advice: example)
        }
        guard text.utf8.count <= 60 else { return .failure(fault) }
        var parts = text.split(separator: ";").map(\.trimmingSpaces)
        if parts.count == 1 {
            parts =
                text.contains(".")
                ? text.split { $0 == "," || $0 == " " }.map(\.trimmingSpaces)
                : text.split(separator: ", ").map(\.trimmingSpaces)
        }
        let numbers = parts.map { Double($0.replacing(",", with: ".").replacing("°", with: "")) }
        guard numbers.count == 2, let first = numbers[0], let second = numbers[1], first.isFinite, second.isFinite else {
            return .failure(fault)
        }
        if latitudes.contains(first) && longitudes.contains(second) {
            return .success(Coordinates(latitude: first, longitude: second))
        }
        if latitudes.contains(second) && longitudes.contains(first) {
            return .failure(
                ValueFault(
                    "toa-do-dao",
                    Phrase(
                        "toạ độ \"\(shown)\" bị đảo: kinh độ đang đứng trước",
                        "the coordinates \"\(shown)\" are swapped: the longitude is first"),
                    advice: Phrase("viết \(decimal(second)), \(decimal(first))", "write \(decimal(second)), \(decimal(first))")))
        }
        return .failure(
            ValueFault(
                "toa-do-ngoai", Phrase("toạ độ \"\(shown)\" nằm ngoài Việt Nam", "the coordinates \"\(shown)\" are outside Viet Nam"),
                advice: example))
    }

    private static func decimal(_ degrees: Double) -> String {
        let scaled = Int((degrees.magnitude * 100_000).rounded())
        var fraction = CalendarDate.padded(scaled % 100_000, 5)
        while fraction.count > 1 && fraction.hasSuffix("0") { fraction.removeLast() }
        return (degrees < 0 ? "-" : "") + "\(scaled / 100_000).\(fraction)"
    }
}
