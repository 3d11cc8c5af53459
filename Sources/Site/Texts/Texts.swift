import VietnameseText

/// Every text of the pages that is the program's own, in both languages. Titles and lists here; the templates' words in
/// `PageTexts.swift`; all of one table.
public enum Texts {
    // MARK: Sections
    public static let home = Phrase("Trang chủ", "Home")
    public static let products = Phrase("Sản phẩm", "Products")
    public static let producers = Phrase("Hợp tác xã và đơn vị sản xuất", "Cooperatives and producers")
    public static let localities = Phrase("Địa bàn", "Localities")
    public static let valueChains = Phrase("Chuỗi giá trị", "Value chains")
    public static let fairs = Phrase("Hội chợ", "Trade fairs")
    public static let showrooms = Phrase("Điểm trưng bày", "Showrooms")
    public static let articles = Phrase("Bài viết", "Articles")
    public static let plans = Phrase("Kế hoạch", "Plans")
    public static let ocop = Phrase("Sản phẩm OCOP", "OCOP products")
    public static let search = Phrase("Tìm kiếm", "Search")
    public static let openData = Phrase("Dữ liệu mở", "Open data")
    public static let notFound = Phrase("Không tìm thấy trang", "Page not found")
    public static let page = Phrase("Trang", "Page")
    public static let product = Phrase("Sản phẩm", "Product")

    // MARK: Filters
    public static let byGroup = Phrase("Nhóm sản phẩm", "Product group")
    public static let byStars = Phrase("Sao OCOP", "OCOP stars")
    public static let byPlace = Phrase("Nơi sản xuất", "Place")
    public static let byChain = Phrase("Chuỗi giá trị", "Value chain")
    public static let byCertification = Phrase("Chứng nhận", "Certificate")
    public static let byMonth = Phrase("Mùa vụ", "In season")
    public static let byKind = Phrase("Loại hình", "Kind")
    public static let byTopic = Phrase("Chủ đề", "Topic")
    public static func stars(_ count: Int) -> Phrase { Phrase("\(count) sao", "\(count) stars") }
    public static func month(_ month: Int) -> Phrase { Phrase("Tháng \(month)", monthNames[month - 1]) }
    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December"
    ]

    // MARK: Headings and introductions of lists
    public static func certified(_ name: String) -> Phrase { Phrase("Sản phẩm có chứng nhận \(name)", "Products certified \(name)") }
    public static func inSeason(_ month: Int) -> Phrase {
        Phrase("Sản phẩm vào mùa tháng \(month)", "Products in season in \(monthNames[month - 1])")
    }
    public static func starred(_ stars: Int) -> Phrase { Phrase("Sản phẩm OCOP \(stars) sao", "\(stars)-star OCOP products") }
    public static func starredIntroduction(_ day: String) -> Phrase {
        Phrase("Chỉ gồm sản phẩm có giấy chứng nhận còn hiệu lực vào ngày \(day).", "Only products whose certificate was valid on \(day).")
    }
    public static func productsOf(_ name: String) -> Phrase { Phrase("Sản phẩm của \(name)", "Products of \(name)") }
    public static func productsIn(_ name: String) -> Phrase { Phrase("Sản phẩm ở \(name)", "Products from \(name)") }
    public static func producersIn(_ name: String) -> Phrase { Phrase("Hợp tác xã và đơn vị ở \(name)", "Producers in \(name)") }
    public static func producersInChain(_ name: String) -> Phrase { Phrase("Đơn vị tham gia \(name)", "Producers in \(name)") }
    public static func productsInChain(_ name: String) -> Phrase { Phrase("Sản phẩm thuộc \(name)", "Products of \(name)") }
    public static let emptyProducts = Phrase(
        "Chưa có sản phẩm nào ở đây. Mời xem toàn bộ danh sách sản phẩm hoặc chọn nhóm khác.",
        "No products here yet. See all products, or choose another group.")
    public static let emptyProducers = Phrase(
        "Chưa có đơn vị nào ở đây. Mời xem toàn bộ danh sách hợp tác xã.", "No producers here yet. See all producers.")
    public static let emptyList = Phrase("Chưa có nội dung ở mục này.", "Nothing here yet.")
    public static let emptyFairs = Phrase("Hiện chưa có hội chợ nào sắp diễn ra.", "No trade fairs are announced at the moment.")

    // MARK: Descriptions
    public static let productsDescription = Phrase(
        "Đặc sản và sản phẩm OCOP của các hợp tác xã: ai làm, ở đâu, mua thế nào.",
        "Specialities and OCOP products of cooperatives: who makes them, where, and how to buy.")
    public static let producersDescription = Phrase(
        "Hợp tác xã, tổ hợp tác, hội quán và cơ sở sản xuất, kèm cách liên hệ và sản phẩm của từng nơi.",
        "Cooperatives, groups, clubs and workshops, with contacts and products.")
    public static let localitiesDescription = Phrase(
        "Tra theo huyện cũ hoặc xã, phường mới: mỗi nơi có những hợp tác xã và sản phẩm nào, từ 1/7/2025 thuộc về đâu.",
        "Look up a former district or a new commune: its producers, its products, and what it became on 1 July 2025.")
    public static let valueChainsDescription = Phrase(
        "Nông sản đi từ ruộng vườn đến người mua qua những khâu nào, ai đang làm khâu nào.",
        "The stages from field to market, and who takes which.")
    public static let fairsDescription = Phrase(
        "Hội chợ, phiên chợ, lễ hội và hội nghị kết nối cung cầu: sắp tới, đang diễn ra và đã qua.",
        "Trade fairs, markets, festivals and supply–demand meetings: coming, under way and past.")
    public static let showroomsDescription = Phrase("Nơi xem và mua sản phẩm trực tiếp.", "Where to see and buy the products.")
    public static let articlesDescription = Phrase(
        "Mô hình hay, xúc tiến thương mại, chính sách và tập huấn.", "Models, trade promotion, policy and training.")
    public static let plansDescription = Phrase(
        "Các kế hoạch phát triển kinh tế tập thể: chỉ tiêu đặt ra, con số được báo cáo và con số đếm được từ hồ sơ.",
        "Plans for the collective economy: targets, what was reported, and what the profiles count.")
    public static let ocopDescription = Phrase(
        "Sản phẩm được phân hạng 3, 4 và 5 sao còn hiệu lực, và những giấy chứng nhận đã hết hạn.",
        "Products with valid 3, 4 and 5 stars, and certificates that have lapsed.")
    public static let searchDescription = Phrase(
        "Tìm sản phẩm, hợp tác xã, địa bàn; gõ có dấu hay không dấu đều được.",
        "Search products, producers and places, with or without accents.")
    public static let openDataDescription = Phrase(
        "Tải danh sách sản phẩm, hợp tác xã, hội chợ để dùng lại.", "Download the lists of products, producers and fairs.")
}
