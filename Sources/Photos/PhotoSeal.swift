import Values

/// The mark that every published JPEG carries, by which a later build sees that it still is as it was made: a comment with a
/// checksum of its address and of all the rest. Photos take long to make, so they are kept from one build to the next; one that
/// somebody edited, or that was made by other rules, is made anew.
public enum PhotoSeal {
    /// Raised whenever photos are made otherwise than before.
    private static let recipe = 1

    /// The JPEG with its mark, after the header (JFIF wants that first). As it is where it is no JPEG.
    /// - Parameter path: where it is published, which tells the photo and its width.
    static func sealed(_ jpeg: [UInt8], at path: String) -> [UInt8] {
        guard let place = place(in: jpeg) else { return jpeg }
        return Array(jpeg[..<place]) + mark(of: jpeg, leavingOut: place..<place, path) + jpeg[place...]
    }

    /// Whether these are the bytes of the photo that this version publishes at `path`. O(n).
    public static func holds(_ bytes: [UInt8], at path: String) -> Bool {
        guard let place = place(in: bytes) else { return false }
        let end = place + mark(of: [], leavingOut: 0..<0, "").count
        return end <= bytes.count && bytes[place..<end].elementsEqual(mark(of: bytes, leavingOut: place..<end, path))
    }

    /// Behind the start and the header; nil where these are missing.
    private static func place(in jpeg: [UInt8]) -> Int? {
        guard jpeg.count > 6, jpeg.starts(with: [0xFF, 0xD8]) else { return nil }
        let hasHeader = jpeg[2] == 0xFF && jpeg[3] == 0xE0
        let place = hasHeader ? 4 + Int(jpeg[4]) << 8 + Int(jpeg[5]) : 2
        return place <= jpeg.count ? place : nil
    }

    /// A comment segment (ITU T.81, B.2.4.5).
    private static func mark(of jpeg: [UInt8], leavingOut segment: Range<Int>, _ path: String) -> [UInt8] {
        var checksum = Fingerprint(path.utf8)
        // Eight bytes at a time: a site with a thousand photos is looked through at every build.
        jpeg.withUnsafeBytes { bytes in
            for range in [0..<segment.lowerBound, segment.upperBound..<bytes.count] {
                var index = range.lowerBound
                while index + 8 <= range.upperBound {
                    checksum.add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
                    index += 8
                }
                checksum.add(bytes[index..<range.upperBound])
            }
        }
        let text = Array("gianhang \(recipe) \(checksum.hexadecimal)".utf8)
        return [0xFF, 0xFE, 0, UInt8(text.count + 2)] + text
    }
}
