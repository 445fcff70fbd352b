internal import QuizRules

/// What one is told at one's own pace.
extension PersonalEvent {
    var typeName: StaticString {
        switch self {
        case .seated: "seated"
        case .renamed: "renamed"
        case .lesson: "lesson"
        case .question: "question"
        case .feedback: "feedback"
        case .reveal: "reveal"
        case .finished: "finished"
        }
    }
}

extension JSONWriter {
    mutating func write(_ event: PersonalEvent) {
        switch event {
        case .seated(let seat):
            member("team", seat.team)
            member("others", seat.others)
        case .renamed(let name): member("name", name)
        case .lesson(let lesson):
            member("card", lesson.number)
            member("of", lesson.of)
            member("title", lesson.card.title)
            member("text", lesson.card.text)
        case .question(let own): write(own)
        case .feedback(let feedback):
            member("question", feedback.question)
            member("attempt", feedback.attempt)
            member("left", feedback.left)
            if feedback.isPartlyRight { member("partly", true) }
            member("mistake", feedback.mistake)
        case .reveal(let reveal):
            member("question", reveal.question.number)
            write(reveal.solution)
            if reveal.comesBack { member("again", true) }
            writePart(reveal.you)
        case .finished: break
        }
    }

    private mutating func write(_ own: OwnQuestion) {
        write(own.shown, Clock(closesAt: own.closesAt))
        if own.isAgain { member("again", true) }
        member("you") { writer in
            writer.member("attempts", own.attempts)
            writer.member("has_hint", own.hasHint)
            writer.member("hint", own.hint)
        }
    }

    mutating func write(_ verdict: TopicVerdict) {
        member("topic", verdict.topic)
        member("verdict", verdict.verdict.rawValue)
        member("correct", verdict.correct)
        member("of", verdict.of)
        if !verdict.again.isEmpty {
            name("again")
            array(verdict.again) { $0.value($1) }
        }
    }
}
