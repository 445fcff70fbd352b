internal import CLibuv

/// An object that owns a libuv handle.
///
/// It puts itself into its loop's register when it opens the handle (`Loop.adopt`) and takes itself out in the handle's
/// close callback, where it also frees the handle's memory, and nowhere else. So while libuv may still call back, the
/// object is alive, and the unretained pointer to it in the handle's `data` is good.
protocol HandleOwner: AnyObject {
    /// Asks libuv to close the handle now, whatever is still to be done. Closing twice does nothing.
    func closeHandle()
}

/// The object behind a handle's or a request's `data`; nil when it was never set.
func owner<Owner: AnyObject>(_ data: UnsafeMutableRawPointer?, as type: Owner.Type) -> Owner? {
    guard let data else { return nil }
    return Unmanaged<Owner>.fromOpaque(data).takeUnretainedValue()
}

/// What goes into `data`; whoever calls this keeps the object alive until the handle is closed.
func unretained(_ owner: AnyObject) -> UnsafeMutableRawPointer {
    Unmanaged.passUnretained(owner).toOpaque()
}

/// libuv's "subclasses" begin with the fields of `uv_handle_t`: the cast C code makes with `(uv_handle_t *)`.
func asHandle<Handle>(_ handle: UnsafeMutablePointer<Handle>) -> UnsafeMutablePointer<uv_handle_t> {
    UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_handle_t.self)
}

/// The same for `uv_stream_t`.
func asStream(_ handle: UnsafeMutablePointer<uv_tcp_t>) -> UnsafeMutablePointer<uv_stream_t> {
    UnsafeMutableRawPointer(handle).assumingMemoryBound(to: uv_stream_t.self)
}
