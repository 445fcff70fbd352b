/// One press of a buzzer, by the player's own clock.
package struct Buzz: Sendable {
    package let player: PlayerID
    package let receipt: Receipt

    package init(player: PlayerID, receipt: Receipt) {
        self.player = player
        self.receipt = receipt
    }
}

/// Who buzzed first, and has the word.
package struct Word: Sendable {
    package let buzz: Buzz
    package let since: Milliseconds

    package init(buzz: Buzz, since: Milliseconds) {
        self.buzz = buzz
        self.since = since
    }

    package var player: PlayerID { buzz.player }
}
