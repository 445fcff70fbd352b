internal import QuizRules

extension Player {
    func write(to writer: inout BinaryWriter, now: Milliseconds) {
        writer.text("name", name)
        writer.optional("team", team) { $0.text($1, $2) }
        writer.text("code", code)
        switch presence {
        case .here: writer.byte(0)
        case .away(let since):
            writer.byte(1)
            writer.time(since, from: now)
        case .left: writer.byte(2)
        case .kicked: writer.byte(3)
        case .banned: writer.byte(4)
        }
        writer.flag("answered", hasAnswered)
        writer.flag("recently_lost", isRecentlyLost)
        record.write(to: &writer)
        writer.integer("percent", timePercent)
        writer.optionalInteger(teamIndex)
        writer.optionalInteger(lastRank)
    }

    static func read(
        from reader: inout BinaryReader, id: PlayerID, now: Milliseconds
    ) throws(RecordProblem) -> Player {
        let name = try reader.text("name"), team = try reader.optionalText("team")
        var player = Player(id: id, name: name, code: try reader.text("code"))
        player.team = team
        switch try reader.byte() {
        case 0: player.presence = .here
        case 1: player.presence = .away(since: try reader.time("since", from: now))
        case 2: player.presence = .left
        case 3: player.presence = .kicked
        case 4: player.presence = .banned
        case let other: throw .badCase(of: "presence", "\(other)")
        }
        player.hasAnswered = try reader.flag("answered")
        player.isRecentlyLost = try reader.flag("recently_lost")
        player.record = try Record.read(from: &reader)
        player.timePercent = try reader.integer("percent", in: 100...1000)
        player.teamIndex = try reader.optionalInteger("team")
        player.lastRank = try reader.optionalInteger("rank")
        return player
    }
}

extension Record {
    func write(to writer: inout BinaryWriter) {
        writer.integer("score", score)
        writer.integer("streak", streak)
        writer.integer("correct", correct)
        writer.time(time)
    }

    static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Record {
        Record(
            score: try reader.integer("score", in: 0...mostPoints), streak: try reader.integer("streak"),
            correct: try reader.integer("correct"), time: try reader.time("time"))
    }
}

extension Team {
    func write(to writer: inout BinaryWriter) {
        writer.text("name", name)
        writer.list("members", members) { $0.player($1) }
        record.write(to: &writer)
        writer.optionalInteger(lastRank)
    }

    static func read(from reader: inout BinaryReader) throws(RecordProblem) -> Team {
        var team = Team(name: try reader.text("name"))
        team.members = try reader.list("members") { (reader: inout BinaryReader) throws(RecordProblem) in
            try reader.player()
        }
        team.record = try Record.read(from: &reader)
        team.lastRank = try reader.optionalInteger("rank")
        return team
    }
}
