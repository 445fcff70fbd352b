import QuizProtocol
import QuizRules

/// From bytes to lines to requests.
extension Night {
    /// Takes lines from a session's framer, until it has none or must wait for a room.
    func frame(_ session: Session, _ feed: (inout LineFramer, (LineFramer.Piece) -> Bool) -> Void) {
        // Out of the session while its lines are carried out, so that nothing reaches it twice at once.
        var framer = LineFramer(limit: limits.lineBytes)
        swap(&framer, &session.framer)
        feed(&framer) { piece in
            take(piece, from: session)
            return session.mayRead
        }
        let replies = framer.takeReplies()
        if framer.negotiates {
            let reader = session.personSeen()
            reader.style.carriageReturns = true
            if let width = framer.reportedWidth { reader.windowIs(width) }
        }
        framer.erases = session.dialect == .text
        swap(&framer, &session.framer)
        session.say(replies)
    }

    /// Goes on with the lines that waited for a room's answer.
    func readOn(_ session: Session, at now: Milliseconds) {
        guard session.mayRead, !isShuttingDown else { return }
        frame(session) { framer, body in framer.resume(body) }
        guard session.mayRead else { return }
        session.outlet?.resumeReading()
        if session.hasReachedEnd { reachedEnd(session, at: now) }
    }

    private func take(_ piece: LineFramer.Piece, from session: Session) {
        let now = session.lastReadAt
        switch piece {
        case .tooLong:
            let message = "That line is longer than \(limits.lineBytes) bytes; it was skipped."
            session.say(.error(Problem(.lineTooLong, message)), at: now)
            if session.offences.longLines.add(at: now) >= limits.longLinesPerMinute {
                end(session, .lineTooLong, at: now)
            }
        case .line(let line):
            if session.dialect == .undecided, let first = line.first(where: { !$0.isBlank }) {
                session.dialect = first == UInt8(ascii: "{") ? .json : .text
            }
            switch session.dialect {
            case .undecided: break
            case .json: takeJSON(line, from: session, at: now)
            case .text: takeText(line, from: session, session.personSeen(), at: now)
            }
        }
    }

    private func takeJSON(_ line: UnsafeRawBufferPointer, from session: Session, at now: Milliseconds) {
        guard !line.allSatisfy(\.isBlank) else { return }
        let (id, result) = JSONDialect.decode(line)
        carryOut(result, id, session, at: now)
    }

    private func takeText(
        _ line: UnsafeRawBufferPointer, from session: Session, _ reader: Reader, at now: Milliseconds
    ) {
        guard let typed = String(validating: line, as: UTF8.self) else {
            return carryOut(.failure(.notUTF8), nil, session, at: now)
        }
        let roundTrip = session.outlet?.figures.roundTrip ?? 0
        let context = reader.context(forLineAt: now, roundTrip: roundTrip)
        let clean = CleanText.clean(typed, limit: limits.lineBytes)
        guard let result = TextDialect.parse(clean, in: context) else { return }
        carryOut(result, nil, session, at: now)
    }

    private func carryOut(
        _ result: Result<Request, Problem>, _ id: RequestID?, _ session: Session, at now: Milliseconds
    ) {
        session.hasAsked = true
        guard session.bucket.take(at: now) || session.isFirstAnswer(result) else {
            return refuseAsTooFast(session, id, at: now)
        }
        switch result {
        case .success(let request): perform(request, id, session, at: now)
        case .failure(let problem): session.say(.error(problem), re: id, at: now)
        }
    }

    private func refuseAsTooFast(_ session: Session, _ id: RequestID?, at now: Milliseconds) {
        let message = "That was more than \(limits.requestsPerSecond) requests a second; please slow down."
        session.say(.error(Problem(.tooFast, message)), re: id, at: now)
        if session.offences.refused.add(at: now) > limits.refusedPerMinute { end(session, .tooFast, at: now) }
    }
}

extension Session {
    /// Whether this is the first answer to the question it names, or the first buzz: these always go through, however much
    /// was asked before. Only the question at hand has such, or numbers made up would be a way around the limit.
    fileprivate func isFirstAnswer(_ result: Result<Request, Problem>) -> Bool {
        switch result {
        case .success(.answer(let question, _)) where question != answeredQuestion:
            phase == .question(question) || phase == .buzzed(question)
        case .success(.buzz(let question)) where question != buzzedQuestion: phase == .question(question)
        default: false
        }
    }
}

extension Problem {
    fileprivate static let notUTF8 = Problem(
        .badUTF8, "That line is not UTF-8. Please set your terminal's character set to UTF-8.")
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
