@testable import QuizBanks

/// A good bank with a question of every kind and every member somewhere.
let everyKind = """
    name: general
    title: General knowledge
    language: en
    description: A little of everything.
    licence: CC0-1.0
    practice: never
    lesson:
      - title: Capitals
        text: |
          A capital is where a country is governed from.

          It need not be its largest city.
    rounds:
      - name: Places
        questions:
          - id: capital-au
            kind: choice
            text: What is the capital of Australia?
            options: [Canberra, Sydney, Melbourne, Perth]
            answer: Canberra
            points: 500
            seconds: 30
            topic: Geography
            difficulty: easy
            hint: It was built for the purpose.
            explanation:
              - Sydney and Melbourne both wanted to be the capital.
              - So a new city was built between them, Canberra.
            mistakes:
              - answer: Sydney
                why: It is the largest city, and was never the capital.
              - Being large does not make a city a capital.
            check: A capital need not be the largest city.
            media: { url: "https://example.org/map.png", alt: "A map of Australia." }
            source: The Parliament of Australia
            shuffle: false
          - id: flat-earth
            kind: truefalse
            text: The Earth is flat.
            answer: false
            explanation: [Ships vanish hull first.]
            mistakes:
              - { answer: true, why: It only looks flat. }
      - name: Numbers and words
        questions:
          - id: primes
            kind: multiple
            text: Which of these are prime?
            options: [2, 9, 11, 15]
            answer: [2, 11]
            partial: true
            explanation: [Nine and fifteen are multiples of three.]
            mistakes:
              - { answer: [9, 11], why: Nine is three times three. }
          - id: devops
            kind: blanks
            text: DevOps joins ___ and ___.
            options: [operations, development, marketing]
            answer: [development, operations]
            unordered: true
            explanation: [The name says so.]
            mistakes:
              - { answer: [marketing, operations], why: Dev is short for development. }
          - id: writer
            kind: text
            text: Who wrote “Emma”?
            answer: [Jane Austen, Austen]
            typos: 1
            explanation: [It came out in 1815.]
            mistakes:
              - { answer: Emily Brontë, why: She wrote one novel. }
          - id: everest
            kind: number
            text: How high is Mount Everest?
            answer: 8849
            tolerance: 100
            closest: true
            unit: m
            explanation: [It was measured anew in 2020.]
            mistakes:
              - { answer: 29032, why: That is in feet. }
    """

/// What is wrong with a bank's text, one line each.
func problems(_ text: String, file: String = "general.yaml") -> [String] {
    BankReader.read(text, file: file).problems.map(\.description)
}

/// The bank of every kind with one thing in it changed.
struct ChangedBank {
    let text: String
    /// Of the change.
    let line: Int

    init(_ good: String, to changed: String) {
        guard let place = everyKind.firstRange(of: good) else { preconditionFailure("no '\(good)' in the bank") }
        text = everyKind.replacingCharacters(in: place, with: changed)
        line = everyKind[..<place.lowerBound].count { $0 == "\n" } + 1
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with other: String) -> String {
        self[..<range.lowerBound] + other + self[range.upperBound...]
    }
}
