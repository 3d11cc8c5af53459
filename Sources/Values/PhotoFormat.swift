/// The kinds of pictures that are taken. Decided by the first bytes: a name can lie.
public enum PhotoFormat: Sendable {
    case jpeg, png, webp

    /// The format of a picture that begins with these bytes, of which twelve are enough; nil for anything else.
    public init?(beginningWith bytes: some Collection<UInt8>) {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
            self = .webp
        } else {
            return nil
        }
    }
}
