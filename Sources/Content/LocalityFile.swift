import Catalogue
import Diagnostics
import Values
import VietnameseText

/// `dia-ban.yml`: a tree of localities as it was typed.
struct LocalityEntry: Sendable {
    var code = ""
    var name = Localized("")
    var englishName: String?
    var otherNames: [String] = []
    var officialCode: String?
    var lastDay: CalendarDate?
    var successors: [String] = []
    var newParent: String?
    var coordinates: Coordinates?
    var children: [LocalityEntry] = []
    var position = Position(line: 1, column: 1, length: 1)
    /// Of each of the successors.
    var successorPositions: [Position] = []
    var newParentPosition: Position?

    func position(ofSuccessor code: String) -> Position {
        successors.firstIndex(of: code).flatMap { successorPositions.indices.contains($0) ? successorPositions[$0] : nil } ?? position
    }
}

extension Tables {
    static let locality: Schema<LocalityEntry> = Schema({ LocalityEntry() }) {
        Field(
            "mã", "code", .text(limit: 80), \LocalityEntry.code, required: true,
            Phrase("Mã, duy nhất trong cả tệp; cũng là địa chỉ trang", "Code, unique in the file; also the page's address"),
            example: "xa-cao-bo")
        Field(
            "tên", "name", .text, \LocalityEntry.name, required: true, Phrase("Tên đầy đủ, có cấp", "Full name, with its rank"),
            example: "Xã Cao Bồ")
        Field(
            "tên khác", "aliases", .list(.text), \LocalityEntry.otherNames, Phrase("Cách viết khác", "Other spellings"),
            example: "[Xã Cao Bố]")
        Field(
            "tên tiếng Anh", "English name", .text, \LocalityEntry.englishName, Phrase("Tên tiếng Anh", "English name"),
            example: "Cao Bo Commune")
        Field(
            "mã số", "official code", .text(limit: 20), \LocalityEntry.officialCode,
            Phrase("Mã số của cơ quan thống kê, đặt trong ngoặc kép", "Statistics office code, in quotes"), example: "\"00952\"")
        Field(
            "đến ngày", "until", .day, \LocalityEntry.lastDay, Phrase("Ngày cuối cùng còn tồn tại", "Last day it existed"),
            example: "30/06/2025")
        Field(
            "nay là", "became", .list(.text), \LocalityEntry.successors, Phrase("Mã các đơn vị mới", "Codes of what it became"),
            example: "[xa-cao-bo]")
        Field(
            "nay thuộc", "now under", .text, \LocalityEntry.newParent, Phrase("Mã đơn vị cấp trên mới", "Code of the unit it was moved to"),
            example: "tuyen-quang")
        Field(
            "toạ độ", "coordinates", .coordinates, \LocalityEntry.coordinates, Phrase("Vĩ độ trước, kinh độ sau", "Latitude first"),
            example: "22.75743, 104.88158")
        Field(
            "gồm", "children", LocalityFile.entries, \LocalityEntry.children, Phrase("Các đơn vị cấp dưới", "The units below it"),
            example: "[]")
    }
}

/// What became of `dia-ban.yml`.
struct LocalityReading: Sendable {
    var tree = LocalityTree([])
    var diagnostics: [Diagnostic] = []
    var isMissing = false
}

enum LocalityFile {
    static let name = "dia-ban.yml"
    /// A whole country with its history fits.
    static let sizeLimit = 8 * 1024 * 1024

