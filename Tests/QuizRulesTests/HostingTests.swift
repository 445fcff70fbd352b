import QuizRules
import Testing

@Suite struct HostingTests {
    @Test func `rounds are announced in a game of more than one`() {
        let rounds = ["Food", "Drink"].map { Bank.Round(name: $0, questions: [.choice($0)]) }
        var evening = Evening(.classic, rounds: rounds)
        let ada = evening.join("Ada")
        evening.host(.start)
        #expect(evening.game.phase == .round(1))
        evening.host(.next(from: "round:1"))
        #expect(evening.game.phase == .question(1))
        evening.answer(ada, "a")
        evening.host(.next(from: nil), .next(from: nil))
        #expect(evening.game.phase == .round(2))
        guard case .round(let opened) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(opened == evening.opened(2, "Drink", of: 2))
    }

    @Test func `rounds may be chosen, in the order they are named`() {
        let rounds = ["One", "Two", "Three"].map { Bank.Round(name: $0, questions: [.choice($0)]) }
        var evening = Evening(.classic, rounds: rounds) { $0.rounds = [3, 1] }
        evening.host(.start, .next(from: nil))
        guard case .question(let opened) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(opened.shown.text == "Three" && opened.shown.of == 2)
    }

    @Test func `a second click does nothing`() {
        var evening = Evening()
        evening.join("Ada")
        evening.host(.start, .next(from: "question:1"))
        #expect(evening.refusal(of: .next(from: "question:1")) == .stale)
        #expect(evening.game.phase == .reveal(1))
        #expect(evening.refusal(of: .start) == .wrongPhase)
    }

