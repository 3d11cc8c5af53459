import CPhotoShim
import Foundation
import Values

/// Makes the pictures of the site from the photos of the profiles: upright, in a few widths, as JPEG, without any metadata.
///
/// Phones write the position of the house into every photo. Originals are never published, and of the copies everything
/// but the pixels is removed; all that is added is a checksum (`PhotoSeal`).
public struct PhotoWorkshop: Sendable {
    /// A photo, ready to be published in some widths.
    public struct Prepared: Sendable {
        /// Below the output folder, narrowest first: `anh/san-pham/che/nuong-1a2b3c4d-480.jpg`.
        public let sources: [(path: String, width: Int)]
        public let width: Int
        public let height: Int
        private let hash: String

        fileprivate init(sources: [(path: String, width: Int)], width: Int, height: Int, hash: String) {
            self.sources = sources
            self.width = width
            self.height = height
            self.hash = hash
        }

        /// The JPEG of one of the widths, from the bytes of the photo, which are not kept: a thousand photos are gigabytes. nil
        /// where the picture is damaged, or another than the one that was prepared. Takes as long as a photo has pixels: 12
        /// megapixels about 0.1 s.
        public func jpeg(of bytes: [UInt8], width: Int) -> [UInt8]? {
            guard photo_start() == 0, Fingerprint(bytes).hexadecimal == hash, let path = sources.first(where: { $0.width == width })?.path
            else { return nil }
            var result: UnsafeMutableRawPointer?
            var length = 0
            let status = bytes.withUnsafeBytes { photo_jpeg($0.baseAddress, $0.count, Int32(width), 80, &result, &length) }
            guard status == 0, let result else { return nil }
            defer { photo_free(result) }
            return PhotoSeal.sealed([UInt8](UnsafeRawBufferPointer(start: result, count: length)), at: path)
        }
    }

    /// Widths in pixels: a phone, a wide column, a large screen.
    public static let widths = [480, 960, 1600]
    /// The largest file and the largest picture that are taken: beyond what any phone makes, below what would stop the machine.
    public static let byteLimit = 48 * 1024 * 1024
    public static let pixelLimit = 120_000_000

    public init() {}

    /// Whether libvips is installed. It is loaded by the first question.
    public static var isAvailable: Bool { photo_start() == 0 }

    /// Why a photo is not taken.
    public enum Refusal: Error, Sendable {
        /// It is no picture that libvips reads.
        case unusable
        case tooLarge
        /// Its end is missing: the copy was interrupted.
        case cutShort
    }

    /// Reads the header of the photo `bytes`, and looks whether its end is there.
    /// - Parameter path: its path within the content folder, for the address.
    public func prepare(_ bytes: [UInt8], path: String) -> Result<Prepared, Refusal> {
        guard photo_start() == 0 else { return .failure(.unusable) }
        guard bytes.count <= Self.byteLimit else { return .failure(.tooLarge) }
        var width: Int32 = 0, height: Int32 = 0
        let isEndMissing = PictureEnd.isMissing(in: bytes)
        guard bytes.withUnsafeBytes({ photo_size($0.baseAddress, $0.count, &width, &height) }) == 0, width > 0, height > 0 else {
            return .failure(isEndMissing ? .cutShort : .unusable)
        }
        guard Int(width) * Int(height) <= Self.pixelLimit else { return .failure(.tooLarge) }
        // Some programs leave out the end and nothing else. Only such a picture is decoded here, to see whether all of it is there:
        // of a JPEG with its end set behind it, as the decoder would be content with the missing end too.
        if isEndMissing {
            let whole = PhotoFormat(beginningWith: bytes) == .jpeg ? bytes + [0xFF, 0xD9] : bytes
            guard whole.withUnsafeBytes({ photo_decodes($0.baseAddress, $0.count) }) == 0 else { return .failure(.cutShort) }
        }
        var wanted = Self.widths.filter { $0 < Int(width) }
        wanted.append(min(Int(width), Self.widths[Self.widths.count - 1]))
        let widths = Array(Set(wanted)).sorted()
        // The hash makes the address change with the photo, so that browsers may keep it for ever.
        let stem = path.split(separator: ".").dropLast().joined(separator: ".")
        let name = stem.isEmpty ? path : stem
        let hash = Fingerprint(bytes).hexadecimal
        let sources = widths.map { (path: "anh/\(Self.safe(name))-\(hash)-\($0).jpg", width: $0) }
        let widest = widths[widths.count - 1]
        return .success(
            Prepared(
                sources: sources, width: widest, height: max(1, Int((Double(height) * Double(widest) / Double(width)).rounded())),
                hash: hash))
    }

    /// A path that every server and system takes. Of a long name the beginning: the hash tells photos apart.
    private static func safe(_ path: String) -> String {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { part in
            String(
                decoding: part.prefix(120).map { byte in
                    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
                        || byte == 0x5F ? byte : 0x2D
                }, as: UTF8.self)
        }
        return parts.joined(separator: "/")
    }
}
