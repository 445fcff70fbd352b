import EventLoop
import Foundation

/// The players of one process, and perhaps hosts: it carries out the director's orders, one at a time, and notes when
/// each line came. It judges nothing. Confined to its loop's thread.
final class Crew {
    let loop: Loop
    private let report: (Report) -> Void
    private(set) var peer = Peer.quizline
    private var server = ListenAddress(host: "127.0.0.1", port: 0)
    private var hosts: [Client] = []
    private var players: [Client] = []
    private var rooms: [String] = []
    private var undertaking: Undertaking?
    private var patience: Deadline?
    private var ticker: Deadline?
    private var isLeaving = false

    private enum Undertaking {
        case opening(OpeningUnderWay)
        case boarding(BoardingUnderWay)
        case playing(ScenePlay)
        case seeingOff
    }

    private var byes = 0
    private var left = 0
    private var lastEnd: UInt64 = 0
    /// The question at hand, learnt from the first to get it.
    private var asked: AskedQuestion?

    init(on loop: Loop, report: @escaping (Report) -> Void) {
        self.loop = loop
        self.report = report
    }

    func take(_ order: Order) {
        switch order {
        case .open(let opening): open(opening)
        case .board(let boarding): board(boarding)
        case .play(let scene): play(scene)
        case .seeOff(let patience):
            undertaking = .seeingOff
            wait(patience) { [unowned self] in finishSeeingOff() }
            if left == hosts.count + players.count { finishSeeingOff() }
        }
    }

    private func wait(_ nanoseconds: UInt64, _ action: @escaping () -> Void) {
        let deadline = Deadline(on: loop, action)
        deadline.set(Instant(nanoseconds: MonotonicClock.now().nanoseconds + nanoseconds))
        patience = deadline
    }

    private func finish(_ report: Report) {
        undertaking = nil
        patience = nil
        ticker = nil
        self.report(report)
    }

    // MARK: - Coming in

    private func open(_ opening: Opening) {
        peer = opening.peer
        server = ListenAddress(host: "127.0.0.1", port: opening.port)
        let work = OpeningUnderWay(opening)
        undertaking = .opening(work)
        wait(30_000_000_000) { [unowned self] in giveUp(work, "the rest are waited for no longer") }
        for number in 0..<opening.hosts {
            let host = Client(.host(room: number), self)
            hosts.append(host)
            connect(host, from: nil) { [unowned self] in
                if peer != .quizline && peer != .nats { say(peer.hostLine(create: opening.create), host) }
            }
        }
    }

    private func board(_ boarding: Boarding) {
        peer = boarding.peer
        server = ListenAddress(host: "127.0.0.1", port: boarding.port)
        rooms = boarding.rooms
        let work = BoardingUnderWay(boarding)
        undertaking = .boarding(work)
        wait(boarding.patience) { [unowned self] in giveUp(work, "the rest are waited for no longer") }
        tick()
        guard boarding.players > 0 else { return finish(.boarded(work.result)) }
        for _ in 0..<min(boarding.outstanding, boarding.players) { boardNext(work) }
    }

    private func giveUp(_ work: OpeningUnderWay, _ problem: String) {
        finish(.failed("only \(work.rooms.count) of \(work.order.hosts) rooms were opened: \(problem)"))
    }

    /// A measurement with some players missing is none.
    private func giveUp(_ work: BoardingUnderWay, _ problem: String) {
        finish(.failed("only \(work.enteredCount) of \(work.order.players) players came in: \(problem)"))
    }

    private func boardNext(_ work: BoardingUnderWay) {
        guard let number = work.takeNext() else { return }
        let player = Client(.player(number), self)
        players.append(player)
        work.result.connectBegan[number] = MonotonicClock.now().nanoseconds
        connect(player, from: work.source(number)) { [unowned self] in
            guard let opening = peer.opening else { return }
            work.result.greeted[number] = MonotonicClock.now().nanoseconds
            say(opening, player)
        }
    }

