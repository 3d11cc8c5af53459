import Catalogue
import Markup
import Site
import Values
import VietnameseText

extension CoBanTheme {
    public func certificateBadge(_ product: Product, _ view: SiteView) -> HTML? {
        guard let certificate = product.certificate else { return nil }
        switch certificate.state(on: view.today) {
        case .valid: return "<p class=\"ocop\">\(stars(certificate.stars, view))</p>\n"
        case .lapsed(let end): return "<p class=\"card-note\">\(view(Texts.certificateLapsed)) \(end.phrase(view.language))</p>\n"
        case .withdrawn(let day): return "<p class=\"card-note\">\(view(Texts.certificateWithdrawn)) \(day.phrase(view.language))</p>\n"
        case .notYet, .undated, .withoutMark: return nil
        }
    }

    /// Only ever called with stars that may be shown.
    func stars(_ count: Int, _ view: SiteView) -> HTML {
        "<span class=\"stars stars-\(count)\" aria-hidden=\"true\"></span> <span>\(view(Texts.ocopStars(count)))</span>"
    }

    public func certificateBlock(_ page: ProductPage) -> HTML? {
        guard let certificate = page.product.certificate, let state = page.certificate else { return nil }
        let view = page.view
        let decision = decisionLine(certificate, view)
        switch state {
        case .valid(let end):
            // Where only the month or the year is known, the earliest day counts.
            let validity =
                end.precision == .day
                ? "\(view(Texts.validUntil)) \(end.text(view.language))."
                : "\(view(Texts.validAtLeastUntil)) \(end.earliest.text(view.language)). \(view(Texts.inexactDate))"
            return certificatePanel("certificate", "<p class=\"ocop ocop-large\">\(stars(certificate.stars, view))</p>", decision, validity)
        case .lapsed(let end):
            return certificatePanel(
                "certificate-past", statement("\(view(Texts.certificateLapsed)) \(end.phrase(view.language))."), decision,
                view(Texts.lapsedMeaning))
        case .withdrawn(let day):
            return certificatePanel(
                "certificate-past", statement("\(view(Texts.certificateWithdrawn)) \(day.phrase(view.language))."), decision,
                view(Texts.withdrawnMeaning))
        case .notYet(let day):
            return certificatePanel(
                "certificate-past", statement("\(view(Texts.certificateFrom)) \(day.text(view.language))."), decision, nil)
        case .undated:
            return certificatePanel("certificate-past", statement(view(Texts.certificateUndated)), decision, nil)
        case .withoutMark:
            return certificatePanel("certificate-past", statement(view(Texts.certificateWithoutMark)), decision, nil)
        }
    }

    private func statement(_ text: String) -> HTML { "<p class=\"certificate-statement\">\(text)</p>" }

    private func certificatePanel(_ style: String, _ statement: HTML, _ decision: HTML?, _ meaning: String?) -> HTML {
        let meaning: HTML? = meaning.map { "<p>\($0)</p>\n" }
        return "<div class=\"\(style)\">\n\(statement)\n\(decision)\(meaning)</div>\n"
    }

    /// `Quyết định 1489/QĐ-UBND ngày 29/12/2023 của UBND tỉnh …`.
    private func decisionLine(_ certificate: OCOPCertificate, _ view: SiteView) -> HTML? {
        var words: [HTML] = []
        if let decision = certificate.decision { words.append("\(view(Texts.decision)) \(view.vietnamese(decision))") }
        if let day = certificate.decided {
            words.append(words.isEmpty ? "\(view(Texts.recognised)) \(day.phrase(view.language))" : "\(day.phrase(view.language))")
        }
        if let agency = certificate.agency {
            words.append("\(view(words.isEmpty ? Texts.decidedBy : Texts.of)) \(view.vietnamese(agency))")
        }
        return words.isEmpty ? nil : "<p>\(words.joined(separator: " ")).</p>\n"
    }
}
