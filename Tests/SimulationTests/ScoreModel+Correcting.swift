import QuizRules

/// What a host puts right.
extension ScoreModel {
    func correct(_ number: Int, _ change: (inout Played) -> Void) {
        let place = entries.firstIndex { if case .question(let played) = $0 { played.number == number } else { false } }
        if let current, current.number < number { record.fail("question \(number) is corrected before it was played") }
        // Of a poll nothing counts, corrected or not.
        guard let place, case .question(var played) = entries[place] else { return }
        change(&played)
        entries[place] = .question(played)
        if current != nil { record.saw(.correctedWhileOneIsOpen) }
        recount()
    }

    func regrade(_ number: Int, _ right: [GivenAnswer]) {
        correct(number) { played in
            played.isVoid = false
            // Of a list they are the items that exist, all together.
            if case .items(_, let typos) = played.question.solution {
                var items: [String] = []
                for case .form(.text(let text)) in right where !items.contains(text.lowercased()) {
                    items.append(text.lowercased())
                }
                played.keys = [.items(items, typos: typos)]
            } else {
                played.keys = right.map { played.question.solution.keyed(to: $0, played.shown) }
            }
        }
    }
}

extension SimulatedQuestion.Solution {
    /// The same question where this answer is right.
    fileprivate func keyed(to given: GivenAnswer, _ shown: ShownQuestion) -> Self {
        guard case .form(let form) = given else { return self }
        func words(_ keys: [String]) -> [String] { keys.map { shown.text(ofKey: $0) } }
        switch (self, form) {
        case (.oneOf, .choice(let key)): return .oneOf(words([key]))
        case (.truth, .choice(let key)): return .truth(key == "T")
        case (.all(_, let inPart), .choices(let keys)): return .all(Array(Set(words(keys))).sorted(), inPart: inPart)
        case (.gaps(_, let inPart, let inAnyOrder), .blanks(let keys)):
            return .gaps(words(keys), inPart: inPart, inAnyOrder: inAnyOrder)
        case (.spelling(_, let typos), .text(let text)): return .spelling(text.lowercased(), typos: typos)
        case (.number(_, let within, let isCloserBetter), .number(let number)):
            return .number(Int(number), within: within, isCloserBetter: isCloserBetter)
        case (.sequence(_, let inPart), .order(let keys)): return .sequence(words(keys), inPart: inPart)
        case (.pairs(_, let inPart), .pairs(let pairs)):
            let named = shown.left.map { left in
                let key = pairs.first { $0.left == left.key }?.option ?? ""
                return (left: left.text, right: shown.text(ofKey: key))
            }
            return .pairs(named, inPart: inPart)
        default: return self
        }
    }
}
