import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    /// First, last, and the neighbours: `1 … 4 [5] 6 … 12`.
    public func pagination(_ list: Permalink, number: Int, of pageCount: Int, _ view: SiteView) -> HTML {
        guard pageCount > 1 else { return "" }
        var items = HTML()
        func step(_ page: Int, _ name: Phrase, relation: String) {
            guard (1...pageCount).contains(page) else { return }
            items += "<li><a rel=\"\(relation)\" href=\"\(view.address(list.page(page)))\">\(view(name))</a></li>\n"
        }
        step(number - 1, Texts.previousPage, relation: "prev")
        var before = 0
        for page in 1...pageCount where page == 1 || page == pageCount || abs(page - number) <= 1 {
            if page > before + 1 { items += "<li class=\"gap\" aria-hidden=\"true\">…</li>\n" }
            before = page
            let label = "\(view(Texts.page)) \(view.number(page))"
            items += """
                <li><a href="\(view.address(list.page(page)))" aria-label="\(label)"\(attribute: "aria-current", page == number ? "page" : nil)>\(view.number(page))</a></li>

                """
        }
        step(number + 1, Texts.nextPage, relation: "next")
        return "<nav class=\"pagination\" aria-label=\"\(view(Texts.pages))\"><ul>\n\(items)</ul></nav>\n"
    }

    /// Links that narrow a list. On small screens they open on demand.
    public func filters(_ groups: [FilterGroup], _ view: SiteView) -> HTML {
        let groups = groups.filter { !$0.choices.isEmpty }
        guard !groups.isEmpty else { return "" }
        let lists = HTML.forEach(groups) { group in
            let choices = HTML.forEach(group.choices) { choice in choiceLink(choice, view) }
            // Closed also where it holds the current choice: on a phone the list itself comes first.
            let current: HTML? = group.choices.first(where: \.isCurrent).map { ": <strong>\($0.name)</strong>" }
            return "<details class=\"filter\"><summary>\(group.title)\(current)</summary><ul>\n\(choices)</ul></details>\n"
        }
        return """
            <nav class="filters" aria-label="\(view(Texts.filters))">
            <p class="filters-title" aria-hidden="true">\(view(Texts.filters))</p>
            <div class="filter-groups">
            \(lists)</div>
            </nav>

            """
    }

    func choiceLink(_ choice: FilterGroup.Choice, _ view: SiteView) -> HTML {
        """
        <li><a href="\(view.address(choice.permalink))"\(attribute: "aria-current", choice.isCurrent ? "true" : nil)>\
        <span>\(choice.name)</span> <span class="count">\(view.number(choice.count))</span></a></li>

        """
    }
}
