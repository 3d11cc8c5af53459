import Catalogue
import Values
import VietnameseText

extension Tables {
    static let product = Schema<Product>(
        { Product(slug: "") },
        otherWords: [
            "tên sản phẩm": "tên", "tiêu đề": "tên", "hợp tác xã": "htx", "đơn vị": "htx", "cơ sở": "htx", "nhà sản xuất": "htx",
            "nhóm sản phẩm": "nhóm", "loại": "nhóm", "phân loại": "nhóm",
            "số sao": "ocop", "sao": "ocop", "đơn giá": "giá", "hsd": "hạn sử dụng", "hạn dùng": "hạn sử dụng", "xuất xứ": "địa bàn",
            "nơi sản xuất": "địa bàn", "mô tả": "tóm tắt", "giới thiệu": "tóm tắt",
            "đóng gói": "quy cách", "trọng lượng": "quy cách", "khối lượng": "quy cách", "nguyên liệu": "thành phần", "hình ảnh": "ảnh",
            "hình": "ảnh", "nơi bán": "mua tại", "barcode": "mã vạch", "mùa": "mùa vụ"
        ]
    ) {
        Field(
            "tên", "name", .text, \Product.name, required: true,
            Phrase("Tên sản phẩm, như in trên bao bì", "Name of the product, as printed on the package"), example: "Chè Shan tuyết Cao Bồ")
        Field(
            "htx", "producer", .reference(Producer.self), \Product.producer, required: true,
            Phrase("Đơn vị làm ra sản phẩm: tên tệp trong thư mục htx/", "Who makes it: a file's name in htx/"), example: "htx-che-cao-bo")
        Field(
            "nhóm", "group", .oneOf(ProductGroup.self), \Product.group, required: true, Phrase("Nhóm sản phẩm OCOP", "OCOP product group"),
            example: "Thực phẩm")
        // The example is refused as it stands: uncommented in a scaffold, it would give stars that nobody gave.
        Field(
            "ocop", "ocop", .mapping(Tables.ocop), \Product.certificate, Phrase("Kết quả phân hạng OCOP", "OCOP stars"),
            example: "{sao: 4, ngày: NGÀY/THÁNG/NĂM, quyết định: SỐ/QĐ-UBND}")
        Field(
            "chuỗi giá trị", "value chain", .references(ValueChain.self), \Product.valueChains,
            Phrase("Chuỗi giá trị có sản phẩm này", "The value chain it belongs to"), example: "che-shan")
        Field(
            "địa bàn", "locality", .locality, \Product.ownLocality,
            Phrase("Mã địa bàn; bỏ trống thì lấy theo HTX", "Locality code; the producer's where left out"), example: "xa-cao-bo")
        Field.summary(\Product.summary, example: "Chè từ cây cổ thụ trên núi cao, sao tay bằng chảo gang.")
        Field("giá", "price", .price, \Product.price, Phrase("Giá bán", "Price"), example: "350.000 đ/hộp")
        Field("quy cách", "package", .text, \Product.package, Phrase("Cách đóng gói", "Package"), example: "Hộp 200 g")
        Field(
            "mùa vụ", "season", .season, \Product.season, Phrase("Những tháng có hàng", "Months in which it is to be had"), example: "3-5")
        Field(
            "thành phần", "ingredients", .summary, \Product.ingredients, Phrase("Thành phần", "Ingredients"), example: "100 % búp chè Shan")
        Field("bảo quản", "storage", .summary, \Product.storage, Phrase("Cách bảo quản", "Storage"), example: "Nơi khô mát, tránh nắng")
        Field("hạn sử dụng", "shelf life", .text, \Product.shelfLife, Phrase("Hạn sử dụng", "Shelf life"), example: "24 tháng")
        Field(
            "nồng độ cồn", "alcohol", .decimal(0...100, unit: "%"), \Product.alcohol,
            Phrase("Phần trăm thể tích, cho đồ uống có cồn", "Percent by volume, for alcoholic drinks"), example: "12 %")
        Field(
            "chứng nhận", "certifications", .list(.mapping(Tables.certification)), \Product.certifications,
            Phrase("Các chứng nhận khác", "Other certificates"), example: "[VietGAP, HACCP]")
        Field(
            "chỉ dẫn địa lý", "geographical indication", .text, \Product.geographicalIndication,
            Phrase("Chỉ dẫn địa lý được bảo hộ", "Protected geographical indication"), example: "Hà Giang")
        Field(
            "nhãn hiệu", "trademark", .text, \Product.trademark, Phrase("Nhãn hiệu đã đăng ký", "Registered trademark"),
            example: "Chè Cao Bồ")
        Field(
            "mã vùng trồng", "planting area code", .text(limit: 60), \Product.plantingAreaCode,
            Phrase("Mã số vùng trồng", "Planting-area code"), example: "VN-TQOR-0012")
        Field(
            "mã vạch", "barcode", .barcode, \Product.barcode,
            Phrase("Mã vạch trên bao bì; chữ số cuối được kiểm tra", "Barcode on the package; its check digit is verified"),
            example: "893 6000 00000 4")
        Field(
            "truy xuất", "traceability", .webAddress, \Product.traceability,
            Phrase("Địa chỉ trang truy xuất nguồn gốc", "Traceability page"), example: "https://example.vn/truy-xuat/123")
        Field(
            "mua tại", "buy at", .list(.mapping(Tables.outlet)), \Product.outlets,
            Phrase("Nơi bán: cửa hàng hoặc sàn thương mại điện tử", "Where to buy: shops or platforms"),
            example: "[{nơi: Cửa hàng HTX, địa chỉ: thôn Thác Tăng}]")
        Field.photos(\Product.photos)
        Field(
            "video", "video", .webAddress, \Product.video, Phrase("Địa chỉ video giới thiệu", "A film about it"),
            example: "https://example.vn/video")
        Field(
            "nổi bật", "featured", .yesOrNo, \Product.asksToBeFeatured,
            Phrase("Đưa lên trang chủ (không áp dụng cho đồ uống có cồn)", "Show it on the front page (never alcohol)"), example: "có")
        Field.illustrative(\Product.isIllustrative)
        Field.sources(\Product.sources)
        Field.draft(\Product.isDraft)
    }

