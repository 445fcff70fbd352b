extension Mistake {
    /// Whether an answer is the one that this mistake stands for. A bank writes options by their texts, several joined by
    /// commas, so it is compared with the texts, in whatever order they are shown.
    func isMade(by answer: Answer, to kind: any QuestionKind) -> Bool {
        guard let wrong = self.answer else { return false }
        switch answer {
        case .choice(let option): return FoldedText(kind.options[option]) == FoldedText(wrong)
        case .choices(let options): return wrong.lists(options.map { kind.options[$0] })
        case .blanks(let options), .order(let options):
            return FoldedText(options.map { kind.options[$0] }.joined(separator: ", ")) == FoldedText(wrong)
        case .pairs: return (try? kind.read(.typed(wrong))) == answer
        case .items(let texts): return texts.last.map { FoldedText($0) == FoldedText(wrong) } ?? false
        case .text(let text): return FoldedText(text) == FoldedText(wrong)
        case .number(let number): return (try? kind.read(.typed(wrong))) == .number(number)
        }
    }
}

extension String {
    /// Whether it is these texts, in any order, joined by commas. Texts may hold commas themselves.
    fileprivate func lists(_ texts: [String]) -> Bool {
        if texts.count <= 1 { return texts == [self] }
        return texts.indices.contains { place in
            guard hasPrefix(texts[place] + ", ") else { return false }
            var others = texts
            others.remove(at: place)
            return String(dropFirst(texts[place].count + 2)).lists(others)
        }
    }
}
