import EventLoop
import Foundation
public import Logging
public import QuizBanks
import QuizNight
import QuizProtocol
import QuizRules

/// The version that `welcome` tells.
public let quizlineVersion = "0.1.0"

/// A quiz server: one loop with its night, from the first client to the last goodbye.
public final class Server {
    /// What is known once clients are accepted.
    public struct Ready: Sendable {
        /// `0.0.0.0:7777`
        public let listening: [String]
        public let port: Int
        /// Where players connect to, nearest to the truth first: without wildcards.
        public let hosts: [String]
        public let hostKey: String
        /// Ends the server in order; from any thread.
        public let stop: @Sendable () -> Void
    }

    private let configuration: Configuration
    private let library: BankLibrary
    private let log: Logger

    public init(_ configuration: Configuration, library: BankLibrary, log: Logger) {
        self.configuration = configuration
        self.library = library
        self.log = log
    }

    /// Runs until a signal (SIGTERM, SIGINT) or `Ready.stop` ends it. Keeps the calling thread. Throws `ServerError` where
    /// it cannot start.
    public func run(ready: (Ready) -> Void) throws(ServerError) {
        do {
            let loop = try Loop()
            let edge = try makeEdge(on: loop)
            let bound = try edge.listen(on: addresses())
            let stops = try Mailbox<Void>(on: loop) { [unowned edge] _ in edge.stop() }
            let signals = try SignalWatcher(on: loop, [SIGINT, SIGTERM]) { [unowned edge, log] signal in
                log.info("signal", metadata: ["number": "\(signal)"])
                edge.stop()
            }
            setAddresses(edge.night, bound)
            ready(report(bound, hostKey: edge.night.setting.hostKey) { _ = stops.post(()) })
            log.info("listening", metadata: ["addresses": "\(bound.map(\.description).joined(separator: " "))"])
            try loop.run()
            withExtendedLifetime((edge, signals, stops)) {}
            log.info("ended")
        } catch let error as ListenError {
            throw ServerError(error)
        } catch {
            throw ServerError("The event loop failed: \(error)")
        }
    }

    private func makeEdge(on loop: Loop) throws(LoopError) -> Edge {
        let clock = ServerClock()
        var chance = SystemRandomNumberGenerator()
        let key = configuration.hostKey ?? dealtHostKey(using: &chance)
        let night = Night(
            Night.Setting(version: quizlineVersion, hostKey: key, addresses: []), limits: configuration.limits,
            shelf: BankShelf(library), journal: Unjournaled(), chance: chance, at: clock.time(of: loop.now))
        night.note = { [log] in log.record($0) }
        return Edge(loop: loop, night: night, clock: clock, maxClients: clientsWithinLimit())
    }

    private func addresses() throws(ServerError) -> [ListenAddress] {
        configuration.hosts.map { ListenAddress(host: $0, port: UInt16(configuration.port)) }
    }

    private func setAddresses(_ night: Night, _ bound: [ListenAddress]) {
        let port = bound.first?.port ?? 0
        night.setting.addresses = reachable(bound).map { "\($0.contains(":") ? "[\($0)]" : $0):\(port)" }
    }

    private func report(
        _ bound: [ListenAddress], hostKey: String, stop: @escaping @Sendable () -> Void
    ) -> Ready {
        Ready(
            listening: bound.map(\.description), port: Int(bound.first?.port ?? 0), hosts: reachable(bound),
            hostKey: hostKey, stop: stop)
    }

    /// What to connect to: a wildcard stands for all of this machine's own addresses.
    private func reachable(_ bound: [ListenAddress]) -> [String] {
        var hosts: [String] = []
        for address in bound {
            switch address.host {
            case "0.0.0.0": hosts += localAddresses().filter { !$0.contains(":") }
            case "::": hosts += localAddresses().filter { $0.contains(":") }
            default: hosts.append(address.host)
            }
        }
        return hosts.isEmpty ? ["127.0.0.1"] : hosts
    }

    /// Descriptors are raised to what the machine allows; clients stay 64 below, for what else must be open.
    private func clientsWithinLimit() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return configuration.limits.clients
        }
        limit.rlim_cur = min(limit.rlim_max, 1 << 20)
        _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let most = max(1, Int(limit.rlim_cur) - 64)
        if most < configuration.limits.clients {
            log.warning(
                "fewer clients than configured: the limit of open files is too low (ulimit -n)",
                metadata: ["clients": "\(most)", "configured": "\(configuration.limits.clients)"])
        }
        return min(configuration.limits.clients, most)
    }
}

/// Why a server could not start, in a sentence that a person can act on.
public struct ServerError: Error, CustomStringConvertible {
    public let description: String

    init(_ description: String) { self.description = description }

    init(_ error: ListenError) {
        switch error {
        case .inUse(let address):
            description =
                "Port \(address.port) is taken on \(address.host). Is Quizline running already? "
                + "Choose another port with --port."
        default:
            description = "\(error)"
        }
    }
}

extension Logger {
    fileprivate func record(_ note: Note) {
        switch note {
        case .roomOpened(let code, let title, let mode):
            info("room opened", metadata: ["room": "\(code)", "title": "\(title)", "mode": "\(mode.rawValue)"])
        case .roomEnded(let code): info("room ended", metadata: ["room": "\(code)"])
        case .gameOver(let code): info("game over", metadata: ["room": "\(code)"])
        case .ended(let farewell, let address):
            debug("goodbye", metadata: ["reason": "\(farewell.rawValue)", "address": "\(address)"])
        }
    }
}
