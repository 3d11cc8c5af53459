import VietnameseText

/// A price as the producer gives it: one amount, a range, or "ask". In đồng.
public struct Price: Hashable, Sendable {
    /// Whole đồng, from 0 to a trillion; of a range the lower end is the smaller.
    public enum Amount: Hashable, Sendable {
        case exactly(Int)
        case range(Int, Int)
        /// `từ 80.000 đ`: at least this much.
        case from(Int)
        /// `Liên hệ`.
        case onRequest
    }

    public let amount: Amount
    /// What the price is for, as typed: `hộp`, `kg`. nil where not said.
    public let unit: String?

    /// The least that it may cost, in đồng; nil where one has to ask.
    public var lowest: Int? {
        switch amount {
        case .exactly(let dong), .from(let dong), .range(let dong, _): dong
        case .onRequest: nil
        }
    }

    /// `350.000 ₫/hộp`, `80.000–120.000 ₫`, `từ 80.000 ₫`, `Liên hệ`.
    public func text(_ language: Language) -> String {
        let body: String
        switch amount {
        case .exactly(let dong): body = "\(language.format(dong)) ₫"
        case .range(let low, let high): body = "\(language.format(low))–\(language.format(high)) ₫"
        case .from(let low): body = Phrase("từ ", "from ")(language) + "\(language.format(low)) ₫"
        case .onRequest: return Phrase("Liên hệ", "On request")(language)
        }
        return unit.map { "\(body)/\($0)" } ?? body
    }

    /// Reads `350.000 đ`, `350.000đ/hộp`, `350000 VNĐ`, `350 nghìn đồng`, `1,2 triệu đồng/kg`,
    /// `từ 80.000 đ đến 120.000 đ`, `80.000 - 120.000 đ/kg`, `từ 80.000 đ`, `Liên hệ`.
    public static func parse(_ text: String) -> Result<Price, ValueFault> {
        var fault: ValueFault {
            ValueFault(
                "gia-sai", Phrase("không hiểu giá \"\(text.prefix(40))\"", "cannot read the price \"\(text.prefix(40))\""),
                advice: Phrase(
                    "viết ví dụ 350.000 đ, 350.000 đ/hộp, từ 80.000 đ đến 120.000 đ, hoặc Liên hệ",
                    "write for example 350.000 đ, 350.000 đ/hộp, từ 80.000 đ đến 120.000 đ, or Liên hệ"))
        }
        guard text.utf8.count <= 120 else { return .failure(fault) }
        if let dong = plainAmount(text) { return .success(Price(amount: .exactly(dong), unit: nil)) }
        let composed = text.precomposedForReading
        if ["lienhe", "contact", "onrequest", "thoathuan"].contains(composed.foldedKey) {
            return .success(Price(amount: .onRequest, unit: nil))
        }
        var body = composed[...], unit: String?
        if let slash = composed.lastIndex(of: "/") {
            let typed = composed[composed.index(after: slash)...].trimmingSpaces
            guard !typed.isEmpty, typed.count <= 30 else { return .failure(fault) }
            unit = typed
            body = composed[..<slash]
        }
        let folded = String(body).withoutAccents
        var text = folded[...].trimmingSpaces
        var startsFrom = false
        if text.hasPrefix("tu ") { startsFrom = true; text = text.dropFirst(3).trimmingSpaces }
        let parts: [String]
        if let range = text.firstRange(of: " den ") {
            parts = [String(text[..<range.lowerBound]), String(text[range.upperBound...])]
        } else if let dash = text.firstIndex(where: { $0 == "-" || $0 == "–" || $0 == "—" }) {
            parts = [String(text[..<dash]), String(text[text.index(after: dash)...])]
        } else {
            parts = [text]
        }
        // "80 - 120 nghìn": the scale that is written once holds for both ends.
        let read = parts.map(Self.readAmount)
        guard let last = read.last.flatMap({ $0 }) else { return .failure(fault) }
        // No note is worth less than a đồng, so that 45.0000 is neither forty-five nor what was meant.
        if last.hasCrookedGroups || (parts.count == 2 && !last.isScaled && read[0]?.hasCrookedGroups == true) {
            return .failure(
                ValueFault(
                    fault.code, fault.message,
                    advice: Phrase(
                        "sau mỗi dấu chấm phải có đúng ba chữ số, ví dụ 45.000 đ", "three digits follow each dot, as in 45.000 đ")))
        }
        if parts.count == 2 {
            guard let first = read[0] else { return .failure(fault) }
            let low = first.isScaled || !last.isScaled || first.value >= 1000 ? first.dong : first.value * last.scale
            guard let lowAmount = Self.whole(low), let highAmount = Self.whole(last.dong), lowAmount <= highAmount else {
                return .failure(fault)
            }
            return .success(
                Price(
                    amount: lowAmount == highAmount ? .exactly(lowAmount) : .range(lowAmount, highAmount),
                    unit: unit))
        }
        guard let amount = Self.whole(last.dong) else { return .failure(fault) }
        return .success(Price(amount: startsFrom ? .from(amount) : .exactly(amount), unit: unit))
    }