    /// The entries of a list; each remembers its place, for faults that show only when all are known.
    static let entries: FieldType<[LocalityEntry]> = FieldType(
        description: TypeDescription(name: Phrase("danh sách địa bàn", "list of localities"), isList: true)
    ) { node, reader in
        guard case .sequence(let nodes) = node.value else {
            if !node.isEmpty {
                reader.error(
                    "kieu-sai", Phrase("ở đây cần danh sách địa bàn", "a list of localities is expected here"),
                    advice: Phrase("mỗi địa bàn bắt đầu bằng \"- mã: …\"", "each begins with \"- mã: …\""), at: node.position)
            }
            return []
        }
        return nodes.compactMap { item -> LocalityEntry? in
            guard case .mapping(let pairs) = item.value else {
                reader.error(
                    "kieu-sai", Phrase("mỗi địa bàn cần có mã và tên", "each locality needs a code and a name"),
                    advice: Phrase("viết \"- mã: …\" rồi \"tên: …\"", "write \"- mã: …\", then \"tên: …\""), at: item.position)
                return nil
            }
            var entry = Tables.locality.make()
            Tables.locality.read(pairs, into: &entry, at: item.position, &reader)
            entry.position = Tables.locality.position(of: "mã", in: pairs) ?? item.position
            entry.successorPositions = Tables.locality.value(of: "nay là", in: pairs)?.entries.map(\.position) ?? []
            entry.newParentPosition = Tables.locality.position(of: "nay thuộc", in: pairs)
            return entry
        }
    }

    /// The tree of the entries; reports doubled and malformed codes, unknown ones, and cycles.
    static func tree(of entries: [LocalityEntry], _ reader: inout FieldReader) -> LocalityTree {
        var localities: [Locality] = []
        var sources: [LocalityEntry] = []
        var identifiers: [String: Int] = [:]

        func add(_ entry: LocalityEntry, parent: Int?, depth: Int, _ reader: inout FieldReader) {
            guard !entry.code.isEmpty else { return }
            if entry.code.slug != entry.code {
                reader.error(
                    "ma-sai",
                    Phrase(
                        "mã \"\(entry.code.prefix(60))\" chỉ được có chữ thường không dấu, số và dấu gạch nối",
                        "the code \"\(entry.code.prefix(60))\" may only have lower-case letters, digits and hyphens"),
                    advice: Phrase("viết \"\(entry.code.slug)\"", "write \"\(entry.code.slug)\""), at: entry.position)
                return
            }
            if let other = identifiers[entry.code] {
                reader.error(
                    "trung-ma",
                    Phrase(
                        "mã \"\(entry.code)\" đã dùng ở dòng \(sources[other].position.line)",
                        "the code \"\(entry.code)\" is already on line \(sources[other].position.line)"),
                    advice: Phrase("mỗi địa bàn một mã; thêm tên huyện hoặc \"-cu\"", "every locality has its own code"), at: entry.position
                )
                return
            }
            if Permalink.isPageNumber(entry.code) {
                reader.error(
                    "ma-sai",
                    Phrase(
                        "mã \"\(entry.code)\" là địa chỉ riêng của trang web", "the code \"\(entry.code)\" is an address of the site itself"
                    ), at: entry.position)
                return
            }
            var locality = Locality(code: entry.code)
            locality.name = entry.name
            if let english = entry.englishName { locality.name.english = english }
            locality.otherNames = entry.otherNames
            locality.officialCode = entry.officialCode
            locality.lastDay = entry.lastDay
            locality.coordinates = entry.coordinates
            locality.parent = parent.map { Locality.ID(index: $0) }
            locality.level = .of(name: entry.name.vietnamese, depth: depth)
            let index = localities.count
            identifiers[entry.code] = index
            localities.append(locality)
            sources.append(entry)
            if let parent { localities[parent].children.append(Locality.ID(index: index)) }
            for child in entry.children { add(child, parent: index, depth: depth + 1, &reader) }
        }
        for entry in entries { add(entry, parent: nil, depth: 0, &reader) }

        lazy var codes = NearestWords(identifiers.keys.sorted())
        func find(_ code: String, at position: Position, _ reader: inout FieldReader) -> Locality.ID? {
            if let index = identifiers[code] { return Locality.ID(index: index) }
            let near = codes.nearest(to: code)
            reader.error(
                "dia-ban", Phrase("không có địa bàn \"\(code.prefix(60))\"", "there is no locality \"\(code.prefix(60))\""),
                advice: near.map { Phrase("có phải \"\($0)\"?", "is it \"\($0)\"?") }, at: position)
            return nil
        }
        for index in localities.indices {
            let source = sources[index]
            for code in source.successors {
                if let successor = find(code, at: source.position(ofSuccessor: code), &reader) {
                    localities[index].successors.append(successor)
                }
            }
            if let code = source.newParent {
                localities[index].newParent = find(code, at: source.newParentPosition ?? source.position, &reader)
            }
        }
        reportCycles(&localities, sources, &reader)
        return LocalityTree(localities)
    }

