/// How a replay is known to have come to the same boards: whoever keeps the inputs also keeps, after each board, a digest
/// of the whole of it, and a replay compares.
extension Game {
    /// Whether what an input came to changed the board as everybody has it before their eyes.
    public static func isBoard(_ what: Announcement) -> Bool {
        switch what {
        case .leaderboard, .gameOver: true
        default: false
        }
    }

    /// A digest of the board as it stands, of all players and teams: number, name, team, score, rank, right answers and
    /// their time. FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923): against mistakes, not against forgers.
    public var boardDigest: UInt64 {
        var digest = BoardDigest()
        let lines = board(top: 1).you
        digest.add(players.count)
        for player in players {
            digest.add(player.name)
            digest.add(player.team ?? "")
            digest.add(lines[player.id.index].rank)
            digest.add(player.record)
        }
        digest.add(teams.count)
        for team in teams {
            digest.add(team.name)
            digest.add(team.record)
        }
        digest.add(scored)
        return digest.value
    }

    func check(_ digest: UInt64) throws(Refusal) {
        guard digest == boardDigest else {
            throw Refusal(.wrongPhase, "The board at \(phase) is not the one that was told.")
        }
    }
}

private struct BoardDigest {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    mutating func add(_ number: Int) {
        for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    /// With its length, so that no two lists of texts look alike.
    mutating func add(_ text: String) {
        add(text.utf8.count)
        for byte in text.utf8 { add(byte) }
    }

    mutating func add(_ record: Record) {
        add(record.score)
        add(record.streak)
        add(record.correct)
        add(Int(record.time.value))
    }
}
