import Foundation

/// Where a command writes: a file, or standard output.
struct OutputFile {
    let path: String?

    /// Whole, or not at all: a half-written file never takes the place of a good one. Only its owner may read a private one.
    func write(_ bytes: [UInt8], isPrivate: Bool = false) throws {
        guard let path else { return FileHandle.standardOutput.write(Data(bytes)) }
        do {
            let url = URL(fileURLWithPath: path)
            let file = url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).part")
            let made = FileManager.default.createFile(
                atPath: file.path, contents: nil, attributes: [.posixPermissions: isPrivate ? 0o600 : 0o644])
            guard made else { throw JournalProblem("\(path) cannot be written: no permission, or no such directory.") }
            try Data(bytes).write(to: file)
            guard rename(file.path, path) == 0 else {
                let reason = String(cString: strerror(errno))
                try? FileManager.default.removeItem(at: file)
                throw JournalProblem("\(path) cannot be written: \(reason).")
            }
        } catch {
            throw failure(error)
        }
    }
}
