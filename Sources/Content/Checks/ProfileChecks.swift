import Catalogue
import Values
import VietnameseText

/// Rules of one profile that look at several of its fields, or at the day.
enum ProfileChecks {
    /// In đồng. Below this, somebody most likely counted in thousands: the smallest notes in use are 1,000 and 2,000 ₫.
    private static let leastBelievablePrice = 1000

    static func product(today: CalendarDate) -> @Sendable (Product, [Node.Pair], Schema<Product>, inout FieldReader) -> Void {
        { product, pairs, schema, reader in
            let start = Position(line: 1, column: 1, length: 3)
            if let certificate = product.certificate, let node = schema.value(of: "ocop", in: pairs) {
                check(certificate, today, node, &reader)
            }
            check(product.certifications, today, schema, pairs, &reader)
            if product.price?.lowest == 0 {
                reader.error(
                    "gia-khong", Phrase("giá phải lớn hơn 0", "a price is more than 0"),
                    advice: Phrase("chưa có giá thì ghi: Liên hệ", "where there is none yet, write: Liên hệ"),
                    at: schema.position(of: "giá", in: pairs) ?? start)
            }
            if let low = product.price?.lowest, low > 0, low < leastBelievablePrice {
                reader.warn(
                    "gia-nho",
                    Phrase(
                        "giá \(Language.vietnamese.format(low)) ₫ nhỏ lạ thường",
                        "a price of \(Language.english.format(low)) ₫ is oddly low"),
                    advice: Phrase(
                        "nếu là nghìn đồng thì viết \(Language.vietnamese.format(low * 1000)) đ",
                        "if thousands are meant, write \(Language.vietnamese.format(low * 1000)) đ"),
                    at: schema.position(of: "giá", in: pairs) ?? start)
            }
            if AlcoholRule.lacksStrength(name: product.name.vietnamese, group: product.group, alcohol: product.alcohol) {
                reader.warn(
                    "thieu-do-con", Phrase("đồ uống có cồn chưa ghi nồng độ", "an alcoholic drink without its strength"),
                    advice: Phrase(
                        "thêm dòng \"nồng độ cồn: … %\" theo nhãn chai; chưa có thì trang không giới thiệu sản phẩm này",
                        "add \"nồng độ cồn: … %\" from the label; until then it is not promoted"),
                    at: schema.position(of: "tên", in: pairs) ?? start)
            }
            if product.asksToBeFeatured && product.alcoholRule != .none {
                reader.warn(
                    "con-noi-bat", Phrase("đồ uống có cồn không được đưa lên trang chủ", "alcohol is never featured"),
                    advice: Phrase("bỏ dòng \"nổi bật\"", "remove \"nổi bật\""), at: schema.position(of: "nổi bật", in: pairs) ?? start)
            }
        }
    }

    static func producer(today: CalendarDate) -> @Sendable (Producer, [Node.Pair], Schema<Producer>, inout FieldReader) -> Void {
        { producer, pairs, schema, reader in
            check(producer.certifications, today, schema, pairs, &reader)
            if let founded = producer.founded, founded.earliest > today, let place = schema.position(of: "năm thành lập", in: pairs) {
                reader.warn(
                    "nam-thanh-lap", Phrase("\(founded.text(.vietnamese)) còn ở phía trước", "\(founded.text(.english)) is in the future"),
                    advice: Phrase("xem lại năm thành lập", "check the year of foundation"), at: place)
            }
        }
    }

    /// Certificates of a product or a producer that have lapsed, or whose days cannot be right.
    private static func check<Entity>(
        _ certifications: [Certification], _ today: CalendarDate, _ schema: Schema<Entity>, _ pairs: [Node.Pair],
        _ reader: inout FieldReader
    ) {
        func isOdd(_ certification: Certification) -> Bool {
            !certification.isValid(on: today) || certification.issued.map { $0.earliest > today } ?? false
                || certification.endsBeforeItBegins
        }
        guard certifications.contains(where: isOdd), let list = schema.value(of: "chứng nhận", in: pairs) else { return }
        // Nothing in the profile is wrong, so that each entry became a certificate.
        for (certification, node) in zip(certifications, list.entries) where isOdd(certification) {
            let name = certification.name
            if certification.endsBeforeItBegins {
                reader.warn(
                    "ngay-nguoc", Phrase("chứng nhận \(name) hết hạn trước ngày cấp", "the certificate \(name) lapses before it is issued"),
                    advice: Phrase("xem lại hai ngày", "check both dates"), at: Tables.certification.position(of: "hết hạn", in: node))
            } else if !certification.isValid(on: today) {
                reader.warn(
                    "chung-nhan-het-han", Phrase("chứng nhận \(name) đã hết hạn", "the certificate \(name) has lapsed"),
                    advice: Phrase("cập nhật giấy mới, hoặc bỏ mục này", "record the new one, or remove it"),
                    at: Tables.certification.position(of: "hết hạn", in: node))
            }
            if let issued = certification.issued, issued.earliest > today {
                reader.warn(
                    "chung-nhan-chua-den",
                    Phrase("ngày cấp chứng nhận \(name) còn ở phía trước", "the certificate \(name) is issued in the future"),
                    advice: Phrase("xem lại ngày cấp", "check the date of issue"),
                    at: Tables.certification.position(of: "cấp ngày", in: node))
            }
        }
    }

