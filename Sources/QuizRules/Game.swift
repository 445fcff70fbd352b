/// One game: inputs with their times go in, an outcome comes out. It reads no clock and no chance but its seed, so the
/// same inputs give the same game, always. A plain value: a copy is a snapshot, and costs a few retained buffers.
///
/// The subjects are in files of their own: `Game+Coming` (who is here), `Game+Hosting` (what a host may do), `Game+Phases`
/// (what follows what), `Game+Answering`, `Game+Clock`, `Game+Scoring`, `Game+Correcting`, `Game+Standings`, `Game+State`,
/// `Game+Teams`; games at one's own pace have theirs in `Alone`.
public struct Game: Sendable {
    /// Fixed by the rules: how long the start of a player's time waits for the question to be handed over.
    static let mostServingTime: Milliseconds = 250
    /// Fixed by the rules: how long after a connection was lost its player is still waited for.
    static let lossTime: Milliseconds = 10_000

    /// Which rules these are: a journal tells which it was played by. Changes with anything that makes other effects follow
    /// from the same inputs.
    public static let rulesVersion = 2

    public let setup: GameSetup
    public package(set) var phase: Phase = .lobby
    public package(set) var isLocked = false
    public package(set) var players: [Player] = []
    public var isPaused: Bool { stopwatch.isStopped }
    /// How many are in the game (present or away; neither left nor kicked).
    public package(set) var playerCount = 0

    /// Whether each player goes at their own pace.
    public let isSelfPaced: Bool
    // What the way of every answer asks of the mode and the options, which are the same all through a game.
    let answersByTeam: Bool
    let knocksOut: Bool
    let closesEarly: Bool

    package let programme: Programme
    package var mode: any Mode
    /// Where each goes at their own pace; nil: a host's game, or one that runs by itself, for all at once.
    package var alone: SelfPace?
    package var chance: SplitMix64
    package var leaderboard = Leaderboard()
    package var teams: [Team] = []
    /// By folded name.
    package var teamsByName: [FoldedText: Int] = [:]
    package var playersByName: [FoldedText: PlayerID] = [:]
    /// Players whose time is not everybody's, ascending.
    package var extraTimes: [PlayerID] = []
    package var losses = Losses()
    package var isHostAway = false

    /// The latest time of any input: times told never run backwards.
    public package(set) var now: Milliseconds
    package var phaseSince: Milliseconds
    /// Since the question at hand opened, and through its reveal and board.
    package var stopwatch = Stopwatch()
    package var current: CurrentQuestion?
    /// The stakes of the question that comes, or is at hand.
    package var staking: Staking?
    /// When each question opened, by its number − 1.
    package var openings: [Milliseconds] = []
    /// All that gave points so far, in order.
    package var ledger: [LedgerEntry] = []
    /// Questions that were scored, in which one could be right.
    package var scored = 0

    package var seq = 0
    /// What the phase is made of, as it was told.
    package var scene: [Told] = []
    /// The personal lines of the board, as long as `version` is the leaderboard's.
    var boardLines: (version: Int, you: [Board.You])?
    /// Of the input being applied.
    private var told: [Told] = []
    private var whispers: [Whisper] = []
    private var personal: [Personal] = []

    public init(_ setup: GameSetup, at: Milliseconds) {
        self.setup = setup
        chance = SplitMix64(seed: setup.seed)
        mode = setup.mode.mode
        programme = Programme(setup, mode: mode, chance: &chance)
        alone = SelfPace(setup, programme, chance: &chance)
        isSelfPaced = alone != nil
        answersByTeam = mode.answersByTeam
        knocksOut = mode.knocksOut
        closesEarly = setup.options.earlyClose ?? mode.closesEarly
        now = at
        phaseSince = at
    }

