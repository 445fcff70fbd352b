import Foundation
import QuizRecords
import QuizRules
import Testing
import Whim

@testable import QuizJournal

/// A loop's side of a journal: it appends, and waits for what it is told.
final class Desk: @unchecked Sendable {
    private let changed = NSCondition()
    private var durable: [GameID: Int] = [:]
    private var stalls: [JournalStall?] = []
    private var port: JournalPort?
    private var numbers: [GameID: Int] = [:]

    init(_ store: JournalStore) {
        port = store.port { [weak self] news in self?.hear(news) }
    }

    private func hear(_ news: JournalNews) {
        changed.withLock {
            switch news {
            case .durable(let batches): for batch in batches { durable[batch.game] = batch.number }
            case .stalled(let stall): stalls.append(stall)
            case .healed: stalls.append(nil)
            }
            changed.broadcast()
        }
    }

    private func wait(until done: () -> Bool) {
        changed.withLock { while !done() { changed.wait() } }
    }

    func begin(_ setup: GameSetup = .pubNight, room: String = "K7QX") throws -> GameID {
        let port = try #require(port)
        let game = port.begin(room: room, setup: setup, hostToken: "quiet-lamp-42-otter", at: 1_764_000_000_000)
        numbers[game] = 0
        return game
    }

    func resume(_ game: StoredGame) throws {
        try #require(port).resume(game)
        numbers[game.id] = game.lastBatch
    }

    /// Keeps one turn; its number.
    @discardableResult
    func keep(_ inputs: [TimedInput], of game: GameID) throws -> Int {
        let number = (numbers[game] ?? 0) + 1
        numbers[game] = number
        var batch = InputBatch(number: number, capacity: inputs.count)
        for one in inputs { batch.append(one.input, at: one.at) }
        try #require(port).append(batch, to: game)
        return number
    }

    func end(_ game: GameID) throws { try #require(port).end(game, at: 1_764_000_100_000) }
    func setAside(_ game: GameID, reason: String) throws { try #require(port).setAside(game, reason: reason) }

    func waitForDurable(_ game: GameID, _ batch: Int) { wait { durable[game, default: -1] >= batch } }
    func waitForStall() -> JournalStall? {
        wait { stalls.contains { $0 != nil } }
        return changed.withLock { stalls.compactMap { $0 }.first }
    }
    func waitForHealing() { wait { stalls.last == .some(nil) } }
    func lastDurable(of game: GameID) -> Int { changed.withLock { durable[game, default: -1] } }
}

extension GameSetup {
    static var pubNight: GameSetup {
        GameSetup(title: "Pub night", rounds: [], mode: .classic, options: GameOptions(), seed: 42)
    }
}

extension JournalReader {
    func all(of game: GameID, after: Int = 0) throws -> [TimedInput] {
        var all: [TimedInput] = []
        try inputs(of: game, after: after) { input, at, _ in all.append(TimedInput(input, at: at)) }
        return all
    }
}
