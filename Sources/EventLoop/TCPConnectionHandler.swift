/// Who is told what happens to a connection. Everything is called on the loop's thread, and never from within a call of
/// `TCPConnection`, so that a handler may call any of its methods from any of these.
public protocol TCPConnectionHandler: AnyObject {
    /// Bytes came. They lie in the loop's one read slab and are good only inside this call; `at` is when they were read.
    func connection(_ connection: TCPConnection, didRead bytes: UnsafeRawBufferPointer, at: Instant)

    /// The peer sends no more, and may still read: `printf … | nc` does so. The connection stays open until it is closed.
    func connectionDidReachEnd(_ connection: TCPConnection)

    /// All bytes up to and including the send with that marker were accepted by the kernel, at that time.
    func connection(_ connection: TCPConnection, handedOver marker: UInt64, at: Instant)

    /// A send would have gone past `outputLimit`. It was dropped whole, and so was every send after it until this call,
    /// for a stream with a hole in it is of no use. What was queued before still goes out. Told at the end of the turn.
    /// The handler decides; to send a last word, it can raise the limit first.
    func connectionDidOverflow(_ connection: TCPConnection)

    /// The connection is closed, by whichever side. Called once; nothing is called after it.
    func connectionDidClose(_ connection: TCPConnection)
}
