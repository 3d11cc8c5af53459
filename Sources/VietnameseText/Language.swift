/// A language the pages and the messages are written in. Vietnamese is the site's own; English is its translation.
public enum Language: String, CaseIterable, Sendable, Hashable {
    case vietnamese = "vi"
    case english = "en"
}

/// A text of the program itself, in every language it speaks. Written once, both languages side by side, so that
/// neither can be forgotten.
public struct Phrase: Sendable, Hashable {
    public let vietnamese: String
    public let english: String

    public init(_ vietnamese: String, _ english: String) {
        self.vietnamese = vietnamese
        self.english = english
    }

    public func callAsFunction(_ language: Language) -> String {
        language == .vietnamese ? vietnamese : english
    }
}

/// A text of a profile: always in Vietnamese, and in English where somebody translated it.
public struct Localized: Sendable, Hashable {
    public var vietnamese: String
    public var english: String?

    public init(_ vietnamese: String, english: String? = nil) {
        self.vietnamese = vietnamese
        self.english = english
    }

    /// The text in `language`, or the Vietnamese one where there is no translation.
    public func callAsFunction(_ language: Language) -> String {
        language == .english ? english ?? vietnamese : vietnamese
    }

    /// Whether `language` is really spoken here; where it is not, a page marks the text as Vietnamese.
    public func isWritten(in language: Language) -> Bool {
        language == .vietnamese || english != nil
    }
}
