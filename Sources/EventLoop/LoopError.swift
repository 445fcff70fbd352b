internal import CLibuv

/// What the operating system, through libuv, refused to a loop.
public struct LoopError: Error, Equatable, CustomStringConvertible {
    /// What was tried, such as "open a socket".
    public let operation: String
    /// Why it failed, in the system's words.
    public let reason: String

    init(_ operation: String, reason: String) {
        self.operation = operation
        self.reason = reason
    }

    init(_ operation: String, status: Int32) {
        self.init(operation, reason: String(cString: uv_strerror(status)))
    }

    public var description: String { "cannot \(operation): \(reason)" }

    /// Throws when libuv's answer is an error (below zero).
    static func check(_ status: Int32, _ operation: @autoclosure () -> String) throws(LoopError) {
        if status < 0 { throw LoopError(operation(), status: status) }
    }
}
