internal import QuizRules

/// The `options` of a game, by their names on the wire.
extension JSONMembers {
    func gameOptions(for mode: ModeName) throws(Problem) -> GameOptions {
        var options = GameOptions(for: mode)
        guard let value = optional("options") else { return options }
        guard let members = value.members else { throw .bad("options", "an object, such as {\"pace\":\"auto\"}") }
        for (name, value) in members {
            if name == "round_settings" {
                options.roundWishes = try roundWishes(value)
                continue
            }
            let option = try GameOption.named(name)
            if value.kind != .null { try option.read(value, into: &options) }
        }
        return options
    }

    private func roundWishes(_ value: JSONElement) throws(Problem) -> [RoundWish] {
        if value.kind == .null { return [] }
        let form = "a list of rounds with what is otherwise in them, such as [{\"round\":2,\"seconds\":10}]"
        guard let elements = value.elements else { throw .bad("round_settings", form) }
        var wishes: [RoundWish] = []
        for element in elements {
            guard let members = element.members else { throw .bad("round_settings", form) }
            var round: RoundWish.Round?
            var settings = RoundSettings()
            for (name, value) in members where value.kind != .null {
                if name == "round" {
                    round = try self.round(value)
                } else {
                    try RoundOption.named(name).read(value, into: &settings)
                }
            }
            guard let round else {
                throw Problem(.missingMember, "An entry of “round_settings” needs a “round”: its number or its name.")
            }
            wishes.append(RoundWish(round: round, settings: settings))
        }
        return wishes
    }

    private func round(_ value: JSONElement) throws(Problem) -> RoundWish.Round {
        if let name = value.string { return .name(name) }
        guard let number = value.integer.flatMap({ Int(exactly: $0) }), number > 0 else {
            throw .bad("round", "the number of a round, from 1, or its name")
        }
        return .number(number)
    }
}
