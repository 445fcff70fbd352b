public import QuizRules

/// A whole game as bytes, so that its journal need not be replayed from the start. What follows from its setup and its
/// seed (the questions, their order, their options as shown) is left out, and so is what follows from the rest (ranks,
/// who is found by which name). Of a snapshot the format is the journal's, the meaning that of the rules it was written
/// by; those of a later version go on from it.
public enum GameSnapshot {
    static let version: UInt8 = 1

    /// Takes its time: some tens of nanoseconds for each answer ever given.
    public static func payload(of game: Game) -> [UInt8] {
        var writer = BinaryWriter()
        writer.byte(version)
        game.write(to: &writer)
        return writer.bytes
    }

    /// The game that went on from `setup` at `startedAt`, as it was.
    public static func read(
        _ payload: [UInt8], setup: GameSetup, startedAt: Milliseconds
    ) throws(RecordProblem) -> Game {
        try payload.withUnsafeBytesTyped { (bytes) throws(RecordProblem) in
            var reader = BinaryReader(bytes)
            let version = try reader.byte()
            guard version == Self.version else { throw .badVersion(Int(version)) }
            var game = Game(setup, at: startedAt)
            try game.read(from: &reader)
            guard reader.isAtEnd else { throw .tooLong }
            return game
        }
    }
}

extension Game {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.time(now)
        phase.write(to: &writer)
        writer.time(phaseSince, from: now)
        writer.flag("locked", isLocked)
        writer.flag("host_away", isHostAway)
        writer.word("chance", chance.state)
        writer.integer("seq", seq)
        writer.integer("scored", scored)
        writer.list("openings", openings) { $0.time($1, from: now) }
        stopwatch.write(to: &writer, now: now)
        writer.list("players", players) { $1.write(to: &$0, now: now) }
        writer.list("teams", teams) { $1.write(to: &$0) }
        writer.list("ranked", players.filter { leaderboard.contains($0.id) }) { $0.player($1.id) }
        writer.list("losses", losses.waiting) { writer, loss in
            writer.player(loss.player)
            writer.time(loss.since, from: now)
        }
        writer.integers("memory", mode.memory)
        writer.optional("current", current) { writer, _, current in current.write(to: &writer) }
        writer.optional("staking", staking) { writer, _, staking in staking.write(to: &writer) }
        writer.list("ledger", ledger) { $1.write(to: &$0) }
        alone?.write(to: &writer)
        writer.list("scene", scene) { $1.write(to: &$0) }
    }

    fileprivate mutating func read(from reader: inout BinaryReader) throws(RecordProblem) {
        now = try reader.time("now")
        let now = now
        phase = try Phase.read(from: &reader)
        phaseSince = try reader.time("phase_since", from: now)
        isLocked = try reader.flag("locked")
        isHostAway = try reader.flag("host_away")
        chance = SplitMix64(seed: try reader.word("chance"))
        seq = try reader.integer("seq")
        scored = try reader.integer("scored")
        openings = try reader.list("openings") { (reader: inout BinaryReader) throws(RecordProblem) in
            try reader.time("opening", from: now)
        }
        guard openings.count <= programme.items.count else { throw .outOfRange("openings", "\(openings.count)") }
        stopwatch = try Stopwatch.read(from: &reader, now: now)
        var number = 0
        players = try reader.list("players") { (reader: inout BinaryReader) throws(RecordProblem) in
            number += 1
            return try Player.read(from: &reader, id: PlayerID(number: number), now: now)
        }
        teams = try reader.list("teams", Team.read)
        var frame = SnapshotFrame(self)
        guard teams.allSatisfy({ $0.members.allSatisfy(frame.has) }),
            players.allSatisfy({ $0.teamIndex.map(teams.indices.contains) ?? true })
        else { throw .outOfRange("teams", "another player or team") }
        let ranked = try reader.list("ranked") { (reader: inout BinaryReader) throws(RecordProblem) in
            try frame.player(&reader)
        }
        losses = Losses(
            try reader.list("losses") { (reader: inout BinaryReader) throws(RecordProblem) in
                Losses.Loss(player: try frame.player(&reader), since: try reader.time("since", from: now))
            })
        guard mode.recall(try reader.integers("memory"), players: players.count) else {
            throw .outOfRange("memory", "not this mode's")
        }
        current = try reader.optional("current") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            try CurrentQuestion.read(from: &reader, frame)
        }
        guard current.map({ $0.turns.count == players.count && $0.teamAnswers.count == teams.count }) ?? true else {
            throw .outOfRange("turns", "not one for each")
        }
        staking = try reader.optional("staking") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            try Staking.read(from: &reader, frame)
        }
        ledger = try reader.list("ledger") { (reader: inout BinaryReader) throws(RecordProblem) in
            try LedgerEntry.read(from: &reader, frame)
        }
        if var pace = alone {
            try pace.read(from: &reader, frame)
            alone = pace
            frame.alone = pace
        }
        scene = try reader.list("scene") { (reader: inout BinaryReader) throws(RecordProblem) in
            try Told.read(from: &reader, frame)
        }
        concludeSnapshot(ranked: ranked)
    }
}

/// What the parts of a snapshot are read within: how many there are of what they name by number.
struct SnapshotFrame {
    let setup: GameSetup
    let players: Int
    let teams: Int
    let programme: Programme
    /// At first as it is at the start of a game.
    var alone: SelfPace?
    /// As it is at the start of a game.
    let mode: any Mode

    init(_ game: Game) {
        setup = game.setup
        players = game.players.count
        teams = game.teams.count
        programme = game.programme
        alone = game.alone
        mode = game.mode
    }

    func has(_ player: PlayerID) -> Bool { player.number <= players }

    func player(_ reader: inout BinaryReader) throws(RecordProblem) -> PlayerID {
        PlayerID(number: try reader.integer("player", in: 1...max(1, players)))
    }

    /// A question of the programme, by its number.
    func item(_ reader: inout BinaryReader) throws(RecordProblem) -> Programme.Item {
        programme.items[try reader.integer("question", in: 1...max(1, programme.items.count)) - 1]
    }
}

extension BinaryWriter {
    @inline(__always)
    mutating func time(_ time: Milliseconds, from base: Milliseconds = 0) {
        moment("time", time.value, from: base.value)
    }

    mutating func optionalInteger(_ value: Int?) { optional("integer", value) { $0.integer($1, $2) } }
}

extension BinaryReader {
    @inline(__always)
    mutating func time(_ name: StaticString, from base: Milliseconds = 0) throws(RecordProblem) -> Milliseconds {
        Milliseconds(try moment(name, from: base.value))
    }

    mutating func optionalInteger(_ name: StaticString) throws(RecordProblem) -> Int? {
        try optional(name) { (reader: inout BinaryReader, name: StaticString) throws(RecordProblem) in
            try reader.integer(name)
        }
    }

    mutating func optionalTime(_ name: StaticString, from base: Milliseconds = 0) throws(RecordProblem) -> Milliseconds?
    {
        try optional(name) { (reader: inout BinaryReader, name: StaticString) throws(RecordProblem) in
            try reader.time(name, from: base)
        }
    }
}
