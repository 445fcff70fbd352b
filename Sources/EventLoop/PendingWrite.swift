internal import CLibuv

/// One `uv_write` under way: the request, and the bytes it sends.
final class PendingWrite {
    private let request = UnsafeMutablePointer<uv_write_t>.allocate(capacity: 1)
    private let part: OutputPart
    private let done: (_ count: Int, _ status: Int32) -> Void

    /// Nil when libuv will not have it. `done` is called later, never from in here; also when the handle is closed
    /// before all is written.
    static func start(
        _ part: OutputPart, on tcp: UnsafeMutablePointer<uv_tcp_t>, vectors: UnsafeMutableBufferPointer<uv_buf_t>,
        done: @escaping (_ count: Int, _ status: Int32) -> Void
    ) -> PendingWrite? {
        let write = PendingWrite(part, done)
        write.request.pointee.data = unretained(write)
        let status = uv_write(
            write.request, asStream(tcp), vectors.baseAddress, UInt32(part.vectorCount)
        ) { request, status in
            owner(request?.pointee.data, as: PendingWrite.self)?.finish(status)
        }
        return status < 0 ? nil : write
    }

    private init(_ part: OutputPart, _ done: @escaping (Int, Int32) -> Void) {
        self.part = part
        self.done = done
    }

    deinit {
        request.deallocate()
    }

    private func finish(_ status: Int32) {
        done(part.count, status)
    }
}
