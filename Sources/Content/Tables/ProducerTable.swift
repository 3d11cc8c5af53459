import Catalogue
import Values
import VietnameseText

extension Tables {
    static let producer = Schema<Producer>(
        { Producer(slug: "") },
        otherWords: [
            "tên đơn vị": "tên", "tên htx": "tên", "tên hợp tác xã": "tên", "tiêu đề": "tên", "loại": "loại hình", "sđt": "điện thoại",
            "số điện thoại": "điện thoại", "đt": "điện thoại", "di động": "điện thoại",
            "xã": "địa bàn", "xuất xứ": "địa bàn", "trụ sở": "địa chỉ", "mst": "mã số", "mã số thuế": "mã số", "ngành nghề": "lĩnh vực",
            "thành lập": "năm thành lập", "ngày thành lập": "năm thành lập",
            "thành viên": "số thành viên", "giám đốc": "người liên hệ", "đại diện": "người liên hệ", "mô tả": "tóm tắt",
            "giới thiệu": "tóm tắt", "hình ảnh": "ảnh", "hình": "ảnh", "web": "website", "fb": "facebook"
        ]
    ) {
        Field(
            "tên", "name", .text, \Producer.name, required: true, Phrase("Tên đầy đủ của đơn vị", "Full name"),
            example: "Hợp tác xã Chè Cao Bồ")
        Field(
            "tên khác", "aliases", .list(.text), \Producer.otherNames,
            Phrase("Tên viết tắt, tên cũ, cách viết khác", "Short, former or differently spelt names"), example: "[HTX Cao Bồ]")
        Field(
            "tên tiếng Anh", "English name", .text, \Producer.englishNameForReading,
            Phrase("Tên tiếng Anh chính thức", "Official English name"), example: "Cao Bo Tea Cooperative")
        Field(
            "loại hình", "kind", .oneOf(ProducerKind.self), \Producer.producerKind, required: true,
            Phrase("Loại hình tổ chức", "Kind of organisation"), example: "hợp tác xã")
        Field("lĩnh vực", "sector", .text, \Producer.sector, Phrase("Lĩnh vực hoạt động", "Sector"), example: "Trồng và chế biến chè")
        Field(
            "địa bàn", "locality", .locality, \Producer.locality, required: true,
            Phrase("Mã địa bàn trong dia-ban.yml", "Locality code in dia-ban.yml"), example: "xa-cao-bo")
        Field(
            "địa chỉ", "address", .text, \Producer.address,
            Phrase("Thôn, đường, số nhà (không cần ghi xã, tỉnh)", "Hamlet, street, number (commune and province come from the locality)"),
            example: "Thôn Thác Tăng")
        Field(
            "toạ độ", "coordinates", .coordinates, \Producer.coordinates, Phrase("Vĩ độ trước, kinh độ sau", "Latitude first"),
            example: "22.75743, 104.88158")
        Field(
            "điện thoại", "phone", .list(.phone), \Producer.phones,
            Phrase("Điện thoại của đơn vị; ghi cả số 0 đầu", "Telephone of the organisation, with its leading 0"), example: "0912 345 678")
        Field("zalo", "zalo", .zalo, \Producer.zalo, Phrase("Số Zalo", "Zalo number"), example: "0912 345 678")
        Field("email", "email", .email, \Producer.email, Phrase("Địa chỉ email", "E-mail address"), example: "htx@example.vn")
        Field(
            "website", "website", .webAddress, \Producer.website, Phrase("Trang web riêng", "Own web site"), example: "https://example.vn")
        Field(
            "facebook", "facebook", .webAddress, \Producer.facebook, Phrase("Trang Facebook", "Facebook page"),
            example: "https://www.facebook.com/htx")
        // The example gives no consent: uncommented in a scaffold, it would give it for whose name is put in.
        Field(
            "người liên hệ", "contact person", contactPerson, \Producer.contactPerson,
            Phrase("Chỉ công bố khi người đó đã đồng ý", "Published only with the person's consent"),
            example: "{tên: Nguyễn Văn A, chức vụ: Giám đốc, đồng ý công khai: không}")
        Field(
            "mã số", "registration number", .text(limit: 60), \Producer.registrationNumber,
            Phrase("Mã số HTX hoặc mã số thuế", "Registration or tax number"), example: "\"5100000000\"")
        Field(
            "năm thành lập", "founded", .date(coarsest: .year), \Producer.founded,
            Phrase("Năm (hoặc tháng/năm) thành lập", "Year (or month and year) of foundation"), example: "2018")
        Field("số thành viên", "members", .count, \Producer.members, Phrase("Số thành viên", "Members"), example: "32")
        Field(
            "số hộ liên kết", "linked households", .count, \Producer.linkedHouseholds, Phrase("Số hộ liên kết", "Linked households"),
            example: "81")
        Field("lao động", "workers", .count, \Producer.workers, Phrase("Số lao động thường xuyên", "Regular workers"), example: "15")
        Field(
            "diện tích", "area", .text(limit: 60), \Producer.area, Phrase("Diện tích sản xuất", "Area under production"), example: "300 ha")
        Field(
            "dịch vụ", "services", list: .list(.text), \Producer.services, Phrase("Các dịch vụ phục vụ thành viên", "Services to members"),
            example: "[tưới tiêu, làm đất, tiêu thụ nông sản]")
        Field(
            "mô hình", "model", .summary, \Producer.model, Phrase("Mô hình hoạt động", "Model"),
            example: "Vừa sản xuất, vừa tham gia thị trường")
        Field(
            "công nghệ cao", "high tech", .yesOrNo, \Producer.usesHighTechnology,
            Phrase("Có ứng dụng công nghệ cao không", "Whether it uses high technology"), example: "có")
        Field(
            "xếp loại", "rating", rating, \Producer.rating,
            Phrase("Kết quả đánh giá, kèm năm và căn cứ", "Rating, with year and legal basis"),
            example: "{loại: tốt, điểm: 85, năm: 2024, căn cứ: TT 01/2020/TT-BKHĐT}")
        Field(
            "chuỗi giá trị", "value chain", roles, \Producer.roles,
            Phrase("Đơn vị làm khâu nào trong chuỗi giá trị nào", "Which stage of which value chain it takes"),
            example: "[{chuỗi: che-shan, khâu: Chế biến}]")
        Field(
            "chứng nhận", "certifications", .list(.mapping(Tables.certification)), \Producer.certifications,
            Phrase("Các chứng nhận của đơn vị", "Certificates of the organisation"), example: "[VietGAP]")
        Field.summary(\Producer.summary, example: "Ba mươi hai hộ trồng và chế biến chè Shan trên núi cao.")
        Field.photos(\Producer.photos)
        Field("logo", "logo", .photo, \Producer.logo, Phrase("Tệp logo cạnh hồ sơ", "Logo beside the profile"), example: "logo.png")
        Field(
            "nổi bật", "featured", .yesOrNo, \Producer.asksToBeFeatured, Phrase("Đưa lên trang chủ", "Show it on the front page"),
            example: "có")
        Field.illustrative(\Producer.isIllustrative)
        Field.sources(\Producer.sources)
        Field.draft(\Producer.isDraft)
    }

