import VietnameseText

/// A Vietnamese telephone number.
public struct PhoneNumber: Hashable, Sendable {
    /// Digits only, with the leading zero: `0912345678`; short service numbers as they are: `19001234`.
    public let digits: String

    /// Grouped for reading: `0912 345 678`, `0260 386 2345`, `1900 1234`.
    public var text: String {
        let all = Array(digits)
        let cuts: [Int]
        switch all.count {
        case 10: cuts = [4, 7]
        case 11: cuts = all.starts(with: ["0", "2"]) ? [4, 8] : [4, 7]
        case 8: cuts = [4]
        default: cuts = []
        }
        var text = ""
        for (index, digit) in all.enumerated() {
            if cuts.contains(index) { text.append(" ") }
            text.append(digit)
        }
        return text
    }

    /// Reads a mobile (ten digits), a land line with its area code, `+84 …`, or 1800/1900 numbers; spaces, dots, hyphens
    /// and brackets are allowed. A number that a spreadsheet robbed of its zero is refused with the number it should be.
    public static func parse(_ text: String) -> Result<PhoneNumber, ValueFault> {
        let shown = text.prefix(30)
        func fault(_ advice: Phrase) -> Result<PhoneNumber, ValueFault> {
            .failure(
                ValueFault(
                    "dien-thoai-sai",
                    Phrase(
                        "số điện thoại \"\(shown)\" không đúng",
                        "\"\(shown)\" is not a telephone number"), advice: advice))
        }
        if text.utf8.count <= 120 {
            let digits = text.filter { $0.isASCII && $0.isNumber }
            if let first = firstOfSeveral(digits[...]) {
                return fault(
                    Phrase(
                        "có hơn một số; mỗi số một dòng dưới mục này: \"- \(first.text)\"",
                        "that is more than one; write each on a line of its own: \"- \(first.text)\""))
            }
            // The letter O looks like the digit.
            let repaired = text.replacing("O", with: "0").replacing("o", with: "0")
            if repaired != text, let number = try? parse(repaired).get() {
                return fault(Phrase("có chữ O ở chỗ số 0; viết \(number.text)", "it has the letter O for a zero; write \(number.text)"))
            }
        }
        let example = Phrase(
            "viết đủ số, kể cả số 0 đầu, ví dụ 0912 345 678", "write all digits with the leading 0, for example 0912 345 678")
        guard text.utf8.count <= 40, text.unicodeScalars.allSatisfy({ "0123456789+ .-()\u{A0}".unicodeScalars.contains($0) }) else {
            return fault(example)
        }
        var digits = String(text.filter { $0.isASCII && $0.isNumber })
        let isInternational = text.contains("+") || (digits.hasPrefix("84") && digits.count >= 11)
        if isInternational {
            guard digits.hasPrefix("84") else { return fault(Phrase("chỉ nhận số của Việt Nam (+84)", "only Vietnamese numbers (+84)")) }
            digits = "0" + digits.dropFirst(2)
        }
        if (digits.hasPrefix("1800") || digits.hasPrefix("1900")) && (8...10).contains(digits.count) {
            return .success(PhoneNumber(digits: digits))
        }
        if !digits.hasPrefix("0") {
            let repaired = "0" + digits
            if isNumber(repaired) {
                return fault(
                    Phrase(
                        "thiếu số 0 ở đầu (bảng tính hay bỏ mất), có phải \(PhoneNumber(digits: repaired).text)?",
                        "the leading 0 is missing (spreadsheets drop it), is it \(PhoneNumber(digits: repaired).text)?"))
            }
            return fault(example)
        }
        guard isNumber(digits) else {
            return fault(
                digits.hasPrefix("02")
                    ? Phrase(
                        "số cố định có 10 hoặc 11 chữ số kể cả mã vùng; số này có \(digits.count)",
                        "a land line has 10 or 11 digits with its area code; this has \(digits.count)")
                    : Phrase(
                        "số di động có 10 chữ số; số này có \(digits.count)", "a mobile number has 10 digits; this has \(digits.count)"))
        }
        return .success(PhoneNumber(digits: digits))
    }

    /// The first of two or more whole numbers without anything between; nil where it is one, or none.
    private static func firstOfSeveral(_ digits: Substring) -> PhoneNumber? {
        for length in [10, 11] where digits.count >= length + 10 {
            let first = String(digits.prefix(length)), rest = digits.dropFirst(length)
            if isNumber(first), isNumber(String(rest)) || firstOfSeveral(rest) != nil { return PhoneNumber(digits: first) }
        }
        return nil
    }

    /// Ten digits for mobiles (03, 05, 07, 08, 09), ten or eleven for land lines (02).
    private static func isNumber(_ digits: String) -> Bool {
        guard digits.hasPrefix("0"), let second = digits.dropFirst().first else { return false }
        return second == "2" ? (10...11).contains(digits.count) : "35789".contains(second) && digits.count == 10
    }
}

/// An e-mail address, of the plain form that offices use.
public struct EmailAddress: Hashable, Sendable {
    /// As it was typed; ASCII, with one `@`.
    public let text: String

    /// Reads `ten@vi-du.vn`. Refuses what a mail program would need quoting for.
    public static func parse(_ text: String) -> Result<EmailAddress, ValueFault> {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let allowed = { (part: Substring) in
            !part.isEmpty && !part.hasPrefix(".") && !part.hasSuffix(".")
                && part.utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                        || byte == 0x2E || byte == 0x2D || byte == 0x5F || byte == 0x2B
                }
        }
        guard text.utf8.count <= 254, parts.count == 2, parts.allSatisfy(allowed), parts[1].contains(".") else {
            return .failure(
                ValueFault(
                    "email-sai",
                    Phrase(
                        "\"\(text.prefix(40))\" không phải địa chỉ email",
                        "\"\(text.prefix(40))\" is not an e-mail address"),
                    advice: Phrase("viết ví dụ htx@example.vn", "write for example htx@example.vn")))
        }
        return .success(EmailAddress(text: text))
    }
}
