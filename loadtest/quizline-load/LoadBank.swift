import Foundation

/// A bank to measure with: questions of ordinary length with explanation, mistakes and a line to remember, as those that
/// people write have, and more of them than any run asks.
enum LoadBank {
    static let name = "load"
    static let questions = 60
    /// Of the bank with long solutions: a file may have 1 MiB.
    static let longQuestions = 40
    /// The time of each question, in seconds.
    static let seconds = 6

    /// Writes it into a directory of its own, to be given to the server; returns the directory.
    ///
    /// - Parameter isLong: with solutions of some 18 KB, so that who does not read is soon behind.
    static func write(isLong: Bool = false) throws -> String {
        let directory = NSTemporaryDirectory() + "/quizline-load-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try text(isLong: isLong).write(toFile: directory + "/\(name).yaml", atomically: true, encoding: .utf8)
        return directory
    }

    private struct Entry {
        let text: String
        let options: [String]
        let why: String
    }

    private static let entries = [
        Entry(
            text: "Which of these rivers flows through the most capital cities on its way to the sea?",
            options: ["The Danube", "The Rhine", "The Nile", "The Mekong"],
            why: "The Danube passes Vienna, Bratislava, Budapest and Belgrade."),
        Entry(
            text: "What does a lighthouse keeper call the sound signal that warns ships when nobody can see the lamp?",
            options: ["A foghorn", "A bell buoy", "A siren song", "A ship's whistle"],
            why: "In fog a low, loud tone carries further than any light."),
        Entry(
            text: "How many strings does an ordinary violin have, and to which interval are neighbours tuned?",
            options: ["Four, in fifths", "Four, in fourths", "Six, in thirds", "Five, in fifths"],
            why: "G, D, A and E: each is a fifth above the one before."),
        Entry(
            text: "Why does bread rise when yeast is added to the dough and it is left in a warm place?",
            options: ["Yeast makes gas", "Flour swells by itself", "Salt boils off", "Water turns to steam"],
            why: "Yeast turns sugars into alcohol and carbon dioxide, and the gas fills the dough with bubbles."),
    ]

    private static func text(isLong: Bool) -> String {
        let reason = isLong ? (1...18).map { String(repeating: "A reason of many words, \($0). ", count: 34) } : []
        var lines = ["name: \(name)", "title: Load test", "language: en", "questions:"]
        for number in 0..<(isLong ? longQuestions : questions) {
            let entry = entries[number % entries.count]
            lines += [
                "  - id: q\(number + 1)", "    kind: choice", "    text: \"\(number + 1). \(entry.text)\"",
                "    options: [\(entry.options.map { "\"\($0)\"" }.joined(separator: ", "))]",
                "    answer: \"\(entry.options[0])\"", "    seconds: \(isLong ? 60 : seconds)",
                "    topic: General knowledge",
                "    difficulty: medium", "    explanation:", "      - Think of what you know for certain first.",
                "      - \"\(entry.why)\"",
            ]
            lines += reason.map { "      - \"\($0.dropLast())\"" }
            lines += [
                "    mistakes:",
                "      - { answer: \"\(entry.options[1])\", why: \"It comes to mind first.\" }",
                "    check: Rule out what cannot be, and look at what is left.",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
