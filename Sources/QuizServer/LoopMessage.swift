import EventLoop
import QuizJournal
import QuizNight
import QuizRules

/// What reaches a loop from the other threads, in the order of a server's life.
enum LoopMessage: Sendable {
    /// All loops run: where each is reached, by number, and what hosts are told to join.
    case begin([Mailbox<LoopMessage>], addresses: [String])
    /// A client that was dealt to this loop.
    case client(AcceptedSocket)
    /// The server is full: one that neither joined nor asked for anything may go.
    case makePlace
    case parcel(Parcel)
    case journal(JournalNews)
    /// A signal, or another thread, wants the server to end.
    case stop
    /// A step of the end (see `Ending`), and that a loop has taken it.
    case step(Ending.Step)
    case stepped(Ending.Step, loop: Int)
}