    // MARK: A person's name needs consent (Law 91/2025/QH15)

    struct ContactEntry: Sendable {
        var name = ""
        var position: String?
        var hasConsent = false
    }

    static let contactEntry = Schema<ContactEntry>({ ContactEntry() }) {
        Field("tên", "name", .text, \ContactEntry.name, required: true, Phrase("Họ tên", "Name"), example: "Nguyễn Văn A")
        Field("chức vụ", "position", .text, \ContactEntry.position, Phrase("Chức vụ", "Position"), example: "Giám đốc")
        Field(
            "đồng ý công khai", "consent", .yesOrNo, \ContactEntry.hasConsent,
            Phrase("Ghi có khi người đó đã đồng ý bằng văn bản", "Yes once the person has agreed in writing"), example: "có")
    }

    /// Without consent the name stops here: no later step ever sees it.
    private static let contactPerson = FieldType<ContactEntry>.mapping(contactEntry).map { entry, node, reader -> ContactPerson? in
        guard entry.hasConsent else {
            reader.warn(
                "chua-dong-y",
                Phrase(
                    "tên người liên hệ không được công bố vì chưa ghi đồng ý",
                    "the contact person's name is not published: consent is not recorded"),
                advice: Phrase(
                    "khi người đó đã đồng ý, thêm dòng \"đồng ý công khai: có\"", "once the person agrees, add \"đồng ý công khai: có\""),
                at: contactEntry.position(of: "tên", in: node))
            return nil
        }
        return ContactPerson(name: entry.name, position: entry.position)
    }

