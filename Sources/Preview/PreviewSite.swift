import Content
import Diagnostics
import Foundation
import Pipeline
import Site
import Synchronization
import Values
import VietnameseText

/// The site as it is now, in memory: the last version without errors, and what is wrong at the moment.
///
/// Changed by one thread, that of the watch; asked by all.
public final class PreviewSite: Sendable {
    /// What became of a change.
    public struct Update: Sendable {
        /// Whether it is the first reading.
        public let isFirst: Bool
        /// The errors in the content.
        public let errors: [Diagnostic]
        /// What is odd in the files that changed now.
        public let noticed: [Diagnostic]
        public let warnings: Int
        /// What failed besides the content.
        public let failure: SiteBuild.Failure?
        public let seconds: Double
    }

    /// One version, as requests see it: a value, so that nothing changes while a page is made.
    struct State: Sendable {
        /// Counts the updates.
        var version = 0
        /// nil where the content never was without errors.
        var site: PreparedSite?
        /// What is wrong now, as it is shown over the pages; nil where nothing is.
        var faults: String?
        /// The files that were edited since the preview began, as messages call them.
        var edited: Set<String> = []
        /// What was odd before anybody edited: for `check`, and not shown at every edit.
        var known: Set<String> = []
        /// What pages depend on besides their own text: scripts, pictures and fonts of the theme, files of `tep/`.
        var filesTag = ""
        /// The style sheets by their path in the output folder, each with a tag that changes with it.
        var styles: [String: String] = [:]
    }

    /// How the site is prepared, and what is remembered from the last time.
    private struct Workshop: Sendable {
        var build: SiteBuild
        var memory: SiteMemory

        init(_ build: SiteBuild) {
            self.build = build
            memory = SiteMemory(build.content)
        }
    }

    private let workshop: Mutex<Workshop>
    /// Where the content lies. Apart from the workshop, as nobody who asks waits for a reading that goes on.
    let content: ContentFolder
    /// The day that the site shows.
    private let day: Mutex<CalendarDate>
    private let language: Language
    /// The day that it is now; nil where the site is shown as on a day that somebody chose.
    private let today: (@Sendable () -> CalendarDate)?
    private let current = Mutex(State())
    let events = EventHub()

    /// - Parameter today: tells the day, so that a preview that runs past midnight goes over to the new one; nil keeps that of `build`.
    public init(_ build: SiteBuild, language: Language = .vietnamese, today: (@Sendable () -> CalendarDate)? = nil) {
        workshop = Mutex(Workshop(build))
        content = build.content
        day = Mutex(build.content.today)
        self.language = language
        self.today = today
    }

    var state: State { current.withLock { $0 } }

    /// Whether the site is that of yesterday.
    var isOfAnotherDay: Bool { today.map { $0() != day.withLock { $0 } } ?? false }

    /// Reads what may have changed, and shows it to all open pages.
    /// - Parameters:
    ///   - content: in the content folder; nil where nothing did.
    ///   - theme: whether files of the theme changed.
    @discardableResult
    public func update(content change: ContentChange?, theme: Bool = false) -> Update {
        let start = ContinuousClock.now
        let (site, diagnostics, failure) = prepare(change ?? .files([]), theme: theme)
        // By index: of thousands of warnings none is copied.
        let errors = diagnostics.indices.filter { diagnostics[$0].severity == .error }.map { diagnostics[$0] }
        let last = state
        var next = last
        next.version += 1
        var changed: Set<String> = []
        if case .files(let paths)? = change { changed = Set(paths.map { content.displayName + "/" + $0 }) }
        next.edited.formUnion(changed)
        let faulty = Set(errors.map(\.location.file))
        if next.version == 1 { next.known = Set(diagnostics.lazy.filter { $0.severity == .warning }.map { Self.sign(of: $0) }) }
        let warnings = diagnostics.indices.filter { index in
            guard diagnostics[index].severity == .warning else { return false }
            let file = diagnostics[index].location.file
            return next.edited.contains(file) && !next.known.contains(Self.sign(of: diagnostics[index]))
                || diagnostics[index].code == "khoa-la" && faulty.contains(file)
        }.map { diagnostics[$0] }
        if let site {
            next.site = site
            (next.styles, next.filesTag) = Self.tags(of: site)
        }
        next.faults = FaultPanel(errors, warnings, failure, in: content, hasPage: next.site != nil, language: language).html
        current.withLock { $0 = next }
        events.publish()
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        // What takes time and nobody waits for comes after the pages were told: tables for looking up, and letting go of what
        // only the last version had.
        next.site?.prepareLookups()
        withExtendedLifetime(last) {}
        return Update(
            isFirst: next.version == 1, errors: errors, noticed: warnings.filter { changed.contains($0.location.file) },
            warnings: diagnostics.count - errors.count, failure: failure, seconds: seconds)
    }

    /// What tells a warning from others, wherever its line has moved.
    private static func sign(of diagnostic: Diagnostic) -> String {
        "\(diagnostic.location.file)\n\(diagnostic.code)\n\(diagnostic.message.vietnamese)"
    }

    private func prepare(_ change: ContentChange, theme: Bool) -> (PreparedSite?, [Diagnostic], SiteBuild.Failure?) {
        let day = today?()
        return workshop.withLock { workshop in
            // Everything may be judged otherwise on another day.
            if let day, day != workshop.build.content.today {
                workshop = Workshop(workshop.build.on(day))
                self.day.withLock { $0 = day }
            }
            // Before there is a site nobody watches the theme.
            if theme || state.site == nil { workshop.memory.forgetAssets() }
            do throws(SiteBuild.Failure) {
                let preparation = try workshop.build.prepare(after: change, remembering: &workshop.memory)
                return (preparation.site, preparation.diagnostics, nil)
            } catch {
                return (nil, [], error)
            }
        }
    }

    /// The theme's folder of files at present.
    var themePath: String? { state.site?.themeFolder.path }

    private static func tags(of site: PreparedSite) -> (styles: [String: String], others: String) {
        var styles: [String: String] = [:], others: [String] = []
        for (path, tag) in site.looseFileTags {
            if path.hasSuffix(".css") { styles[path] = tag } else { others.append(path + " " + tag) }
        }
        return (styles, Fingerprint(others.sorted().joined(separator: "\n").utf8).text)
    }
}

extension Fingerprint {
    /// Of a page, leaving out the versions of its style sheets: those are exchanged without loading the page again.
    init(ofPage page: [UInt8]) {
        self.init()
        let mark = Array(".css?v=".utf8)
        var index = 0
        while index < page.count {
            add(UInt64(page[index]))
            index += 1
            guard index >= mark.count, page[index - 1] == 0x3D, page[(index - mark.count)..<index].elementsEqual(mark) else { continue }
            while index < page.count, (0x30...0x39).contains(page[index]) || (0x61...0x7A).contains(page[index]) { index += 1 }
        }
    }
}
