import Catalogue
import Diagnostics
import Foundation
import Values
import VietnameseText

/// What the fields of one file are read with: where faults go, and what references may point to.
struct FieldReader {
    /// The path as messages show it.
    let displayPath: String
    /// The folder within the content folder in which the file lies, for photos beside it: `san-pham/che-shan`.
    let folder: String
    /// English for a `.en.md` file, whose texts are laid over the Vietnamese profile's.
    var language: Language
    let scope: ReferenceScope
    var diagnostics: [Diagnostic] = []
    var hasErrors = false
    /// Of the field that is being read: what its faults tell to write.
    var example = ""
    private var counts: [Diagnostic.Severity: Int] = [:]

    /// Of errors, and of warnings, so that a file of rubbish does not drown the others.
    static let limitPerFile = 100

    init(displayPath: String, folder: String, language: Language, scope: ReferenceScope) {
        (self.displayPath, self.folder, self.language, self.scope) = (displayPath, folder, language, scope)
    }

    mutating func error(_ code: String, _ message: Phrase, advice: Phrase? = nil, at position: Position) {
        hasErrors = true
        add(.error, code, message, advice, position)
    }

    mutating func warn(_ code: String, _ message: Phrase, advice: Phrase? = nil, at position: Position) {
        add(.warning, code, message, advice, position)
    }

    mutating func report(_ fault: ValueFault, at position: Position) {
        error(fault.code, fault.message, advice: fault.advice, at: position)
    }

    mutating func report(_ fault: TypedLine.Fault, onLine line: Int) {
        error(fault.code, fault.message, advice: fault.advice, at: fault.position(onLine: line))
    }

    private mutating func add(_ severity: Diagnostic.Severity, _ code: String, _ message: Phrase, _ advice: Phrase?, _ position: Position) {
        let location = SourceLocation(file: displayPath, line: position.line, column: position.column, length: position.length)
        counts[severity, default: 0] += 1
        // Each for itself, so that a hundred warnings do not hide the one error.
        switch counts[severity, default: 0] {
        case ...Self.limitPerFile: diagnostics.append(Diagnostic(severity, code, message, advice: advice, at: location))
        case Self.limitPerFile + 1: diagnostics.append(.andMore(severity, at: location))
        default: break
        }
    }

    /// The text of a scalar; nil where nothing was written or it is no scalar, which is reported.
    mutating func text(_ node: Node) -> String? {
        if node.isEmpty { return nil }
        switch node.value {
        case .scalar(let text): return text
        case .sequence:
            error(
                "kieu-sai", Phrase("mục này chỉ nhận một giá trị, không nhận danh sách", "one value is expected, not a list"),
                advice: Phrase("giữ lại một giá trị", "keep one value"), at: node.position)
        case .mapping:
            error(
                "kieu-sai", Phrase("mục này chỉ nhận một giá trị, không có mục con", "one value is expected, without keys below it"),
                advice: Phrase(
                    "viết giá trị ngay sau dấu hai chấm; nếu là chữ có dấu hai chấm thì đặt trong ngoặc kép",
                    "write the value after the colon; quote a text that has a colon"), at: node.position)
        }
        return nil
    }

    /// Finds what a typed reference names, or reports it with the nearest slug.
    mutating func reference(_ typed: String, to kind: ProfileKind, at position: Position) -> Int? {
        var slug = typed.withinCurlyQuotes ?? typed
        if slug.hasSuffix(".md") { slug.removeLast(3) }
        if let index = scope.profiles[kind]?[slug] { return index }
        let near = scope.suggestions.profile(near: slug, kind)
        error(
            scope.isLost(slug, kind) ? ReferenceScope.consequence : "tham-chieu",
            Phrase(
                "không có hồ sơ \(kind.name.vietnamese) \"\(typed.prefix(60))\"",
                "there is no \(kind.name.english) profile \"\(typed.prefix(60))\""),
            advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                ?? Phrase(
                    "ghi tên tệp (không có .md) trong thư mục \(kind.folder)/", "write the name of a file in \(kind.folder)/, without .md"),
            at: position)
        return nil
    }

