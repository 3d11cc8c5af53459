import Catalogue
import Values
import VietnameseText

extension Tables {
    static let valueChain = Schema<ValueChain>({ ValueChain(slug: "") }) {
        Field(
            "tên", "name", .text, \ValueChain.name, required: true, Phrase("Tên chuỗi giá trị", "Name of the value chain"),
            example: "Chuỗi giá trị chè Shan tuyết")
        Field.summary(\ValueChain.summary, example: "Từ vùng chè cổ thụ đến người uống chè.")
        Field(
            "sản phẩm chủ lực", "key produce", .text, \ValueChain.keyProduce, Phrase("Nông sản chính của chuỗi", "Main produce"),
            example: "Chè Shan tuyết")
        Field(
            "khâu", "stages", translatedList: .list(.mapping(Tables.stage)), \ValueChain.stages,
            Phrase("Các khâu, theo thứ tự", "The stages, in order"), example: "[Cung ứng đầu vào, Sản xuất, Chế biến, Tiêu thụ]"
        ) { translation, original in
            original.name.takeEnglish(from: translation.name)
            if let description = translation.description { original.description?.takeEnglish(from: description) }
        }
        Field(
            "liên kết", "links", .list(.mapping(Tables.chainLink)), \ValueChain.links,
            Phrase("Ai liên kết với ai, về việc gì", "Who works with whom, on what"),
            example: "[{từ: htx-a, đến: cong-ty-b, nội dung: bao tiêu chè búp}]")
        Field.photos(\ValueChain.photos)
        Field.sources(\ValueChain.sources)
        Field.illustrative(\ValueChain.isIllustrative)
        Field.draft(\ValueChain.isDraft)
    }

    static let stage = Schema<ValueChain.Stage>({ ValueChain.Stage() }, shortForm: "tên") {
        Field("tên", "name", .text, \ValueChain.Stage.name, required: true, Phrase("Tên khâu", "Name of the stage"), example: "Chế biến")
        Field(
            "mô tả", "description", .summary, \ValueChain.Stage.description, Phrase("Khâu này làm gì", "What is done"),
            example: "Sao, vò, sấy và đóng gói")
    }

    static let chainLink = Schema<ChainLink>({ ChainLink() }) {
        Field(
            "từ", "from", .reference(Producer.self), \ChainLink.from, required: true,
            Phrase("Bên cung cấp: tên tệp trong htx/", "Who supplies: a file's name in htx/"), example: "htx-a")
        Field(
            "đến", "to", .reference(Producer.self), \ChainLink.to, required: true,
            Phrase("Bên nhận: tên tệp trong htx/", "Who receives: a file's name in htx/"), example: "cong-ty-b")
        Field(
            "nội dung", "subject", .text, \ChainLink.subject, Phrase("Liên kết về việc gì", "What it is about"),
            example: "bao tiêu chè búp tươi")
        Field("hợp đồng", "contract", .text, \ChainLink.contract, Phrase("Số hợp đồng", "Number of the contract"), example: "01/2025/HĐ")
        Field("từ ngày", "since", .date(coarsest: .year), \ChainLink.since, Phrase("Bắt đầu từ khi nào", "Since when"), example: "01/2025")
    }

    static let tradeFair = Schema<TradeFair>(
        { TradeFair(slug: "") },
        otherWords: [
            "tiêu đề": "tên", "ngày": "bắt đầu", "thời gian": "bắt đầu", "từ ngày": "bắt đầu", "khai mạc": "bắt đầu",
            "đến ngày": "kết thúc", "bế mạc": "kết thúc", "địa chỉ": "địa điểm", "nơi tổ chức": "địa điểm",
            "ban tổ chức": "đơn vị tổ chức", "mô tả": "tóm tắt", "hình ảnh": "ảnh", "hình": "ảnh"
        ]
    ) {
        Field(
            "tên", "name", .text, \TradeFair.name, required: true, Phrase("Tên hội chợ", "Name of the fair"),
            example: "Phiên chợ sâm Ngọc Linh")
        Field("loại", "kind", .oneOf(FairKind.self), \TradeFair.fairKind, Phrase("Loại sự kiện", "Kind of event"), example: "phiên chợ")
        Field.summary(\TradeFair.summary, example: "Ba ngày giới thiệu sâm và dược liệu của huyện.")
        Field(
            "bắt đầu", "start", .dateAndTime, \TradeFair.start, required: true, Phrase("Ngày (và giờ) bắt đầu", "First day (and time)"),
            example: "24/04/2026 08:00")
        Field(
            "kết thúc", "end", .dateAndTime, \TradeFair.end, Phrase("Ngày (và giờ) kết thúc", "Last day (and time)"), example: "26/04/2026")
        Field(
            "địa điểm", "venue", .text, \TradeFair.venue, required: true, Phrase("Nơi tổ chức", "Venue"), example: "Quảng trường trung tâm")
        Field("địa bàn", "locality", .locality, \TradeFair.locality, Phrase("Mã địa bàn", "Locality code"), example: "xa-tu-mo-rong")
        Field(
            "toạ độ", "coordinates", .coordinates, \TradeFair.coordinates, Phrase("Vĩ độ trước, kinh độ sau", "Latitude first"),
            example: "14.81850, 107.96502")
        Field("đơn vị tổ chức", "organizer", .text, \TradeFair.organizer, Phrase("Đơn vị tổ chức", "Organizer"), example: "Sở Công Thương")
        Field(
            "đăng ký", "registration", .mapping(Tables.registration), \TradeFair.registration,
            Phrase("Cách đăng ký gian hàng và hạn", "How to register a stall, and until when"),
            example: "{link: https://example.vn/dang-ky, hạn: 10/04/2026}")
        Field(
            "gian hàng", "stalls", .list(.mapping(Tables.stall)), \TradeFair.stalls,
            Phrase("Gian hàng của các đơn vị và sản phẩm mang theo", "Stalls, with the products shown"),
            example: "[{htx: htx-a, số gian: A01, sản phẩm: [che-shan]}]")
        Field(
            "số gian hàng", "number of stalls", .count, \TradeFair.stallCount, Phrase("Tổng số gian hàng", "Number of stalls in all"),
            example: "120")
        Field.photos(\TradeFair.photos)
        Field.sources(\TradeFair.sources)
        Field.illustrative(\TradeFair.isIllustrative)
        Field.draft(\TradeFair.isDraft)
    }

