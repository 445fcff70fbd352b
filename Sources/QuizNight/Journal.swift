public import QuizRules

/// What one room decided in one turn: accepted inputs with their times, in order.
public struct Batch: Sendable {
    public struct Entry: Sendable {
        public let at: Milliseconds
        public let input: Input
    }

    public let room: RoomCode
    /// From 1 for each room, without gaps; 0 stands for its beginning.
    public let number: Int
    public let entries: [Entry]
}

/// Where a room's inputs go before anything that follows from them may leave the room (output commit).
public protocol Journal: AnyObject {
    /// A new room: all that its game starts from. Counts as batch 0: it too must be durable before anybody hears of it.
    func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds)
    /// Keeps a batch, after all before it.
    func append(_ batch: Batch)
    /// May keep what the game is after a batch, so that it need not be replayed from the start. Nobody waits for it.
    func keepSnapshot(_ game: Game, after batch: Int, of room: RoomCode)
    /// The room is over for good.
    func end(_ room: RoomCode, at: Milliseconds)
    /// To be called on the room's loop, at once or later, when a room's batches up to a number can no longer be lost.
    var onDurable: ((RoomCode, Int) -> Void)? { get set }
}

extension Journal {
    public func keepSnapshot(_ game: Game, after batch: Int, of room: RoomCode) {}
}

/// No journal: everything is as durable as it gets at once.
public final class Unjournaled: Journal {
    public var onDurable: ((RoomCode, Int) -> Void)?

    public init() {}
    public func begin(_ room: RoomCode, setup: GameSetup, hostToken: String, at: Milliseconds) { onDurable?(room, 0) }
    public func append(_ batch: Batch) { onDurable?(batch.room, batch.number) }
    public func end(_ room: RoomCode, at: Milliseconds) {}
}