    mutating func locality(_ typed: String, at position: Position) -> Locality.ID? {
        let code = typed.withinCurlyQuotes ?? typed
        if let place = scope.localities.find(code) { return place }
        let near = scope.suggestions.locality(near: code)
        error(
            "dia-ban",
            Phrase(
                "không có địa bàn \"\(code.prefix(60))\" trong dia-ban.yml", "there is no locality \"\(code.prefix(60))\" in dia-ban.yml"),
            advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }
                ?? Phrase("ghi mã (mục mã) của một địa bàn trong dia-ban.yml", "write the code (mã) of a locality in dia-ban.yml"),
            at: position)
        return nil
    }
}

extension Diagnostic {
    /// Of each file the first errors and warnings are told: ``ContentFolder/faultLimitPerFile``. This stands for the rest.
    public static func andMore(_ severity: Severity, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            severity, "con-nua",
            severity == .error
                ? Phrase("còn nhiều lỗi nữa trong tệp này", "there are more errors in this file")
                : Phrase("còn nhiều cảnh báo nữa trong tệp này", "there are more warnings in this file"), at: location)
    }
}

/// What the profiles of one folder may refer to. Slugs are file names, so all references can be resolved while the files
/// are being read.
struct ReferenceScope: Sendable {
    /// The place of each slug among the profiles of its kind.
    var profiles: [ProfileKind: [String: Int]] = [:] { didSet { renewSuggestions() } }
    var localities = LocalityTree([]) { didSet { renewSuggestions() } }
    /// The stages of each chain, by the chain's place: known before the producers are read.
    var stages: [[String]] = []
    /// Profiles that are there and could not be listed, which is told of their files.
    var lost: [ProfileKind: LostProfiles] = [:]
    /// Every file of the content folder that is not a profile, by its path within.
    var files: Set<String> = [] { didSet { renewSuggestions() } }
    /// The content folder on disk.
    var root = ""
    private(set) var suggestions = Suggestions(profiles: [:], localities: LocalityTree([]), files: [])

    private mutating func renewSuggestions() { suggestions = Suggestions(profiles: profiles, localities: localities, files: files) }
}

extension String {
    /// Trimmed, composed and with every run of white space and line breaks as one space; control characters are dropped.
    var normalizedForReading: String {
        var text = self
        return text.withUTF8 { String(normalizing: $0) }
    }

    /// The text of bytes that are UTF-8, normalized for reading.
    init(normalizing bytes: UnsafeBufferPointer<UInt8>) {
        var needsWork = false, needsComposing = false, previousIsSpace = true
        for byte in bytes {
            if byte > 0x20 && byte < 0x7F { previousIsSpace = false; continue }
            switch byte {
            case 0x20:
                if previousIsSpace { needsWork = true }
                previousIsSpace = true
                continue
            case 0xCC, 0xCD: needsComposing = true  // U+0300–U+036F, combining marks
            case 0xC2, 0xE2, 0xE3, 0xEF: needsWork = true  // may be another space, a direction mark or U+FEFF
            case 0..<0x20, 0x7F: needsWork = true
            default: break
            }
            previousIsSpace = false
        }
        if previousIsSpace && !bytes.isEmpty { needsWork = true }
        var text = String(decoding: bytes, as: UTF8.self)
        if needsComposing { text = text.precomposedStringWithCanonicalMapping }
        guard needsWork else { self = text; return }
        var scalars = String.UnicodeScalarView()
        var spaceIsDue = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: spaceIsDue = true
            // Controls, and the marks that turn text around: a name could show other letters than it has.
            case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: continue
            default:
                if spaceIsDue && !scalars.isEmpty { scalars.append(" ") }
                spaceIsDue = false
                scalars.append(scalar)
            }
        }
        self = String(scalars)
    }
}