    @Test func `a skipped question gives nothing and shows no solution`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.start)
        evening.answer(people[0], "a")
        evening.host(.skip)
        #expect(evening.game.phase == .question(2) && evening.score(people[0]) == 0)
        #expect(evening.lastReveal == nil && evening.game.players[0].hasAnswered == false)
        #expect(evening.answer(people[0], "a", on: 1)?.status == .closed)
        evening.host(.end)
        #expect(evening.gameOver?.you[0].of == 0)
        #expect(evening.refusal(of: .end) == .wrongPhase && evening.refusal(of: .skip) == .wrongPhase)
    }

    @Test func `names are cleaned, unlike, and no player's number`() {
        var evening = Evening()
        let ada = evening.join("  A\u{1b}[31mda\u{202E}  ")
        #expect(evening.game.players[ada.index].name == "Ada")
        func join(_ name: String) -> Input { .join(name: name, team: nil, code: "x") }
        for name in ["ÁDA", "ada ", "A\u{200B}da"] { #expect(evening.refusal(of: join(name)) == .nameTaken) }
        for name in ["", "  ", "\u{301}", "p3", "P12", String(repeating: "x", count: 33)] {
            #expect(evening.refusal(of: join(name)) == .badName, "\(name)")
        }
        #expect(evening.game.player(named: "aDA") == ada)
        evening.join(String(repeating: "x", count: 32))
    }

    @Test func `a renamed player leaves the old name free`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        #expect(evening.refusal(of: .rename(people[0], name: "BEN")) == .nameTaken)
        evening.host(.rename(people[0], name: "Ädä"), .rename(people[0], name: "Eve"))
        evening.join("Ada")
        #expect(evening.game.player(named: "eve") == people[0])
    }

    @Test func `who is kicked may return, who is banned may not`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.kick(people[0]), .ban(people[1]))
        #expect(evening.game.playerCount == 0)
        evening.host(.back(people[0]))
        #expect(evening.game.playerCount == 1)
        #expect(evening.refusal(of: .back(people[1])) == .banned)
        #expect(evening.refusal(of: .join(name: "ben", team: nil, code: "x")) == .banned)
    }

    @Test func `who leaves when all is over has played to the end`() {
        var evening = Evening()
        let (ada, ben) = (evening.join("Ada"), evening.join("Ben"))
        evening.host(.start, .leave(ben), .end, .leave(ada))
        let ranks = evening.game.results.players.map(\.rank)
        #expect(ranks == [1, nil])
        #expect(evening.game.state(for: nil, at: evening.now).players == 1)
        evening.host(.kick(ada))
        #expect(evening.game.results.players[ada.index].rank == nil)
    }

    @Test func `a locked room takes nobody new, but lets players resume`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.lock, .away(ada), .back(ada))
        #expect(evening.refusal(of: .join(name: "Ben", team: nil, code: "x")) == .roomLocked)
        evening.host(.unlock)
        evening.join("Ben")
    }

    @Test func `a full room and a game without late joiners say so`() {
        var full = Evening { $0.maxPlayers = 1 }
        full.join("Ada")
        #expect(full.refusal(of: .join(name: "Ben", team: nil, code: "x")) == .roomFull)
        var begun = Evening { $0.lateJoin = false }
        begun.join("Ada")
        begun.host(.start)
        #expect(begun.refusal(of: .join(name: "Ben", team: nil, code: "x")) == .roomLocked)
    }

    @Test func `adjusting gives and takes, never below nought, and tells all`() {
        var evening = Evening()
        let people = evening.players("Ada", "Ben")
        evening.host(.adjust(people[1], points: 300, reason: "a song"), .adjust(people[1], points: -500, reason: "no"))
        guard case .adjusted(let told) = evening.told.last?.what else { return #expect(Bool(false)) }
        let you = told.you
        #expect(told.name == "Ben" && told.points == -300 && told.reason == "no", "what was really taken, and why")
        #expect(you.map(\.points) == [0, -300] && you.map(\.score) == [0, 0])
        #expect(evening.refusal(of: .adjust(people[0], points: 0, reason: "")) == .badMember)
    }

    @Test func `a host may say something, in clean text`() {
        var evening = Evening()
        evening.host(.say("Well\tdone\u{7}!"))
        guard case .said(let text) = evening.told.last?.what else { return #expect(Bool(false)) }
        #expect(text == "Well done!")
        #expect(evening.refusal(of: .say("\u{200B}")) == .badMember)
    }

    @Test func `extending and extra time have their bounds`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        #expect(evening.refusal(of: .extend(seconds: 10)) == .wrongPhase)
        evening.host(.start)
        #expect(evening.refusal(of: .extend(seconds: 0)) == .badMember)
        #expect(evening.refusal(of: .extend(seconds: .max)) == .badMember)
        #expect(evening.refusal(of: .extraTime(ada, percent: 99)) == .badMember)
        #expect(evening.refusal(of: .kick(PlayerID(number: 7))) == .noSuchPlayer)
    }

    @Test func `a fresh code replaces the old one`() {
        var evening = Evening()
        let ada = evening.join("Ada")
        evening.host(.deal(ada, code: "maple-otter-427"))
        #expect(evening.game.players[ada.index].code == "maple-otter-427")
    }

    @Test func `a setup that cannot be played is refused with what would be right`() throws {
        func refusal(_ mode: ModeName = .classic, _ change: (inout GameOptions) -> Void) -> Refusal.Code? {
            var options = GameOptions()
            change(&options)
            let rounds = [Bank.Round(name: "", questions: Question.capitals)]
            let setup = GameSetup(title: "", rounds: rounds, mode: mode, options: options, seed: 1)
            do throws(Refusal) { try setup.validate() } catch { return error.code }
            return nil
        }
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.rounds = [2] } == .badMember)
        #expect(refusal { $0.rounds = [] } == .badMember)
        #expect(refusal { $0.revealSeconds = 0 } == .badMember)
        #expect(refusal { $0.penaltyPercent = 101 } == .badMember)
        #expect(refusal { $0.teams = 4 } == .notAllowedInMode)
        #expect(refusal(.teams) { $0.teams = 4 } == nil)
        #expect(refusal(.teams) { $0.teams = 27 } == .badMember)
    }
}

extension Evening {
    /// Rounds are told by the rules alone; compared by what they say.
    func opened(_ round: Int, _ name: String, of count: Int) -> RoundOpened {
        RoundOpened(round: round, name: name, of: count)
    }
}
