import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func plan(_ page: PlanPage) -> HTML {
        let view = page.view
        return """
            <article class="profile">
            \(pageHead(view.text(page.plan.name), above: "\(view(Texts.plans))", below: view.text(page.plan.summary)))
            \(planFacts(page).html)
            \(section(view(Texts.targets), targets(page)))\
            \(prose(page.body))\(gallery(page.plan.photos, name: page.plan.name, view))</article>
            """
    }

    private func planFacts(_ page: PlanPage) -> Facts {
        let view = page.view
        let plan = page.plan
        var facts = Facts()
        facts.add(view(Texts.planNumber), plan.number.map(view.vietnamese))
        facts.add(view(Texts.issuedBy), view.text(plan.agency))
        facts.add(view(Texts.issuedOn), plan.date.map { view.time($0) })
        facts.add(view(Texts.period), text: plan.period)
        facts.add(view(Texts.place), view.link(plan.locality))
        return facts
    }

    /// What was set, what was reported, and what the profiles of this site count: three columns that are never mixed.
    private func targets(_ page: PlanPage) -> HTML? {
        guard !page.targets.isEmpty else { return nil }
        let view = page.view
        // A column in which nothing stands tells less than a sentence.
        let isCounted = page.targets.contains { $0.counted != nil }
        let rows = HTML.forEach(page.targets) { row($0.target, counted: $0.counted, isCounted: isCounted, view) }
        let countedTitle: HTML? = isCounted ? "<th scope=\"col\">\(view(Texts.counted))</th>" : nil
        return """
            <p class="quiet-text">\(view(isCounted ? Texts.targetsExplained : Texts.nothingCounted))</p>
            <table class="targets">
            <thead><tr><th scope="col">\(view(Texts.target))</th><th scope="col">\(view(Texts.targetLevel))</th>\
            <th scope="col">\(view(Texts.reported))</th>\(countedTitle)</tr></thead>
            <tbody>
            \(rows)</tbody>
            </table>
            """
    }

    private func row(_ target: Target, counted: MeasuredValue?, isCounted: Bool, _ view: SiteView) -> HTML {
        func cell(_ name: Phrase, _ value: HTML) -> HTML { "<td data-name=\"\(view(name))\"><div>\(value)</div></td>" }
        let year: HTML? = target.year.map { " <small>(\(view(Texts.inYear($0))))</small>" }
        let unit: HTML? = target.unit.map { " \(view.vietnamese($0))" }
        let level: HTML = target.level.map { "\($0.text(view.language))\(unit)" } ?? noValue(view)
        let reported: HTML = target.reported.map(view.vietnamese) ?? noValue(view)
        return """
            <tr><th scope="row">\(view.text(target.name))\(year)</th>\
            \(cell(Texts.targetLevel, level))\(cell(Texts.reported, reported))\
            \(isCounted ? cell(Texts.counted, countedText(target, counted, view)) : "")</tr>

            """
    }

    private func noValue(_ view: SiteView) -> HTML { "<span class=\"none\">\(view(Texts.noData))</span>" }

    /// A number, and on how many profiles it stands.
    private func countedText(_ target: Target, _ counted: MeasuredValue?, _ view: SiteView) -> HTML {
        guard let counted else { return noValue(view) }
        let unit: HTML = counted.isPercentage ? " %" : target.unit.map { " \(view.vietnamese($0))" } ?? ""
        return """
            \(view.language.format(counted.value, places: 1))\(unit) \
            <small>\(view(Texts.standsOn(counted.known, of: counted.total, view)))</small>
            """
    }
}