    private static func check(_ certificate: OCOPCertificate, _ today: CalendarDate, _ node: Node, _ reader: inout FieldReader) {
        let stars = certificate.stars
        // Without a stated end the day of the decision tells it.
        let endKey = certificate.statedExpiry == nil ? "ngày" : "hết hạn"
        switch certificate.state(on: today) {
        case .lapsed(let end):
            reader.warn(
                "ocop-het-han",
                Phrase(
                    "chứng nhận OCOP \(stars) sao đã hết hạn \(end.phrase(.vietnamese))",
                    "the \(stars)-star OCOP certificate lapsed \(end.phrase(.english))"),
                advice: Phrase(
                    "trang không còn hiện sao; có quyết định mới thì cập nhật ngày",
                    "no stars are shown; record the new decision if there is one"), at: Tables.ocop.position(of: endKey, in: node))
        case .valid(let until) where until.earliest.dayNumber - today.dayNumber <= OCOPCertificate.daysOfWarning:
            let days = until.earliest.dayNumber - today.dayNumber
            reader.warn(
                "ocop-sap-het-han",
                Phrase(
                    "chứng nhận OCOP \(stars) sao còn \(days) ngày, đến hết \(until.text(.vietnamese))",
                    "the \(stars)-star OCOP certificate has \(days) days left, to \(until.text(.english))"),
                advice: Phrase("làm hồ sơ đánh giá lại", "apply for the next rating"), at: Tables.ocop.position(of: endKey, in: node))
        case .undated:
            reader.warn(
                "ocop-thieu-ngay",
                Phrase("chưa ghi ngày công nhận OCOP nên trang không hiện sao", "no date of the OCOP decision, so no stars are shown"),
                advice: Phrase("thêm \"ngày: …\" theo quyết định", "add \"ngày: …\" from the decision"), at: node.position)
        case .notYet(let day):
            reader.warn(
                "ocop-chua-den",
                Phrase(
                    "ngày công nhận OCOP \(day.text(.vietnamese)) còn ở phía trước",
                    "the OCOP decision is dated \(day.text(.english)), in the future"),
                advice: Phrase("xem lại ngày", "check the date"), at: Tables.ocop.position(of: "ngày", in: node))
        case .valid, .withdrawn, .withoutMark: break
        }
        if let expiry = certificate.statedExpiry, let decided = certificate.decided, expiry.earliest < decided.earliest {
            reader.error(
                "ngay-nguoc", Phrase("ngày hết hạn đứng trước ngày công nhận", "it ends before it begins"),
                advice: Phrase("xem lại hai ngày", "check both dates"), at: Tables.ocop.position(of: "hết hạn", in: node))
        }
    }

    static let valueChain: @Sendable (ValueChain, [Node.Pair], Schema<ValueChain>, inout FieldReader) -> Void = {
        chain, pairs, schema, reader in
        var seen: Set<String> = []
        for stage in chain.stages where !seen.insert(stage.name.vietnamese.foldedKey).inserted {
            reader.error(
                "trung-khau",
                Phrase("khâu \"\(stage.name.vietnamese)\" có hai lần", "the stage \"\(stage.name.vietnamese)\" is there twice"),
                advice: Phrase("giữ lại một khâu", "keep one of them"),
                at: schema.position(of: "khâu", in: pairs) ?? Position(line: 1, column: 1, length: 3))
        }
    }

    static let tradeFair: @Sendable (TradeFair, [Node.Pair], Schema<TradeFair>, inout FieldReader) -> Void = {
        fair, pairs, schema, reader in
        if fair.end != nil, (fair.lastDay, fair.lastMinute) < (fair.start.date, fair.start.minutes ?? 0),
            let place = schema.position(of: "kết thúc", in: pairs)
        {
            reader.error(
                "ngay-nguoc", Phrase("hội chợ kết thúc trước khi bắt đầu", "the fair ends before it begins"),
                advice: Phrase(
                    "bắt đầu là \(fair.start.date.text(.vietnamese)); xem lại hai ngày",
                    "it begins on \(fair.start.date.text(.english)); check both dates"), at: place)
        }
        if let deadline = fair.registration?.deadline, deadline > fair.lastDay, let node = schema.value(of: "đăng ký", in: pairs) {
            reader.warn(
                "han-dang-ky", Phrase("hạn đăng ký sau ngày kết thúc", "the registration deadline is after the fair"),
                advice: Phrase("xem lại hạn", "check the deadline"), at: Tables.registration.position(of: "hạn", in: node))
        }
    }

    static func none<Entity>(_: Entity, _: [Node.Pair], _: Schema<Entity>, _: inout FieldReader) {}
}

extension Certification {
    /// Told only as exactly as both days are known: one of 03/2025 may well last until 2025.
    fileprivate var endsBeforeItBegins: Bool {
        guard let issued = issued?.iso, let expiry = expiry?.iso else { return false }
        let known = min(issued.count, expiry.count)
        return expiry.prefix(known) < issued.prefix(known)
    }
}
