import Content
import Diagnostics
import Markup
import Pipeline
import VietnameseText

/// What is wrong, as it is shown over the last good page: each fault with its place, its line and what to write instead. Also what
/// is odd in the files that somebody is editing: a misspelt key is no fault, but the price that stood there is gone.
struct FaultPanel {
    /// The inside of the panel; nil where nothing is wrong.
    let html: String?

    /// More than that nobody mends before looking again.
    private static let limit = 20

    /// - Parameters:
    ///   - warnings: those that are shown.
    ///   - hasPage: whether there is a page below the panel.
    init(
        _ errors: [Diagnostic], _ warnings: [Diagnostic], _ failure: SiteBuild.Failure?, in folder: ContentFolder, hasPage: Bool,
        language: Language
    ) {
        guard !errors.isEmpty || !warnings.isEmpty || failure != nil else {
            html = nil
            return
        }
        let shown = Self.causesFirst(errors + warnings, folder)
        var items = HTML.forEach(shown.prefix(Self.limit)) { Self.item($0, folder, language) }
        let more = shown.count - Self.limit
        if more > 0 {
            items += "<li>\(Phrase("… và \(more) điều nữa", "… and \(more) more")(language))</li>"
        }
        if let failure {
            items += "<li><p class=\"loi\">\(failure.message(language))</p><p class=\"cach\">→ \(failure.advice(language))</p></li>"
        }
        let isFaulty = !errors.isEmpty || failure != nil
        let count = max(1, errors.count)
        let title =
            !isFaulty
            ? Phrase("Có \(warnings.count) điều nên xem lại trong tệp vừa sửa", "\(warnings.count) things to look at in what was edited")
            : hasPage
                ? Phrase(
                    "Hồ sơ có \(count) lỗi – đang hiện trang của lần sửa đúng gần nhất",
                    "\(count) faults – the page is as it last was without any")
                : Phrase("Hồ sơ có \(count) lỗi", "\(count) faults")
        let page: HTML =
            "<details open\(attribute: "class", isFaulty ? nil : "nhac")><summary>\(title(language))</summary><ul>\(items)</ul></details>"
        html = String(decoding: page.bytes, as: UTF8.self)
    }

    /// The files that concern the whole site before the profiles, which may only suffer from them; misspelt keys beside what is missing
    /// because of them.
    private static func causesFirst(_ diagnostics: [Diagnostic], _ folder: ContentFolder) -> [Diagnostic] {
        let shown = diagnostics.sortedForReading()
        func concernsAll(_ diagnostic: Diagnostic) -> Bool {
            !diagnostic.location.file.dropFirst(folder.displayName.count + 1).contains("/")
        }
        func isTranslation(_ diagnostic: Diagnostic) -> Bool { diagnostic.location.file.hasSuffix(".en.yml") }
        return shown.filter { concernsAll($0) && !isTranslation($0) } + shown.filter { concernsAll($0) && isTranslation($0) }
            + shown.filter { !concernsAll($0) }
    }

    private static func item(_ diagnostic: Diagnostic, _ folder: ContentFolder, _ language: Language) -> HTML {
        let location = diagnostic.location
        let place = location.file + (location.line > 0 ? ":\(location.line):\(location.column)" : "")
        let line = location.line > 0 ? folder.sourceLine(file: location.file, line: location.line).map { excerpt($0, location) } : nil
        let advice: HTML? = diagnostic.advice.map { "<p class=\"cach\">→ \($0(language))</p>" }
        return """
            <li><p class="noi">\(place)</p><p class="loi">\(diagnostic.message(language)) <small>[\(diagnostic.code)]</small></p>\(line)\(advice)</li>
            """
    }

    /// The line with the fault marked. Columns count Unicode scalars.
    private static func excerpt(_ line: String, _ location: SourceLocation) -> HTML {
        let scalars = Array(line.unicodeScalars)
        let window = ExcerptWindow(of: scalars.count, around: location.column - 1, length: 400)
        func text(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view)
        }
        let start = min(max(0, location.column - 1), scalars.count)
        let end = min(start + location.length, window.range.upperBound)
        return """
            <pre><b>\(String(location.line))</b> \(window.isCutBefore ? "…" : "")\(text(window.range.lowerBound..<start))\
            <mark>\(start == end ? " " : text(start..<end))</mark>\(text(end..<window.range.upperBound))\(window.isCutAfter ? "…" : "")</pre>
            """
    }
}
