import EventLoop
import Foundation
public import Logging
public import QuizBanks
import QuizJournal
import QuizNight
import QuizProtocol
import QuizRules

/// The version that `welcome` tells.
public let quizlineVersion = "0.1.0"

/// A quiz server, from the first client to the last goodbye: some loops, each with its night, on a thread each.
public final class Server {
    /// What is known once clients are accepted.
    public struct Ready: Sendable {
        /// `0.0.0.0:7777`
        public let listening: [String]
        public let port: Int
        /// Where players connect to, nearest to the truth first: without wildcards.
        public let hosts: [String]
        public let hostKey: String
        /// Where games are kept; nil: nowhere.
        public let data: String?
        /// The rooms of an earlier process whose games go on when their hosts say so.
        public let recovered: [String]
        /// Ends the server in order; from any thread.
        public let stop: @Sendable () -> Void
    }

    private let configuration: Configuration
    private let library: @Sendable () -> BankLibrary
    private let log: Logger

    /// `library` is first looked at when somebody asks for a bank.
    public init(
        _ configuration: Configuration, library: @autoclosure @escaping @Sendable () -> BankLibrary, log: Logger
    ) {
        self.configuration = configuration
        self.library = library
        self.log = log
    }

    /// Runs until a signal (SIGTERM, SIGINT) or `Ready.stop` ends it. Keeps the calling thread, which runs the first loop;
    /// the others have threads of their own. Throws `ServerError` where it cannot start.
    public func run(ready: (Ready) -> Void) throws(ServerError) {
        do {
            let store = try openJournal()
            defer { close(store) }
            let plan = try makePlan(store)
            try run(plan, ready: ready)
            log.info("ended")
        } catch let error as ListenError {
            throw ServerError(error)
        } catch let error as JournalError {
            throw ServerError(([error.description] + portTaken(besides: error)).joined(separator: "\n"))
        } catch {
            throw ServerError("The event loop failed: \(error)")
        }
    }

    private func run(_ plan: ServerPlan, ready: (Ready) -> Void) throws {
        let first = try LoopRunner(plan, number: 0)
        let threads = LoopThreads(plan)
        defer { threads.join() }
        let loops = [first.mailbox] + (try threads.start())
        let door = FrontDoor(first.edge, directory: plan.directory, maxClients: maxClients(), loops: loops)
        let leader = EndingLeader(door, loops, on: first.loop)
        first.leader = leader
        defer { withExtendedLifetime(leader) {} }
        do {
            let bound = try door.open(addresses)
            try watchSignals(first.loop, leader)
            for loop in loops { loop.post(.begin(loops, addresses: joinAddresses(bound))) }
            ready(report(bound, plan) { loops[0].post(.stop) })
            log.info("listening", metadata: ["addresses": "\(bound.map(\.description).joined(separator: " "))"])
        } catch {
            for loop in loops { loop.post(.step(.sayGoodbye)) }
            try first.loop.run()
            throw error
        }
        try first.loop.run()
    }

    // MARK: - The journal

    private func openJournal() throws(JournalError) -> JournalStore? {
        let data = configuration.data ?? .standard(environment: ProcessInfo.processInfo.environment)
        // In memory there is nothing to wait for.
        guard case .directory = data else { return nil }
        return try JournalStore(
            data, durability: configuration.durability, rulesVersion: Game.rulesVersion,
            onSnapshot: { [log] kept in
                log.debug(
                    "a snapshot was written", metadata: ["game": "\(kept.game)", "batch": "\(kept.number)"])
            }
        ) { [log] failure in
            log.critical("the journal failed", metadata: ["reason": "\(failure)"])
            FileHandle.standardError.write(Data("quizline: \(failure)\n".utf8))
            // At once: whatever is still in memory must not be told to anybody.
            _exit(74)
        }
    }

    /// Whoever holds the directory mostly has the port too: both are told at once. Empty: the port is not what is wrong.
    private func portTaken(besides error: JournalError) -> [String] {
        guard case .held = error, let loop = try? Loop() else { return [] }
        defer {
            loop.stop()
            try? loop.run()
        }
        do throws(ListenError) {
            _ = try TCPListener(
                on: loop, addresses: addresses, mayAccept: { false }, refusal: { [] }, accept: { _ in })
            return []
        } catch {
            return [ServerError(error).description]
        }
    }

    private func close(_ store: JournalStore?) {
        do { try store?.close() } catch {
            log.error("the journal was not closed in order", metadata: ["reason": "\(error)"])
        }
    }

    private func makePlan(_ store: JournalStore?) throws(JournalError) -> ServerPlan {
        var chance = SystemRandomNumberGenerator()
        let key = configuration.hostKey ?? dealtHostKey(using: &chance)
        var setting = Night.Setting(version: quizlineVersion, hostKey: key, addresses: [])
        setting.practice = configuration.practice
        let recovered = try store.map { (store) throws(JournalError) in try Recovery(store, log: log).rooms() } ?? []
        return ServerPlan(
            setting: setting, limits: configuration.limits, directory: Directory(loops: configuration.loops),
            library: library, log: log, clock: ServerClock(after: recovered.map(\.room.game.now).max()), journal: store,
            recovered: recovered)
    }

    private func watchSignals(_ loop: Loop, _ leader: EndingLeader) throws(LoopError) {
        _ = try SignalWatcher(on: loop, [SIGINT, SIGTERM]) { [log, unowned leader] signal in
            log.info("signal", metadata: ["number": "\(signal)"])
            leader.stop()
        }
    }

    private var addresses: [ListenAddress] {
        configuration.hosts.map { ListenAddress(host: $0, port: UInt16(configuration.port)) }
    }

    private func joinAddresses(_ bound: [ListenAddress]) -> [String] {
        let port = bound.first?.port ?? 0
        return reachable(bound).map { ListenAddress(host: $0, port: port).description }
    }

    private func report(
        _ bound: [ListenAddress], _ plan: ServerPlan, stop: @escaping @Sendable () -> Void
    ) -> Ready {
        Ready(
            listening: bound.map(\.description), port: Int(bound.first?.port ?? 0), hosts: reachable(bound),
            hostKey: plan.setting.hostKey, data: plan.journal.map { "\($0.location)" },
            recovered: plan.recovered.map(\.room).filter { $0.game.setup.isHosted && $0.game.phase != .over }
                .map { "\($0.code)" }, stop: stop)
    }

    /// What to connect to: a wildcard stands for this machine's own addresses, those of IPv6 only where there are no others,
    /// for people try every line that they are shown.
    private func reachable(_ bound: [ListenAddress]) -> [String] {
        var hosts: [String] = []
        for address in bound {
            switch address.host {
            case "0.0.0.0": hosts += localAddresses().filter { !$0.contains(":") }
            case "::": if hosts.isEmpty { hosts += localAddresses().filter { $0.contains(":") } }
            default: hosts.append(address.host)
            }
        }
        return hosts.isEmpty ? ["127.0.0.1"] : hosts
    }

    /// Descriptors are raised to what the machine allows; clients stay 64 below, for what else must be open.
    private func maxClients() -> Int {
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
