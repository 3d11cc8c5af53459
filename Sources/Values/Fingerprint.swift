/// A short word for a run of bytes (FNV-1a, 64 bits): tells versions apart, protects nothing.
public struct Fingerprint: Sendable {
    @usableFromInline var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inlinable
    public init() {}

    @inlinable
    public init(_ bytes: some Sequence<UInt8>) { add(bytes) }

    /// Takes in a byte, or eight of them as one number, which is quicker and gives another word.
    @inlinable
    public mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x100_0000_01B3 }

    @inlinable
    public mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(UInt64(byte)) } }

    /// In digits and small letters, as short as can be.
    public var text: String { String(value, radix: 36) }

    /// Sixteen hexadecimal digits.
    public var hexadecimal: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
