import Foundation
import QuizJournal
import QuizRules

/// A directory of its own that goes when the test is over.
final class ScratchDirectory {
    let path: String

    init() {
        path = NSTemporaryDirectory() + "quizline-journal-\(UUID().uuidString)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var data: DataDirectory { .directory(path) }
    var database: String { path + "/quizline.db" }
}
