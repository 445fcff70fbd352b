public import QuizRules

/// What was wrong with a request: one `error` line.
public struct Problem: Error, Hashable, Sendable {
    public enum Code: String, Sendable, CaseIterable {
        // The line itself.
        case badJSON = "bad_json"
        case badUTF8 = "bad_utf8"
        case lineTooLong = "line_too_long"
        case notAnObject = "not_an_object"
        case unknownType = "unknown_type"
        case unknownCommand = "unknown_command"
        case missingMember = "missing_member"
        case badMember = "bad_member"
        // Rooms, and who may.
        case alreadyInARoom = "already_in_a_room"
        case badCode = "bad_code"
        case badKey = "bad_key"
        case badToken = "bad_token"
        case bankInUse = "bank_in_use"
        case noSuchBank = "no_such_bank"
        case noSuchRoom = "no_such_room"
        case notHost = "not_host"
        case notInARoom = "not_in_a_room"
        // The game.
        case badAnswer = "bad_answer"
        case badName = "bad_name"
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
        // The server.
        case notSaved = "not_saved"
        case serverFull = "server_full"
        case shuttingDown = "shutting_down"
        case tooFast = "too_fast"
    }

    public let code: Code
    /// A sentence that a person can act on.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public init(_ refusal: Refusal) {
        // A test holds that each of the rules' codes is one of these.
        code = Code(rawValue: refusal.code.rawValue) ?? .badMember
        message = refusal.message
    }
}
