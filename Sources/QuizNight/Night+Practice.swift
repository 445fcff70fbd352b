import QuizProtocol
import QuizRules

/// Whether one may practise with a bank.
public enum PracticeRule: String, Sendable, CaseIterable {
    /// While no unfinished hosted game uses the bank: practice shows the solutions.
    case idle
    case always
    case never
}

/// What somebody asks for who goes at their own pace: a new room of their own, or the one they had.
struct PracticeWish: Sendable {
    let bank: String
    let mode: ModeName?
    let name: String?
    let code: String?
    let options: GameOptions
}

/// Rooms of one's own, without a host.
extension Night {
    func practise(_ wish: PracticeWish, _ id: RequestID?, _ session: Session, at now: Milliseconds) {
        do throws(Problem) {
            guard case .outside = session.place else { throw Problem.inside }
            let bank = try bankToPractise(wish)
            if let code = wish.code {
                guard session.wrongCodes(at: now) < limits.wrongCodesPerMinute else { throw .tooManyGuesses }
                guard let address = directory.ownRoom(Codes.folded(code), of: bank.name) else {
                    return refuseGuess(session, id, .noProgress, at: now)
                }
                return come(.practise(wish), to: address, id, session)
            }
            let address = try open(setUp(bank, wish), at: now)
            come(.practise(wish), to: address, id, session)
        } catch {
            session.say(.error(error), re: id, at: now)
        }
    }

    private func bankToPractise(_ wish: PracticeWish) throws(Problem) -> Bank {
        let bank = try bank(named: wish.bank)
        if setting.practice == .never {
            throw Problem(.notAllowedInMode, "Nobody can practise on this server just now.")
        }
        guard bank.mayPractise else {
            throw Problem(.notAllowedInMode, "The bank \(bank.name) is not for practising.")
        }
        guard setting.practice == .always || !directory.isInPlay(bank.name) else {
            throw Problem(
                .bankInUse, "A game with the bank \(bank.name) is under way. Practise with it once that is over.")
        }
        return bank
    }

    private func setUp(_ bank: Bank, _ wish: PracticeWish) throws(Problem) -> GameSetup {
        let mode = wish.mode ?? .practice
        guard mode.isSelfPaced else {
            throw Problem(
                .notAllowedInMode,
                "Mode \(mode.rawValue) needs a host. By yourself there are practice, learn and test.")
        }
        var options = wish.options
        options.maxPlayers = 1
        var setup = GameSetup(
            title: bank.title, rounds: bank.rounds, mode: mode, options: options, seed: options.seed ?? chance.next())
        setup.banks = [bank.name]
        setup.lesson = bank.lesson
        setup.isHosted = false
        do throws(Refusal) {
            try setup.settleRounds()
            try setup.validate()
        } catch { throw Problem(error) }
        return setup
    }
}

extension Room {
    /// What a person is called who does not say.
    private static let unnamed = "Friend"

    /// By which bank and folded code somebody comes back to a room of their own.
    var ownCodes: [(bank: String, code: String)] {
        guard !game.setup.isHosted, let bank = game.setup.banks.first else { return [] }
        return game.players.map { (bank, Codes.folded($0.code)) }
    }

    /// Begins in a new room of one's own, or comes back to it.
    func practise(
        _ attachment: Attachment, _ id: RequestID?, _ wish: PracticeWish, roundTrip: Int?, at now: Milliseconds
    ) {
        if let code = wish.code {
            guard let player = codes[Codes.folded(code)], isMeant(player, by: wish) else {
                return refuse(attachment, id, .noProgress, guess: true)
            }
            resume(attachment, id, code, roundTrip, at: now) { .joined($0) }
        } else {
            join(attachment, id, wish.name ?? Self.unnamed, nil, roundTrip, at: now)
        }
        guard members.member(attachment, as: nil) != nil, game.phase == .lobby || game.phase == .over else { return }
        apply(.start, at: now)
    }

    /// A name or a mode that is given must be the one that was kept.
    private func isMeant(_ player: PlayerID, by wish: PracticeWish) -> Bool {
        if let mode = wish.mode, mode != game.setup.mode { return false }
        return wish.name.map { game.player(named: $0) == player } ?? true
    }
}

extension Problem {
    static let noProgress = Problem(
        .badCode, "Nothing is kept under that bank, mode, name and code. To begin anew, leave out the code.")
}