    static let registration = Schema<Registration>({ Registration() }, shortForm: "link") {
        Field(
            "link", "link", .webAddress, \Registration.link, Phrase("Trang đăng ký", "Registration page"),
            example: "https://example.vn/dang-ky")
        Field("hạn", "deadline", .day, \Registration.deadline, Phrase("Hạn đăng ký", "Last day to register"), example: "10/04/2026")
        Field(
            "điện thoại", "phone", .phone, \Registration.phone, Phrase("Điện thoại nhận đăng ký", "Telephone for registration"),
            example: "0912 345 678")
    }

    static let stall = Schema<Stall>({ Stall() }, shortForm: "htx") {
        Field(
            "htx", "producer", .reference(Producer.self), \Stall.producer, required: true,
            Phrase("Đơn vị: tên tệp trong htx/", "Producer: a file's name in htx/"), example: "htx-a")
        Field("số gian", "number", .text(limit: 30), \Stall.number, Phrase("Số gian hàng", "Number of the stall"), example: "A01")
        Field(
            "sản phẩm", "products", .references(Product.self), \Stall.products,
            Phrase("Sản phẩm mang đến: tên tệp trong san-pham/", "Products shown: files' names in san-pham/"), example: "[che-shan]")
    }

    static let showroom = Schema<Showroom>(
        { Showroom(slug: "") },
        otherWords: [
            "tiêu đề": "tên", "sđt": "điện thoại", "số điện thoại": "điện thoại", "mở cửa": "giờ mở cửa", "mô tả": "tóm tắt",
            "hình ảnh": "ảnh", "hình": "ảnh"
        ]
    ) {
        Field(
            "tên", "name", .text, \Showroom.name, required: true, Phrase("Tên điểm trưng bày", "Name"),
            example: "Điểm giới thiệu sản phẩm OCOP")
        Field.summary(\Showroom.summary, example: "Nơi xem và mua sản phẩm của các HTX trong xã.")
        Field(
            "địa chỉ", "address", .text, \Showroom.address, required: true, Phrase("Số nhà, đường, thôn", "Street and number"),
            example: "Số 1, đường Trung Tâm")
        Field(
            "địa bàn", "locality", .locality, \Showroom.locality, required: true, Phrase("Mã địa bàn", "Locality code"),
            example: "xa-vi-xuyen")
        Field(
            "toạ độ", "coordinates", .coordinates, \Showroom.coordinates, Phrase("Vĩ độ trước, kinh độ sau", "Latitude first"),
            example: "22.69412, 104.97112")
        Field("điện thoại", "phone", .list(.phone), \Showroom.phones, Phrase("Điện thoại", "Telephone"), example: "0912 345 678")
        Field(
            "giờ mở cửa", "opening hours", .text, \Showroom.openingHours, Phrase("Giờ mở cửa", "Opening hours"),
            example: "7 giờ 30 – 17 giờ, cả tuần")
        Field(
            "sản phẩm", "products", .references(Product.self), \Showroom.products,
            Phrase("Sản phẩm trưng bày: tên tệp trong san-pham/", "Products shown: files' names in san-pham/"), example: "[che-shan]")
        Field(
            "htx", "producers", .references(Producer.self), \Showroom.producers,
            Phrase("Đơn vị trưng bày: tên tệp trong htx/", "Producers shown: files' names in htx/"), example: "[htx-a]")
        Field.photos(\Showroom.photos)
        Field.sources(\Showroom.sources)
        Field.illustrative(\Showroom.isIllustrative)
        Field.draft(\Showroom.isDraft)
    }

