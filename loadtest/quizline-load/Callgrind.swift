import Foundation

/// Counts a server's instructions, scene by scene: it runs under Valgrind's callgrind, and what each scene took is written
/// to a file of its own, which `callgrind_annotate` explains. Times mean nothing meanwhile.
final class Callgrind {
    let directory: String
    /// Each scene's files, by the scene's name.
    private(set) var files: [String: [String]] = [:]
    private var dumps = 0
    private let control: String
    private let valgrind: String

    /// - Throws: where Valgrind is not installed.
    init(_ directory: String) throws {
        guard let valgrind = Programs.installed("valgrind"), let control = Programs.installed("callgrind_control")
        else { throw LoadError("valgrind is not installed (a Debian package of that name)") }
        self.directory = directory
        self.valgrind = valgrind
        self.control = control
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    /// How a program is started, so that its instructions are counted. It is a copy without what only debuggers read:
    /// Valgrind 3.19 gives up on what Swift writes there.
    func command(_ program: String, _ arguments: [String]) throws -> (program: String, arguments: [String]) {
        let copy = "\(directory)/" + URL(fileURLWithPath: program).lastPathComponent
        guard let strip = Programs.installed("strip") else {
            throw LoadError("strip is not installed (Debian package binutils)")
        }
        let said = Programs.output(strip, ["--strip-debug", "-o", copy, program])
        guard FileManager.default.isExecutableFile(atPath: copy) else {
            throw LoadError("\(program) cannot be copied to \(copy): \(said)")
        }
        return (valgrind, ["--tool=callgrind", "--callgrind-out-file=\(directory)/all", "-q", copy] + arguments)
    }

    /// What was counted until now belongs to no scene.
    func begin(_ process: pid_t) throws { _ = try dump(process) }

    /// Keeps what was counted since `begin`.
    ///
    /// - Returns: instructions, of all threads together.
    func end(_ scene: String, _ process: pid_t) throws -> UInt64 {
        let (file, count) = try dump(process)
        let number = files[scene, default: []].count + 1
        let kept = "\(directory)/\(scene).\(number)"
        try? FileManager.default.removeItem(atPath: kept)
        try FileManager.default.moveItem(atPath: file, toPath: kept)
        files[scene, default: []].append(kept)
        return count
    }

    private func dump(_ process: pid_t) throws -> (file: String, count: UInt64) {
        dumps += 1
        let said = Programs.output(control, ["--dump", "\(process)"])
        let file = "\(directory)/all.\(dumps)"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8),
            let totals = text.split(separator: "\n").last(where: { $0.hasPrefix("totals: ") }),
            let count = UInt64(totals.dropFirst("totals: ".count).trimmingCharacters(in: .whitespaces))
        else { throw LoadError("callgrind did not write what it counted to \(file): \(said)") }
        return (file, count)
    }
}
