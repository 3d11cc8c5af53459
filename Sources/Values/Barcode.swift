import VietnameseText

/// A trade item number: GTIN-8, -12, -13 or -14 with a right check digit (GS1 General Specifications, 7.9).
public struct Barcode: Hashable, Sendable {
    /// 8, 12, 13 or 14 ASCII digits, the check digit last.
    public let digits: String

    /// Reads the digits, with spaces or hyphens between them, and verifies the last one.
    public static func parse(_ text: String) -> Result<Barcode, ValueFault> {
        let digits = text.filter { $0 != " " && $0 != "-" }
        let shown = text.prefix(30)
        guard [8, 12, 13, 14].contains(digits.utf8.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
            return .failure(
                ValueFault(
                    "gtin-sai", Phrase("mã vạch \"\(shown)\" không đúng", "\"\(shown)\" is not a barcode"),
                    advice: Phrase("mã vạch có 8, 12, 13 hoặc 14 chữ số", "a barcode has 8, 12, 13 or 14 digits")))
        }
        let values = digits.utf8.map { Int($0) - 0x30 }
        let expected = checkDigit(of: values.dropLast())
        guard values.last == expected else {
            return .failure(
                ValueFault(
                    "gtin-sai", Phrase("mã vạch \"\(shown)\" sai chữ số kiểm tra", "the check digit of the barcode \"\(shown)\" is wrong"),
                    advice: Phrase(
                        "chữ số cuối phải là \(expected); hãy gõ lại theo bao bì",
                        "the last digit would be \(expected); copy it from the package again")))
        }
        return .success(Barcode(digits: digits))
    }

    /// Weights 3 and 1 from the right.
    private static func checkDigit(of digits: ArraySlice<Int>) -> Int {
        let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset.isMultiple(of: 2) ? 3 : 1) }
        return (10 - sum % 10) % 10
    }
}
