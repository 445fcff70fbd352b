internal import Glibc

/// A descriptor held back for the day there is no other: given up, it makes room to accept one client, tell it, and hang
/// up. Else the client would wait in the backlog without a word, and the listener would spin on it.
struct SpareDescriptor: ~Copyable {
    private var descriptor: Int32 = -1

    init() {
        refill()
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    var isHeld: Bool { descriptor >= 0 }

    mutating func refill() {
        if descriptor < 0 { descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC) }
    }

    mutating func giveUp() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
