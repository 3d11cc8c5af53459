import Catalogue
import Markup
import Site
import VietnameseText

extension CoBanTheme {
    public func article(_ page: ArticlePage) -> HTML {
        let view = page.view
        let article = page.article
        var above: [HTML] = []
        if let topic = article.topic {
            above.append("<a href=\"\(view.address(view.permalink(.articlesOnTopic(topic))))\">\(view(topic.label))</a>")
        }
        above.append(view.time(article.date))
        let author: HTML? = article.author.map { "<p class=\"byline\">\(view.vietnamese($0))</p>\n" }
        return """
            <article class="article">
            \(pageHead(view.text(article.name), above: above.joined(separator: " · "), below: view.text(article.summary)))
            \(author)<div class="profile-body">
            <div class="profile-text">
            \(gallery(article.photos, name: article.name, view))\(prose(page.body))</div>
            <div class="profile-facts">
            \(section(view(Texts.inThisArticle), mentioned(article, view)))</div>
            </div>
            </article>
            \(section(view(Texts.moreArticles), grid(page.related, style: "grid-wide") { articleCard($0, view) }))
            """
    }

    /// The profiles that the article is about.
    private func mentioned(_ article: Article, _ view: SiteView) -> HTML {
        """
        \(grid(article.products, style: "grid-single") { productCard($0, view) })\
        \(grid(article.producers, style: "grid-single") { producerCard($0, view) })\
        \(grid(article.fairs, style: "grid-single") { fairCard($0, view) })
        """
    }
}
