internal import Foundation

/// Keeps a second server from a data directory: `flock` on a file of its own, which the kernel lets go when the process
/// ends, however it ends. Readers do not ask for it.
public final class DirectoryLock: Sendable {
    /// Who holds a directory, as they wrote it into the file.
    public struct Holder: Hashable, Sendable, CustomStringConvertible {
        public let process: Int
        public let host: String
        /// As ISO 8601 has it.
        public let since: String

        public var description: String { "process \(process) on \(host), since \(since)" }
    }

    private let descriptor: Int32

    /// Takes the lock, or throws `held` at once.
    init(_ path: String, of directory: String) throws(JournalError) {
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw JournalError(errno: errno, directory) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            let holder = Self.holder(path)
            close(descriptor)
            if code == EWOULDBLOCK { throw .held(directory, by: holder) }
            throw .cannotLock(directory, reason: String(cString: strerror(code)))
        }
        // Who holds it is a kindness to the reader of an error, not what the lock rests on: a full disk may lose it.
        let line = Self.line()
        ftruncate(descriptor, 0)
        _ = line.withCString { pwrite(descriptor, $0, strlen($0), 0) }
    }

    /// Lets another server in.
    func release() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }

    private static func line() -> String {
        var name = [CChar](repeating: 0, count: 256)
        gethostname(&name, name.count - 1)
        let host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        return "\(getpid())\n\(host)\n\(ISO8601DateFormatter().string(from: Date()))\n"
    }

    private static func holder(_ path: String) -> Holder? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 3, let process = Int(lines[0]) else { return nil }
        return Holder(process: process, host: String(lines[1]), since: String(lines[2]))
    }
}

extension JournalError {
    /// What the operating system says of a path.
    init(errno code: Int32, _ path: String) {
        switch code {
        case EACCES, EPERM: self = .noPermission(path)
        case EROFS: self = .readOnly(path)
        case ENOSPC, EDQUOT: self = .diskFull(path)
        case ENOTDIR: self = .notADirectory(path)
        case ENOENT: self = .missing(path)
        default: self = .other("\(path): \(String(cString: strerror(code)))")
        }
    }
}
