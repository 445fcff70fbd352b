internal import CLibuv

/// Calls back on the loop's thread when the process gets one of some signals, instead of what they would do.
///
/// It stays until it is closed or the loop ends, even if nobody holds it.
public final class SignalWatcher {
    private var handles: [SignalHandle] = []

    /// Throws when a signal is not one that can be watched, such as SIGKILL.
    public init(on loop: Loop, _ signals: [Int32], _ action: @escaping (Int32) -> Void) throws(LoopError) {
        for signal in signals {
            do {
                handles.append(try SignalHandle(on: loop, signal, action))
            } catch {
                close()
                throw error
            }
        }
    }

    public func close() {
        for handle in handles { handle.closeHandle() }
        handles = []
    }
}

private final class SignalHandle: HandleOwner {
    private let loop: Loop
    private let handle: UnsafeMutablePointer<uv_signal_t>
    private var action: ((Int32) -> Void)?

    init(on loop: Loop, _ signal: Int32, _ action: @escaping (Int32) -> Void) throws(LoopError) {
        try loop.mustBeOpen(to: "watch signal \(signal)")
        handle = .allocate(capacity: 1)
        self.loop = loop
        self.action = action
        let opened = uv_signal_init(loop.raw, handle)
        if opened < 0 {
            handle.deallocate()
            throw LoopError("watch signal \(signal)", status: opened)
        }
        handle.pointee.data = unretained(self)
        loop.adopt(self)
        let started = uv_signal_start(handle, { SignalHandle.of($0)?.came($1) }, signal)
        if started < 0 {
            closeHandle()
            throw LoopError("watch signal \(signal)", status: started)
        }
    }

    func closeHandle() {
        guard action != nil else { return }
        action = nil
        uv_close(asHandle(handle)) { handle in
            guard let handle, let this = owner(handle.pointee.data, as: SignalHandle.self) else { return }
            this.handle.deallocate()
            this.loop.release(this)
        }
    }

    private func came(_ signal: Int32) {
        loop.stamp()
        action?(signal)
    }

    private static func of(_ handle: UnsafeMutablePointer<uv_signal_t>?) -> SignalHandle? {
        owner(handle?.pointee.data, as: SignalHandle.self)
    }
}
