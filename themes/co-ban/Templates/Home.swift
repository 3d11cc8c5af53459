import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func home(_ page: HomePage) -> HTML {
        let view = page.view
        return """
            \(welcome(page))
            \(recommended(page))
            \(section(view(Texts.featuredProducers), more: moreLink(view.address(.section(.producer)), view(Texts.allProducers)), grid(page.producers, style: "grid-wide") { producerCard($0, view) }))
            \(section(view(Texts.browseByPlace), more: moreLink(view.address(.localities), view(Texts.allPlaces)), homePlaces(page)))
            \(section(view(Texts.browseByChain), more: moreLink(view.address(.section(.valueChain)), view(Texts.allChains)), grid(page.valueChains.prefix(6), style: "grid-wide") { chainCard($0, view) }))
            \(section(view(Texts.browseByStars), more: moreLink(view.address(view.permalink(.starredProducts)), view(Texts.aboutOCOP)), starTiles(page)))
            \(section(view(Texts.nextFairs), more: moreLink(view.address(.section(.tradeFair)), view(Texts.fairCalendar)), homeFairs(page)))
            \(section(view(Texts.latestArticles), more: moreLink(view.address(.section(.article)), view(Texts.allArticles)), grid(page.articles, style: "grid-wide") { articleCard($0, view) }))
            \(section(view(Texts.plansAndTargets), more: moreLink(view.address(.section(.plan)), view(Texts.allPlans)), grid(page.plans.prefix(6), style: "grid-wide") { planCard($0, view) }))
            """
    }

    /// What this is, who stands behind it, and the stall with its shelves.
    private func welcome(_ page: HomePage) -> HTML {
        let view = page.view
        let settings = view.settings
        let title = settings.slogan ?? settings.name
        let description: HTML? = settings.description.map { "<p class=\"lead\">\(view.text($0))</p>\n" }
        let agency: HTML? = settings.agency.map {
            "<p class=\"welcome-agency\">\(view(Texts.keptBy)) <strong>\(view.text($0))</strong></p>\n"
        }
        let cover: HTML? = settings.cover.flatMap(view.photo).map {
            "<div class=\"welcome-cover\">\(view.picture($0, alternative: "", sizes: "(min-width: 60em) 36rem, 100vw", isFirst: true))</div>\n"
        }
        return """
            <section class="welcome">
            <div class="welcome-words">
            <h1\(view.languageMark(title))>\(unbroken(view.plain(title)))</h1>
            \(description)\(fairSoon(page))\(searchForm(view, id: "tim_trang_chu", label: Texts.search))
            \(counts(page))
            \(agency)</div>
            <div class="welcome-stall">
            \(cover)\(stall(page))
            </div>
            </section>
            """
    }

    /// Lines of a large heading are short, and this word, which stands in most slogans, is one.
    private func unbroken(_ title: String) -> String {
        title.replacing("hợp tác xã", with: "hợp\u{A0}tác\u{A0}xã")
    }

    private func counts(_ page: HomePage) -> HTML {
        let view = page.view
        func count(_ number: Int, _ name: Phrase, _ permalink: Permalink) -> HTML {
            number == 0 ? "" : "<li><a href=\"\(view.address(permalink))\"><strong>\(view.number(number))</strong> \(view(name))</a></li>\n"
        }
        return """
            <ul class="counts">
            \(count(page.counts.products, Texts.productsCounted, .section(.product)))\
            \(count(page.counts.producers, Texts.producersCounted, .section(.producer)))\
            \(count(page.counts.places, Texts.placesCounted, .localities))\
            \(count(page.counts.chains, Texts.chainsCounted, .section(.valueChain)))</ul>
            \(page.counts.samples == 0 ? "" : "<p class=\"welcome-agency\">\(view(Texts.samplesBesides(page.counts.samples, view)))</p>")
            """
    }

    /// A fair that a visitor can still go to: one line at the top, as the cards are far below on a phone.
    private func fairSoon(_ page: HomePage) -> HTML? {
        let view = page.view
        guard let id = page.fairs.first else { return nil }
        let fair = view.catalogue[id]
        guard fair.start.date <= view.today.adding(days: 30) else { return nil }
        let state = fair.state(on: view.today) == .underWay ? Texts.underWay : Texts.coming
        return """
            <p class="fair-soon">\(Icon.calendar) <strong>\(view(state)):</strong> \(view.link(id))\(fair.isIllustrative ? " \(sampleMark(view))" : "")<br>
            \(fairDates(fair, view)) · \(view.text(fair.venue))</p>

            """
    }

    /// The six groups as the shelves of a market stall.
    private func stall(_ page: HomePage) -> HTML {
        let view = page.view
        let shelves = HTML.forEach(ProductGroup.allCases) { group in
            let count = view.catalogue.products(in: group).count
            let number = count == 0 ? view(Texts.nothingYet) : view(Texts.productCount(count, view))
            return """
                <li><a href="\(view.address(view.permalink(.productsInGroup(group))))">\(motif(Drawing(group)))\
                <span class="shelf-name">\(view(group.shortLabel))</span> <span class="shelf-count">\(number)</span></a></li>

                """
        }
        return """
            <nav class="stall" aria-label="\(view(Texts.browseByGroup))">
            <ul class="shelves">
            \(shelves)</ul>
            </nav>
            """
    }

    private func recommended(_ page: HomePage) -> HTML {
        let view = page.view
        return section(
            view(Texts.worthALook), more: moreLink(view.address(.section(.product)), view(Texts.allProducts)),
            grid(page.products) { productCard($0, view) })
    }

    private func homePlaces(_ page: HomePage) -> HTML {
        let view = page.view
        return grid(page.places, style: "grid-small") { item in
            return """
                <a class="tile" href="\(view.address(view.permalink(item.place)))"><span class="tile-name">\(view.text(view.distinctName(of: item.place)))</span>\
                <span class="tile-count">\(view(Texts.producerCount(item.producers, view))) · \(view(Texts.productCount(item.products, view)))</span></a>
                """
        }
    }

    /// Only the stars that somebody has.
    private func starTiles(_ page: HomePage) -> HTML {
        let view = page.view
        let tiles = OCOPCertificate.starsWithMark.reversed().compactMap { stars in
            let permalink = view.permalink(.productsWithStars(stars))
            return page.stars.choices.first { $0.permalink == permalink }.map { (stars: stars, permalink: permalink, count: $0.count) }
        }
        return starTiles(tiles, view)
    }

    func starTiles(_ tiles: [(stars: Int, permalink: Permalink, count: Int)], _ view: SiteView) -> HTML {
        grid(tiles, style: "grid-small") { tile in
            """
            <a class="tile tile-stars" href="\(view.address(tile.permalink))"><span class="tile-name"><span class="stars stars-\(tile.stars)" aria-hidden="true"></span> \
            \(view(Texts.stars(tile.stars)))</span><span class="tile-count">\(view(Texts.productCount(tile.count, view)))</span></a>
            """
        }
    }

    private func homeFairs(_ page: HomePage) -> HTML {
        let view = page.view
        return page.fairs.isEmpty
            ? "<p class=\"empty\">\(view(Texts.emptyFairs))</p>" : grid(page.fairs, style: "grid-wide") { fairCard($0, view) }
    }
}
