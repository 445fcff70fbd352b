/// One press of a buzzer, by the player's own clock.
struct Buzz: Sendable {
    let player: PlayerID
    let receipt: Receipt
}

/// Who buzzed first, and has the word.
struct Word: Sendable {
    let buzz: Buzz
    let since: Milliseconds

    var player: PlayerID { buzz.player }
}
