/// Connections lost of late, in the order they were lost: their players are waited for a while.
struct Losses: Sendable {
    struct Loss: Hashable {
        let player: PlayerID
        let since: Milliseconds
    }

    private var losses: [Loss] = []
    private var head = 0

    mutating func append(_ loss: Loss) { losses.append(loss) }

    var first: Loss? { head < losses.count ? losses[head] : nil }

    mutating func removeFirst() {
        head += 1
        if head * 2 > losses.count {
            losses.removeFirst(head)
            head = 0
        }
    }
}
