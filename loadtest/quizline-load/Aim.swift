/// What is aimed at, and what was reached.
struct Aim: Codable {
    let name: String
    /// The most it may be.
    let most: Double?
    let unit: String
    let reached: Double?

    var isReached: Bool? {
        guard let most, let reached else { return nil }
        return reached <= most
    }
}

/// The names of what is measured in a bench.
enum Subject {
    static let oneLoop = "quizline, 1 loop"
    static let allLoops = "quizline, all loops"
    static let journaled = "quizline, 1 loop, journal"
    static let small = "quizline, 100 players"
    static let rooms = "rooms of 20, 1 loop"
    static let roomsAllLoops = "rooms of 20, all loops"
    static let allRead = "none stalled, 1 loop"
    static let someStall = "some stalled, 1 loop"
    static let baseline = "bare libuv"
    static let redis = "redis-server"
    static let nats = "nats-server"
}

extension Ledger {
    /// What a bench is to show, in the order of the aims.
    var aims: [Aim] {
        var aims: [Aim] = []
        func ratio(
            _ name: String, _ figure: Figure, _ subject: String, to yardstick: String = Subject.baseline, most: Double?
        ) {
            let reached = median(subject, figure).flatMap { own in
                median(yardstick, figure).map { own / $0 }
            }
            aims.append(Aim(name: name, most: most, unit: "×", reached: reached))
        }
        ratio("1. question to the last player / bare libuv", .questionLast, Subject.oneLoop, most: 1.10)
        ratio("1. the same, all loops", .questionLast, Subject.allLoops, most: 1.10)
        for peer in [Subject.redis, Subject.nats] where subjects.contains(peer) {
            ratio("1. the same, one loop / \(peer)", .questionLast, Subject.oneLoop, to: peer, most: nil)
        }
        ratio("2. CPU per answer / bare libuv, all at once", .stormCPU, Subject.oneLoop, most: 1.25)
        ratio("2. the same, Poisson", .pacedCPU, Subject.oneLoop, most: 1.25)
        ratio("2. the same, all at once, with journal", .stormCPU, Subject.journaled, most: 1.5)
        ratio("3. reveal to the last player / bare libuv", .revealLast, Subject.oneLoop, most: 1.35)
        ratio("3. the same, all loops", .revealLast, Subject.allLoops, most: 1.35)
        aims.append(
            Aim(
                name: "4. RSS per idle player", most: 2048, unit: "B",
                reached: median(Subject.oneLoop, .residentPerPlayer)))
        ratio("5. CPU per answer / that of 100 players", .stormCPU, Subject.oneLoop, to: Subject.small, most: 1.2)
        ratio("6. CPU per line, many rooms / one room", .cycleCPU, Subject.rooms, to: Subject.oneLoop, most: 1.2)
        aims.append(
            Aim(
                name: "6. close after its time, many rooms, p99", most: 5, unit: "ms",
                reached: percentile(Subject.rooms, .closeError, 99)))
        ratio(
            "7. two loops: question to the last / one loop", .questionLast, Subject.allLoops, to: Subject.oneLoop,
            most: nil)
        ratio("7. two loops: answers a second / one loop", .stormRate, Subject.allLoops, to: Subject.oneLoop, most: nil)
        ratio("7. two loops: CPU per answer / one loop", .stormCPU, Subject.allLoops, to: Subject.oneLoop, most: nil)
        ratio(
            "7. two loops, many rooms: CPU per line / one loop", .cycleCPU, Subject.roomsAllLoops, to: Subject.rooms,
            most: nil)
        aims.append(Aim(name: "8. exec to ready", most: 50, unit: "ms", reached: median(Subject.oneLoop, .ready)))
        aims.append(Aim(name: "8. clean stop", most: 2000, unit: "ms", reached: median(Subject.oneLoop, .stop)))
        return aims + slowAims
    }

    /// That nobody feels others who do not read, and that these are bounded.
    var slowAims: [Aim] {
        guard subjects.contains(Subject.someStall) else { return [] }
        func ratio(_ name: String, _ figure: Figure, _ rank: Double) -> Aim {
            let reached = percentile(Subject.someStall, figure, rank).flatMap { with in
                percentile(Subject.allRead, figure, rank).map { with / $0 }
            }
            return Aim(name: name, most: 1.10, unit: "×", reached: reached)
        }
        let reveal = median(Subject.someStall, .revealLast).flatMap { with in
            median(Subject.allRead, .revealLast).map { with / $0 }
        }
        return [
            ratio("9. some do not read: question to the others, p99 / all read", .question, 99),
            ratio("9. the same: receipt of all at once, p99", .stormReceipt, 99),
            ratio("9. the same: receipt, Poisson, p99", .pacedReceipt, 99),
            Aim(name: "9. the same: reveal to the last of the others", most: 1.10, unit: "×", reached: reveal),
            Aim(
                name: "9. RSS growth per client who does not read", most: 96 * 1024, unit: "B",
                reached: median(Subject.someStall, .stalledResident)),
            Aim(
                name: "9. stalled players who were not ended", most: 0, unit: "%",
                reached: median(Subject.someStall, .stalledEnded).map { 100 - $0 }),
        ]
    }
}

extension [Aim] {
    var text: String {
        var table = Table(["what it must show", "aim", "reached", ""])
        for aim in self {
            let most = aim.most.map { "≤ \(digits($0)) \(aim.unit)" } ?? "–"
            let reached = aim.reached.map { "\(digits($0)) \(aim.unit)" } ?? "not measured"
            let verdict = aim.isReached.map { $0 ? "yes" : "NO" } ?? ""
            table.add([aim.name, most, reached, verdict])
        }
        return table.text
    }
}
