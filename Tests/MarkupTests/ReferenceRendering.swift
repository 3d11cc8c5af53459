import CCmarkGFM

@testable import Markup

/// The two ways from Markdown to HTML that must agree: cmark-gfm's own renderer, and ours with its additions off.
enum ReferenceRendering {
    /// By `cmark_render_html`.
    static func byLibrary(_ source: String) -> String {
        Array(source.utf8).withUnsafeBufferPointer { bytes in
            guard let tree = CommonMark.parse(bytes, isValidUTF8: false, needs: MarkdownBounds.Needs(processWideTables: true)),
                let html = cmark_render_html_with_mem(tree.root, CMARK_OPT_DEFAULT, nil, cmark_get_default_mem_allocator())
            else { return "" }
            defer { cmark_get_default_mem_allocator().pointee.free(html) }
            return String(cString: html).replacing("&#x27;", with: "'")
        }
    }

    /// By `MarkdownRenderer`. The addresses are written as the library writes them.
    static func byUs(_ source: String) -> String {
        switch Markdown.render(
            Array(source.utf8), firstLine: 1, style: .reference,
            resolve: { destination, _ in
                .sitePath(isDangerous(destination) ? "" : percentEncoded(destination))
            })
        {
        case .success(let text):
            // We escape apostrophes everywhere, the library only in addresses.
            text.html(sitePath: { $0 }, file: { _ in nil }).string.replacing("&#39;", with: "'")
        case .failure(let refusal):
            "refused: \(refusal)"
        }
    }

    /// The deny-list of the library's renderer.
    private static func isDangerous(_ destination: String) -> Bool {
        let lowered = destination.lowercased()
        if ["data:image/png", "data:image/gif", "data:image/jpeg", "data:image/webp"].contains(where: lowered.hasPrefix) { return false }
        return ["javascript:", "vbscript:", "file:", "data:"].contains(where: lowered.hasPrefix)
    }

    private static func percentEncoded(_ destination: String) -> String {
        var encoded = ""
        for byte in destination.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: encoded.unicodeScalars.append(Unicode.Scalar(byte))
            case _ where "-_.+!*'(),%#@?=;:/,+&$~".utf8.contains(byte): encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
