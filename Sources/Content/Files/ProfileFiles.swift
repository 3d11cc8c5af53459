import Catalogue
import Diagnostics
import Foundation
import VietnameseText

/// What lies in a content folder: which file is which profile, before any is read.
struct ProfileFiles {
    /// The files of one profile.
    struct Source: Sendable, Hashable {
        let kind: ProfileKind
        let slug: String
        /// Paths within the content folder.
        let path: String
        let englishPath: String?
        /// Where its photos lie: `san-pham`, or `san-pham/che-shan` for a profile with a folder of its own.
        let folder: String
    }

    /// By kind, in the order of slugs.
    var sources: [ProfileKind: [Source]] = [:]
    /// Every other file, by its path within the content folder: photos, and what lies in `tep/`.
    var otherFiles: Set<String> = []
    var diagnostics: [Diagnostic] = []
    /// Who refers to one of them is told nothing, as its file is told of.
    private(set) var lost: [ProfileKind: LostProfiles] = [:]
    /// Whether a symbolic link was met: then the content of a file may change without a change at its path.
    private(set) var hasLinks = false

    /// The folder whose files are copied to the site as they are.
    static let copiedFolder = "tep"
    static let rootFiles: Set<String> = ["site.yml", "site.en.yml", LocalityFile.name]

    /// In bytes: beyond what somebody on a slow network would load.
    static let copiedFileLimit = 200 << 20

    /// What links to folders led to.
    private var linkedFolders: Set<String> = []
    private var reported: Set<Diagnostic> = []
    private let root: String
    private let realRoot: String
    private let displayName: String

    /// Lists the folder at `root`; messages call it `displayName`.
    init(root: String, displayName: String) {
        self.root = root
        self.displayName = displayName
        realRoot = FileSystem.realPath(root) ?? root
        // Names can be listed that cannot be opened: without this, every file would seem to be missing.
        guard !FileSystem.isFolder(root) || FileSystem.isFolder(root + "/.") else {
            reportUnreadable(.system(EACCES), "")
            return
        }
        let kinds = Dictionary(uniqueKeysWithValues: ProfileKind.allCases.map { ($0.folder, $0) })
        for entry in entries(of: "") {
            if let kind = kinds[entry.name] {
                if isFolder(entry, path: entry.name) { list(kind) } else { reportNoFolder(entry) }
            } else if entry.name == Self.copiedFolder {
                if isFolder(entry, path: entry.name) { collectFiles(below: entry.name, depth: 0) } else { reportNoFolder(entry) }
            } else if isFolder(entry, path: entry.name) {
                let near = nearestWord(to: entry.name, in: kinds.keys.sorted() + [Self.copiedFolder])
                if holdsProfiles(entry.name) {
                    report(
                        .error, "thu-muc-la",
                        Phrase(
                            "không biết thư mục \"\(entry.name)\", nên hồ sơ trong đó không lên trang",
                            "unknown folder \"\(entry.name)\", so that its profiles are not on the site"),
                        near.map { Phrase("có phải \"\($0)/\"? hãy đổi tên thư mục", "is it \"\($0)/\"? rename it") }
                            ?? Phrase(
                                "chuyển hồ sơ vào san-pham/, htx/ hoặc thư mục phù hợp; thư mục không dùng thì chuyển ra ngoài \(displayName)/",
                                "move the profiles to san-pham/, htx/ or where they belong; a folder of no use goes out of \(displayName)/"),
                        entry.name)
                } else {
                    report(
                        .warning, "thu-muc-la", Phrase("không biết thư mục \"\(entry.name)\"", "unknown folder \"\(entry.name)\""),
                        near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") } ?? Phrase("thư mục này bị bỏ qua", "it is ignored"),
                        entry.name)
                }
            } else if !Self.rootFiles.contains(entry.name) {
                if entry.name.lowercased().hasSuffix(".md") || entry.name.lowercased().hasSuffix(".yaml")
                    || entry.name.lowercased().hasSuffix(".yml")
                {
                    // A profile here would be missing from the site; a README would not.
                    let isProfile = entry.name.lowercased().hasSuffix(".md") && !entry.name.lowercased().hasPrefix("readme")
                    report(
                        isProfile ? .error : .warning, "tep-la",
                        Phrase("tệp này không nằm trong thư mục hồ sơ nào", "this file is in no profile folder"),
                        Phrase("chuyển vào san-pham/, htx/ hoặc thư mục phù hợp", "move it to san-pham/, htx/ or where it belongs"),
                        entry.name)
                } else if isFile(entry, path: entry.name) {
                    otherFiles.insert(entry.name)
                    if let meant = Self.rootFile(meantBy: entry.name) {
                        // An old copy must not take the place of what is in use.
                        let isSpare = FileSystem.isFile(root + "/" + meant)
                        report(
                            isSpare ? .warning : .error, "tep-la", Self.notReadAtAll,
                            isSpare
                                ? Phrase("xoá đi, hoặc chuyển ra ngoài \(displayName)/", "remove it, or keep it out of \(displayName)/")
                                : Self.renaming(entry.name, to: meant), entry.name)
                    }
                }
            }
        }
    }

