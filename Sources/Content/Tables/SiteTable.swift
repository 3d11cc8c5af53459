import Catalogue
import Values
import VietnameseText

extension Tables {
    static let site = Schema<SiteSettings>({ SiteSettings() }) {
        Field(
            "tên", "name", .text, \SiteSettings.name, required: true, Phrase("Tên trang web", "Name of the site"),
            example: "Gian hàng HTX và OCOP")
        Field(
            "khẩu hiệu", "slogan", .text, \SiteSettings.slogan,
            Phrase("Một câu dưới tên, ở trang chủ", "One line below the name, on the front page"), example: "Đặc sản của bà con")
        Field(
            "mô tả", "description", .summary, \SiteSettings.description,
            Phrase("Trang này là gì, một hai câu", "What the site is, in a sentence or two"),
            example: "Sản phẩm của các hợp tác xã trong huyện.")
        Field(
            "địa chỉ trang", "base URL", .siteAddress, \SiteSettings.baseAddress,
            Phrase("Địa chỉ mà trang sẽ được đặt", "Where the site will live"), example: "https://example.vn")
        Field(
            "cơ quan chủ quản", "agency", .text, \SiteSettings.agency, Phrase("Cơ quan chịu trách nhiệm", "Who is responsible"),
            example: "UBND xã Cao Bồ")
        Field(
            "địa chỉ", "address", .text, \SiteSettings.address, Phrase("Địa chỉ của cơ quan", "Address of the agency"),
            example: "Xã Cao Bồ, tỉnh Tuyên Quang")
        Field(
            "điện thoại", "phone", .phone, \SiteSettings.phone, Phrase("Điện thoại của cơ quan", "Telephone of the agency"),
            example: "0219 000 0000")
        Field(
            "email", "email", .email, \SiteSettings.email, Phrase("Email của cơ quan", "E-mail of the agency"), example: "lienhe@example.vn"
        )
        Field(
            "giao diện", "theme", .text(limit: 60), \SiteSettings.theme,
            Phrase("Tên giao diện trong themes/", "Name of a theme in themes/"), example: "co-ban")
        Field(
            "ngôn ngữ", "languages", .list(language), \SiteSettings.languages,
            Phrase("Các thứ tiếng của trang; tiếng Việt luôn có", "Languages of the site; Vietnamese is always there"), example: "[vi, en]")
        Field(
            "màu", "colors", .mapping(Tables.colors), \SiteSettings.colors, Phrase("Màu của trang", "Colours"),
            example: "{chính: \"#1b5e3b\", nhấn: \"#b3261e\"}")
        Field("logo", "logo", .photo, \SiteSettings.logo, Phrase("Tệp logo cạnh site.yml", "Logo beside site.yml"), example: "logo.png")
        Field(
            "ảnh bìa", "cover", .photo, \SiteSettings.cover, Phrase("Ảnh lớn của trang chủ", "Large picture of the front page"),
            example: "bia.jpg")
        Field(
            "trình đơn", "menu", translatedList: .list(.mapping(Tables.menuEntry)), \SiteSettings.menu,
            Phrase("Các mục trên đầu trang", "Menu"), example: "[{tên: Sản phẩm, link: /san-pham/}]"
        ) { translation, original in
            original.name.takeEnglish(from: translation.name)
        }
        Field(
            "chân trang", "footer", .summary, \SiteSettings.footer,
            Phrase("Một câu ở cuối mọi trang", "A sentence at the foot of every page"), example: "Nội dung do các hợp tác xã cung cấp.")
        Field(
            "liên kết chân trang", "footer links", translatedList: .list(.mapping(Tables.menuEntry)), \SiteSettings.footerLinks,
            Phrase("Các liên kết ở cuối trang", "Links at the foot of every page"), example: "[{tên: Giới thiệu, link: /gioi-thieu/}]"
        ) { translation, original in
            original.name.takeEnglish(from: translation.name)
        }
        Field(
            "minh hoạ", "illustrative", .yesOrNo, \SiteSettings.isIllustrative,
            Phrase("Ghi có nếu cả trang chỉ để minh hoạ", "Yes if the whole site is a sample"), example: "có")
    }

    static let colors = Schema<SiteColors>({ SiteColors() }) {
        Field("chính", "main", color, \SiteColors.main, Phrase("Màu chính", "Main colour"), example: "\"#1b5e3b\"")
        Field("nhấn", "accent", color, \SiteColors.accent, Phrase("Màu nhấn", "Accent colour"), example: "\"#b3261e\"")
    }

    static let menuEntry = Schema<MenuEntry>({ MenuEntry() }) {
        Field("tên", "name", .text(limit: 60), \MenuEntry.name, required: true, Phrase("Chữ hiện ra", "Its text"), example: "Sản phẩm")
        Field(
            "link", "link", destination, \MenuEntry.destination, required: true,
            Phrase(
                "Địa chỉ trong trang (/san-pham/) hoặc trang khác (https://…)",
                "A page of the site (/san-pham/) or another site (https://…)"), example: "/san-pham/")
    }

    private static let language = FieldType<Language>.scalar(Phrase("vi hoặc en", "vi or en")) { text in
        switch text.foldedKey {
        case "vi", "tiengviet", "vietnamese": .success(.vietnamese)
        case "en", "tienganh", "english": .success(.english)
        default:
            .failure(
                ValueFault(
                    "gia-tri", Phrase("chưa có ngôn ngữ \"\(text.prefix(20))\"", "there is no language \"\(text.prefix(20))\""),
                    advice: Phrase("viết vi hoặc en", "write vi or en")))
        }
    }

    /// `#1b5e3b`: only this form, as it goes into a style sheet.
    private static let color = FieldType<String>.scalar(Phrase("màu dạng \"#1b5e3b\"", "a colour such as \"#1b5e3b\"")) { text in
        text.wholeMatch(of: /#[0-9a-fA-F]{6}/) != nil
            ? .success(text.lowercased())
            : .failure(
                ValueFault(
                    "mau-sai", Phrase("\"\(text.prefix(20))\" không phải mã màu", "\"\(text.prefix(20))\" is not a colour"),
                    advice: Phrase("viết trong ngoặc kép, dạng \"#1b5e3b\"", "write it in quotes, such as \"#1b5e3b\"")))
    }

    private static let destination = FieldType<MenuEntry.Destination>.scalar(Phrase("địa chỉ", "address")) { text in
        if text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C }) {
            return .success(.page(Permalink(text)))
        }
        return WebAddress.parse(text, allowing: .link).map { .web($0) }
    }
}
