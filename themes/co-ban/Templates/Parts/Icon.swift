import Markup

/// Line drawings beside words; none says anything alone.
public enum Icon {
    public static let phone = drawing("M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2")
    public static let chat = drawing("M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5zM9 11h6M9 14h4")
    public static let mail = drawing("M3 6h18v12H3zM3 7l9 6 9-6")
    public static let pin = drawing("M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z")
    public static let globe = drawing("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3.5 9h17M3.5 15h17M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18")
    public static let calendar = drawing("M4 6h16v14H4zM4 10h16M8 3v4M16 3v4")
    public static let search = drawing("M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 21 21")
    public static let arrow = drawing("M5 12h14M13 6l6 6-6 6")
    public static let share = drawing("M12 15V4M8 7l4-4 4 4M5 12v8h14v-8")
    public static let download = drawing("M12 4v11M8 11l4 4 4-4M5 20h14")
    public static let video = drawing("M4 5h16v14H4zM10 9l5 3-5 3z")
    public static let warning = drawing("M12 4 22 20H2zM12 10v5M12 17.5v.5")
    public static let check = drawing("M5 12.5 10 17.5 19 7")
    public static let clock = drawing("M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2")

    private static func drawing(_ path: String) -> HTML {
        "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"\(path)\"/></svg>"
    }
}