    /// The file at the root that somebody meant who named one `site.yml.txt`; nil for all other names.
    private static func rootFile(meantBy name: String) -> String? {
        let lower = name.lowercased()
        return lower.hasSuffix(".txt") && rootFiles.contains(String(lower.dropLast(4))) ? String(lower.dropLast(4)) : nil
    }

    /// Whether a file at the root is there under a wrong name, of which is told.
    func isMisnamed(_ name: String) -> Bool { otherFiles.contains { Self.rootFile(meantBy: $0) == name } }

    /// Something else stands where a folder of profiles belongs; a link that leads nowhere good is told of already.
    private mutating func reportNoFolder(_ entry: FileSystem.Entry) {
        if entry.kind == .link && hasFault(at: entry.name) { return }
        report(
            .error, "khong-phai-thu-muc", Phrase("\"\(entry.name)\" phải là một thư mục", "\"\(entry.name)\" has to be a folder"),
            Phrase("đổi tên tệp này, rồi tạo thư mục", "rename this file, then make the folder"), entry.name)
    }

    private mutating func list(_ kind: ProfileKind) {
        var vietnamese: [String: (path: String, folder: String)] = [:]
        var english: [String: String] = [:]
        /// As they were typed: of their English versions it would be wrong to say that there is no Vietnamese one.
        var refused: Set<String> = []

        func refuse(_ slug: String) {
            refused.insert(slug)
            lost[kind, default: LostProfiles()].slugs.insert(slug.slug)
        }

        func add(_ slug: String, _ path: String, _ folder: String) {
            if let other = vietnamese[slug] {
                report(
                    .error, "trung-ten",
                    Phrase(
                        "hồ sơ \"\(slug)\" có hai tệp: \(other.path) và \(path)",
                        "the profile \"\(slug)\" has two files: \(other.path) and \(path)"),
                    Phrase("giữ lại một tệp, hoặc đổi tên tệp kia", "keep one of them, or rename the other"), path)
            } else if isGoodSlug(slug, kind, folder == kind.folder ? path : folder, isFolder: folder != kind.folder) {
                vietnamese[slug] = (path, folder)
            } else {
                refuse(slug)
            }
        }

        let listed = entries(of: kind.folder)
        if listed.isEmpty && hasFault(at: kind.folder) { lost[kind] = LostProfiles(isUnlisted: true) }
        for entry in listed {
            let path = kind.folder + "/" + entry.name
            if isFolder(entry, path: path) {
                var hasIndex = false
                var inFolders: [String] = []
                /// What else seems to be a profile, by its name within the folder.
                var lost: [String] = []
                for inner in entries(of: path) {
                    let innerPath = path + "/" + inner.name
                    guard isFile(inner, path: innerPath) else {
                        if isFolder(inner, path: innerPath), holdsProfiles(innerPath) { inFolders.append(inner.name) }
                        continue
                    }
                    switch inner.name {
                    case "index.md":
                        hasIndex = true
                        add(entry.name, innerPath, path)
                    case "index.en.md": english[entry.name] = innerPath
                    default:
                        otherFiles.insert(innerPath)
                        if inner.name.hasSuffix(".md") || Self.profileName(meantBy: inner.name) != nil { lost.append(inner.name) }
                    }
                }
                // Beside a profile and its photos, a text is somebody's note.
                if hasIndex { lost.removeAll { $0.lowercased().hasSuffix(".txt") && !$0.lowercased().hasSuffix(".md.txt") } }
                reportLost(lost, in: path, kind, hasIndex: hasIndex)
                if !hasIndex && !lost.isEmpty { refuse(entry.name) }
                for folder in inFolders {
                    if !hasIndex { [entry.name, folder].forEach(refuse) }
                    report(
                        hasIndex ? .warning : .error, "tep-la",
                        Phrase(
                            "hồ sơ trong thư mục con này không được đọc, nên không lên trang",
                            "profiles in this inner folder are not read, so they are not on the site"),
                        Phrase(
                            "chuyển thư mục này vào thẳng \(kind.folder)/", "move this folder to right below \(kind.folder)/"),
                        path + "/" + folder)
                }
                if !hasIndex && lost.isEmpty && inFolders.isEmpty {
                    report(
                        .warning, "thieu-ho-so", Phrase("thư mục này chưa có tệp index.md", "this folder has no index.md"),
                        Phrase("đặt hồ sơ vào \(path)/index.md", "put the profile in \(path)/index.md"), path)
                }
            } else if isFile(entry, path: path) {
                if entry.name.hasSuffix(".en.md") {
                    let slug = String(entry.name.dropLast(6))
                    if english[slug] != nil {
                        report(
                            .error, "trung-ten", Phrase("bản tiếng Anh của \"\(slug)\" có hai tệp", "\"\(slug)\" has two English versions"),
                            Phrase("giữ lại một tệp", "keep one of them"), path)
                    }
                    english[slug] = path
                } else if entry.name.hasSuffix(".md") {
                    add(String(entry.name.dropLast(3)), path, kind.folder)
                } else {
                    otherFiles.insert(path)
                    if let name = Self.profileName(meantBy: entry.name) {
                        report(.error, "tep-la", Self.notRead, Self.renaming(entry.name, to: name), path)
                        refuse(String(name.dropLast(name.hasSuffix(".en.md") ? 6 : 3)))
                    } else if let ending = [".doc", ".docx", ".odt", ".rtf"].first(where: entry.name.lowercased().hasSuffix) {
                        // Often what somebody sent, kept beside the profile that was made of it: no reason to stop the site.
                        report(
                            .warning, "tep-la", Self.notRead,
                            Phrase(
                                "chép chữ sang Notepad, lưu thành \"\(String(entry.name.dropLast(ending.count)).slug).md\"; tệp chỉ để giữ thì chuyển ra ngoài \(displayName)/",
                                "copy the text to a plain text editor and save it as \"\(String(entry.name.dropLast(ending.count)).slug).md\"; keep documents out of \(displayName)/"
                            ), path)
                    }
                }
            }
        }
        for (slug, path) in english where vietnamese[slug] == nil && !refused.contains(slug) {
            report(
                .error, "thieu-tieng-viet",
                Phrase("bản tiếng Anh này chưa có bản tiếng Việt", "there is no Vietnamese version of this profile"),
                Phrase("tạo tệp \(kind.folder)/\(slug).md trước", "write \(kind.folder)/\(slug).md first"), path)
        }
        sources[kind] = vietnamese.keys.sorted().compactMap { slug in
            vietnamese[slug].map { Source(kind: kind, slug: slug, path: $0.path, englishPath: english[slug], folder: $0.folder) }
        }
    }

