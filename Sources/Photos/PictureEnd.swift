import Foundation
import Values

/// Whether a picture ends where its format says it does. A copy that was interrupted does not, and yet most programs open it: the
/// rest is grey.
enum PictureEnd {
    /// Whether the end of the picture is missing; false also for what is no JPEG, PNG or WebP. What follows the end does not count:
    /// phones append films and second pictures. Looks once at each byte.
    static func isMissing(in bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { bytes in
            switch PhotoFormat(beginningWith: bytes) {
            case .jpeg: !jpegEnds(bytes)
            case .png: !pngEnds(bytes)
            case .webp: number(bytes, 4..<8, isBigEndian: false) + 8 > bytes.count
            case nil: false
            }
        }
    }

    /// From marker to marker, as the two bytes of the end may also stand in a preview within the first segments.
    private static func jpegEnds(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        var place = 2
        while place + 1 < bytes.count, let found = memchr(base + place, 0xFF, bytes.count - place - 1) {
            place = UnsafeRawPointer(found) - base
            switch bytes[place + 1] {
            case 0xD9: return true
            case 0xFF: place += 1  // may be filled up with them
            case 0x00, 0x01, 0xD0...0xD8: place += 2  // belong to the pixels, or stand alone
            default:
                guard place + 4 <= bytes.count else { return false }
                place += 2 + max(2, number(bytes, place + 2..<place + 4, isBigEndian: true))
            }
        }
        return false
    }

    private static func pngEnds(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var place = 8
        while place + 12 <= bytes.count {
            let end = place + 12 + number(bytes, place..<place + 4, isBigEndian: true)
            if bytes[place + 4..<place + 8].elementsEqual(Array("IEND".utf8)) { return end <= bytes.count }
            place = end
        }
        return false
    }

    private static func number(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, isBigEndian: Bool) -> Int {
        let part = bytes[range].map { Int($0) }
        return (isBigEndian ? part : part.reversed()).reduce(0) { $0 << 8 | $1 }
    }
}
