import Catalogue
import Markup
import Values
import VietnameseText

/// The catalogue for other programs: JSON, and CSV that Excel opens rightly. What a page may not say is not here either:
/// a certificate that has lapsed is a dated fact, with no stars shown.
enum OpenData {
    struct File: Sendable {
        let path: String
        let name: Phrase
        let description: Phrase
        let format: String
        let bytes: @Sendable (SiteView) -> [UInt8]
    }

    static let files: [File] = [
        File(path: "/du-lieu/san-pham.json", name: Texts.products, description: Phrase("Mọi sản phẩm, kèm giấy chứng nhận có ngày", "All products, with dated certificates"), format: "JSON") { view in
            json(productColumns, view, view.catalogue.products)
        },
        File(path: "/du-lieu/san-pham.csv", name: Texts.products, description: Phrase("Bảng cho Excel", "A table for Excel"), format: "CSV") { view in
            csv(productColumns, view, view.catalogue.products)
        },
        File(path: "/du-lieu/htx.json", name: Texts.producers, description: Phrase("Mọi đơn vị, kèm liên hệ của tổ chức", "All producers, with the organisation's contacts"), format: "JSON") { view in
            json(producerColumns, view, view.catalogue.producers)
        },
        File(path: "/du-lieu/htx.csv", name: Texts.producers, description: Phrase("Bảng cho Excel", "A table for Excel"), format: "CSV") { view in
            csv(producerColumns, view, view.catalogue.producers)
        },
        File(path: "/du-lieu/hoi-cho.json", name: Texts.fairs, description: Phrase("Hội chợ và sự kiện, có ngày và nơi", "Fairs and events, with dates and places"), format: "JSON") { view in
            json(fairColumns, view, view.catalogue.tradeFairs)
        },
        File(path: "/du-lieu/dia-ban.json", name: Texts.localities, description: Phrase("Địa bàn cũ và mới, mã và nơi nối tiếp", "Localities of before and today, with codes and successors"), format: "JSON") { view in
            json(localityColumns, view, Array(view.catalogue.localities.ids))
        },
    ]

    /// One column: its name in both formats, and its value.
    private struct Column<ID>: Sendable {
        let name: String
        let value: @Sendable (SiteView, ID) -> JSON?
    }

    private static let productColumns: [Column<Product.ID>] = [
        Column(name: "slug") { .string($0.catalogue[$1].slug) },
        Column(name: "ten") { .string($0.catalogue[$1].name.vietnamese) },
        Column(name: "ten_tieng_anh") { $0.catalogue[$1].name.english.map { .string($0) } },
        Column(name: "trang") { view, id in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "htx") { .string($0.catalogue[$0.catalogue[$1].producer].slug) },
        Column(name: "nhom") { .string($0.catalogue[$1].group.label.vietnamese) },
        Column(name: "dia_ban") { .string($0.catalogue[$0.catalogue.locality(of: $0.catalogue[$1])].code) },
        Column(name: "ocop_sao_con_hieu_luc") { view, id in view.catalogue.shownStars(of: view.catalogue[id]).map { .int($0) } },
        Column(name: "ocop_tinh_trang") { view, id in
            switch view.catalogue[id].certificate?.state(on: view.today) {
            case .valid(let end)?: .string("còn hiệu lực đến \(end.iso)")
            case .lapsed(let end)?: .string("hết hạn \(end.iso)")
            case .withdrawn(let day)?: .string("thu hồi \(day.iso)")
            case .notYet?, .undated?: .string("chưa rõ ngày công nhận")
            case .withoutMark?, nil: nil
            }
        },
        Column(name: "ocop_quyet_dinh") { $0.catalogue[$1].certificate?.decision.map { .string($0) } },
        Column(name: "ocop_ngay") { $0.catalogue[$1].certificate?.decided.map { .string($0.iso) } },
        Column(name: "gia") { $0.catalogue[$1].price.map { .string($0.text(.vietnamese)) } },
        Column(name: "ma_vach") { $0.catalogue[$1].barcode.map { .string($0.digits) } },
        Column(name: "minh_hoa") { .bool($0.catalogue[$1].isIllustrative) },
    ]