    private static let notReadAtAll = Phrase("tệp này không được đọc", "this file is not read")

    private static let notRead = Phrase(
        "tệp này không được đọc như hồ sơ, nên không lên trang", "this file is not read as a profile, so it is not on the site")

    /// The name that a file should have which seems to be a profile under a name that no profile has; nil for all others.
    private static func profileName(meantBy name: String) -> String? {
        if name.hasSuffix(".md") { return nil }
        let spaces = name.reversed().prefix { $0 == " " }.count
        let name = name.dropLast(spaces), lower = name.lowercased()
        guard let ending = [".md.txt", ".txt", ".markdown", ".mdown", ".mkd", ".mdx", ".md"].first(where: lower.hasSuffix),
            lower.utf8.count == name.utf8.count
        else { return nil }
        let stem = String(name.dropLast(ending.count)), isEnglish = lower.dropLast(ending.count).hasSuffix(".en")
        let slug = (isEnglish ? String(stem.dropLast(3)) : stem).slug
        return slug.isEmpty ? nil : slug + (isEnglish ? ".en.md" : ".md")
    }

    private static func renaming(_ name: String, to better: String) -> Phrase {
        if name.hasSuffix(" ") {
            return Phrase("bỏ dấu cách ở cuối tên, thành \"\(better)\"", "remove the space at the end of the name: \"\(better)\"")
        }
        return name.lowercased().hasSuffix(".txt")
            ? Phrase(
                "đổi tên thành \"\(better)\" (Notepad đã thêm .txt; bật hiện đuôi tệp trong Windows để thấy)",
                "rename it to \"\(better)\" (Notepad added .txt; have Windows show file name extensions)")
            : Phrase("đổi tên thành \"\(better)\"; đuôi .md viết chữ thường", "rename it to \"\(better)\", with .md in lower case")
    }

