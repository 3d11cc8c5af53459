import Foundation

/// The kinds of pictures that are taken. Decided by the first bytes: a name can lie.
enum PhotoFormat: String, Sendable {
    case jpeg, png, webp

    static func of(fileAt path: String) -> PhotoFormat? {
        guard let file = FileHandle(forReadingAtPath: path), let head = try? file.read(upToCount: 16) else { return nil }
        return of([UInt8](head))
    }

    static func of(_ head: [UInt8]) -> PhotoFormat? {
        if head.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
        if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
        if head.starts(with: Array("RIFF".utf8)) && head.dropFirst(8).starts(with: Array("WEBP".utf8)) { return .webp }
        return nil
    }
}
