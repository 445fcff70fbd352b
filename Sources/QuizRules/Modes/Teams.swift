/// Players sit in teams: one standing answer a team, the last given before the close, by any member. A team earns by that
/// one answer, whatever its size, and each member is credited with what the team earned while they sat in it.
struct Teams: Mode {
    static let name = ModeName.teams
    /// Members may still talk one another out of an answer.
    var closesEarly: Bool { false }
    var answersByTeam: Bool { true }
}
