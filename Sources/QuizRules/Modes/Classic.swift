/// The host runs it, everyone answers, fast right answers earn more.
struct Classic: Mode {
    static let name = ModeName.classic
}
