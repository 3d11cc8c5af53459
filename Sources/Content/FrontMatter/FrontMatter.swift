import Foundation
import VietnameseText

/// A profile's file taken apart: YAML between two `---` lines, then Markdown.
struct FrontMatter {
    /// The whole file, line ends as `\n`, without a byte-order mark.
    let bytes: [UInt8]
    let yaml: Range<Int>
    let body: Range<Int>
    /// The file's line numbers on which the two parts begin.
    let yamlLine: Int
    let bodyLine: Int

    struct Fault: Error {
        let code: String
        let message: Phrase
        let advice: Phrase?
        let line: Int
        let column: Int
    }

    /// The largest profile and the largest front matter that are read. Real ones have a few kilobytes.
    static let fileLimit = 512 * 1024
    static let yamlLimit = 64 * 1024

    /// Takes a file apart, or says what is wrong with it. Only a line that is `---` by itself ends the front matter, so
    /// that a text may contain the three hyphens.
    static func split(_ raw: [UInt8]) -> Result<FrontMatter, Fault> {
        switch Self.cleaned(raw) {
        case .failure(let fault): return .failure(fault)
        case .success(let bytes): return split(cleaned: bytes)
        }
    }

    private static func split(cleaned bytes: [UInt8]) -> Result<FrontMatter, Fault> {
        let first = lineEnd(bytes, from: 0)
        guard isFence(bytes[0..<first]) else {
            return .failure(
                Fault(
                    code: "thieu-phan-dau",
                    message: Phrase("tệp chưa có phần thông tin giữa hai dòng ---", "the file has no front matter between two --- lines"),
                    advice: Phrase(
                        "dòng đầu tiên phải là ---, rồi các dòng \"tên: …\", rồi một dòng --- nữa",
                        "begin with a --- line, then lines like \"tên: …\", then another --- line"), line: 1, column: 1))
        }
        var start = min(first + 1, bytes.count)
        let yamlStart = start
        var line = 2
        while start < bytes.count {
            let end = lineEnd(bytes, from: start)
            if isFence(bytes[start..<end]) {
                guard start - yamlStart <= yamlLimit else {
                    return .failure(
                        Fault(
                            code: "qua-lon",
                            message: Phrase(
                                "phần thông tin dài hơn \(yamlLimit / 1024) KB", "the front matter is larger than \(yamlLimit / 1024) KB"),
                            advice: Phrase("chuyển bài viết dài xuống dưới dòng --- thứ hai", "move long text below the second --- line"),
                            line: 1, column: 1))
                }
                let bodyStart = min(end + 1, bytes.count)
                return .success(
                    FrontMatter(bytes: bytes, yaml: yamlStart..<start, body: bodyStart..<bytes.count, yamlLine: 2, bodyLine: line + 1))
            }
            start = end + 1
            line += 1
        }
        return .failure(
            Fault(
                code: "chua-dong-phan-dau",
                message: Phrase("phần thông tin chưa có dòng --- kết thúc", "the front matter is not closed by a --- line"),
                advice: Phrase("thêm một dòng chỉ có --- sau dòng thông tin cuối cùng", "add a line with only --- after the last key"),
                line: 1, column: 1))
    }

    /// UTF-8 without a byte-order mark and without carriage returns, or what the file is instead.
    static func cleaned(_ raw: [UInt8]) -> Result<[UInt8], Fault> {
        var bytes = raw
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return .failure(notUTF8(line: 1, column: 1))
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if let zero = bytes.firstPlace(of: 0) {
            let (line, column) = place(of: zero, in: bytes)
            return .failure(
                Fault(
                    code: "khong-phai-van-ban", message: Phrase("đây không phải tệp văn bản", "this is not a text file"),
                    advice: Phrase(
                        "tệp này phải là văn bản thường; ảnh và tệp Word để riêng",
                        "this has to be a plain text file; keep photos and documents apart"),
                    line: line, column: column))
        }
        if bytes.firstPlace(of: 0x0D) != nil {
            var plain: [UInt8] = []
            plain.reserveCapacity(bytes.count)
            for (index, byte) in bytes.enumerated() {
                if byte != 0x0D { plain.append(byte) } else if index + 1 >= bytes.count || bytes[index + 1] != 0x0A { plain.append(0x0A) }
            }
            bytes = plain
        }
        if (try? UTF8Span(validating: bytes.span)) == nil {
            let (line, column) = place(of: firstInvalid(bytes), in: bytes)
            return .failure(notUTF8(line: line, column: column))
        }
        return .success(bytes)
    }

