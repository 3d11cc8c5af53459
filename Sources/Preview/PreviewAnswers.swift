import Content
import Foundation
import Pipeline
import Site
import Values
import VietnameseText

/// A request, whatever server took it.
struct PreviewRequest: Sendable {
    var method: String
    /// As it was sent: `/san-pham/che/?x=1`.
    var target: String
    /// By lower-case name.
    var headers: [String: String] = [:]
}

/// What to answer, whatever server sends it.
struct PreviewAnswer: Sendable {
    enum Body: Sendable {
        case bytes([UInt8])
        /// A part of a file on disk.
        case file(OpenFile, Range<Int>)
        /// Events for as long as the page is open.
        case events(PageEvents)
    }

    var status: Int
    var headers: [(name: String, value: String)] = []
    var body = Body.bytes([])
    /// Whether only the headers are sent.
    var isHead = false

    var length: Int? {
        switch body {
        case .bytes(let bytes): bytes.count
        case .file(_, let range): range.count
        case .events: nil
        }
    }
}

/// Answers requests from the site in memory.
struct PreviewAnswers: Sendable {
    let site: PreviewSite
    let hosts: HostCheck
    let language: Language
    private let photos = PhotoShelf()

    init(site: PreviewSite, hosts: HostCheck, language: Language) {
        self.site = site
        self.hosts = hosts
        self.language = language
    }

    func answer(_ request: PreviewRequest) async -> PreviewAnswer {
        var answer = await self.answer(to: request)
        answer.isHead = request.method == "HEAD"
        // Nothing that another site may show as its own, guess the kind of, or keep.
        answer.headers += [("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Resource-Policy", "same-origin")]
        if !answer.headers.contains(where: { $0.name == "Cache-Control" }) { answer.headers.append(("Cache-Control", "no-cache")) }
        return answer
    }

    private func answer(to request: PreviewRequest) async -> PreviewAnswer {
        let (host, target) = RequestPath.parts(ofTarget: request.target)
        guard hosts.allows(host ?? request.headers["host"]) else {
            return message(
                403,
                Phrase(
                    "Tên máy này không được phép. Mở trang bằng địa chỉ mà gianhang serve đã in ra.",
                    "This host name is not allowed. Open the address that gianhang serve printed."))
        }
        guard request.method == "GET" || request.method == "HEAD" else {
            var answer = message(405, Phrase("Trang xem thử chỉ để đọc.", "The preview can only be read."))
            answer.headers.append(("Allow", "GET, HEAD"))
            return answer
        }
        let path: RequestPath
        do throws(RequestPath.Fault) { path = try RequestPath(target: target) } catch {
            switch error {
            case .malformed: return message(400, Phrase("Địa chỉ viết sai.", "Malformed address."))
            case .impossible: return notFound(request, site.state, "/")
            }
        }
        let state = site.state
        switch path.path {
        case ReloadScript.scriptPath: return bytes(Array(ReloadScript.script.utf8), ContentTypes.script, request)
        case ReloadScript.stylesPath: return bytes(Array(ReloadScript.styles.utf8), ContentTypes.styles, request)
        case ReloadScript.eventsPath:
            return PreviewAnswer(
                status: 200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")],
                body: .events(
                    PageEvents(
                        answers: self, page: path.parameter("trang") ?? "/", tag: path.parameter("dau") ?? "",
                        stylesTag: path.parameter("kieu") ?? "")))
        default: break
        }
        guard let prepared = state.site else { return page(ReloadScript.emptyPage(language), state, request, status: 503) }
        // A site may live below a path of its host.
        guard let address = address(of: path, in: prepared) else {
            let base = prepared.renderer.site.basePath
            let isBase = path.path == (try? RequestPath(target: base))?.path
            return path.path == "/" || isBase ? redirect(base + "/", path) : notFound(request, state, "/")
        }
        let file = outputPath(of: address)
        guard let found = prepared.file(at: file) else {
            // As web hosts do: a folder without its slash leads to the folder.
            if !address.hasSuffix("/"), prepared.page(at: file + "/index.html") != nil { return redirect(path.raw + "/", path) }
            return notFound(request, state, address)
        }
        switch found {
        case .page(let found): return page(prepared.renderer.render(found).bytes, state, request)
        case .output(let output): return bytes(output.bytes(), ContentTypes.type(of: file), request)
        case .asset(let asset): return bytes(asset, ContentTypes.type(of: file), request)
        case .photo(let make):
            guard let jpeg = await photos.photo(file, make) else { return notFound(request, state, address) }
            return bytes(jpeg, ContentTypes.type(of: file), request)
        case .copy(let diskPath):
            guard let open = OpenFile(diskPath, within: site.content.path) else { return notFound(request, state, address) }
            return part(of: open.size, tag: "\"\(open.tag)\"", ContentTypes.type(of: file), request) { .file(open, $0) }
        }
    }

    /// The address within the site, beginning with a slash; nil where it is not below the site's own path.
    private func address(of path: RequestPath, in prepared: PreparedSite) -> String? {
        let base = prepared.renderer.site.basePath
        if base.isEmpty { return path.path }
        // The site's path is percent-encoded, a request's decoded.
        guard let decoded = try? RequestPath(target: base).path, path.path.utf8.starts(with: (decoded + "/").utf8) else { return nil }
        return String(decoding: path.path.utf8.dropFirst(decoded.utf8.count), as: UTF8.self)
    }

    private func outputPath(of address: String) -> String {
        String(address.dropFirst()) + (address.hasSuffix("/") ? "index.html" : "")
    }

    // MARK: Pages

