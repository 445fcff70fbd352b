/// Connections lost of late, in the order they were lost: their players are waited for a while.
package struct Losses: Sendable {
    package struct Loss: Hashable {
        package let player: PlayerID
        package let since: Milliseconds

        package init(player: PlayerID, since: Milliseconds) {
            self.player = player
            self.since = since
        }
    }

    private var losses: [Loss] = []
    private var head = 0

    package init(_ losses: [Loss] = []) { self.losses = losses }

    /// Those that are not yet let go.
    package var waiting: [Loss] { Array(losses[head...]) }

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
