/// What a receipt promises of the disk.
public enum Durability: String, Sendable, CaseIterable {
    /// Every commit is forced to the disk: nothing that was told is lost, not even by a power cut. The default.
    case full
    /// Nothing is lost when the process is killed; a power cut may take the last moments.
    case normal
    /// The operating system writes when it likes: for a throwaway. A killed process still loses nothing.
    case none

    /// What `PRAGMA synchronous` is set to, and must answer.
    var synchronous: Int {
        switch self {
        case .full: 2
        case .normal: 1
        case .none: 0
        }
    }
}