    static let ocop = Schema<OCOPCertificate>({ OCOPCertificate() }, shortForm: "sao") {
        Field(
            "sao", "stars", .whole(1...5, code: "sao-sai"), \OCOPCertificate.stars, required: true,
            Phrase("Số sao, từ 1 đến 5; chỉ 3–5 sao được dùng biểu trưng OCOP", "Stars, 1 to 5; only 3 to 5 carry the mark"), example: "4")
        Field(
            "ngày", "date", .date(coarsest: .year), \OCOPCertificate.decided,
            Phrase(
                "Ngày ký quyết định công nhận; thiếu ngày thì trang không hiện sao", "Date of the decision; without it no stars are shown"),
            example: "20/05/2024")
        Field(
            "quyết định", "decision", .text, \OCOPCertificate.decision, Phrase("Số quyết định", "Number of the decision"),
            example: "100/QĐ-UBND")
        Field(
            "cơ quan", "agency", .text, \OCOPCertificate.agency, Phrase("Cơ quan công nhận", "Who decided"),
            example: "UBND tỉnh Tuyên Quang")
        Field(
            "hết hạn", "expiry", .date(coarsest: .year), \OCOPCertificate.statedExpiry,
            Phrase(
                "Ngày hết hạn; bỏ trống thì là \(OCOPCertificate.monthsOfValidity) tháng sau ngày ký",
                "Last day; \(OCOPCertificate.monthsOfValidity) months after the decision where left out"), example: "20/05/2027")
        Field(
            "thu hồi", "withdrawn", .date(coarsest: .year), \OCOPCertificate.withdrawn, Phrase("Ngày bị thu hồi", "Day of withdrawal"),
            example: "01/03/2026")
    }

    static let outlet = Schema<Outlet>({ Outlet() }, shortForm: "nơi") {
        Field("nơi", "place", .text, \Outlet.name, required: true, Phrase("Tên nơi bán", "Name of the shop"), example: "Cửa hàng HTX")
        Field(
            "link", "link", .webAddress, \Outlet.link, Phrase("Địa chỉ trang bán", "Address of the shop's page"),
            example: "https://example.vn/gian-hang")
        Field(
            "địa chỉ", "address", .text, \Outlet.address, Phrase("Địa chỉ cửa hàng", "Address of the shop"),
            example: "Chợ trung tâm xã Cao Bồ")
    }
}