    private static let producerColumns: [Column<Producer.ID>] = [
        Column(name: "slug") { .string($0.catalogue[$1].slug) },
        Column(name: "ten") { .string($0.catalogue[$1].name.vietnamese) },
        Column(name: "ten_tieng_anh") { $0.catalogue[$1].name.english.map { .string($0) } },
        Column(name: "trang") { view, id in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "loai_hinh") { .string($0.catalogue[$1].producerKind.label.vietnamese) },
        Column(name: "dia_ban") { .string($0.catalogue[$0.catalogue[$1].locality].code) },
        Column(name: "dia_chi") { $0.catalogue[$1].address.map { .string($0.vietnamese) } },
        Column(name: "dien_thoai") { view, id in
            let phones = view.catalogue[id].phones
            return phones.isEmpty ? nil : .string(phones.map(\.text).joined(separator: "; "))
        },
        Column(name: "email") { $0.catalogue[$1].email.map { .string($0.text) } },
        Column(name: "website") { $0.catalogue[$1].website.map { .string($0.text) } },
        Column(name: "so_thanh_vien") { $0.catalogue[$1].members.map { .int($0) } },
        Column(name: "minh_hoa") { .bool($0.catalogue[$1].isIllustrative) },
    ]

    private static let fairColumns: [Column<TradeFair.ID>] = [
        Column(name: "slug") { .string($0.catalogue[$1].slug) },
        Column(name: "ten") { .string($0.catalogue[$1].name.vietnamese) },
        Column(name: "trang") { view, id in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "bat_dau") { .string($0.catalogue[$1].start.iso) },
        Column(name: "ket_thuc") { $0.catalogue[$1].end.map { .string($0.iso) } },
        Column(name: "dia_diem") { .string($0.catalogue[$1].venue.vietnamese) },
        Column(name: "minh_hoa") { .bool($0.catalogue[$1].isIllustrative) },
    ]

    private static let localityColumns: [Column<Locality.ID>] = [
        Column(name: "ma") { .string($0.catalogue[$1].code) },
        Column(name: "ten") { .string($0.catalogue[$1].name.vietnamese) },
        Column(name: "ma_so") { $0.catalogue[$1].officialCode.map { .string($0) } },
        Column(name: "thuoc") { view, id in view.catalogue[id].parent.map { .string(view.catalogue[$0].code) } },
        Column(name: "den_ngay") { $0.catalogue[$1].lastDay.map { .string($0.iso) } },
        Column(name: "nay_la") { view, id in
            let successors = view.catalogue[id].successors
            return successors.isEmpty ? nil : .array(successors.map { .string(view.catalogue[$0].code) })
        },
    ]

    /// One object for each, written as it is made: the whole as values took more memory than the catalogue.
    private static func json<ID>(_ columns: [Column<ID>], _ view: SiteView, _ ids: [ID]) -> [UInt8] {
        let names = columns.map { Array("\"\($0.name)\":".utf8) }
        var bytes = Array("{\"ngay\":\"\(view.today.iso)\",\"du_lieu\":[".utf8)
        bytes.reserveCapacity(ids.count * columns.count * 32)
        for (number, id) in ids.enumerated() {
            bytes += number > 0 ? ",{".utf8 : "{".utf8
            var isFirst = true
            for (column, name) in zip(columns, names) {
                guard let value = column.value(view, id) else { continue }
                if !isFirst { bytes.append(UInt8(ascii: ",")) }
                isFirst = false
                bytes += name
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes += "]}\n".utf8
        return bytes
    }

    /// RFC 4180, with a byte-order mark, without which Excel takes UTF-8 for something else.
    private static func csv<ID>(_ columns: [Column<ID>], _ view: SiteView, _ ids: [ID]) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes.reserveCapacity(ids.count * columns.count * 20)
        bytes += columns.map(\.name).joined(separator: ",").utf8
        bytes += "\r\n".utf8
        for id in ids {
            for (place, column) in columns.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                writeCell(column.value(view, id), to: &bytes)
            }
            bytes += "\r\n".utf8
        }
        return bytes
    }

    private static func writeCell(_ value: JSON?, to bytes: inout [UInt8]) {
        switch value {
        case .string(let text):
            bytes.append(UInt8(ascii: "\""))
            // A cell that begins like this would be a formula to a spreadsheet (OWASP, CSV injection).
            switch text.utf8.first {
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"): bytes.append(UInt8(ascii: "'"))
            default: break
            }
            if text.utf8.contains(UInt8(ascii: "\"")) {
                bytes += text.replacing("\"", with: "\"\"").utf8
            } else {
                bytes += text.utf8
            }
            bytes.append(UInt8(ascii: "\""))
        case .int(let number): bytes += String(number).utf8
        case .bool(let truth): bytes += truth ? "có".utf8 : "".utf8
        default: break
        }
    }
}
