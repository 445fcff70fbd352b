/// What a host has done, for the words of people; programs get `ok`.
public enum Deed: Hashable, Sendable {
    case locked
    case unlocked
    case kicked(String)
    case banned(String)
    case renamed(String, to: String)
    /// `percent` of everybody's time.
    case gaveTime(String, percent: Int)
    case moved(String, team: String)
}
