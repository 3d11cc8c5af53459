import Foundation
import Testing
import VietnameseText

@testable import Values

@Suite("Dates")
struct DateTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("20/05/2024", "2024-05-20"), ("20-5-2024", "2024-05-20"), ("20.5.2024", "2024-05-20"), ("2024-05-20", "2024-05-20"),
            ("2024/5/20", "2024-05-20"),
            ("ngày 20 tháng 5 năm 2024", "2024-05-20"), ("29/02/2024", "2024-02-29"), ("05/2024", "2024-05"),
            ("tháng 5 năm 2024", "2024-05"), ("2024-05", "2024-05"), ("2024", "2024"), ("năm 2024", "2024")
        ])
    func read(typed: String, iso: String) throws {
        for text in [typed.precomposedStringWithCanonicalMapping, typed.decomposedStringWithCanonicalMapping] {
            #expect(try PartialDate.parse(text, coarsest: .year).get().iso == iso)
        }
    }

    @Test(
        "that are none are refused",
        arguments: [
            "31/02/2024", "29/02/2025", "31/04/2025", "20/13/2024", "0/5/2024", "20/05/24", "1/1/1800", "hôm nay", "", "20/05/2024/1",
            "20 người 5 2024"
        ])
    func refused(typed: String) {
        #expect((try? PartialDate.parse(typed, coarsest: .year).get()) == nil)
    }

    @Test("know the days between them, and months of different lengths")
    func arithmetic() throws {
        let day = try #require(CalendarDate(year: 2024, month: 1, day: 31))
        #expect(day.adding(months: 1).iso == "2024-02-29")
        #expect(day.adding(months: 13).iso == "2025-02-28")
        #expect(day.adding(days: 366).iso == "2025-01-31")
        #expect(CalendarDate(year: 1970, month: 1, day: 1)?.dayNumber == 0)
        for number in stride(from: -20_000, through: 60_000, by: 37) { #expect(CalendarDate(dayNumber: number).dayNumber == number) }
        #expect(CalendarDate(year: 2026, month: 11, day: 21)?.weekday == 6)
    }

    @Test("change at midnight in Viet Nam, wherever the program runs")
    func timeZone() {
        #expect(CalendarDate(inVietNamAtUnixTime: 1_795_193_999).iso == "2026-11-20")
        #expect(CalendarDate(inVietNamAtUnixTime: 1_795_194_000).iso == "2026-11-21")
    }

    @Test(
        "with a time",
        arguments: [
            ("20/05/2024 08:30", "2024-05-20T08:30:00+07:00"), ("8h30 20/05/2024", "2024-05-20T08:30:00+07:00"),
            ("2024-05-20T08:30", "2024-05-20T08:30:00+07:00"),
            ("20/05/2024, 8 giờ", "2024-05-20T08:00:00+07:00"), ("8 giờ 20/05/2024", "2024-05-20T08:00:00+07:00"),
            ("8h15 20.05.2024", "2024-05-20T08:15:00+07:00"), ("20/05/2024", "2024-05-20")
        ])
    func times(typed: String, iso: String) throws { #expect(try DateAndTime.parse(typed).get().iso == iso) }
}

@Suite("Prices")
struct PriceTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("350.000 đ", "350.000 ₫"), ("350.000đ/hộp", "350.000 ₫/hộp"), ("350000 VNĐ", "350.000 ₫"), ("350,000 đ", "350.000 ₫"),
            ("350 nghìn đồng", "350.000 ₫"), ("1,2 triệu đồng/kg", "1.200.000 ₫/kg"),
            ("từ 80.000 đ đến 120.000 đ", "80.000–120.000 ₫"), ("80.000 - 120.000 đ/kg", "80.000–120.000 ₫/kg"),
            ("80 - 120 nghìn/kg", "80.000–120.000 ₫/kg"), ("từ 80.000 đ", "từ 80.000 ₫"), ("Liên hệ", "Liên hệ"), ("45k", "45.000 ₫")
        ])
    func read(typed: String, shown: String) throws {
        #expect(try Price.parse(typed).get().text(.vietnamese) == shown)
        #expect(
            try Price.parse(typed.decomposedStringWithCanonicalMapping).get().text(.vietnamese)
                == shown.precomposedStringWithCanonicalMapping)
    }

    @Test(
        "that are none are refused",
        arguments: [
            "rẻ", "", "12.34.5 đ", "45.0000 đ", "45.00 - 60 đ", "120.000 - 80.000 đ", "-5 đ", "5 $", "1.000.000.000.000.000 đ",
            "350.000 đ/", "99999999999999999999", "11111111111111111112<", "99999999999999999999 đ", "9.999.999.999.999.999.999.999 đ"
        ])
    func refused(typed: String) { #expect((try? Price.parse(typed).get()) == nil) }
}

