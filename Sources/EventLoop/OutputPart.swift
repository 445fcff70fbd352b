internal import CLibuv

/// Bytes on their way out in a `uv_write` of their own: it keeps them, at one address, until that is done.
final class OutputPart {
    private let own: UnsafeMutablePointer<UInt8>
    private var shared: [SharedBytes] = []
    private(set) var ownCount = 0
    private(set) var vectorCount = 0
    private(set) var count = 0

    init(ownCapacity: Int) {
        own = .allocate(capacity: ownCapacity)
    }

    deinit {
        own.deallocate()
    }

    func copy(_ bytes: ArraySlice<UInt8>) -> uv_buf_t {
        let start = own + ownCount
        bytes.withUnsafeBufferPointer { source in
            if let address = source.baseAddress { start.initialize(from: address, count: source.count) }
        }
        ownCount += bytes.count
        vectorCount += 1
        count += bytes.count
        return uv_buf_t(
            base: UnsafeMutableRawPointer(start).assumingMemoryBound(to: CChar.self), len: bytes.count)
    }

    func hold(_ bytes: SharedBytes, _ used: Int) {
        shared.append(bytes)
        vectorCount += 1
        count += used
    }
}