    static let article = Schema<Article>(
        { Article(slug: "") },
        otherWords: [
            "tên": "tiêu đề", "tên bài": "tiêu đề", "ngày đăng": "ngày", "người viết": "tác giả", "mô tả": "tóm tắt", "hình ảnh": "ảnh",
            "hình": "ảnh"
        ]
    ) {
        Field(
            "tiêu đề", "title", .text, \Article.name, required: true, Phrase("Tiêu đề bài viết", "Title"),
            example: "Mùa chè đầu năm ở Cao Bồ")
        Field("ngày", "date", .day, \Article.date, required: true, Phrase("Ngày đăng", "Date of publication"), example: "21/11/2026")
        Field("tác giả", "author", .text, \Article.author, Phrase("Tác giả hoặc nơi viết", "Author"), example: "Ban biên tập")
        Field("chủ đề", "topic", .oneOf(ArticleTopic.self), \Article.topic, Phrase("Chủ đề", "Topic"), example: "mô hình điển hình")
        Field.summary(\Article.summary, example: "Vụ chè xuân năm nay đến sớm.")
        Field(
            "htx", "producers", .references(Producer.self), \Article.producers, Phrase("Đơn vị được nhắc đến", "Producers it is about"),
            example: "[htx-a]")
        Field(
            "sản phẩm", "products", .references(Product.self), \Article.products, Phrase("Sản phẩm được nhắc đến", "Products it is about"),
            example: "[che-shan]")
        Field(
            "hội chợ", "fairs", .references(TradeFair.self), \Article.fairs, Phrase("Hội chợ được nhắc đến", "Fairs it is about"),
            example: "[phien-cho-sam]")
        Field.photos(\Article.photos)
        Field.sources(\Article.sources)
        Field.illustrative(\Article.isIllustrative)
        Field.draft(\Article.isDraft)
    }

    static let plan = Schema<Plan>({ Plan(slug: "") }) {
        Field(
            "tên", "name", .text, \Plan.name, required: true, Phrase("Tên kế hoạch", "Name of the plan"),
            example: "Kế hoạch phát triển kinh tế tập thể giai đoạn 2021–2026")
        Field("số hiệu", "number", .text, \Plan.number, Phrase("Số văn bản", "Number of the document"), example: "3819/KH-UBND")
        Field("cơ quan", "agency", .text, \Plan.agency, Phrase("Cơ quan ban hành", "Issuing body"), example: "UBND huyện Tháp Mười")
        Field("ngày", "date", .date(coarsest: .year), \Plan.date, Phrase("Ngày ban hành", "Date of issue"), example: "23/10/2024")
        Field("giai đoạn", "period", .text(limit: 30), \Plan.period, Phrase("Giai đoạn", "Period"), example: "2021-2025")
        Field(
            "địa bàn", "locality", .locality, \Plan.locality, required: true,
            Phrase("Mã địa bàn mà kế hoạch áp dụng", "Locality the plan is for"), example: "thap-muoi")
        Field.summary(\Plan.summary, example: "Kế hoạch củng cố 21 HTX và phát triển hội quán của huyện.")
        Field(
            "chỉ tiêu", "targets", translatedList: .list(.mapping(Tables.target)), \Plan.targets,
            Phrase("Các chỉ tiêu có con số", "The numeric targets"),
            example: "[{tên: HTX xếp loại tốt và khá, mức: \"≥ 75 %\", đo: tỷ lệ HTX tốt khá}]"
        ) { translation, original in
            original.name.takeEnglish(from: translation.name)
        }
        Field.photos(\Plan.photos)
        Field.sources(\Plan.sources)
        Field.illustrative(\Plan.isIllustrative)
        Field.draft(\Plan.isDraft)
    }

    static let target = Schema<Target>({ Target() }) {
        Field(
            "tên", "name", .text, \Target.name, required: true, Phrase("Chỉ tiêu là gì", "What the target is"),
            example: "HTX xếp loại tốt và khá")
        Field("mức", "level", .targetLevel, \Target.level, Phrase("Mức phải đạt", "Level to reach"), example: "\"≥ 75 %\"")
        Field("đơn vị", "unit", .text(limit: 60), \Target.unit, Phrase("Đơn vị tính", "Unit"), example: "HTX")
        Field(
            "đo", "measure", .oneOf(Measure.self), \Target.measure,
            Phrase("Con số mà trang tự đếm từ các hồ sơ", "The number that is counted from the profiles"), example: "tỷ lệ HTX tốt khá")
        Field(
            "hiện trạng", "reported", .text, \Target.reported, Phrase("Con số được báo cáo", "The reported value"),
            example: "72 % (năm 2020)")
        Field("năm", "year", .year, \Target.year, Phrase("Năm phải đạt", "Year to reach it"), example: "2025")
    }

    static let page = Schema<FreePage>({ FreePage(slug: "") }) {
        Field("tên", "name", .text, \FreePage.name, required: true, Phrase("Tên trang", "Title"), example: "Giới thiệu")
        Field.summary(\FreePage.summary, example: "Trang này là gì và ai đứng sau.")
        Field.photos(\FreePage.photos)
        Field.sources(\FreePage.sources)
        Field.illustrative(\FreePage.isIllustrative)
        Field.draft(\FreePage.isDraft)
    }
}
