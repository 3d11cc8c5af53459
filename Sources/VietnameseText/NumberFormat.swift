extension Language {
    /// A whole number with its thousands grouped: `1.234` in Vietnamese, `1,234` in English.
    public func format(_ number: Int) -> String {
        if (0..<1000).contains(number) { return String(number) }
        let digits = String(number.magnitude).utf8
        var grouped: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index).isMultiple(of: 3) { grouped.append(thousandsSeparator) }
            grouped.append(digit)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// A number with at most `places` decimals, none where it is whole: `1.234,5` in Vietnamese.
    public func format(_ number: Double, places: Int = 2) -> String {
        guard number.isFinite, number.magnitude < 1e15 else { return "–" }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (number * scale).rounded()
        var whole = Int(scaled.magnitude) / Int(scale)
        var fraction = String(Int(scaled.magnitude) % Int(scale))
        if places > 0 { fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction }
        while fraction.last == "0" { fraction.removeLast() }
        if scaled < 0 { whole = -whole }
        let sign = scaled < 0 && whole == 0 ? "-" : ""
        return sign + format(whole) + (fraction.isEmpty ? "" : decimalSeparator + fraction)
    }

    private var thousandsSeparator: UInt8 { self == .vietnamese ? UInt8(ascii: ".") : UInt8(ascii: ",") }
    private var decimalSeparator: String { self == .vietnamese ? "," : "." }
}
