import Glibc
import QuizRules

/// What all loops of a server share: which rooms there are and where they live, how often codes were guessed wrong from
/// each address, and how many clients are connected. From any thread: everything is behind one lock, held for a moment.
public final class Directory: @unchecked Sendable {
    /// How many loops there are; rooms are dealt to them in turn.
    public let loops: Int
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private var places: [RoomCode: Place] = [:]
    /// Rooms that are run by a host, and rooms of one's own: each has a limit of its own, so that no crowd that practises
    /// keeps a host from opening a room.
    private var hosted = Kin(), own = Kin()
    private var wrongGuesses: [String: MinuteCounter] = [:]
    /// The banks of each hosted game that is not over.
    private var banksInPlay: [RoomCode: [String]] = [:]
    /// Rooms of one's own, by bank and folded resume code.
    private var ownRooms: [OwnRoom: RoomAddress] = [:]
    private var dealt = 0
    private var connected = 0

    /// `loops`: 1 to 64.
    public init(loops: Int) {
        precondition((1...EdgeSet.most).contains(loops))
        self.loops = loops
        lock = .allocate(capacity: 1)
        pthread_mutex_init(lock, nil)
    }

    deinit {
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    private func locked<Result>(_ body: () -> Result) -> Result {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return body()
    }

    // MARK: - Rooms

    private struct Place {
        let home: Int
        let isHosted: Bool
    }

    /// The rooms of a kind: how many there are, and those that nobody would miss.
    private struct Kin {
        var count = 0
        var abandoned: Set<RoomCode> = []
    }

    private subscript(isHosted: Bool) -> Kin {
        get { isHosted ? hosted : own }
        _modify { if isHosted { yield &hosted } else { yield &own } }
    }

    func address(of code: RoomCode) -> RoomAddress? {
        locked { places[code].map { RoomAddress(code: code, home: $0.home) } }
    }

    /// A code that no room has, and a home for a new one. Where `limit` rooms of its kind are there already, an abandoned
    /// one of them has to go, which is returned too; nil: there is no place.
    func reserve(
        isHosted: Bool, limit: Int, using chance: inout some RandomNumberGenerator
    ) -> (new: RoomAddress, toVacate: RoomAddress?)? {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        var toVacate: RoomAddress?
        if self[isHosted].count >= limit {
            guard let code = self[isHosted].abandoned.first, let place = vacate(code) else { return nil }
            toVacate = RoomAddress(code: code, home: place.home)
        }
        var code = RoomCode.random(using: &chance)
        while places[code] != nil { code = RoomCode.random(using: &chance) }
        let home = dealt % loops
        dealt += 1
        occupy(code, Place(home: home, isHosted: isHosted))
        return (RoomAddress(code: code, home: home), toVacate)
    }

    /// Enters a room that has its code already.
    func add(_ address: RoomAddress, isHosted: Bool) {
        locked { occupy(address.code, Place(home: address.home, isHosted: isHosted)) }
    }

    func remove(_ address: RoomAddress) {
        locked {
            // The code may be another room's by now, elsewhere.
            guard places[address.code]?.home == address.home else { return }
            _ = vacate(address.code)
        }
    }

    func setAbandoned(_ code: RoomCode, _ isAbandoned: Bool) {
        locked {
            guard let place = places[code] else { return }
            if isAbandoned {
                self[place.isHosted].abandoned.insert(code)
            } else {
                self[place.isHosted].abandoned.remove(code)
            }
        }
    }

    /// Called with the lock held, as is `vacate`.
    private func occupy(_ code: RoomCode, _ place: Place) {
        places[code] = place
        self[place.isHosted].count += 1
    }

    private func vacate(_ code: RoomCode) -> Place? {
        guard let place = places.removeValue(forKey: code) else { return nil }
        self[place.isHosted].count -= 1
        self[place.isHosted].abandoned.remove(code)
        banksInPlay[code] = nil
        return place
    }

    // MARK: - Practice

    private struct OwnRoom: Hashable {
        let bank: String
        let code: String
    }

    /// A hosted game has these banks in use, until it is over.
    func use(_ banks: [String], in code: RoomCode) { locked { banksInPlay[code] = banks } }

    func endUse(in code: RoomCode) { locked { banksInPlay[code] = nil } }

    /// Whether an unfinished hosted game uses a bank. One that was never begun, and whose people have all gone, does not.
    func isInPlay(_ bank: String) -> Bool {
        locked { banksInPlay.contains { $0.value.contains(bank) && !hosted.abandoned.contains($0.key) } }
    }

    /// Notes by which code somebody comes back to a room of their own.
    func keep(_ code: String, of bank: String, at address: RoomAddress) {
        locked { ownRooms[OwnRoom(bank: bank, code: code)] = address }
    }

    func ownRoom(_ code: String, of bank: String) -> RoomAddress? {
        locked { ownRooms[OwnRoom(bank: bank, code: code)] }
    }

    func forget(_ code: String, of bank: String) { locked { ownRooms[OwnRoom(bank: bank, code: code)] = nil } }

    // MARK: - Guesses

    /// Counts a wrong code, and says how long the reply is to wait: 100 ms more for each beyond the limit, at most 30 s.
    func wrongGuess(from address: String, limit: Int, at now: Milliseconds) -> Milliseconds {
        locked {
            let count = wrongGuesses[address, default: MinuteCounter()].add(at: now)
            return Milliseconds(min(30_000, max(0, count - limit) * 100))
        }
    }

    /// Forgets guesses of more than a minute ago.
    func tidy(at now: Milliseconds) {
        locked { wrongGuesses = wrongGuesses.filter { $0.value.end > now } }
    }

    // MARK: - Clients

    /// Counts a client in, when it is accepted; each is counted out once.
    public func connect() { locked { connected += 1 } }
    public func disconnect() { locked { connected -= 1 } }

    /// How many clients are connected, on all loops.
    public var clients: Int { locked { connected } }
}