    private static func place(of index: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        let lineStart = bytes[..<index].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return (
            1 + bytes[..<lineStart].count { $0 == 0x0A }, String(decoding: bytes[lineStart..<index], as: UTF8.self).unicodeScalars.count + 1
        )
    }

    private static func notUTF8(line: Int, column: Int) -> Fault {
        Fault(
            code: "khong-phai-utf8", message: Phrase("tệp không ở bảng mã UTF-8", "the file is not UTF-8"),
            advice: Phrase("mở bằng Notepad, chọn Lưu thành (Save As), mục Encoding chọn UTF-8", "save it again as UTF-8"),
            line: line, column: column)
    }

    /// Where the bytes cease to be UTF-8.
    private static func firstInvalid(_ bytes: [UInt8]) -> Int {
        var low = 0, index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let length =
                byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0
            guard length > 0, index + length <= bytes.count,
                String(validating: bytes[index..<index + length], as: UTF8.self) != nil
            else { return index }
            index += length
            low = index
        }
        return min(low, max(0, bytes.count - 1))
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.firstPlace(of: 0x0A, from: start) ?? bytes.count
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: [0x2D, 0x2D, 0x2D]) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }
}

extension FrontMatter {
    /// Where `text` stands on a line of the file, or the line's beginning. O(length of what is above the line in its part).
    func position(of text: String, line: Int) -> Position {
        var from: Place?
        return position(of: text, line: line, after: &from)
    }

    /// A place in the file.
    struct Place {
        let line: Int
        /// In Unicode scalars, from 1.
        let column: Int
        /// Of the byte.
        let index: Int
    }

    /// The same for one text after the other: of ten thousand links none is looked for from the top, nor from the beginning of its
    /// line.
    /// - Parameter last: the end of the last one, after which this one stands; it is searched for only from there.
    func position(of text: String, line: Int, after last: inout Place?) -> Position {
        // Lines are counted in the file as it was read; a body's line lies at or after its first.
        var from = line >= bodyLine ? Place(line: bodyLine, column: 1, index: body.lowerBound) : Place(line: 1, column: 1, index: 0)
        if let last, last.line >= from.line, last.line <= line { from = last }
        guard !text.isEmpty, let start = bytes.lineStart(after: line - from.line, from: from.index) else {
            return Position(line: line, column: 1, length: 1)
        }
        let first = line == from.line ? from.column : 1
        guard let place = bytes.firstPlace(of: text, in: start..<Self.lineEnd(bytes, from: start)) else {
            // A picture within a link stands before the link's own address.
            return first > 1 ? position(of: text, line: line) : Position(line: line, column: 1, length: 1)
        }
        // Columns and lengths are counted in Unicode scalars, each of which has one byte that does not continue another.
        let column = first + bytes[start..<place].count { $0 & 0xC0 != 0x80 }, length = text.unicodeScalars.count
        last = Place(line: line, column: column + length, index: place + text.utf8.count)
        return Position(line: line, column: column, length: length)
    }
}

extension Array where Element == UInt8 {
    /// Where the byte stands first, by the C library: a file is looked through several times before it is read.
    func firstPlace(of byte: UInt8, from start: Int = 0) -> Int? {
        withUnsafeBytes { bytes in
            guard start < bytes.count, let base = bytes.baseAddress else { return nil }
            return memchr(base + start, Int32(byte), bytes.count - start).map { UnsafeRawPointer($0) - base }
        }
    }

    /// Where the line begins that is so many lines below the one at `start`; nil where there are fewer.
    func lineStart(after lines: Int, from start: Int = 0) -> Int? {
        var start = start
        for _ in 0..<Swift.max(0, lines) {
            guard let end = firstPlace(of: 0x0A, from: start) else { return nil }
            start = end + 1
        }
        return start
    }

    /// Where the text stands first within `range`. `firstRange(of:)` takes a hundred times as long.
    func firstPlace(of text: String, in range: Range<Int>) -> Int? {
        let wanted = text.utf8
        guard let first = wanted.first else { return nil }
        var start = range.lowerBound
        while let place = firstPlace(of: first, from: start), place + wanted.count <= range.upperBound {
            if self[place..<place + wanted.count].elementsEqual(wanted) { return place }
            start = place + 1
        }
        return nil
    }
}
