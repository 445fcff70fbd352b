import EventLoop
import QuizNight
import QuizProtocol
import QuizRules

/// Where clients come in: one listener for all loops, who deals them out in turn. Confined to its loop's thread.
final class FrontDoor {
    private let edge: Edge
    private let directory: Directory
    private let maxClients: Int
    private let loops: [Mailbox<LoopMessage>]
    private var dealt = 0
    private var listener: TCPListener?

    /// `loops`: where each loop is reached, that of `edge` first.
    init(_ edge: Edge, directory: Directory, maxClients: Int, loops: [Mailbox<LoopMessage>]) {
        self.edge = edge
        self.directory = directory
        self.maxClients = maxClients
        self.loops = loops
    }

    /// Starts to accept clients. Throws where an address cannot be listened on.
    func open(_ addresses: [ListenAddress]) throws(ListenError) -> [ListenAddress] {
        let listener = try TCPListener(
            on: edge.loop, addresses: addresses, mayAccept: { [unowned self] in hasPlace() },
            refusal: { [unowned self] in refusal() }, accept: { [unowned self] socket in deal(socket) })
        self.listener = listener
        return listener.boundAddresses
    }

    func close() { listener?.close() }

    private func deal(_ socket: AcceptedSocket) {
        directory.connect()
        let loop = dealt % loops.count
        dealt += 1
        if loop == 0 { edge.accept(socket) } else { loops[loop].post(.client(socket)) }
    }

    /// Where there is none, those who have been silent from the start make some; while they leave they are counted still.
    private func hasPlace() -> Bool {
        let clients = directory.clients
        if clients < maxClients { return true }
        for loop in loops.dropFirst() { loop.post(.makePlace) }
        return clients < maxClients + 32 && edge.night.makePlace(at: edge.now)
    }

    private func refusal() -> [UInt8] {
        let now = edge.now
        var bytes: [UInt8] = []
        let problem = Problem(.serverFull, "This server is full. Please try again in a minute.")
        JSONDialect.encode(.error(problem), at: now, re: nil, into: &bytes)
        JSONDialect.encode(.bye(.serverFull), at: now, re: nil, into: &bytes)
        return bytes
    }
}
