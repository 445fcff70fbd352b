public import QuizRules

/// The JSON dialect: one object a line, both ways. Pure functions over bytes.
public enum JSONDialect {
    /// Decodes one line (without its `\n`). The id is kept even when the rest is wrong, so that the error can carry it.
    public static func decode(_ line: UnsafeRawBufferPointer) -> (id: RequestID?, result: Result<Request, Problem>) {
        preconditionFailure()
    }

    /// Appends one whole line, `\n` included. `re`: the id of the request it answers.
    public static func encode(_ event: Event, at: Milliseconds, re: RequestID?, into bytes: inout [UInt8]) {}

    /// What all share of an announcement: the line without its personal part and its end (`}\n`).
    public static func encodeShared(_ told: Told, into bytes: inout [UInt8]) {}

    /// The rest of that line for one player (nil: a host or watcher): `,"you":{…}` where there is one, and `}\n`.
    public static func encodeRest(_ told: Told, you: PlayerID?, into bytes: inout [UInt8]) {}
}
