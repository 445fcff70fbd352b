import Foundation

/// A real filesystem of a few pages, which can be full. It goes when the test is over.
final class SmallDisk {
    let path: String

    /// Only root may mount.
    static let isPossible = geteuid() == 0 && (try? SmallDisk(kibibytes: 256)) != nil

    init(kibibytes: Int) throws {
        path = NSTemporaryDirectory() + "quizline-small-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k,mode=700") == 0 else {
            rmdir(path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }

    /// Takes all that is left, less some.
    func fill(butFor kibibytes: Int = 0) throws {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw CocoaError(.fileReadUnknown) }
        let left = Int(status.f_bavail) * Int(status.f_frsize) - kibibytes << 10
        try Data(count: max(0, left)).write(to: URL(fileURLWithPath: ballast))
    }

    func makeRoom() throws { try FileManager.default.removeItem(atPath: ballast) }

    func makeReadOnly() -> Bool {
        mount("tmpfs", path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0
    }

    private var ballast: String { path + "/ballast" }
}
