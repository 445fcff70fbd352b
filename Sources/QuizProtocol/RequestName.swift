/// The `type` of each request, in the order of an evening.
enum RequestName: String, CaseIterable {
    case hello, ping, banks, create, host, join, resume, watch, practice, answer, buzz, stake, hint, standings, leave
    // A host's.
    case players, code
    case extraTime = "extra_time"
    case start, next, pause
    case `continue` = "continue"
    case extend, close, skip, lock, unlock, kick, ban, rename, team, adjust, judge, void, regrade, say, end
}
