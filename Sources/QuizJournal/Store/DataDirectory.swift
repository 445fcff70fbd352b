internal import Foundation

/// Where a journal lives.
public enum DataDirectory: Hashable, Sendable, CustomStringConvertible {
    /// Nowhere: it ends with the process. `:memory:` on the command line.
    case memory
    case directory(String)

    /// Reads what a person gave for `--data`.
    public init(_ text: String) { self = text == ":memory:" ? .memory : .directory(text) }

    /// The platform's place for what a program must remember: systemd's `STATE_DIRECTORY`, else `quizline` in
    /// `XDG_STATE_HOME`, else `~/.local/state/quizline` (XDG Base Directory Specification 0.8).
    public static func standard(environment: [String: String]) -> DataDirectory {
        if let state = environment["STATE_DIRECTORY"]?.split(separator: ":").first { return .directory(String(state)) }
        // The specification has relative paths ignored.
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return .directory(state + "/quizline") }
        return .directory((environment["HOME"] ?? NSHomeDirectory()) + "/.local/state/quizline")
    }

    public var description: String {
        switch self {
        case .memory: ":memory:"
        case .directory(let path): path
        }
    }

    static func database(in directory: String) -> String { directory + "/quizline.db" }
    static func lock(in directory: String) -> String { directory + "/quizline.lock" }

    /// Makes the directory where it is missing, for its owner only: it holds tokens and resume codes.
    static func create(_ path: String) throws(JournalError) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw .notADirectory(path) }
            return
        }
        guard errno == ENOENT else { throw JournalError(errno: errno, path) }
        let parent = parent(of: path)
        if parent != path { try create(parent) }
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .cannotCreateDirectory(path, reason: String(cString: strerror(errno)))
        }
        syncDirectory(parent)
    }

    private static func parent(of path: String) -> String {
        var rest = Substring(path)
        while rest.count > 1, rest.last == "/" { rest.removeLast() }
        guard let slash = rest.lastIndex(of: "/") else { return "." }
        return slash == rest.startIndex ? "/" : String(rest[..<slash])
    }

    /// A new name in a directory survives a power cut only once the directory is on the disk.
    static func syncDirectory(_ path: String) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }
}
