internal import QuizRules

extension Board {
    func write(to writer: inout BinaryWriter) {
        writer.integer("after", after)
        writer.list("top", top) { $1.write(to: &$0) }
        writer.optional("teams", teams) { writer, _, teams in writer.list("teams", teams) { $1.write(to: &$0) } }
        writer.integer("players", players)
        writer.list("you", you) { writer, you in
            writer.integer("rank", you.rank)
            writer.integer("score", you.score)
            writer.optional("behind", you.behind) { writer, _, behind in
                writer.text("name", behind.name)
                writer.integer("by", behind.by)
            }
        }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> Board {
        let after = try reader.integer("after")
        let top = try frame.standings(&reader), teams = try frame.teamStandings(&reader)
        let players = try reader.integer("players")
        let you = try reader.list("you") { (reader: inout BinaryReader) throws(RecordProblem) in
            let rank = try reader.integer("rank"), score = try reader.integer("score")
            let behind = try reader.optional("behind") { (reader: inout BinaryReader, _) throws(RecordProblem) in
                let name = try reader.text("name")
                return You.Behind(name: name, by: try reader.integer("by"))
            }
            return You(rank: rank, score: score, behind: behind)
        }
        return Board(after: after, top: top, teams: teams, players: players, you: try frame.each(you))
    }
}

extension GameOver {
    func write(to writer: inout BinaryWriter) {
        writer.flag("own_pace", ownPace != nil)
        writer.list("podium", podium) { $1.write(to: &$0) }
        writer.optional("teams", teams) { writer, _, teams in writer.list("teams", teams) { $1.write(to: &$0) } }
        writer.integer("players", players)
        writer.list("you", you) { $1.write(to: &$0) }
    }

    static func read(from reader: inout BinaryReader, _ frame: SnapshotFrame) throws(RecordProblem) -> GameOver {
        let isAlone = try reader.flag("own_pace")
        let podium = try frame.standings(&reader), teams = try frame.teamStandings(&reader)
        let players = try reader.integer("players")
        var over = GameOver(
            podium: podium, teams: teams, players: players, you: try frame.each(try reader.list("you", You.read)))
        if isAlone { over.ownPace = OwnPace(mode: frame.setup.mode, isHosted: frame.setup.isHosted) }
        return over
    }
}

extension GameOver.You {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.integer("rank", rank)
        writer.integer("score", score)
        writer.integer("correct", correct)
        writer.integer("of", of)
        writer.optional("verdicts", verdicts) { writer, _, verdicts in
            writer.list("verdicts", verdicts) { $1.write(to: &$0) }
        }
        writer.optional("boxes", boxes) { $0.integers($1, $2) }
    }

    fileprivate static func read(from reader: inout BinaryReader) throws(RecordProblem) -> GameOver.You {
        let rank = try reader.integer("rank"), score = try reader.integer("score")
        let correct = try reader.integer("correct")
        var you = GameOver.You(rank: rank, score: score, correct: correct, of: try reader.integer("of"))
        you.verdicts = try reader.optional("verdicts") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            try reader.list("verdicts", TopicVerdict.read)
        }
        you.boxes = try reader.optional("boxes") {
            (reader: inout BinaryReader, name: StaticString) throws(RecordProblem) in try reader.integers(name)
        }
        return you
    }
}

extension TopicVerdict {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.optional("topic", topic) { $0.text($1, $2) }
        switch verdict {
        case .strong: writer.byte(1)
        case .shaky: writer.byte(2)
        case .weak: writer.byte(3)
        }
        writer.integer("correct", correct)
        writer.integer("of", of)
        writer.integers("again", again)
    }

    fileprivate static func read(from reader: inout BinaryReader) throws(RecordProblem) -> TopicVerdict {
        let topic = try reader.optionalText("topic")
        let verdict: Verdict
        switch try reader.byte() {
        case 1: verdict = .strong
        case 2: verdict = .shaky
        case 3: verdict = .weak
        case let other: throw .badCase(of: "verdict", "\(other)")
        }
        let correct = try reader.integer("correct"), of = try reader.integer("of")
        return TopicVerdict(
            topic: topic, verdict: verdict, correct: correct, of: of, again: try reader.integers("again"))
    }
}

extension Standing {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.integer("rank", rank)
        writer.player(player)
        writer.text("name", name)
        writer.optional("team", team) { $0.text($1, $2) }
        writer.integer("score", score)
        writer.integer("moved", moved)
    }
}

extension TeamStanding {
    fileprivate func write(to writer: inout BinaryWriter) {
        writer.integer("rank", rank)
        writer.text("name", name)
        writer.integer("score", score)
        writer.integer("players", players)
        writer.integer("moved", moved)
    }
}

extension SnapshotFrame {
    fileprivate func standings(_ reader: inout BinaryReader) throws(RecordProblem) -> [Standing] {
        try reader.list("top") { (reader: inout BinaryReader) throws(RecordProblem) in
            let rank = try reader.integer("rank"), player = try self.player(&reader)
            let name = try reader.text("name"), team = try reader.optionalText("team")
            let score = try reader.integer("score")
            return Standing(
                rank: rank, player: player, name: name, team: team, score: score, moved: try reader.integer("moved"))
        }
    }

    fileprivate func teamStandings(_ reader: inout BinaryReader) throws(RecordProblem) -> [TeamStanding]? {
        try reader.optional("teams") { (reader: inout BinaryReader, _) throws(RecordProblem) in
            try reader.list("teams") { (reader: inout BinaryReader) throws(RecordProblem) in
                let rank = try reader.integer("rank"), name = try reader.text("name")
                let score = try reader.integer("score"), players = try reader.integer("players")
                return TeamStanding(
                    rank: rank, name: name, score: score, players: players, moved: try reader.integer("moved"))
            }
        }
    }
}
