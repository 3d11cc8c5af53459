import Catalogue
import VietnameseText

/// The words of the templates.
extension Texts {
    // MARK: Around every page
    public static let skipToContent = Phrase("Đến phần nội dung", "Skip to content")
    public static let mainMenu = Phrase("Các mục chính", "Main menu")
    public static let breadcrumbs = Phrase("Bạn đang ở", "You are here")
    public static let quickSearch = Phrase("Tìm nhanh", "Quick search")
    public static let searchLabel = Phrase("Tìm sản phẩm, hợp tác xã, nơi chốn", "Search products, cooperatives, places")
    public static let searchHint = Phrase("Tên hàng, HTX, huyện, xã…", "Product, cooperative, place…")
    public static let searchButton = Phrase("Tìm", "Search")
    public static let sampleSite = Phrase("Trang web minh hoạ", "Demonstration site")
    public static let illustrativeNotice = Phrase(
        "Dữ liệu minh hoạ: hồ sơ này không có thật, chỉ để xem một trang đầy đủ trông thế nào.",
        "Sample data: this profile is made up, to show what a complete page looks like.")
    public static let draftNotice = Phrase("Bản nháp: trang này chưa được công bố.", "Draft: this page has not been published.")
    /// Only on English pages.
    public static let untranslatedNotice = Phrase("Hồ sơ này chưa có bản tiếng Anh.", "This page is available in Vietnamese only.")
    public static let sources = Phrase("Nguồn thông tin", "Sources")
    public static let responsibleAgency = Phrase("Cơ quan chủ quản", "Responsible agency")
    public static let onThisSite = Phrase("Trên trang này", "On this site")
    public static let aboutThisSite = Phrase("Về trang này", "About this site")
    public static let builtOn = Phrase("Cập nhật ngày", "Updated on")
    public static let feed = Phrase("Theo dõi tin mới (Atom)", "News feed (Atom)")
    public static let madeWith = Phrase("làm bằng GianHang", "made with GianHang")
    public static let pages = Phrase("Các trang của danh sách", "Pages of this list")
    public static let previousPage = Phrase("Trang trước", "Previous")
    public static let nextPage = Phrase("Trang sau", "Next")
    public static let list = Phrase("Danh sách", "List")
    public static let filters = Phrase("Xem theo", "Browse by")
    public static let sample = Phrase("Minh hoạ", "Sample")
    public static let lookAround = Phrase("Xem toàn bộ danh sách", "See the whole list")

    // MARK: Counts
    public static func productCount(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("\(view.number(count)) sản phẩm", "\(view.number(count)) \(count == 1 ? "product" : "products")")
    }
    public static func producerCount(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("\(view.number(count)) đơn vị", "\(view.number(count)) \(count == 1 ? "producer" : "producers")")
    }
    public static func targetCount(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("\(view.number(count)) chỉ tiêu", "\(view.number(count)) \(count == 1 ? "target" : "targets")")
    }
    public static func allOfThem(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("Xem tất cả \(view.number(count))", "See all \(view.number(count))")
    }
    public static func andMore(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("và \(view.number(count)) đơn vị khác", "and \(view.number(count)) more")
    }
    public static func entryCount(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase("\(view.number(count)) mục", "\(view.number(count)) \(count == 1 ? "entry" : "entries")")
    }
    public static func pageOf(_ page: Int, _ pages: Int, _ view: SiteView) -> Phrase {
        Phrase("Trang \(view.number(page))/\(view.number(pages))", "Page \(view.number(page)) of \(view.number(pages))")
    }
    public static let noProfilesYet = Phrase("Chưa có hồ sơ", "No profiles yet")
    public static let nothingYet = Phrase("chưa có", "none yet")