@Suite("Seasons")
struct SeasonTests {
    @Test(
        "are read as people write them",
        arguments: [
            ("3-5", [3, 4, 5]), ("tháng 11 đến tháng 1", [1, 11, 12]), ("3, 4, 9", [3, 4, 9]), ("tháng 3–5 và tháng 9", [3, 4, 5, 9]),
            ("quanh năm", Array(1...12)), ("12", [12])
        ])
    func read(typed: String, months: [Int]) throws { #expect(try MonthSet.parse(typed).get().months == months) }

    @Test("have only months that there are")
    func contains() throws { #expect((-1...20).filter(try MonthSet.parse("11-1").get().contains) == [1, 11, 12]) }

    @Test("over New Year are one run")
    func text() throws {
        #expect(try MonthSet.parse("11-1").get().text(.vietnamese) == "tháng 11–1")
        #expect(try MonthSet.parse("3-5, 9").get().text(.english) == "Mar–May, Sep")
    }

    @Test("that are none are refused", arguments: ["0-3", "13", "xuân", "", "3-", "1-2-3"])
    func refused(typed: String) { #expect((try? MonthSet.parse(typed).get()) == nil) }
}

@Suite("Contacts")
struct ContactTests {
    @Test(
        "Telephone numbers are read with spaces, dots, brackets or +84",
        arguments: [
            ("0912 345 678", "0912345678"), ("0912.345.678", "0912345678"), ("+84 912 345 678", "0912345678"),
            ("(0260) 386 2345", "02603862345"), ("02603862345", "02603862345"), ("1900 1234", "19001234")
        ])
    func phones(typed: String, digits: String) throws { #expect(try PhoneNumber.parse(typed).get().digits == digits) }

    @Test("A number that a spreadsheet robbed of its zero is refused with the number that it should be")
    func lostZero() {
        guard case .failure(let fault) = PhoneNumber.parse("912345678") else { Issue.record("accepted"); return }
        #expect(fault.code == "dien-thoai-sai")
        #expect(fault.advice?.vietnamese == "thiếu số 0 ở đầu (bảng tính hay bỏ mất), có phải 0912 345 678?")
    }

    @Test("Others are refused", arguments: ["091234567", "09123456789", "0112345678", "abc", "", "+1 202 555 0100", "0912345678x"])
    func refusedPhones(typed: String) { #expect((try? PhoneNumber.parse(typed).get()) == nil) }

    @Test(
        "E-mail addresses are plain ones",
        arguments: [
            ("a@example.vn", true), ("lien.he+1@xa.gov.vn", true), ("a@b", false), ("a b@example.vn", false), ("\"x\"@example.vn", false),
            ("a@@example.vn", false), ("a@example.vn?subject=x", false)
        ])
    func email(typed: String, isRight: Bool) { #expect(((try? EmailAddress.parse(typed).get()) != nil) == isRight) }
}

@Suite("Places and barcodes")
struct CodeTests {
    @Test(
        "Coordinates of Viet Nam, its islands included",
        arguments: ["14.68056, 108.27758", "14,68056; 108,27758", "16.5, 112.0", "8.64, 111.92", "10.53 105.84"])
    func inside(typed: String) { #expect((try? Coordinates.parse(typed).get()) != nil) }

    @Test(
        "Others are refused with the reason",
        arguments: [("108.27, 14.68", "toa-do-dao"), ("48.85, 2.35", "toa-do-ngoai"), ("14.68", "toa-do-sai"), ("bắc, đông", "toa-do-sai")])
    func outside(typed: String, code: String) {
        guard case .failure(let fault) = Coordinates.parse(typed) else { Issue.record("accepted"); return }
        #expect(fault.code == code)
    }

    @Test(
        "Check digits of all lengths",
        arguments: [
            ("96385074", true), ("036000291452", true), ("8936000000004", true), ("4006381333931", true), ("10012345678902", true),
            ("8936000000001", false), ("893600000000", false), ("893600000000x", false)
        ])
    func barcodes(digits: String, isRight: Bool) { #expect(((try? Barcode.parse(digits).get()) != nil) == isRight) }
}

@Suite("Web addresses: an allow-list")
struct WebAddressTests {
    @Test(
        "lets the web through, and percent-encodes what is not ASCII",
        arguments: [
            ("https://example.vn/a?b=1#c", "https://example.vn/a?b=1#c"), ("HTTP://example.vn", "http://example.vn"),
            ("https://example.vn/chè", "https://example.vn/ch%C3%A8"), ("https://example.vn/\"<>", "https://example.vn/%22%3C%3E")
        ])
    func allowed(typed: String, address: String) throws { #expect(try WebAddress.parse(typed).get().text == address) }

    @Test(
        "and nothing else",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "\tjavascript:alert(1)", "data:text/html,x",
            "vbscript:x", "intent://x", "blob:https://x", "file:///etc/passwd", "//example.vn", "/\\example.vn",
            "https:/example.vn", "https://", "https://@evil.example", "https://bank.vn@evil.example", "https://exa mple.vn",
            "https://exa\u{0}mple.vn", "https:\\\\example.vn", "http:example.vn", "ftp://example.vn", "mailto:a@example.vn", "",
            "https://" + String(repeating: "a", count: 3000)
        ])
    func refused(typed: String) { #expect((try? WebAddress.parse(typed).get()) == nil) }

    @Test("Texts may also link to mail and telephone, in their plain forms")
    func links() {
        #expect((try? WebAddress.parse("mailto:a@example.vn", allowing: .link).get()) != nil)
        #expect((try? WebAddress.parse("tel:+84912345678", allowing: .link).get()) != nil)
        #expect((try? WebAddress.parse("tel:javascript:1", allowing: .link).get()) == nil)
    }
}