    /// Applies one input. `at` is never earlier than that of the input before (an earlier one is taken as the same). What
    /// is refused changes nothing.
    public mutating func apply(_ input: Input, at: Milliseconds) -> Outcome {
        let before = now
        now = max(now, at)
        var outcome = Outcome()
        do throws(Refusal) {
            outcome.reply = try carryOut(input)
        } catch {
            now = before
            outcome.reply = .refused(error)
            outcome.deadline = nextDeadline
            return outcome
        }
        closeEarlyIfAllAnswered()
        finishAloneIfAllHave()
        if !told.isEmpty { swap(&outcome.told, &told) }
        if !whispers.isEmpty { swap(&outcome.whispers, &whispers) }
        if !personal.isEmpty { swap(&outcome.personal, &personal) }
        outcome.deadline = nextDeadline
        return outcome
    }

    private mutating func carryOut(_ input: Input) throws(Refusal) -> Reply {
        switch input {
        case .join(let name, let team, let code): return .joined(try join(name: name, team: team, code: code))
        case .away(let player): try lose(player)
        case .back(let player): try welcomeBack(player)
        case .leave(let player): try leave(player)
        case .hostAway: hostLeft()
        case .hostBack: hostReturned()
        case .start: try start()
        case .next(let from): try next(from: from)
        case .pause: try pause()
        case .continue: try goOn()
        case .extend(let seconds): try extend(seconds: seconds)
        case .close: try closeByHost()
        case .skip: try skip()
        case .lock: isLocked = true
        case .unlock: isLocked = false
        case .kick(let player): try dismiss(player, .kicked)
        case .ban(let player): try dismiss(player, .banned)
        case .rename(let player, let name): try rename(player, name)
        case .team(let player, let team): try move(player, to: team)
        case .extraTime(let player, let percent): try giveTime(player, percent: percent)
        case .deal(let player, let code): try deal(player, code: code)
        case .adjust(let player, let points, let reason): try adjust(player, by: points, reason)
        case .void(let question): try void(question)
        case .regrade(let question, let correct): try regrade(question, correct)
        case .judge(let player, let isRight): try judge(player, right: isRight)
        case .say(let text): try say(text)
        case .end: try end()
        case .served(let question, let served): serve(question, served)
        case .answer(let player, let question, let given, let received, let credit):
            guard isSelfPaced else {
                return .receipt(try answer(player, question, given, received: received, credit: credit))
            }
            var receipt = try attempt(player, question, given, received: received, credit: credit)
            receipt.isAttempt = true
            return .receipt(receipt)
        case .buzz(let player, let question, let received, let credit):
            return .receipt(try buzz(player, question, received: received, credit: credit))
        case .stake(let player, let question, let points, let received, let credit):
            return .receipt(try stake(player, question, points, received: received, credit: credit))
        case .advance(let player, let from): try advance(player, from: from)
        case .hint(let player, let question): return .hint(try takeHint(player, question))
        case .due: comeDue()
        case .witness(let digest): try check(digest)
        case .restarted: try restart()
        }
        return .ok
    }

    // MARK: - Telling

    /// Tells everybody.
    @discardableResult
    mutating func tell(_ what: Announcement) -> Told {
        seq += 1
        let told = Told(seq: seq, at: now, what: what)
        self.told.append(told)
        return told
    }

    mutating func whisper(_ what: TeamAnswer, to players: [PlayerID]) {
        if !players.isEmpty { whispers.append(Whisper(to: players, at: now, what: what)) }
    }

    mutating func whisper(_ what: PersonalEvent, to player: PlayerID) {
        personal.append(Personal(to: player, at: now, what: what))
    }

    /// Turns to a phase and tells everybody what it is made of.
    mutating func enter(_ phase: Phase, _ what: Announcement) {
        self.phase = phase
        phaseSince = now
        scene = [tell(what)]
    }

    // MARK: - Players

    /// Checks that there is such a player.
    func check(_ player: PlayerID) throws(Refusal) {
        guard players.indices.contains(player.index) else { throw .noSuchPlayer(player) }
    }

    /// A player who must exist.
    func known(_ player: PlayerID) throws(Refusal) -> Player {
        try check(player)
        return players[player.index]
    }

    /// Finds a player by name, folded; nil: none.
    public func player(named name: String) -> PlayerID? { playersByName[FoldedText(CleanText.name(name, limit: .max))] }
}

extension Refusal {
    static func noSuchPlayer(_ player: PlayerID) -> Refusal {
        Refusal(.noSuchPlayer, "There is no player \(player) in this game.")
    }
}