    // MARK: Front page
    public static let keptBy = Phrase("Phụ trách trang:", "Kept by")
    public static let productsCounted = Phrase("sản phẩm", "products")
    public static let producersCounted = Phrase("đơn vị sản xuất", "producers")
    public static let placesCounted = Phrase("huyện cũ, xã, phường", "districts and communes")
    public static let chainsCounted = Phrase("chuỗi giá trị", "value chains")
    public static func samplesBesides(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase(
            "Ngoài ra có \(view.number(count)) hồ sơ minh hoạ, trang nào cũng ghi rõ.",
            "Besides, \(view.number(count)) sample profiles, each marked as one.")
    }
    public static let featuredProducers = Phrase("Đơn vị nổi bật", "Featured producers")
    public static let allProducers = Phrase("Tất cả đơn vị", "All producers")
    public static let worthALook = Phrase("Sản phẩm đáng xem", "Products worth a look")
    public static let allProducts = Phrase("Tất cả sản phẩm", "All products")
    public static let browseByGroup = Phrase("Xem theo nhóm sản phẩm", "Browse by product group")
    public static let browseByPlace = Phrase("Xem theo nơi sản xuất", "Browse by place")
    public static let allPlaces = Phrase("Tất cả địa bàn", "All places")
    public static let browseByChain = Phrase("Xem theo chuỗi giá trị", "Browse by value chain")
    public static let allChains = Phrase("Tất cả chuỗi", "All value chains")
    public static let browseByStars = Phrase("Xem theo sao OCOP", "Browse by OCOP stars")
    public static let aboutOCOP = Phrase("Sao OCOP là gì", "What the stars mean")
    public static let nextFairs = Phrase("Hội chợ sắp tới", "Coming fairs")
    public static let fairCalendar = Phrase("Lịch hội chợ", "Calendar of fairs")
    public static let latestArticles = Phrase("Bài viết mới", "Latest articles")
    public static let allArticles = Phrase("Tất cả bài viết", "All articles")
    public static let plansAndTargets = Phrase("Kế hoạch và chỉ tiêu", "Plans and their targets")
    public static let allPlans = Phrase("Tất cả kế hoạch", "All plans")

