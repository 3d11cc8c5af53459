import CQREncode
import Markup

/// A QR code as one SVG path, with the quiet zone of four modules that ISO/IEC 18004 asks for.
enum QRCode {
    /// The drawing of `text` at error correction level M, or nil where it is too long for a code.
    static func svg(_ text: String, label: String) -> HTML? {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        guard let modules = code.pointee.data else { return nil }
        // Runs of dark modules, row by row: M x y h length v 1 h -length z. In bytes: as text, the path took longer than the
        // code itself.
        var path: [UInt8] = []
        path.reserveCapacity(width * width * 4)
        func append(_ letter: UInt8, _ number: Int) {
            path.append(letter)
            if number >= 100 { path.append(0x30 + UInt8(number / 100)) }
            if number >= 10 { path.append(0x30 + UInt8(number / 10 % 10)) }
            path.append(0x30 + UInt8(number % 10))
        }
        for row in 0..<width {
            var column = 0
            while column < width {
                guard modules[row * width + column] & 1 == 1 else { column += 1; continue }
                let start = column
                while column < width && modules[row * width + column] & 1 == 1 { column += 1 }
                append(UInt8(ascii: "M"), start + 4)
                append(UInt8(ascii: " "), row + 4)
                append(UInt8(ascii: "h"), column - start)
                path += [0x76, 0x31, 0x68]                    // v1h
                append(UInt8(ascii: "-"), column - start)
                path.append(UInt8(ascii: "z"))
            }
        }
        let side = width + 8
        return "<svg class=\"qr\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" aria-label=\"\(label)\"><path fill=\"#fff\" d=\"M0 0h\(side)v\(side)H0z\"/><path fill=\"#000\" d=\"\(HTML(trustedBytes: path))\"/></svg>"
    }
}
