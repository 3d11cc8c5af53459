import VietnameseText

/// Why a typed text is not the value it should be: a stable code, what was expected, and what to write instead.
public struct ValueFault: Error, Hashable, Sendable {
    /// Stable, for machines and documentation: `ngay-sai`, `gtin-sai` …
    public let code: String
    /// What is wrong, naming what was typed.
    public let message: Phrase
    /// What to write instead, where that can be told.
    public let advice: Phrase?

    public init(_ code: String, _ message: Phrase, advice: Phrase? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
    }
}
