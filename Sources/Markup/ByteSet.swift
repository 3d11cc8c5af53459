/// Some of the 256 bytes: a place for each, as looking it up is quicker than asking for one after the other.
struct ByteSet: @unchecked Sendable {  // made once and never freed, then only read
    private let places: UnsafePointer<Bool>

    init(_ bytes: [UInt8]) {
        let places = UnsafeMutablePointer<Bool>.allocate(capacity: 256)
        places.initialize(repeating: false, count: 256)
        for byte in bytes { places[Int(byte)] = true }
        self.places = UnsafePointer(places)
    }

    func contains(_ byte: UInt8) -> Bool { places[Int(byte)] }
}
