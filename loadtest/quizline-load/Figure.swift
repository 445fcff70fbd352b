/// What is measured: its name in the results, and its unit.
enum Figure: String, CaseIterable, Codable {
    case ready, stop
    case connect, join, joinRate
    case residentPerPlayer
    case question, questionFirst, questionLast, questionSkew, questionCPU
    case stormReceipt, stormService, stormRate, stormCPU
    case pacedReceipt, pacedCPU
    case revealLast, revealCPU
    case leaderboardLast, leaderboardCPU
    case cycleCPU
    case closeError
    case questionAllocations, answerAllocations, revealAllocations
    case questionBytes, answerBytes, revealBytes
    case questionInstructions, answerInstructions, revealInstructions
    case generatorLoad
    case stalledEnded, stalledToldWhy, stalledResident, watchersMissed, watchersCounts

    var title: String {
        switch self {
        case .ready: "exec to ready"
        case .stop: "stop, to the last player's end"
        case .connect: "connect to greeting"
        case .join: "greeting to joined"
        case .joinRate: "players who came in"
        case .residentPerPlayer: "RSS per idle player"
        case .question: "next to question, each player"
        case .questionFirst: "next to question, first player"
        case .questionLast: "next to question, last player"
        case .questionSkew: "first to last player"
        case .questionCPU: "server CPU per question sent"
        case .stormReceipt: "all at once: receipt, from when it was to be sent"
        case .stormService: "all at once: receipt, from when it was sent"
        case .stormRate: "all at once: answers"
        case .stormCPU: "all at once: server CPU per answer"
        case .pacedReceipt: "Poisson: receipt, from when it was to be sent"
        case .pacedCPU: "Poisson: server CPU per answer"
        case .revealLast: "close to reveal, last player"
        case .revealCPU: "server CPU per reveal sent"
        case .leaderboardLast: "next to leaderboard, last player"
        case .leaderboardCPU: "server CPU per leaderboard sent"
        case .cycleCPU: "server CPU per line in or out, over a question"
        case .closeError: "close, after its time"
        case .questionAllocations: "allocations per question sent"
        case .answerAllocations: "allocations per answer"
        case .revealAllocations: "allocations per reveal sent"
        case .questionBytes: "bytes asked for per question sent"
        case .answerBytes: "bytes asked for per answer"
        case .revealBytes: "bytes asked for per reveal sent"
        case .questionInstructions: "instructions per question sent"
        case .answerInstructions: "instructions per answer"
        case .revealInstructions: "instructions per reveal sent"
        case .generatorLoad: "generator's share of a core, all at once"
        case .stalledEnded: "stalled players who were ended"
        case .stalledToldWhy: "late readers who were told too_slow"
        case .stalledResident: "RSS growth per stalled client, at most"
        case .watchersMissed: "events that stalled watchers missed"
        case .watchersCounts: "counts that a stalled watcher got"
        }
    }

    var unit: String {
        switch self {
        case .ready, .stop, .connect, .join, .question, .questionFirst, .questionLast, .questionSkew, .stormReceipt,
            .stormService, .pacedReceipt, .revealLast, .leaderboardLast, .closeError:
            "ms"
        case .joinRate, .stormRate: "/s"
        case .residentPerPlayer, .stalledResident, .questionBytes, .answerBytes, .revealBytes: "B"
        case .questionCPU, .stormCPU, .pacedCPU, .revealCPU, .leaderboardCPU, .cycleCPU: "µs"
        case .questionAllocations, .answerAllocations, .revealAllocations, .questionInstructions, .answerInstructions,
            .revealInstructions, .stalledToldWhy, .watchersMissed:
            ""
        case .generatorLoad, .stalledEnded, .watchersCounts: "%"
        }
    }
}
