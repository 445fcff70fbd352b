import Foundation
import Testing

extension EndToEnd {
    /// The real server on a disk of a few hundred KiB that is full for a while. Only root may mount one; elsewhere this is
    /// skipped with a word.
    @Suite struct FullDisk {
        @Test(.enabled(if: TinyDisk.isPossible, "needs root, to mount a small filesystem"))
        func `the game stands while the disk is full, and goes on by itself`() throws {
            let disk = try TinyDisk(kibibytes: 1024)
            defer { disk.remove() }
            let venue = try Venue(["--data", "\(disk.path)/data"])
            defer { venue.close() }
            let host = try Host(venue, bank: "warm-up", options: ["early_close": false])
            let ada = try venue.nc("Ada")
            _ = try ada.ask("join", ["room": host.room, "name": "Ada"], expect: "joined")
            _ = try host.program.ask("start")
            let question = try ada.event("question")
            let ben = try venue.nc("Ben")
            _ = try ben.ask("join", ["room": host.room, "name": "Ben"], expect: "joined")

            try disk.fill()
            // What is applied before the server knows waits for its receipt; then requests are turned away. Which of the two
            // this answer meets is the disk's affair, and a test of the night holds the first.
            try ada.type(request("answer", ["question": 1, "choice": "A", "id": "before"]))
            var refused: Message?
            while refused == nil {
                try ben.type(request("answer", ["question": 1, "choice": "B", "id": "during"]))
                refused = try ben.reply(to: "during", within: 0.2)
            }
            #expect(refused?.string("code") == "not_saved", "\(refused?.line ?? "")")
            _ = try host.program.event("error") { $0.string("code") == "not_saved" }

            try disk.makeRoom()
            let reply = try ada.line("a reply to the answer") { Message($0)?.string("re") == "before" }
            _ = try ada.event("continued")
            if Message(reply)?.type == "error" {
                _ = try ada.ask("answer", ["question": 1, "choice": "A"], expect: "receipt")
            } else {
                #expect(Message(reply)?.string("status") == "accepted")
            }
            _ = try ben.ask("answer", ["question": 1, "choice": "C"], expect: "receipt")
            _ = try host.program.ask("close")
            _ = try ada.event("reveal") { $0.int("question") == question.int("question") }
        }
    }
}

extension Program {
    /// The reply with that id, if it comes soon: a request that waits for the disk has none yet.
    fileprivate func reply(to id: String, within seconds: TimeInterval) throws -> Message? {
        let end = Date(timeIntervalSinceNow: seconds)
        repeat {
            let found = text.split(separator: "\n").lazy.compactMap { Message(String($0)) }.last {
                $0.string("re") == id
            }
            if let found { return found }
            _ = sched_yield()
        } while Date() < end
        return nil
    }
}

/// A real filesystem that can be full.
final class TinyDisk {
    let path = NSTemporaryDirectory() + "quizline-disk-\(UUID().uuidString)"

    static let isPossible: Bool = {
        guard geteuid() == 0, let disk = try? TinyDisk(kibibytes: 64) else { return false }
        disk.remove()
        return true
    }()

    init(kibibytes: Int) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard mount("tmpfs", path, "tmpfs", 0, "size=\(kibibytes)k,mode=700") == 0 else {
            rmdir(path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    /// Takes all that is left.
    func fill() throws {
        let ballast = FileManager.default.createFile(atPath: path + "/ballast", contents: nil)
        guard ballast, let file = FileHandle(forWritingAtPath: path + "/ballast") else {
            throw CocoaError(.fileWriteUnknown)
        }
        var size = 64 << 10
        while size >= 512 {
            do { try file.write(contentsOf: Data(count: size)) } catch { size /= 2 }
        }
    }

    func makeRoom() throws { try FileManager.default.removeItem(atPath: path + "/ballast") }

    func remove() {
        umount2(path, Int32(MNT_DETACH))
        rmdir(path)
    }
}
