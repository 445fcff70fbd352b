internal import QuizRecords
package import QuizRules

/// An input with its time, as a batch holds it.
package struct TimedInput: Equatable {
    package let input: Input
    package let at: Milliseconds

    package init(_ input: Input, at: Milliseconds) {
        self.input = input
        self.at = at
    }

    /// As it is stored: texts that only look the same are not.
    private var bytes: [UInt8] {
        var batch = InputBatch(number: 1)
        batch.append(input, at: at)
        return batch.payload
    }

    package static func == (a: Self, b: Self) -> Bool { a.bytes == b.bytes }
}