    /// What a page is made of, for comparing; nil before there is a site.
    func tags(ofPage path: String, _ state: PreviewSite.State) -> (page: String, styles: String)? {
        guard let prepared = state.site else { return nil }
        var found: Page?
        if let parsed = try? RequestPath(target: path), let address = address(of: parsed, in: prepared) {
            found = prepared.page(at: outputPath(of: address)) ?? notFoundPage(prepared, address)
        } else {
            found = notFoundPage(prepared, "/")
        }
        guard let found else { return nil }
        return tags(prepared.renderer.render(found).bytes, state)
    }

    private func tags(_ page: [UInt8], _ state: PreviewSite.State) -> (page: String, styles: String) {
        ("\(Fingerprint(ofPage: page).text)-\(state.filesTag)", stylesTag(state))
    }

    func stylesTag(_ state: PreviewSite.State) -> String {
        Fingerprint(state.styles.sorted { $0.key < $1.key }.map { $0.key + " " + $0.value }.joined(separator: "\n").utf8).text
    }

    private func page(_ page: [UInt8], _ state: PreviewSite.State, _ request: PreviewRequest, status: Int = 200) -> PreviewAnswer {
        let tags = tags(page, state)
        let whole = ReloadScript.added(to: page, tag: state.site == nil ? "" : tags.page, stylesTag: tags.styles, faults: state.faults)
        guard status == 200 else {
            return PreviewAnswer(status: status, headers: [("Content-Type", ContentTypes.html)], body: .bytes(whole))
        }
        return bytes(whole, ContentTypes.html, request)
    }

    private func notFoundPage(_ site: PreparedSite, _ address: String) -> Page? {
        (address.hasPrefix(Language.english.pathPrefix + "/") ? site.page(at: "\(Language.english.pathPrefix.dropFirst())/404.html") : nil)
            ?? site.page(at: "404.html")
    }

    /// The site's own page for addresses that lead nowhere.
    private func notFound(_ request: PreviewRequest, _ state: PreviewSite.State, _ address: String) -> PreviewAnswer {
        guard let prepared = state.site, let found = notFoundPage(prepared, address) else {
            return message(404, Phrase("Không có trang này.", "There is no such page."))
        }
        return page(prepared.renderer.render(found).bytes, state, request, status: 404)
    }

    // MARK: Answers

    private func message(_ status: Int, _ text: Phrase) -> PreviewAnswer {
        PreviewAnswer(status: status, headers: [("Content-Type", ContentTypes.text)], body: .bytes(Array((text(language) + "\n").utf8)))
    }

    private func redirect(_ address: String, _ path: RequestPath) -> PreviewAnswer {
        PreviewAnswer(
            status: 302,
            headers: [("Location", address + (path.query.isEmpty ? "" : "?" + path.query)), ("Content-Type", ContentTypes.text)])
    }

    private func bytes(_ bytes: [UInt8], _ type: String, _ request: PreviewRequest) -> PreviewAnswer {
        part(of: bytes.count, tag: "\"\(Fingerprint(bytes).text)\"", type, request) { range in
            .bytes(range.count == bytes.count ? bytes : Array(bytes[range]))
        }
    }

    /// All of a body or the part that is asked for; or nothing, where the browser has it.
    private func part(of size: Int, tag: String, _ type: String, _ request: PreviewRequest, _ body: (Range<Int>) -> PreviewAnswer.Body)
        -> PreviewAnswer
    {
        let common = [(name: "Content-Type", value: type), (name: "ETag", value: tag), (name: "Accept-Ranges", value: "bytes")]
        if let known = request.headers["if-none-match"], Self.matches(known, tag) {
            return PreviewAnswer(status: 304, headers: [("ETag", tag)])
        }
        let condition = request.headers["if-range"]
        if let header = request.headers["range"], request.method == "GET", condition == nil || condition == tag {
            switch ByteRange.parse(header, size: size) {
            case .whole: break
            case .part(let range):
                return PreviewAnswer(
                    status: 206, headers: common + [("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(size)")],
                    body: body(range))
            case .none:
                return PreviewAnswer(status: 416, headers: [("Content-Range", "bytes */\(size)"), ("Content-Type", ContentTypes.text)])
            }
        }
        return PreviewAnswer(status: 200, headers: common, body: body(0..<size))
    }

    private static func matches(_ header: String, _ tag: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            let trimmed = candidate.drop { $0 == " " }.prefix { $0 != " " }
            return trimmed == "*" || trimmed == tag || (trimmed.hasPrefix("W/") && trimmed.dropFirst(2) == tag)
        }
    }
}

/// The part of a body that a `Range` header asks for (RFC 9110, 14.1).
enum ByteRange: Equatable {
    case part(Range<Int>)
    /// No range, one that is not understood, or several: everything is sent.
    case whole
    /// Beyond the end.
    case none

    static func parse(_ header: String, size: Int) -> ByteRange {
        guard header.hasPrefix("bytes="), !header.contains(",") else { return .whole }
        let ends = header.dropFirst(6).split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard ends.count == 2 else { return .whole }
        // A number beyond all sizes is as good as the largest.
        func number(_ text: Substring) -> Int? {
            !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) ?? .max : nil
        }
        if ends[0].isEmpty {
            guard let count = number(ends[1]) else { return .whole }
            return count == 0 || size == 0 ? .none : .part(max(0, size - count)..<size)
        }
        guard let first = number(ends[0]) else { return .whole }
        if ends[1].isEmpty { return first < size ? .part(first..<size) : .none }
        guard let last = number(ends[1]), first <= last else { return .whole }
        return first < size ? .part(first..<min(last, size - 1) + 1) : .none
    }
}
