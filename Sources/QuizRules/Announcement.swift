/// What is told to everybody in a room, in the order of an evening. Arrays named `you` have one element for each player
/// (`PlayerID.index`): the personal part that is spliced on to what all share.
public enum Announcement: Sendable {
    /// A class begins, each at their own pace.
    case opened(ClassOpened)
    case round(RoundOpened)
    case stakeOpen(StakesOpened)
    case question(QuestionOpened)
    case buzzed(Buzzed)
    case buzzResult(BuzzResult)
    case hostAway
    case hostBack
    case paused
    case continued(Clock)
    case extended(Clock)
    /// The host has put the open question aside: it counts for nobody.
    case skipped(question: Int)
    case reveal(Reveal)
    case leaderboard(Board)
    case adjusted(Adjustment)
    case voided(question: Int, you: [Adjusted])
    case regraded(Regraded)
    case said(String)
    case gameOver(GameOver)
}

public struct RoundOpened: Hashable, Sendable {
    public let round: Int
    public let name: String
    /// How many rounds there are.
    public let of: Int
    /// What is otherwise in it, as far as players are to know.
    public let settings: RoundSettings
    /// Seconds until its first question comes by itself; nil: when the host says so.
    public let goesOnAfter: Int?

    package init(
        round: Int, name: String, of: Int, settings: RoundSettings = RoundSettings(), goesOnAfter: Int? = nil
    ) {
        self.goesOnAfter = goesOnAfter
        self.round = round
        self.name = name
        self.of = of
        self.settings = settings
    }
}

/// What is left of the open question, where it has a limit; empty outside a question.
public struct Clock: Hashable, Sendable {
    public var remaining: Milliseconds?
    public var closesAt: Milliseconds?
    /// Own times of players with extra time, ascending by player.
    public var extra: [ExtraTime] = []

    package init(remaining: Milliseconds? = nil, closesAt: Milliseconds? = nil, extra: [ExtraTime] = []) {
        self.remaining = remaining
        self.closesAt = closesAt
        self.extra = extra
    }
}

public struct ExtraTime: Hashable, Sendable {
    public let player: PlayerID
    public let closesAt: Milliseconds

    package init(player: PlayerID, closesAt: Milliseconds) {
        self.player = player
        self.closesAt = closesAt
    }
}

public struct QuestionOpened: Hashable, Sendable {
    public let shown: ShownQuestion
    /// `remaining` is there in a state, not when it is first told.
    public internal(set) var clock: Clock
    /// It is for whoever buzzes first.
    public let isByBuzz: Bool
    /// Present only for hosts who asked for solutions; never in what the rules announce.
    public var solution: Solution?

    package init(shown: ShownQuestion, clock: Clock, isByBuzz: Bool = false, solution: Solution? = nil) {
        self.isByBuzz = isByBuzz
        self.shown = shown
        self.clock = clock
        self.solution = solution
    }
}

public struct Tally: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        public let key: String
        public let count: Int

        package init(key: String, count: Int) {
            self.key = key
            self.count = count
        }
    }

    public let answered: Int
    /// Where right and wrong exist.
    public let right: Int?
    /// How often each option was chosen, in the order shown; for kinds with options.
    public let options: [Count]

    package init(answered: Int, right: Int?, options: [Count]) {
        self.answered = answered
        self.right = right
        self.options = options
    }
}

public struct Reveal: Sendable {
    public struct You: Hashable, Sendable {
        /// Nil: no answer (`none` on the wire).
        public let status: Receipt.Status?
        public internal(set) var correct: Bool
        public internal(set) var points: Int
        public let elapsed: Milliseconds?
        public internal(set) var score: Int
        public internal(set) var rank: Int
        public internal(set) var streak: Int
        /// In modes with lives.
        public let lives: Int?
        /// In modes where one may fall out: whether this player now watches on.
        public let out: Bool?
        /// Was not asked this question.
        public let watched: Bool

        package init(
            status: Receipt.Status?, correct: Bool, points: Int, elapsed: Milliseconds?, score: Int, rank: Int,
            streak: Int, lives: Int? = nil, out: Bool? = nil, watched: Bool = false
        ) {
            self.status = status
            self.correct = correct
            self.points = points
            self.elapsed = elapsed
            self.score = score
            self.rank = rank
            self.streak = streak
            self.lives = lives
            self.out = out
            self.watched = watched
        }
    }

    /// In modes where one may fall out: how many did, and how many still stand.
    public struct Survival: Hashable, Sendable {
        public let standing: Int
        public let fallen: Int
        /// All who stood would have fallen, so none did.
        public let allStandAgain: Bool

        package init(standing: Int, fallen: Int, allStandAgain: Bool) {
            self.standing = standing
            self.fallen = fallen
            self.allStandAgain = allStandAgain
        }
    }

