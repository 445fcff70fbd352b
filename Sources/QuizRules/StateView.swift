/// Where a game stands, for somebody who has just come: all that is needed to go on.
public struct StateView: Sendable {
    public struct You: Sendable {
        public let player: PlayerID
        public let name: String
        public let team: String?
        public let score: Int
        public let rank: Int
        /// What stands on the open question.
        public let answer: AnswerForm?
        /// In modes with lives.
        public let lives: Int?
        /// In modes where one may fall out.
        public let out: Bool?
        /// In modes with stakes.
        public let stake: Int?
        /// Where the player stands, at their own pace.
        public var phase: Phase?
        /// How many attempts are left on the open question, at one's own pace.
        public var attempts: Int?

        package init(
            player: PlayerID, name: String, team: String?, score: Int, rank: Int, answer: AnswerForm?,
            lives: Int? = nil, out: Bool? = nil, stake: Int? = nil
        ) {
            self.player = player
            self.name = name
            self.team = team
            self.score = score
            self.rank = rank
            self.answer = answer
            self.lives = lives
            self.out = out
            self.stake = stake
        }
    }

    public let phase: Phase
    public let paused: Bool
    public let mode: ModeName
    public let title: String
    public let players: Int
    public var questions: Int
    public let locked: Bool
    public let seq: Int
    public var you: You?
    /// When the clock of a class runs out.
    public var closesAt: Milliseconds?
    /// What the player's own place is made of, at their own pace; shown with `now`.
    public var own: [Personal] = []
    /// False: a self-paced room of one's own.
    public var isHosted = true
    /// What the phase is made of, as it was told (a question with `remaining`).
    public let now: [Told]

    package init(
        phase: Phase, paused: Bool, mode: ModeName, title: String, players: Int, questions: Int, locked: Bool, seq: Int,
        you: You?, now: [Told]
    ) {
        self.phase = phase
        self.paused = paused
        self.mode = mode
        self.title = title
        self.players = players
        self.questions = questions
        self.locked = locked
        self.seq = seq
        self.you = you
        self.now = now
    }
}