    // MARK: Rating

    struct RatingEntry: Sendable {
        var band: RatingBand?
        var score: Double?
        var year: Int?
        var basis: String?
    }

    static let ratingEntry = Schema<RatingEntry>({ RatingEntry() }, shortForm: "loại") {
        Field(
            "loại", "band", .oneOf(RatingBand.self), \RatingEntry.band,
            Phrase("Tốt, khá, trung bình hoặc yếu", "Good, fair, average or weak"), example: "tốt")
        Field("điểm", "score", .decimal(0...100), \RatingEntry.score, Phrase("Điểm, từ 0 đến 100", "Score, 0 to 100"), example: "85")
        Field("năm", "year", .year, \RatingEntry.year, Phrase("Năm đánh giá", "Year of the rating"), example: "2024")
        Field("căn cứ", "basis", .text, \RatingEntry.basis, Phrase("Văn bản làm căn cứ", "Legal basis"), example: "TT 01/2020/TT-BKHĐT")
    }

    private static let rating = FieldType<RatingEntry>.mapping(ratingEntry).map { entry, node, reader -> Rating? in
        guard let band = entry.band ?? entry.score.map(RatingBand.init(score:)) else {
            reader.error(
                "thieu", Phrase("xếp loại cần có loại hoặc điểm", "a rating needs its band or its score"),
                advice: Phrase("thêm dòng \"loại: tốt\"", "add \"loại: tốt\""), at: node.position)
            return nil
        }
        if let score = entry.score, RatingBand(score: score) != band {
            reader.warn(
                "xep-loai",
                Phrase(
                    "\(Language.vietnamese.format(score)) điểm là loại \(RatingBand(score: score).label.vietnamese.lowercased()), không phải \(band.label.vietnamese.lowercased())",
                    "a score of \(Language.english.format(score)) is \(RatingBand(score: score).label.english.lowercased()), not \(band.label.english.lowercased())"
                ),
                advice: Phrase("xem lại loại và điểm (TT 01/2020/TT-BKHĐT)", "check band and score (TT 01/2020/TT-BKHĐT)"),
                at: ratingEntry.position(of: "loại", in: node))
        }
        return Rating(band: band, score: entry.score, year: entry.year, basis: entry.basis)
    }

    // MARK: Place in a value chain

    struct RoleEntry: Sendable {
        var chain = ValueChain.ID.unset
        var stage: String?
    }

    static let roleEntry = Schema<RoleEntry>({ RoleEntry() }, shortForm: "chuỗi") {
        Field(
            "chuỗi", "chain", .reference(ValueChain.self), \RoleEntry.chain, required: true,
            Phrase("Tên tệp trong chuoi-gia-tri/", "A file's name in chuoi-gia-tri/"), example: "che-shan")
        Field(
            "khâu", "stage", .text, \RoleEntry.stage, Phrase("Tên khâu, đúng như trong chuỗi", "Name of the stage, as the chain has it"),
            example: "Chế biến")
    }

    private static let role = FieldType<RoleEntry>.mapping(roleEntry).map { entry, node, reader -> ChainRole? in
        guard let typed = entry.stage else { return ChainRole(chain: entry.chain) }
        let stages = reader.scope.stages.indices.contains(entry.chain.index) ? reader.scope.stages[entry.chain.index] : []
        if let stage = stages.firstIndex(where: { $0.foldedKey == typed.foldedKey }) { return ChainRole(chain: entry.chain, stage: stage) }
        let near = nearestWord(to: typed, in: stages)
        reader.error(
            "khau", Phrase("chuỗi này không có khâu \"\(typed.prefix(60))\"", "the chain has no stage \"\(typed.prefix(60))\""),
            advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                ?? Phrase("các khâu của chuỗi: \(stages.joined(separator: " · "))", "its stages: \(stages.joined(separator: " · "))"),
            at: roleEntry.position(of: "khâu", in: node))
        return nil
    }

    private static let roles = FieldType<[ChainRole]>.set(role) { position, reader in
        reader.warn(
            "trung-vai", Phrase("chuỗi và khâu này đã ghi ở trên", "this chain and stage are there already"),
            advice: Phrase("giữ lại một lần", "keep one of them"), at: position)
    }
}

extension Producer {
    /// The official English name is the name's translation.
    fileprivate var englishNameForReading: String? {
        get { name.english }
        set { name.english = newValue }
    }
}
