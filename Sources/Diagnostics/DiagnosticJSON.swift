import Foundation
import VietnameseText

/// Writes diagnostics for a program: one JSON array, in the order given.
public struct DiagnosticJSON {
    private struct Entry: Encodable {
        let file: String
        let line: Int
        let column: Int
        let length: Int
        let severity: String
        let code: String
        let message: String
        let advice: String?
    }

    public let language: Language

    public init(language: Language) { self.language = language }

    /// The diagnostics as UTF-8 JSON, ending with a line break. Columns count Unicode scalars from 1; line 0 is the whole file.
    public func text(of diagnostics: [Diagnostic]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let entries = diagnostics.map { diagnostic in
            Entry(
                file: diagnostic.location.file, line: diagnostic.location.line, column: diagnostic.location.column,
                length: diagnostic.location.length, severity: diagnostic.severity.rawValue, code: diagnostic.code,
                message: diagnostic.message(language), advice: diagnostic.advice?(language))
        }
        return String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n"
    }
}
