import Catalogue
import Foundation
import Markup

/// The site's two colours, and the shades that keep text readable on them whatever was chosen.
///
/// An office picks a colour, not a contrast: the shades for text are darkened (or, on dark screens, lightened) until they
/// reach it.
struct Palette {
    let main: Color
    let accent: Color

    init(_ colors: SiteColors) {
        main = colors.main.flatMap(Color.init(hex:)) ?? Color(0x1F, 0x6B, 0x3A)
        accent = colors.accent.flatMap(Color.init(hex:)) ?? Color(0xA6, 0x4B, 0x1A)
    }

    private static let paper = Color(0xFB, 0xF9, 0xF3)
    private static let night = Color(0x14, 0x1A, 0x16)
    /// WCAG 2.2 asks for 4.5; small text on tinted ground needs some more.
    private static let contrast = 6.0

    /// The custom properties that `site.css` builds on.
    var styles: HTML {
        ":root{\(shades(of: main, "main"))\(shades(of: accent, "accent"))}"
    }

    private func shades(of color: Color, _ name: String) -> HTML {
        let solid = color.readable(on: .white, contrast: 5)
        return """
            --\(name):\(solid.hex);\
            --\(name)-ink:\(color.readable(on: Self.paper, contrast: Self.contrast).hex);\
            --\(name)-tint:\(color.mixed(into: Self.paper, 0.1).hex);\
            --\(name)-soft:\(color.mixed(into: Self.paper, 0.28).hex);\
            --\(name)-ink-night:\(color.readable(on: Self.night, contrast: 8).hex);\
            --\(name)-tint-night:\(color.mixed(into: Self.night, 0.2).hex);\
            --\(name)-soft-night:\(color.mixed(into: Self.night, 0.5).hex);
            """
    }
}

/// A colour on a screen.
struct Color {
    let red, green, blue: Double

    init(_ red: Int, _ green: Int, _ blue: Int) { self.init(Double(red), Double(green), Double(blue)) }

    private init(_ red: Double, _ green: Double, _ blue: Double) { (self.red, self.green, self.blue) = (red, green, blue) }

    /// `#1b5e3b`.
    init?(hex: String) {
        guard hex.utf8.count == 7, let value = Int(hex.dropFirst(), radix: 16) else { return nil }
        self.init(value >> 16 & 255, value >> 8 & 255, value & 255)
    }

    static let white = Color(255, 255, 255)
    static let black = Color(0, 0, 0)

    var hex: String {
        "#"
            + [red, green, blue].map { part in
                let digits = String(Int(part.rounded()), radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
    }

    /// So much of this colour in `other`.
    func mixed(into other: Color, _ share: Double) -> Color {
        Color(red * share + other.red * (1 - share), green * share + other.green * (1 - share), blue * share + other.blue * (1 - share))
    }

    /// The same hue, darker or lighter until text in it can be read on `ground`.
    func readable(on ground: Color, contrast: Double) -> Color {
        let end: Color = ground.luminance > 0.4 ? .black : .white
        var share = 1.0
        while share > 0, mixed(into: end, share).contrast(with: ground) < contrast { share -= 0.04 }
        return mixed(into: end, max(share, 0))
    }

    /// WCAG 2.2, "contrast ratio".
    func contrast(with other: Color) -> Double {
        let (bright, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
        return (bright + 0.05) / (dark + 0.05)
    }

    /// WCAG 2.2, "relative luminance".
    private var luminance: Double {
        func linear(_ part: Double) -> Double { Self.linear[Int(part.rounded())] }
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The light that each of the 256 steps of a channel gives.
    private static let linear: [Double] = (0...255).map { step in
        let value = Double(step) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