    /// Profiles within the folder of another, or in one without any: only its index.md is read.
    private mutating func reportLost(_ names: [String], in folder: String, _ kind: ProfileKind, hasIndex: Bool) {
        let english = names.count { $0.lowercased().contains(".en.") }
        for name in names {
            let better = Self.profileName(meantBy: name) ?? name
            let index = better.hasSuffix(".en.md") ? "index.en.md" : "index.md"
            let isOnly = (index == "index.en.md" ? english : names.count - english) == 1
            if !hasIndex && isOnly || better == index {
                report(
                    .error, "thieu-ho-so", Self.notRead,
                    name.lowercased().hasSuffix(".txt")
                        ? Self.renaming(name, to: index)
                        : Phrase(
                            "hồ sơ trong thư mục riêng phải tên là \(index): đổi tên \"\(name)\" thành \"\(index)\"",
                            "the profile of a folder is called \(index): rename \"\(name)\" to \"\(index)\""), folder + "/" + name)
            } else {
                report(
                    hasIndex ? .warning : .error, "tep-la", Self.notRead,
                    Phrase(
                        "mỗi thư mục chỉ có một hồ sơ; chuyển tệp này ra \(kind.folder)/\(better)",
                        "a folder holds one profile; move this file to \(kind.folder)/\(better)"), folder + "/" + name)
            }
        }
    }

    /// Whether there are Markdown files in a folder, or in one right below it.
    private func holdsProfiles(_ folder: String) -> Bool {
        func names(_ path: String) -> [FileSystem.Entry] {
            ((try? FileSystem.entries(of: root + "/" + path)) ?? []).filter { !Self.isHidden($0.name, isCopied: false) }
        }
        func isProfile(_ entry: FileSystem.Entry) -> Bool { entry.kind == .file && entry.name.lowercased().hasSuffix(".md") }
        return names(folder).contains { isProfile($0) || $0.kind == .folder && names(folder + "/" + $0.name).contains(where: isProfile) }
    }

    /// Whether the name can be an address, and is not one of the site's own.
    private mutating func isGoodSlug(_ slug: String, _ kind: ProfileKind, _ path: String, isFolder: Bool) -> Bool {
        switch Permalink.fault(ofSlug: slug, kind) {
        case nil: return true
        case .malformed:
            let better = slug.slug
            if isFolder {
                report(
                    .error, "ten-tep",
                    Phrase(
                        "tên thư mục chỉ được có chữ thường không dấu, số và dấu gạch nối",
                        "a folder's name may only have lower-case letters without accents, digits and hyphens"),
                    better.isEmpty
                        ? Phrase("đổi tên thư mục, ví dụ che-shan", "rename the folder, for example che-shan")
                        : Phrase("đổi tên thư mục thành \"\(better)\"", "rename the folder to \"\(better)\""), path)
                return false
            }
            report(
                .error, "ten-tep",
                Phrase(
                    "tên tệp chỉ được có chữ thường không dấu, số và dấu gạch nối",
                    "a file name may only have lower-case letters without accents, digits and hyphens"),
                better.isEmpty
                    ? Phrase("đổi tên tệp, ví dụ che-shan.md", "rename it, for example che-shan.md")
                    : Phrase("đổi thành \"\(better).md\"", "rename it to \"\(better).md\""), path)
        case .tooLong:
            report(
                .error, "ten-tep",
                Phrase("tên tệp dài hơn \(Permalink.longestSlug) chữ", "the file name is longer than \(Permalink.longestSlug) letters"),
                Phrase("đặt tên ngắn hơn; tên đầy đủ ghi ở mục \"tên\"", "give it a shorter name; the full one goes into \"tên\""), path)
        case .reserved:
            report(
                .error, "ten-tep",
                Phrase("tên \"\(slug)\" là địa chỉ riêng của trang web", "the name \"\(slug)\" is an address of the site itself"),
                Phrase("đổi sang tên khác", "choose another name"), path)
        }
        return false
    }

