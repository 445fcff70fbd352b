import Foundation

/// How our own server is started for a run.
struct QuizServerStart {
    var program: String
    var clients: Int
    var loops: Int?
    var more: [String] = []
    var counting = false
    /// Keeps the games in a journal that survives a power cut; else they are kept nowhere.
    var journaled = false
    /// Where callgrind writes how many instructions each scene took; nil: they are not counted.
    var callgrind: String?
    /// Plays the bank whose solutions are long.
    var isLong = false

    func start() throws -> ServerProcess {
        let banks = try LoadBank.write(isLong: isLong)
        var arguments = [
            "serve", "--host", "127.0.0.1", "--port", "0", "--max-clients", "\(clients + 200)", "--bank-dir",
            banks,
        ]
        let data = try journaled ? Self.temporaryDirectory() : ":memory:"
        arguments += ["--data", data] + (journaled ? ["--durability", "full"] : [])
        if let loops { arguments += ["--loops", "\(loops)"] }
        let library = counting ? try Programs.own("libCountingMalloc.so") : nil
        let server = try ServerProcess(
            program, arguments + more, port: nil, counting: library, callgrind: callgrind.map(Callgrind.init))
        server.temporaryFiles = [banks] + (journaled ? [data] : [])
        return server
    }

    private static func temporaryDirectory() throws -> String {
        let path = NSTemporaryDirectory() + "/quizline-load-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}

/// How a peer is started for a run.
struct PeerStart {
    var peer: Peer
    var clients: Int
    /// Bytes of the line that the baseline answers with.
    var receipt: Int

    /// Nil where it is not installed.
    func start() throws -> ServerProcess? {
        switch peer {
        case .quizline: preconditionFailure("started by QuizServerStart")
        case .baseline:
            return try ServerProcess(Programs.own("quizline-baseline"), ["0", "\(max(1, receipt))"], port: nil)
        case .redis:
            guard let path = Programs.installed("redis-server") else { return nil }
            let port = try Loopback.freePort()
            let arguments = [
                "--port", "\(port)", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--protected-mode",
                "no", "--maxclients",
                "\(clients + 200)",
            ]
            return try ServerProcess(path, arguments, port: port)
        case .nats:
            guard let path = Programs.installed("nats-server") else { return nil }
            let port = try Loopback.freePort()
            return try ServerProcess(path, ["-a", "127.0.0.1", "-p", "\(port)"], port: port)
        }
    }
}
