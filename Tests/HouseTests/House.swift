import Foundation

/// The sources as they lie on the disk, and who may import whom.
enum House {
    /// Each room with the rooms it may import. Never upward, and never sideways between the protocol, the banks and the
    /// journal; what a room uses of the world outside (packages, Foundation) is its own affair.
    static let mayImport: [String: Set<String>] = [
        "CLibuv": [],
        "CTCPInfo": [],
        "CSimdJSON": [],
        "EventLoop": ["CLibuv", "CTCPInfo"],
        "QuizRules": [],
        "QuizBanks": ["QuizRules"],
        "QuizProtocol": ["QuizRules", "CSimdJSON"],
        "QuizRecords": ["QuizRules"],
        "QuizJournal": ["QuizRules", "QuizRecords"],
        "QuizNight": ["QuizRules", "QuizProtocol"],
        "QuizReport": ["QuizRules"],
        "QuizServer": [
            "EventLoop", "QuizRules", "QuizRecords", "QuizBanks", "QuizProtocol", "QuizNight", "QuizJournal",
        ],
        "quizline": [
            "QuizServer", "QuizBanks", "QuizJournal", "QuizReport", "QuizProtocol", "QuizRecords", "QuizRules",
        ],
    ]

    /// Every file of code under `Sources`.
    static func sources() throws -> [SourceFile] {
        let root = sourcesFolder.resolvingSymlinksInPath()
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return try (found?.allObjects ?? [])
            .compactMap { $0 as? URL }
            .filter { ["swift", "c", "cpp", "h"].contains($0.pathExtension) }
            .map { url in
                let path = url.resolvingSymlinksInPath().path.dropFirst(root.path.count + 1)
                return SourceFile(path: String(path), text: try String(contentsOf: url, encoding: .utf8))
            }
            .sorted { $0.path < $1.path }
    }

    /// The rooms that exist: the folders of `Sources`.
    static func rooms() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: sourcesFolder.path)
            .filter { !$0.hasPrefix(".") }
            .sorted()
    }

    private static let sourcesFolder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Sources")
}