    private mutating func collectFiles(below folder: String, depth: Int) {
        guard depth < 12 else {
            report(
                .error, "qua-sau", Phrase("thư mục lồng nhau quá sâu", "folders are nested too deeply"),
                Phrase("bớt bậc thư mục", "use fewer levels"), folder)
            return
        }
        for entry in entries(of: folder) {
            let path = folder + "/" + entry.name
            if isFolder(entry, path: path) {
                if entry.kind != .link || isFirstLink(to: path) { collectFiles(below: path, depth: depth + 1) }
            } else if isFile(entry, path: path) {
                if access(root + "/" + path, R_OK) != 0 {
                    let reason = FileSystem.ReadFailure.system(errno).message
                    report(
                        .error, "khong-doc-duoc",
                        Phrase("không đọc được tệp: \(reason.vietnamese)", "the file cannot be read: \(reason.english)"),
                        Phrase("kiểm tra quyền đọc tệp", "check its permissions"), path)
                } else if let size = FileStamp(root + "/" + path)?.size, size > Self.copiedFileLimit {
                    report(
                        .error, "qua-lon",
                        Phrase(
                            "tệp lớn \(size >> 20) MB, quá \(Self.copiedFileLimit >> 20) MB",
                            "the file has \(size >> 20) MB, more than \(Self.copiedFileLimit >> 20) MB"),
                        Phrase("để tệp lớn ở nơi khác và ghi liên kết đến đó", "keep large files elsewhere and link to them"), path)
                }
                otherFiles.insert(path)
            }
        }
    }

    /// Whether no other link has led to this folder, nor the way here. Links that lead back would go round for ever, and two of
    /// them in millions of ways.
    private mutating func isFirstLink(to path: String) -> Bool {
        guard let target = FileSystem.realPath(root + "/" + path) else { return false }
        let place = FileSystem.realPath(root + "/" + path.split(separator: "/").dropLast().joined(separator: "/")) ?? root
        if (place + "/").hasPrefix(target + "/") || !linkedFolders.insert(target).inserted {
            report(
                .error, "lien-ket-vong",
                Phrase("lối tắt này dẫn về một thư mục đã có ở đây", "this symbolic link leads to a folder that is here already"),
                Phrase("xoá lối tắt, chép tệp thật vào", "remove it and copy the real files"), path)
            return false
        }
        return true
    }

    private mutating func reportUnreadable(_ failure: FileSystem.ReadFailure, _ path: String) {
        let reason = failure.message
        report(
            .error, "khong-doc-duoc",
            Phrase("không đọc được thư mục: \(reason.vietnamese)", "the folder cannot be read: \(reason.english)"),
            Phrase("kiểm tra quyền đọc thư mục, rồi chạy lại", "check its permissions, then run again"), path)
    }

    private mutating func entries(of path: String) -> [FileSystem.Entry] {
        let all: [FileSystem.Entry]
        do throws(FileSystem.ReadFailure) { all = try FileSystem.entries(of: path.isEmpty ? root : root + "/" + path) } catch {
            // Taken for empty, its pages would go from the site without a word.
            reportUnreadable(error, path)
            return []
        }
        let isCopied = path == Self.copiedFolder || path.hasPrefix(Self.copiedFolder + "/")
        for entry in all where !entry.isReadable && !Self.isHidden(entry.name, isCopied: isCopied) {
            report(
                .error, "ten-tep",
                Phrase(
                    "tên \"\(entry.name)\" có ký tự không đọc được (không phải UTF-8)",
                    "the name \"\(entry.name)\" has letters that cannot be read (it is not UTF-8)"),
                Phrase("đổi tên, chỉ dùng chữ, số và dấu gạch nối", "rename it with letters, digits and hyphens"),
                path.isEmpty ? entry.name : path + "/" + entry.name)
        }
        let entries = all.filter { $0.isReadable && !Self.isHidden($0.name, isCopied: isCopied) }
        for (first, second) in zip(entries, entries.dropFirst()) where first.name == second.name {
            report(
                .error, "trung-ten",
                Phrase(
                    "có hai tệp tên \"\(first.name)\", chỉ khác cách gõ dấu",
                    "two files are called \"\(first.name)\", and differ only in how accents are encoded"),
                Phrase("giữ lại một tệp, hoặc đổi tên tệp kia", "keep one of them, or rename the other"),
                path.isEmpty ? first.name : path + "/" + first.name)
        }
        return entries
    }

