/// Bytes that many connections send: encoded once, held by every queue they wait in, copied into none.
public final class SharedBytes: Sendable {
    public let count: Int
    /// At one address for as long as this object lives, as libuv needs it; written in `init` only, hence safe to read
    /// from any thread.
    nonisolated(unsafe) let start: UnsafeMutablePointer<UInt8>

    public init(_ bytes: [UInt8]) {
        count = bytes.count
        start = .allocate(capacity: bytes.count)
        bytes.withUnsafeBufferPointer { source in
            if let address = source.baseAddress { start.initialize(from: address, count: source.count) }
        }
    }

    deinit {
        start.deallocate()
    }
}
