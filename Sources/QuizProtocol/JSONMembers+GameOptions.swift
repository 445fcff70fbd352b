internal import QuizRules

/// The `options` of a game, by their names on the wire.
extension JSONMembers {
    func gameOptions(for mode: ModeName) throws(Problem) -> GameOptions {
        var options = GameOptions(for: mode)
        guard let value = optional("options") else { return options }
        guard let members = value.members else { throw .bad("options", "an object, such as {\"pace\":\"auto\"}") }
        for (name, value) in members {
            let option = try GameOption.named(name)
            if value.kind != .null { try option.read(value, into: &options) }
        }
        return options
    }
}