    /// A unit that in the end becomes itself, or lies below itself. One arrow of each such circle is reported and cut, so that the
    /// rest can still be checked.
    private static func reportCycles(_ localities: inout [Locality], _ sources: [LocalityEntry], _ reader: inout FieldReader) {
        cut(
            &localities,
            Arrows(
                name: Phrase("nay là", "became"), targets: \.successors, isRemovable: { _, _ in true },
                remove: { locality, other in locality.successors.removeAll { $0 == other } },
                position: { $0.position(ofSuccessor: $1) }), sources, &reader)
        // What lies below what is how the file is indented: only "nay thuộc" can be wrong.
        cut(
            &localities,
            Arrows(
                name: Phrase("nay thuộc", "now under"), targets: { [$0.newParent, $0.parent].compactMap { $0 } },
                isRemovable: { $0.newParent == $1 && $0.parent != $1 }, remove: { locality, _ in locality.newParent = nil },
                position: { entry, _ in entry.newParentPosition ?? entry.position }), sources, &reader)
    }

    /// One kind of arrows between localities.
    private struct Arrows {
        let name: Phrase
        let targets: (Locality) -> [Locality.ID]
        /// Whether the arrow from a locality to another was written as such.
        let isRemovable: (Locality, Locality.ID) -> Bool
        let remove: (inout Locality, Locality.ID) -> Void
        /// Where the arrow to a code was written.
        let position: (LocalityEntry, String) -> Position
    }

    /// Goes along all arrows, depth first. O(n) in units and arrows, and for each circle once more the way along it.
    private static func cut(_ localities: inout [Locality], _ arrows: Arrows, _ sources: [LocalityEntry], _ reader: inout FieldReader) {
        enum Mark { case new, open, done }
        var marks = [Mark](repeating: .new, count: localities.count)
        for start in localities.indices where marks[start] == .new {
            // The way from the start to where we are, each with the number of the arrow to try next.
            var way: [(place: Int, next: Int)] = [(start, 0)]
            marks[start] = .open
            while let here = way.last {
                let targets = arrows.targets(localities[here.place])
                guard here.next < targets.count else {
                    marks[here.place] = .done
                    way.removeLast()
                    continue
                }
                way[way.count - 1].next += 1
                let target = targets[here.next]
                switch marks[target.index] {
                case .done: continue
                case .new:
                    marks[target.index] = .open
                    way.append((target.index, 0))
                case .open:
                    guard let first = way.firstIndex(where: { $0.place == target.index }) else { continue }
                    let ring = way[first...].map { Locality.ID(index: $0.place) } + [target]
                    // The arrow that closes the circle, or the last before it that can be taken away.
                    guard let last = ring.indices.dropLast().last(where: { arrows.isRemovable(localities[ring[$0].index], ring[$0 + 1]) })
                    else { continue }
                    let (from, to) = (ring[last], ring[last + 1])
                    var codes = ring.map { localities[$0.index].code }
                    if codes.count > 12 { codes.replaceSubrange(8..<codes.count - 2, with: ["…"]) }
                    let circle = codes.joined(separator: " → ")
                    reader.error(
                        "vong-dia-ban",
                        Phrase(
                            "địa bàn quay vòng (\(arrows.name.vietnamese)): \(circle)",
                            "localities in a circle (\(arrows.name.english)): \(circle)"),
                        advice: Phrase("bỏ một mũi tên trong vòng này", "remove one of its arrows"),
                        at: arrows.position(sources[from.index], localities[to.index].code))
                    arrows.remove(&localities[from.index], to)
                    // What lay behind the cut is not on the way any more: it will be come to again.
                    for later in way[(first + last + 1)...] { marks[later.place] = .new }
                    way.removeSubrange((first + last + 1)...)
                    way[first + last].next = 0
                }
            }
        }
    }
}