    // MARK: Product
    public static let facts = Phrase("Thông tin", "Facts")
    public static let noPhotoYet = Phrase("Chưa có ảnh sản phẩm", "No photo yet")
    public static let madeBy = Phrase("Đơn vị sản xuất", "Made by")
    public static let noContactYet = Phrase("Hồ sơ chưa có cách liên hệ.", "The profile gives no contact yet.")
    public static let call = Phrase("Gọi", "Call")
    public static let zalo = Phrase("Nhắn Zalo", "Zalo")
    public static let email = Phrase("Gửi email", "E-mail")
    public static let map = Phrase("Bản đồ", "Map")
    public static let openMap = Phrase("Mở bản đồ", "Open a map")
    public static let website = Phrase("Trang web", "Website")
    public static let facebook = Phrase("Facebook", "Facebook")
    public static let price = Phrase("Giá", "Price")
    public static let package = Phrase("Quy cách", "Package")
    public static let season = Phrase("Mùa vụ", "Season")
    public static let inSeasonNow = Phrase("đang vào mùa", "in season now")
    public static let outOfSeasonNow = Phrase("chưa đến mùa", "not in season now")
    public static let ingredients = Phrase("Thành phần", "Ingredients")
    public static let storage = Phrase("Bảo quản", "Storage")
    public static let shelfLife = Phrase("Hạn sử dụng", "Shelf life")
    public static let alcohol = Phrase("Nồng độ cồn", "Alcohol")
    public static func percentByVolume(_ number: String) -> Phrase { Phrase("\(number) % thể tích", "\(number)% by volume") }
    public static let alcoholicDrink = Phrase("Đồ uống có cồn", "Alcoholic drink")
    public static let alcoholWarning = Phrase(
        "Uống rượu, bia có hại cho sức khoẻ; không bán cho người dưới 18 tuổi.",
        "Drinking alcohol harms your health; not for sale to persons under 18.")
    public static let group = Phrase("Nhóm", "Group")
    public static let chain = Phrase("Chuỗi giá trị", "Value chain")
    public static let place = Phrase("Địa bàn", "Place")
    /// `huyện Tháp Mười cũ`, in brackets behind an address of today.
    public static func former(_ place: Localized) -> Phrase {
        Phrase("\(place.vietnamese) cũ", "formerly \(place(.english))")
    }
    public static let formerly = Phrase("trước đây:", "formerly:")
    public static let certifications = Phrase("Chứng nhận", "Certificates")
    public static let certificateNumber = Phrase("số", "no.")
    public static let issued = Phrase("cấp", "issued")
    public static let holdsUntil = Phrase("có hiệu lực đến", "valid until")
    public static let expired = Phrase("đã hết hạn", "expired")
    public static let geographicalIndication = Phrase("Chỉ dẫn địa lý", "Geographical indication")
    public static let trademark = Phrase("Nhãn hiệu", "Trademark")
    public static let plantingAreaCode = Phrase("Mã vùng trồng", "Planting area code")
    public static let barcode = Phrase("Mã vạch", "Barcode")
    public static let traceability = Phrase("Truy xuất nguồn gốc", "Traceability")
    public static let traceabilityLink = Phrase("Xem nguồn gốc", "Trace the product")
    public static let video = Phrase("Video", "Video")
    public static let videoLink = Phrase("Xem video", "Watch the video")
    public static let whereToBuy = Phrase("Mua ở đâu", "Where to buy")
    public static let nothingSoldHere = Phrase(
        "Trang này không bán hàng. Mời liên hệ trực tiếp đơn vị sản xuất, hoặc các nơi sau.",
        "Nothing is sold here. Please ask the producer, or one of these.")
    public static let qrCaption = Phrase("Quét mã để mở trang này trên điện thoại", "Scan to open this page on a phone")
    public static let share = Phrase("Chia sẻ trang này", "Share this page")
    public static let linkCopied = Phrase("Đã sao chép liên kết", "Link copied")
    public static let fairsWithProduct = Phrase("Gặp sản phẩm ở hội chợ", "At coming fairs")
    public static let showroomsWithProduct = Phrase("Xem tận mắt tại điểm trưng bày", "On show at")
    public static let pastFairsWithProduct = Phrase("Đã có mặt ở", "Has been at")
    public static let articlesAbout = Phrase("Bài viết liên quan", "Articles")
    public static let relatedProducts = Phrase("Sản phẩm liên quan", "Related products")
    /// The months as a strip of twelve.
    public static func monthInitial(_ month: Int) -> Phrase {
        Phrase("\(month)", ["J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D"][month - 1])
    }
    public static func shortMonth(_ month: Int) -> Phrase {
        Phrase("Th \(month)", ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1])
    }

    // MARK: OCOP
    public static func ocopStars(_ count: Int) -> Phrase { Phrase("OCOP \(count) sao", "OCOP \(count) stars") }
    public static let certificateLapsed = Phrase("Chứng nhận OCOP đã hết hạn", "The OCOP certificate expired")
    public static let certificateWithdrawn = Phrase("Chứng nhận OCOP đã bị thu hồi", "The OCOP certificate was withdrawn")
    public static let certificateFrom = Phrase("Chứng nhận OCOP có hiệu lực từ ngày", "The OCOP certificate is valid from")
    public static let certificateUndated = Phrase(
        "Hồ sơ có nói đến chứng nhận OCOP nhưng chưa rõ ngày cấp, nên trang chưa hiện sao.",
        "The profile mentions an OCOP certificate without its date, so no stars are shown.")
    public static let certificateWithoutMark = Phrase(
        "Đã được đánh giá theo Chương trình OCOP, chưa đến mức được mang dấu OCOP.",
        "Assessed in the OCOP programme, below the level that carries the mark.")
    public static let decision = Phrase("Quyết định", "Decision")
    public static let recognised = Phrase("Công nhận", "Recognised")
    public static let decidedBy = Phrase("Do", "By")
    public static let of = Phrase("của", "of")
    public static let validUntil = Phrase("Có hiệu lực đến hết ngày", "Valid until")
    public static let validAtLeastUntil = Phrase("Có hiệu lực ít nhất đến ngày", "Valid at least until")
    public static let inexactDate = Phrase(
        "Nguồn tin không ghi ngày cụ thể nên tính theo ngày sớm nhất có thể.",
        "The source gives no exact day, so the earliest possible one is taken.")
    public static let lapsedMeaning = Phrase(
        "Giấy chứng nhận có giá trị \(OCOPCertificate.monthsOfValidity) tháng; hết hạn thì sản phẩm không dùng dấu OCOP cho tới khi được đánh giá lại.",
        "A certificate is valid for \(OCOPCertificate.monthsOfValidity) months; after that the product may not use the mark until it is assessed again."
    )
    public static let withdrawnMeaning = Phrase(
        "Từ ngày đó sản phẩm không dùng dấu OCOP.", "Since then the product may not use the OCOP mark.")
    public static let ocopExplained = Phrase(
        "OCOP, Mỗi xã một sản phẩm, là chương trình đánh giá và xếp hạng sản phẩm của địa phương từ 1 đến 5 sao. Từ 3 sao trở lên sản phẩm mới được mang dấu OCOP: 3 và 4 sao do tỉnh quyết định, 5 sao do bộ quyết định.",
        "OCOP, “One Commune One Product”, assesses local products and gives them 1 to 5 stars. From 3 stars a product carries the OCOP mark: 3 and 4 stars are decided by the province, 5 by the ministry."
    )
    public static let ocopValidity = Phrase(
        "Giấy chứng nhận có giá trị \(OCOPCertificate.monthsOfValidity) tháng kể từ ngày quyết định. Trang này chỉ hiện sao khi giấy còn hiệu lực; hết hạn hoặc bị thu hồi thì chỉ ghi lại ngày.",
        "A certificate is valid for \(OCOPCertificate.monthsOfValidity) months from the decision. This site shows stars only while it is valid; afterwards only the date remains."
    )
    /// With the day: a page may be read long after it was made, from a cache or on paper.
    public static func validOn(_ day: String) -> Phrase { Phrase("Còn hiệu lực vào ngày \(day)", "Valid on \(day)") }
    public static func moreCertificates(_ count: Int, _ view: SiteView) -> Phrase {
        Phrase(
            "và \(view.number(count)) chứng nhận khác, xem ở trang của từng sản phẩm",
            "and \(view.number(count)) more, on the pages of the products")
    }
    public static let lapsedCertificates = Phrase("Chứng nhận đã hết hạn hoặc bị thu hồi", "Expired and withdrawn certificates")

    // MARK: Producer
    public static let otherNames = Phrase("Tên khác", "Other names")
    public static let kind = Phrase("Loại hình", "Kind")
    public static let sector = Phrase("Lĩnh vực", "Sector")
    public static let address = Phrase("Địa chỉ", "Address")
    public static let contactPerson = Phrase("Người liên hệ", "Contact person")
    public static let registrationNumber = Phrase("Mã số đăng ký", "Registration number")
    public static let founded = Phrase("Thành lập", "Founded")
    public static let members = Phrase("Số thành viên", "Members")
    public static let linkedHouseholds = Phrase("Số hộ liên kết", "Linked households")
    public static let workers = Phrase("Số lao động", "Workers")
    public static let area = Phrase("Diện tích", "Area")
    public static let model = Phrase("Mô hình", "Model")
    public static let highTechnology = Phrase("Ứng dụng công nghệ cao", "High technology")
    public static let yes = Phrase("Có", "Yes")
    public static let no = Phrase("Không", "No")
    public static let rating = Phrase("Xếp loại", "Rating")
    public static func points(_ score: String) -> Phrase { Phrase("\(score) điểm", "\(score) points") }
    public static func year(_ year: Int) -> Phrase { Phrase("năm \(year)", "in \(year)") }
    public static let ratingBasis = Phrase("Theo", "Under")
    public static func services(_ count: Int) -> Phrase { Phrase("Dịch vụ cho thành viên (\(count))", "Services (\(count))") }
    public static let rolesInChains = Phrase("Tham gia chuỗi giá trị", "Part in value chains")
    public static let atStage = Phrase("Khâu:", "Stage:")
    public static let agreements = Phrase("Ai liên kết với ai", "Who works with whom")
    public static let contract = Phrase("hợp đồng", "contract")
    public static let since = Phrase("từ", "since")
    public static let linkedWith = Phrase("liên kết với", "works with")

    // MARK: Places
    public static let provinces = Phrase("Các tỉnh", "Provinces")
    public static let whatHappenedInJuly = Phrase(
        "Từ ngày 01/07/2025 cả nước không còn cấp huyện, nhiều tỉnh và xã nhập lại. Tìm theo tên huyện cũ hay xã mới đều được: hồ sơ ở xã mới vẫn được đếm cho huyện cũ.",
        "On 1 July 2025 the districts were abolished and many provinces and communes merged. Look up either: a profile in a new commune still counts for the former district."
    )
    public static let formerDistricts = Phrase("Huyện, thị xã, thành phố trước đây", "Former districts and towns")
    public static let formerCommunes = Phrase("Xã, phường, thị trấn trước đây", "Former communes and wards")
    public static let communesOfToday = Phrase("Xã, phường ngày nay", "Communes and wards of today")
    public static let existedUntil = Phrase("Đến hết ngày", "Until")
    public static let nowIs = Phrase("Nay là:", "Now:")
    public static let nowBelongsTo = Phrase("Nay thuộc", "Now part of")
    public static let mergedWith = Phrase("Sáp nhập thêm:", "Merged with:")
    public static let madeFrom = Phrase("Lập nên từ (toàn bộ hoặc một phần):", "Made from (all or part of):")
    public static let formerUnit = Phrase("Đơn vị hành chính cũ", "Former administrative unit")
    public static func unitExistedUntil(_ name: String) -> Phrase { Phrase("\(name) tồn tại đến hết ngày", "\(name) existed until") }
    public static let level = Phrase("Cấp", "Level")
    public static let belongsTo = Phrase("Thuộc", "Part of")
    public static let formerDistrict = Phrase("Huyện trước đây", "Former district")
    public static let officialCode = Phrase("Mã hành chính", "Administrative code")
    public static let emptyPlace = Phrase(
        "Chưa có hồ sơ nào ở nơi này. Hợp tác xã, tổ hợp tác tại đây có thể gửi hồ sơ cho đơn vị quản lý trang.",
        "No profiles here yet. Cooperatives of the place can send theirs to the agency that keeps this site.")
    public static let filedUnderToday = Phrase(
        "Chưa có hồ sơ nào ghi theo đơn vị cũ này. Hồ sơ ở nơi nay là:",
        "No profile is filed under this former unit. Profiles of what it is now part of:")
    public static let filedUnderFormer = Phrase(
        "Chưa có hồ sơ nào ghi rõ ở nơi này. Có hồ sơ còn ghi theo đơn vị cũ:",
        "No profile says that it is here. Some are still filed under the former units:")
    public static let sketchMap = Phrase("Sơ đồ vị trí các nơi", "Sketch of where the places lie")
    public static let sketchCaption = Phrase(
        "Sơ đồ vị trí, phía bắc ở trên; điểm giữa của mỗi nơi, không phải trụ sở.",
        "Sketch with north at the top; the middle of each place, not its office.")
    public static let north = Phrase("B", "N")

    // MARK: Value chains
    public static let keyProduce = Phrase("Sản phẩm chủ lực:", "Key produce:")
    public static let stages = Phrase("Từ đầu đến cuối chuỗi", "From field to market")
    public static let vacantStage = Phrase("Chưa có hồ sơ ở khâu này.", "No profile at this stage yet.")
    public static let vacantStagesInvite = Phrase(
        "Đơn vị nào đang làm khâu còn trống, mời gửi hồ sơ cho đơn vị quản lý trang.",
        "Whoever works at a stage without a profile is welcome to send one.")
    public static let inThisChain = Phrase("Đơn vị trong chuỗi", "In this chain")
    public static let inThisChainToo = Phrase("Cũng trong chuỗi, chưa rõ khâu", "Also in this chain, stage unknown")
    public static let productsOfChain = Phrase("Sản phẩm của chuỗi", "Products of the chain")
    public static let chainDiagram = Phrase(
        "Sơ đồ liên kết; danh sách bên dưới nói cùng nội dung bằng chữ", "Diagram of the links; the list below says the same in words")
    public static let otherStage = Phrase("Khâu khác", "Other")

    // MARK: Fairs and showrooms
    public static let coming = Phrase("Sắp diễn ra", "Coming")
    public static let underWay = Phrase("Đang diễn ra", "Under way")
    public static let isOver = Phrase("Đã kết thúc", "Over")
    public static func pastIn(_ year: Int) -> Phrase { Phrase("Đã qua, năm \(year)", "Past, \(year)") }
    public static let subscribeCalendar = Phrase("Thêm lịch hội chợ vào điện thoại", "Add the fairs to your calendar")
    public static let whenAndWhere = Phrase("Thời gian, địa điểm", "When and where")
    public static let dates = Phrase("Thời gian", "Dates")
    public static let opens = Phrase("Khai mạc", "Opens")
    public static let closes = Phrase("Kết thúc", "Closes")
    public static let addToCalendar = Phrase("Thêm vào lịch", "Add to calendar")
    public static let venue = Phrase("Địa điểm", "Venue")
    public static let organizer = Phrase("Đơn vị tổ chức", "Organizer")
    public static let stallCount = Phrase("Số gian hàng", "Stalls")
    public static let registration = Phrase("Đăng ký gian hàng", "Registering a stall")
    public static let register = Phrase("Đăng ký", "Register")
    public static let registerBy = Phrase("Hạn đăng ký: đến hết ngày", "Register by")
    public static let registrationClosed = Phrase("Đã hết hạn đăng ký ngày", "Registration closed on")
    public static let stalls = Phrase("Các gian hàng và sản phẩm", "Stalls and products")
    public static let stall = Phrase("Gian hàng", "Stall")
    public static let openingHours = Phrase("Giờ mở cửa", "Opening hours")
    public static let onShow = Phrase("Sản phẩm đang trưng bày", "On show")
    /// With the capitals of decree 30/2020/NĐ-CP, annex II.
    public static func weekday(_ number: Int) -> Phrase {
        Phrase(
            ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"][number - 1],
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][number - 1])
    }

    // MARK: Articles and plans
    public static let inThisArticle = Phrase("Nhắc đến trong bài", "In this article")
    public static let moreArticles = Phrase("Bài khác", "More articles")
    public static let period = Phrase("Giai đoạn", "Period")
    public static let planNumber = Phrase("Số hiệu", "Number")
    public static let issuedBy = Phrase("Cơ quan ban hành", "Issued by")
    public static let issuedOn = Phrase("Ngày ban hành", "Date")
    public static let targets = Phrase("Các chỉ tiêu", "Targets")
    public static let targetsExplained = Phrase(
        "Cột “báo cáo” ghi con số được công bố. Cột “đếm từ hồ sơ” là con số trang này tự đếm từ các hồ sơ đang có, thường thấp hơn thực tế vì chưa đủ hồ sơ. Hai cột không cộng hay thay cho nhau.",
        "“Reported” is what was published. “Counted” is what this site counts from the profiles it has, usually less than there are. Neither replaces the other."
    )
    public static let target = Phrase("Chỉ tiêu", "Target")
    public static let targetLevel = Phrase("Chỉ tiêu đặt ra", "Level set")
    public static let reported = Phrase("Báo cáo", "Reported")
    public static let counted = Phrase("Đếm từ hồ sơ", "Counted from profiles")
    public static let nothingCounted = Phrase(
        "Trang này chưa đếm được chỉ tiêu nào từ hồ sơ.", "This site cannot count any of the targets from its profiles yet.")
    public static let noData = Phrase("chưa có dữ liệu", "no data yet")
    public static func inYear(_ year: Int) -> Phrase { Phrase("năm \(year)", "in \(year)") }
    public static func standsOn(_ known: Int, of total: Int, _ view: SiteView) -> Phrase {
        Phrase("dựa trên \(view.number(known))/\(view.number(total)) hồ sơ", "from \(view.number(known)) of \(view.number(total)) profiles")
    }

    // MARK: Search, open data, 404
    public static let searchNeedsScript = Phrase(
        "Ô tìm kiếm cần JavaScript. Trình duyệt này đang tắt, mời xem theo các mục bên dưới.",
        "Search needs JavaScript, which is off in this browser. Please look around below.")
    /// `{n}` stands for the number, `{shown}` for how many are shown.
    public static let resultsFound = Phrase("Tìm thấy {n} kết quả", "{n} found")
    public static let resultsMany = Phrase(
        "Có {n} kết quả, dưới đây là {shown} kết quả sát nhất", "{n} found; the {shown} closest are shown")
    public static let resultsNear = Phrase("Không có mục nào khớp hết các chữ. Gần nhất là:", "Nothing matches all words. The closest are:")
    public static let resultsNone = Phrase(
        "Không tìm thấy. Thử ít chữ hơn, hoặc xem theo các mục bên dưới.", "Nothing found. Try fewer words, or look around below.")
    public static let resultsFailed = Phrase(
        "Chưa tải được danh mục để tìm. Mời xem theo các mục bên dưới.", "The index could not be loaded. Please look around below.")
    public static let orLookAround = Phrase("Xem theo mục", "Look around")
    public static let openDataRules = Phrase(
        "Các tệp có cùng nội dung với các trang: không có tên riêng của người chưa đồng ý, sao OCOP chỉ ghi khi còn hiệu lực. Khi dùng lại xin ghi nguồn và ngày.",
        "The files say what the pages say: no names of people who did not consent, stars only while valid. Please name the source and the date."
    )
    public static let notFoundText = Phrase(
        "Có thể địa chỉ gõ sai, hoặc trang đã được dời đi. Mời tìm lại hoặc xem theo mục.",
        "The address may be mistyped, or the page may have moved. Search, or look around.")
}