    /// The amount of the plainest form, `350.000 đ`, which most prices have; nil for every other, which takes the long way.
    private static func plainAmount(_ text: String) -> Int? {
        var amount = 0, digits = 0, sinceDot: Int?
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.first, (0x30...0x39).contains(byte) || byte == 0x2E {
            bytes.removeFirst()
            if byte == 0x2E {
                guard digits > 0, sinceDot ?? 3 == 3, digits <= 3 || sinceDot != nil else { return nil }
                sinceDot = 0
            } else {
                // Counted before it is multiplied: more digits are no price, and beyond nineteen no number of the machine.
                digits += 1
                guard digits <= 12 else { return nil }
                amount = amount * 10 + Int(byte - 0x30)
                sinceDot = sinceDot.map { $0 + 1 }
            }
        }
        guard digits > 0, sinceDot ?? 3 == 3, Array(bytes) == Array(" đ".utf8) else { return nil }
        return amount
    }

    private struct Reading {
        var value: Double
        var scale: Double
        /// Whether a number of whole đồng has a dot that is not before three digits.
        var hasCrookedGroups = false
        var isScaled: Bool { scale != 1 }
        var dong: Double { value * scale }
    }

    private static func readAmount(_ text: String) -> Reading? {
        var number = "", word = ""
        for character in text where character != " " && character != "\u{A0}" {
            if character.isASCII && (character.isNumber || character == "." || character == ",") && word.isEmpty {
                number.append(character)
            } else {
                word.append(character)
            }
        }
        for currency in ["vnd", "dong", "d", "₫"] where word.hasSuffix(currency) {
            word.removeLast(currency.count)
            break
        }
        let scales: [String: Double] = ["": 1, "nghin": 1000, "ngan": 1000, "k": 1000, "trieu": 1_000_000, "tr": 1_000_000]
        guard let scale = scales[word] else { return nil }
        // 350,000 without a word is what a spreadsheet in English makes of 350.000: there are no thousandths of a đồng.
        if scale == 1, number.utf8.contains(0x2C) {
            let groups = number.split(separator: ",", omittingEmptySubsequences: false)
            let isGrouped = groups.count > 1 && (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            if isGrouped && !number.utf8.contains(0x2E) { number = groups.joined() }
        }
        guard let value = number.vietnameseNumber else { return nil }
        let groups = (number.split(separator: ",", omittingEmptySubsequences: false).first ?? "").split(
            separator: ".", omittingEmptySubsequences: false)
        let isCrooked = scale == 1 && groups.dropFirst().contains { $0.count != 3 }
        return Reading(value: value, scale: scale, hasCrookedGroups: isCrooked)
    }

    /// Whole đồng of a believable price: up to a trillion.
    private static func whole(_ dong: Double) -> Int? {
        dong >= 0 && dong <= 1e12 && dong == dong.rounded() ? Int(dong) : nil
    }
}

extension StringProtocol {
    var trimmingSpaces: String {
        var view = Substring(self)
        while let first = view.first, first.isWhitespace { view.removeFirst() }
        while let last = view.last, last.isWhitespace { view.removeLast() }
        return String(view)
    }
}
