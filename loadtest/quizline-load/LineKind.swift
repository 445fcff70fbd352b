/// What a line that came to a client is, as far as measuring needs to know. Peers that are no quiz have lines that stand
/// for those of one: a broadcast is a `question`, the answer to a line a `receipt`.
enum LineKind: Int, CaseIterable, Codable {
    /// The server speaks first.
    case greeting
    /// The client is in: `joined`, `created`, or a peer's word that it has subscribed.
    case entered
    /// The client watches.
    case watching
    case round
    case question
    case receipt
    case reveal
    case leaderboard
    case gameOver
    /// Counts: `lobby`, `progress`, `seats`.
    case count
    case ok
    case error
    case bye
    /// NATS asks whether the client is alive.
    case ping
    case other
}