    public let question: ShownQuestion
    /// Seconds until the board comes by itself; nil: when the host says so.
    public package(set) var goesOnAfter: Int?
    /// It comes long after its question, which is to be shown once more.
    public var isReview = false
    public internal(set) var solution: Solution
    public internal(set) var tally: Tally
    public let players: Int
    public internal(set) var you: [You]
    public let survival: Survival?

    package init(
        question: ShownQuestion, solution: Solution, tally: Tally, players: Int, you: [You], survival: Survival? = nil
    ) {
        self.question = question
        self.solution = solution
        self.tally = tally
        self.players = players
        self.you = you
        self.survival = survival
    }
}

/// One line of a board.
public struct Standing: Hashable, Sendable {
    public let rank: Int
    public let player: PlayerID
    public let name: String
    public let team: String?
    public let score: Int
    /// Places gained since the last board; negative: lost.
    public let moved: Int

    package init(rank: Int, player: PlayerID, name: String, team: String?, score: Int, moved: Int) {
        self.rank = rank
        self.player = player
        self.name = name
        self.team = team
        self.score = score
        self.moved = moved
    }
}

public struct TeamStanding: Hashable, Sendable {
    public let rank: Int
    public let name: String
    public let score: Int
    public let players: Int
    public let moved: Int

    package init(rank: Int, name: String, score: Int, players: Int, moved: Int) {
        self.rank = rank
        self.name = name
        self.score = score
        self.players = players
        self.moved = moved
    }
}

public struct Board: Sendable {
    public struct You: Hashable, Sendable {
        public struct Behind: Hashable, Sendable {
            public let name: String
            public let by: Int

            package init(name: String, by: Int) {
                self.name = name
                self.by = by
            }
        }

        public let rank: Int
        public let score: Int
        /// Who is next above, and by how many points.
        public let behind: Behind?

        package init(rank: Int, score: Int, behind: Behind?) {
            self.rank = rank
            self.score = score
            self.behind = behind
        }
    }

    /// The last question it counts.
    public let after: Int
    public let top: [Standing]
    /// In mode `teams`.
    public let teams: [TeamStanding]?
    public let players: Int
    public internal(set) var you: [You]
    /// Seconds until what follows comes by itself; nil: when the host says so.
    public package(set) var goesOnAfter: Int?

    package init(after: Int, top: [Standing], teams: [TeamStanding]?, players: Int, you: [You]) {
        self.after = after
        self.top = top
        self.teams = teams
        self.players = players
        self.you = you
    }
}

/// Points by the host's word.
public struct Adjustment: Sendable {
    public let player: PlayerID
    public let name: String
    /// What the player's score rose or, negative, fell by.
    public let points: Int
    public let reason: String
    public let you: [Adjusted]

    package init(player: PlayerID, name: String, points: Int, reason: String, you: [Adjusted]) {
        self.player = player
        self.name = name
        self.points = points
        self.reason = reason
        self.you = you
    }
}

public struct ClassOpened: Hashable, Sendable {
    public let questions: Int
    /// When everybody's time is over; nil: there is no clock.
    public let closesAt: Milliseconds?

    package init(questions: Int, closesAt: Milliseconds?) {
        self.questions = questions
        self.closesAt = closesAt
    }
}

public struct Adjusted: Hashable, Sendable {
    /// How many points the score rose or, negative, fell by.
    public let points: Int
    public let score: Int
    public let rank: Int

    package init(points: Int, score: Int, rank: Int) {
        self.points = points
        self.score = score
        self.rank = rank
    }
}

/// A question was graded by another key.
public struct Regraded: Sendable {
    public let question: Int
    /// What is accepted now, the model answer first.
    public let correct: [AnswerForm]
    public let you: [Adjusted]

    package init(question: Int, correct: [AnswerForm], you: [Adjusted]) {
        self.question = question
        self.correct = correct
        self.you = you
    }
}

public struct GameOver: Sendable {
    public struct OwnPace: Hashable, Sendable {
        public let mode: ModeName
        public let isHosted: Bool

        package init(mode: ModeName, isHosted: Bool) {
            self.mode = mode
            self.isHosted = isHosted
        }
    }

    public struct You: Hashable, Sendable {
        public let rank: Int
        public let score: Int
        public let correct: Int
        public let of: Int
        /// After a test.
        public var verdicts: [TopicVerdict]?
        /// After practice: how many questions stand in each box, from the first.
        public var boxes: [Int]?

        package init(rank: Int, score: Int, correct: Int, of: Int) {
            self.rank = rank
            self.score = score
            self.correct = correct
            self.of = of
        }
    }

    /// Of a game at one's own pace.
    public var ownPace: OwnPace?
    public let podium: [Standing]
    public let teams: [TeamStanding]?
    public let players: Int
    public internal(set) var you: [You]

    package init(podium: [Standing], teams: [TeamStanding]?, players: Int, you: [You]) {
        self.podium = podium
        self.teams = teams
        self.players = players
        self.you = you
    }
}
