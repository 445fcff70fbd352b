import QuizProtocol
import QuizRules

/// One connection's side of the evening: which dialect it speaks, where it is, and how fast it may ask. It holds what is
/// known of the client; what it asks is carried out by `Night`.
public final class Session {
    enum Dialect { case undecided, json, text }

    enum Place {
        /// In no room.
        case outside
        /// A room has been asked to let it in; no further line is read until it has answered.
        case entering(Attachment, RoomAddress)
        /// The reply to a wrong code is held back; no further line is read until it has gone.
        case waiting
        case inside(Attachment, Crowd, Role)
        /// It has asked to leave; no further line is read.
        case leaving(Attachment, Crowd, Role)
        /// It has been said goodbye to.
        case gone
    }

    let number: UInt64
    private(set) var outlet: (any Outlet)?
    var dialect = Dialect.undecided
    var place = Place.outside
    var framer: LineFramer

    // What a person sees.
    var style = TextStyle()
    var isQuiet = false
    /// A player who is out, and watches on.
    var isOut = false
    var context = TextContext()
    /// What was before the person until the question now open was shown, and when that was.
    var earlier = TextContext()
    var questionShownAt: Milliseconds?
    var lastTextCount: Milliseconds?

    // Limits.
    var bucket: TokenBucket
    var refused = MinuteCounter()
    var longLines = MinuteCounter()
    var wrongCodes = MinuteCounter()
    var lastReadAt: Milliseconds
    var hasAsked = false
    /// The client sends no more.
    var hasReachedEnd = false
    /// The last question an answer was let through for: the first answer to each always is.
    var answeredQuestion: Int?
    /// The same, of buzzes.
    var buzzedQuestion: Int?

    /// The newest counts that were held back because the client reads too slowly.
    var owedLobby: LobbyCount?
    var owedProgress: Progress?
    var owedSeats: [SeatChange] = []
    /// Has said that a game is to start; once more means it, whoever is there.
    var hasSaidStart = false
    /// The last announcement it was sent.
    var lastSeq = 0

    init(number: UInt64, outlet: any Outlet, limits: Limits, at now: Milliseconds) {
        self.number = number
        self.outlet = outlet
        framer = LineFramer(limit: limits.lineBytes)
        bucket = TokenBucket(rate: limits.requestsPerSecond, burst: limits.requestBurst, at: now)
        lastReadAt = now
    }

    /// A person at their own pace has asked something: what the next line means depends on what comes of it.
    var awaitsReply = false

    /// Whether its next line may be taken.
    var mayRead: Bool {
        switch place {
        case .outside: true
        case .inside: !awaitsReply
        case .entering, .waiting, .leaving, .gone: false
        }
    }

    var isGone: Bool { if case .gone = place { true } else { false } }

    var role: Role? {
        switch place {
        case .inside(_, _, let role), .leaving(_, _, let role): role
        case .outside, .entering, .waiting, .gone: nil
        }
    }

    /// Lets go of the connection, which is no more.
    func close() {
        place = .gone
        outlet = nil
    }

    // MARK: - Sending

    func say(_ event: Event, re: RequestID? = nil, at now: Milliseconds) {
        guard let outlet else { return }
        var bytes: [UInt8] = []
        switch dialect {
        case .json, .undecided:
            JSONDialect.encode(event, at: now, re: re, into: &bytes)
        case .text:
            TextDialect.render(event, for: role?.text ?? context.role, style: style, into: &bytes)
        }
        if !bytes.isEmpty { outlet.send(bytes, marker: nil) }
    }

    func say(_ bytes: [UInt8]) {
        if !bytes.isEmpty { outlet?.send(bytes, marker: nil) }
    }

    /// Owes changes of seats: the newest for each player, after those that are owed already.
    func owe(_ seats: [SeatChange]) {
        guard !owedSeats.isEmpty else { return owedSeats = seats }
        let newer = Set(seats.map(\.player))
        owedSeats = owedSeats.filter { !newer.contains($0.player) } + seats
    }

    // MARK: - What a person was last shown

    /// Notes what an announcement changes of what stands before a person.
    func note(_ told: Told, at now: Milliseconds) {
        lastSeq = told.seq
        switch told.what {
        case .opened: if context.role != .player { show(.open) }
        case .round(let opened): show(.round(opened.round))
        case .stakeOpen(let opened): show(.stake(opened.shown.number))
        case .question(let opened):
            earlier = context
            questionShownAt = now
            show(.question(opened.shown.number), opened.shown, isByBuzz: opened.isByBuzz)
        case .buzzed(let buzzed):
            context.phase = .buzzed(buzzed.shown.number)
            context.word = buzzed.player
        case .buzzResult(let result):
            context.phase = .question(result.question)
            context.word = nil
        case .reveal(let reveal): show(.reveal(reveal.question.number))
        case .leaderboard(let board): show(.board(board.after))
        case .gameOver: show(.over)
        case .hostAway, .hostBack, .paused, .continued, .extended, .skipped, .adjusted, .voided, .regraded, .said: break
        }
    }

    /// The same for what is this one's alone.
    func note(_ event: PersonalEvent, at now: Milliseconds) {
        switch event {
        case .lesson(let lesson): show(.lesson(lesson.number))
        case .question(let own):
            earlier = context
            questionShownAt = now
            show(.question(own.shown.number), own.shown)
        case .reveal(let reveal): show(.reveal(reveal.question.number))
        case .finished: show(.over)
        case .feedback, .seated, .renamed: break
        }
    }

    func show(_ phase: Phase, _ question: ShownQuestion? = nil, isByBuzz: Bool = false, word: PlayerID? = nil) {
        context.phase = phase
        context.isByBuzz = isByBuzz
        context.word = word
        context.question = question?.number
        context.kind = question?.kind
        context.options = question?.options.map(\.text) ?? []
    }

    /// What a line belongs to that came at `received`: sooner after the question than the network's round trip, its
    /// writer cannot have seen it, so it belongs to what stood before.
    func context(forLineAt received: Milliseconds, roundTrip: Int) -> TextContext {
        // At one's own pace each line is taken only once all before it has been answered.
        guard !context.isSelfPaced else { return context }
        guard let shown = questionShownAt, received.value - shown.value < Int64(roundTrip) else { return context }
        return earlier
    }
}

extension LinkFigures {
    /// The least round trip in whole milliseconds, rounded.
    var roundTrip: Int? { minimumRoundTrip.map { ($0 + 500) / 1000 } }
}
