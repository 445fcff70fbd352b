/// Alone, with up to three attempts at each question; what was not known at once comes back.
struct Practice: SelfPacedMode {
    static let name = ModeName.practice
    var attempts: Int { 3 }
    var comesBack: Bool { true }
}
