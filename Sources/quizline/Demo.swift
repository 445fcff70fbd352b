import ArgumentParser
import Foundation
import Logging
import QuizBanks
import QuizJournal
import QuizServer

struct Demo: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a whole evening in under a minute: a server, a host and a dozen bots.",
        discussion: "What you see is what a projector shows at a real quiz night (watch ROOM).")

    func run() throws {
        var configuration = Configuration()
        configuration.port = 0
        configuration.hosts = ["127.0.0.1"]
        configuration.data = .memory
        let settings = configuration
        let started = Handoff<Result<Server.Ready, ServerError>>()
        let ended = Handoff<Void>()
        Thread.detachNewThread {
            let server = Server(settings, library: .builtIn, log: makeLog(.error))
            do throws(ServerError) {
                try server.run { started.put(.success($0)) }
            } catch {
                started.put(.failure(error))
            }
            ended.put(())
        }
        do {
            let ready = try started.take().get()
            try DemoEvening(port: ready.port, bank: "warm-up").run()
            ready.stop()
            ended.take()
        } catch {
            throw failure(error)
        }
    }
}
