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
        File(
            path: "/du-lieu/san-pham.json", name: Texts.products,
            description: Phrase("Mọi sản phẩm, kèm giấy chứng nhận có ngày", "All products, with dated certificates"), format: "JSON"
        ) { view in
            json(productColumns, view, view.catalogue.products) { $0[$1] }
        },
        File(path: "/du-lieu/san-pham.csv", name: Texts.products, description: Phrase("Bảng cho Excel", "A table for Excel"), format: "CSV")
        { view in
            csv(productColumns, view, view.catalogue.products) { $0[$1] }
        },
        File(
            path: "/du-lieu/htx.json", name: Texts.producers,
            description: Phrase("Mọi đơn vị, kèm liên hệ của tổ chức", "All producers, with the organisation's contacts"), format: "JSON"
        ) { view in
            json(producerColumns, view, view.catalogue.producers) { $0[$1] }
        },
        File(path: "/du-lieu/htx.csv", name: Texts.producers, description: Phrase("Bảng cho Excel", "A table for Excel"), format: "CSV") {
            view in
            csv(producerColumns, view, view.catalogue.producers) { $0[$1] }
        },
        File(
            path: "/du-lieu/hoi-cho.json", name: Texts.fairs,
            description: Phrase("Hội chợ và sự kiện, có ngày và nơi", "Fairs and events, with dates and places"), format: "JSON"
        ) { view in
            json(fairColumns, view, view.catalogue.tradeFairs) { $0[$1] }
        },
        File(
            path: "/du-lieu/dia-ban.json", name: Texts.localities,
            description: Phrase("Địa bàn cũ và mới, mã và nơi nối tiếp", "Localities of before and today, with codes and successors"),
            format: "JSON"
        ) { view in
            json(localityColumns, view, view.catalogue.localities.ids) { $0[$1] }
        }
    ]

    /// One column: its name in both formats, and its value. The profile is handed in, as looking it up for each column would
    /// take longer than writing it.
    private struct Column<ID, Record>: Sendable {
        let name: String
        let value: @Sendable (SiteView, ID, Record) -> JSON?
    }

    private static let productColumns: [Column<Product.ID, Product>] = [
        Column(name: "slug") { .string($2.slug) },
        Column(name: "ten") { .string($2.name.vietnamese) },
        Column(name: "ten_tieng_anh") { $2.name.english.map { .string($0) } },
        Column(name: "trang") { view, id, record in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "htx") { .string($0.catalogue[$2.producer].slug) },
        Column(name: "nhom") { .string($2.group.label.vietnamese) },
        Column(name: "dia_ban") { .string($0.catalogue[$0.catalogue.locality(of: $2)].code) },
        Column(name: "ocop_sao_con_hieu_luc") { view, id, record in view.catalogue.shownStars(of: record).map { .int($0) } },
        Column(name: "ocop_tinh_trang") { view, id, record in
            switch record.certificate?.state(on: view.today) {
            case .valid(let end)?: .string("còn hiệu lực đến \(end.iso)")
            case .lapsed(let end)?: .string("hết hạn \(end.iso)")
            case .withdrawn(let day)?: .string("thu hồi \(day.iso)")
            case .notYet(let day)?: .string("có hiệu lực từ \(day.iso)")
            case .undated?: .string("chưa rõ ngày công nhận")
            case .withoutMark?, nil: nil
            }
        },
        Column(name: "ocop_quyet_dinh") { $2.certificate?.decision.map { .string($0) } },
        Column(name: "ocop_ngay") { $2.certificate?.decided.map { .string($0.iso) } },
        Column(name: "gia") { $2.price.map { .string($0.text(.vietnamese)) } },
        Column(name: "ma_vach") { $2.barcode.map { .string($0.digits) } },
        Column(name: "minh_hoa") { .bool($2.isIllustrative) }
    ]

    private static let producerColumns: [Column<Producer.ID, Producer>] = [
        Column(name: "slug") { .string($2.slug) },
        Column(name: "ten") { .string($2.name.vietnamese) },
        Column(name: "ten_tieng_anh") { $2.name.english.map { .string($0) } },
        Column(name: "trang") { view, id, record in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "loai_hinh") { .string($2.producerKind.label.vietnamese) },
        Column(name: "dia_ban") { .string($0.catalogue[$2.locality].code) },
        Column(name: "dia_chi") { $2.address.map { .string($0.vietnamese) } },
        Column(name: "dien_thoai") { view, id, record in
            let phones = record.phones
            return phones.isEmpty ? nil : .string(phones.map(\.text).joined(separator: "; "))
        },
        Column(name: "email") { $2.email.map { .string($0.text) } },
        Column(name: "website") { $2.website.map { .string($0.text) } },
        Column(name: "so_thanh_vien") { $2.members.map { .int($0) } },
        Column(name: "minh_hoa") { .bool($2.isIllustrative) }
    ]

    private static let fairColumns: [Column<TradeFair.ID, TradeFair>] = [
        Column(name: "slug") { .string($2.slug) },
        Column(name: "ten") { .string($2.name.vietnamese) },
        Column(name: "trang") { view, id, record in view.fullAddress(view.permalink(id)).map { .string($0) } },
        Column(name: "bat_dau") { .string($2.start.iso) },
        Column(name: "ket_thuc") { $2.end.map { .string($0.iso) } },
        Column(name: "dia_diem") { .string($2.venue.vietnamese) },
        Column(name: "minh_hoa") { .bool($2.isIllustrative) }
    ]

    private static let localityColumns: [Column<Locality.ID, Locality>] = [
        Column(name: "ma") { .string($2.code) },
        Column(name: "ten") { .string($2.name.vietnamese) },
        Column(name: "ma_so") { $2.officialCode.map { .string($0) } },
        Column(name: "thuoc") { view, id, record in record.parent.map { .string(view.catalogue[$0].code) } },
        Column(name: "den_ngay") { $2.lastDay.map { .string($0.iso) } },
        Column(name: "nay_la") { view, id, record in
            let successors = record.successors
            return successors.isEmpty ? nil : .array(successors.map { .string(view.catalogue[$0].code) })
        }
    ]

    /// One object for each, written as it is made: the whole as values took more memory than the catalogue.
    private static func json<ID, Record>(
        _ columns: [Column<ID, Record>], _ view: SiteView, _ ids: [ID], _ record: (Catalogue, ID) -> Record
    ) -> [UInt8] {
        let names = columns.map { Array("\"\($0.name)\":".utf8) }
        var bytes = Array("{\"ngay\":\"\(view.today.iso)\",\"du_lieu\":[".utf8)
        bytes.reserveCapacity(ids.count * columns.count * 32)
        for (number, id) in ids.enumerated() {
            bytes += number > 0 ? ",{".utf8 : "{".utf8
            var isFirst = true
            let record = record(view.catalogue, id)
            for (column, name) in zip(columns, names) {
                guard let value = column.value(view, id, record) else { continue }
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
    private static func csv<ID, Record>(
        _ columns: [Column<ID, Record>], _ view: SiteView, _ ids: [ID], _ record: (Catalogue, ID) -> Record
    ) -> [UInt8] {
        var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
        bytes.reserveCapacity(ids.count * columns.count * 20)
        bytes += columns.map(\.name).joined(separator: ",").utf8
        bytes += "\r\n".utf8
        for id in ids {
            let record = record(view.catalogue, id)
            for (place, column) in columns.enumerated() {
                if place > 0 { bytes.append(UInt8(ascii: ",")) }
                writeCell(column.value(view, id, record), to: &bytes)
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
            case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"):
                bytes.append(UInt8(ascii: "'"))
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