    private func connect(_ client: Client, from source: String?, _ connected: @escaping () -> Void) {
        do {
            _ = try TCPConnector(on: loop, to: server, from: source) { [unowned self] result in
                do {
                    try client.begin(result.get(), on: loop)
                    connected()
                } catch {
                    failed("\(error)")
                }
            }
        } catch {
            failed("\(error)")
        }
    }

    private func failed(_ problem: String) {
        switch undertaking {
        case .opening(let work): giveUp(work, problem)
        case .boarding(let work): giveUp(work, problem)
        case .playing(let play): play.note(problem)
        case .seeingOff, nil: break
        }
    }

    /// A word now and then for the progress line.
    private func tick() {
        let ticker = Deadline(on: loop) { [unowned self] in
            if case .boarding(let work) = undertaking { report(.progress("\(work.enteredCount) players are in")) }
            tick()
        }
        ticker.set(MonotonicClock.now() + .milliseconds(250))
        self.ticker = ticker
    }

    // MARK: - Lines

    /// A line (without its end) came to a client.
    func took(_ line: UnsafeRawBufferPointer, _ client: Client, at: UInt64) {
        let kind = peer.classify(line)
        if kind == .ping { say("PONG\r\n", client) }
        if kind == .bye { byes += 1 }
        switch undertaking {
        case .playing(let play): play.took(kind, line, client, at: at)
        case .boarding(let work): took(kind, line, client, work, at: at)
        case .opening(let work): took(kind, line, client, work)
        case .seeingOff, nil: break
        }
    }

    private func took(
        _ kind: LineKind, _ line: UnsafeRawBufferPointer, _ client: Client, _ work: BoardingUnderWay, at: UInt64
    ) {
        guard case .player(let number) = client.role else { return }
        switch kind {
        case .greeting:
            work.result.greeted[number] = at
            say(peer.joinLine(room: work.room(number), player: work.order.first + number), client)
        case .entered, .receipt:
            guard work.enter(number, at: at) else { return }
            if work.isComplete { finish(.boarded(work.result)) } else { boardNext(work) }
        case .error: giveUp(work, String(decoding: line, as: UTF8.self))
        default: break
        }
    }

    private func took(_ kind: LineKind, _ line: UnsafeRawBufferPointer, _ client: Client, _ work: OpeningUnderWay) {
        switch (kind, client.role) {
        case (.greeting, .host): say(peer.hostLine(create: work.order.create), client)
        case (.entered, .host(let room)), (.receipt, .host(let room)):
            work.rooms[room] = JSONText.string("room", in: line) ?? ""
            if work.rooms.count == work.order.hosts {
                finish(.opened(rooms: (0..<work.order.hosts).map { work.rooms[$0] ?? "" }))
            }
        case (.error, _): giveUp(work, String(decoding: line, as: UTF8.self))
        default: break
        }
    }

    private func say(_ line: String, _ client: Client) { client.send(Array(line.utf8)) }

    // MARK: - Scenes

    private func play(_ scene: Scene) {
        let play = ScenePlay(scene, peer: peer, players: players, hosts: hosts, rooms: max(1, rooms.count), on: loop)
        play.asked = asked
        play.done = { [unowned self] result in
            asked = play.asked
            finish(.played(result))
        }
        undertaking = .playing(play)
        play.begin()
    }

    // MARK: - Going

    func lost(_ client: Client) {
        left += 1
        lastEnd = MonotonicClock.now().nanoseconds
        switch undertaking {
        case .playing(let play): play.lost()
        case .seeingOff: if left == hosts.count + players.count { finishSeeingOff() }
        case .opening, .boarding: failed("a connection ended")
        case nil: break
        }
    }

    private func finishSeeingOff() {
        finish(.seenOff(SeenOff(byes: byes, left: left, lastEnd: lastEnd)))
    }
}
