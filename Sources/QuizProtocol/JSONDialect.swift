public import QuizRules

/// The JSON dialect: one object a line, both ways. Pure functions over bytes.
public enum JSONDialect {
    /// The version of the wire contract.
    public static let version = 1

    /// Appends one whole line, `\n` included. `at`: the server's clock, in what carries it. `re`: the id of the request it
    /// answers.
    public static func encode(_ event: Event, at: Milliseconds, re: RequestID?, into bytes: inout [UInt8]) {
        JSONWriter.append(to: &bytes) { writer in
            writer.object { writer in
                writer.head(event.typeName, re: re)
                writer.write(event, at: at)
            }
            writer.raw("\n")
        }
    }

    /// What all share of an announcement: the line without its personal part and its end (`}\n`).
    public static func encodeShared(_ told: Told, into bytes: inout [UInt8]) {
        JSONWriter.append(to: &bytes) { writer in
            writer.raw("{")
            writer.head(told.what.typeName, re: nil)
            writer.writeShared(told)
        }
    }

    /// The rest of that line for one player (nil: a host or watcher): `,"you":{…}` where there is one, and `}\n`.
    public static func encodeRest(_ told: Told, you: PlayerID?, into bytes: inout [UInt8]) {
        JSONWriter.append(to: &bytes) { writer in
            if let you, told.what.hasPart(of: you) {
                writer.raw(",")
                writer.writePart(of: you, in: told.what)
            }
            writer.raw("}\n")
        }
    }
}
