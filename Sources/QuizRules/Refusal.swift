/// Why the game does not do what was asked, in a sentence that a person can act on.
public struct Refusal: Error, Hashable, Sendable {
    /// Each is a stable `error` code of the wire.
    public enum Code: String, Sendable, CaseIterable {
        case badAnswer = "bad_answer"
        case badName = "bad_name"
        case badMember = "bad_member"
        case banned
        case nameTaken = "name_taken"
        case noHint = "no_hint"
        case noSuchPlayer = "no_such_player"
        case noSuchQuestion = "no_such_question"
        case notAllowedInMode = "not_allowed_in_mode"
        case notPlaying = "not_playing"
        case roomFull = "room_full"
        case roomLocked = "room_locked"
        case stale
        case wrongPhase = "wrong_phase"
    }

    public let code: Code
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}