    /// Hidden files are the operating system's, the editors' and version control's (.DS_Store, .git, .che.md.swp, che.md~, ~$che.md).
    /// - Parameter isCopied: whether it lies in `tep/`, where the ones that a web host asks for are not.
    private static func isHidden(_ name: some StringProtocol, isCopied: Bool) -> Bool {
        (name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~") || name == "Thumbs.db")
            && !(isCopied && webServerFiles.contains(String(name)))
    }

    private static let webServerFiles: Set<String> = [".well-known", ".htaccess", ".nojekyll", ".domains"]

    /// Whether a path can never be listed, whatever lies there.
    static func isIgnored(_ path: String) -> Bool {
        let isCopied = path.hasPrefix(copiedFolder + "/")
        return path.split(separator: "/").contains { isHidden($0, isCopied: isCopied) }
    }

    private mutating func isFolder(_ entry: FileSystem.Entry, path: String) -> Bool {
        switch entry.kind {
        case .folder: true
        case .link: linkStaysInside(path) && FileSystem.isFolder(root + "/" + path)
        default: false
        }
    }

    private mutating func isFile(_ entry: FileSystem.Entry, path: String) -> Bool {
        switch entry.kind {
        case .file: true
        case .link: linkStaysInside(path) && FileSystem.isFile(root + "/" + path)
        case .folder: false
        case .other: isRegular(path)
        }
    }

    /// A pipe or a device is never opened: reading it may never end. Its page would go without a word.
    private mutating func isRegular(_ path: String) -> Bool {
        report(
            .error, "khong-doc-duoc", Phrase("đây không phải tệp thường nên không được đọc", "this is no regular file, so it is not read"),
            Phrase("xoá đi, chép tệp thật vào", "remove it and copy the real file"), path)
        return false
    }

    /// A symbolic link may point to another place of the content folder, but never out of it: it could publish the officer's
    /// own files.
    private mutating func linkStaysInside(_ path: String) -> Bool {
        hasLinks = true
        guard let fault = Self.faultOfLink(at: path, in: root, realRoot: realRoot) else { return true }
        report(.error, fault.code, fault.message, fault.advice, path)
        return false
    }

    /// Why what the link at `path` leads to is not read, and what to do; nil where it is read.
    static func faultOfLink(at path: String, in root: String, realRoot: String) -> (code: String, message: Phrase, advice: Phrase)? {
        guard let target = FileSystem.realPath(root + "/" + path) else {
            return (
                "lien-ket-hong", Phrase("lối tắt này không trỏ đến đâu", "this symbolic link points nowhere"),
                Phrase("xoá lối tắt, chép tệp thật vào", "remove it and copy the real file")
            )
        }
        guard target.hasPrefix(realRoot + "/") else {
            return (
                "lien-ket-ngoai", Phrase("lối tắt này trỏ ra ngoài thư mục nội dung", "this symbolic link leaves the content folder"),
                Phrase("chép tệp thật vào thay cho lối tắt", "copy the real file instead")
            )
        }
        // Nobody would look for what the site shows among hidden files, the preview neither.
        guard Self.isIgnored(String(target.dropFirst(realRoot.count + 1))) else { return nil }
        return (
            "lien-ket-an",
            Phrase(
                "lối tắt này trỏ vào tệp hoặc thư mục ẩn (tên bắt đầu bằng dấu chấm, hay tệp nháp có dấu ~)",
                "this symbolic link leads to something hidden (a name that begins with a dot, or a draft of an editor with a ~)"),
            Phrase("chép tệp thật vào thay cho lối tắt", "copy the real file instead")
        )
    }

    private mutating func report(_ severity: Diagnostic.Severity, _ code: String, _ message: Phrase, _ advice: Phrase?, _ path: String) {
        let diagnostic = Diagnostic(
            severity, code, message, advice: advice, at: SourceLocation(file: path.isEmpty ? displayName : displayName + "/" + path))
        // A link is asked about twice (as a folder, as a file); it is reported once.
        if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    /// Whether the listing complained of the file or folder at `path`, or of a folder above it, perhaps for what it holds.
    func hasFault(at path: String) -> Bool {
        diagnostics.contains {
            $0.location.file == displayName + "/" + path || (displayName + "/" + path).hasPrefix($0.location.file + "/")
        }
    }

    /// Whether the folder itself could not be read, so that nothing can be said of what is in it.
    var isUnreadable: Bool { diagnostics.contains { $0.location.file == displayName } }
}
