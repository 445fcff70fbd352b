import Foundation

/// Hands one value from one thread to another that waits for it.
package final class Handoff<Value: Sendable>: @unchecked Sendable {
    private let condition = NSCondition()
    private var value: Value?

    package init() {}

    /// Only the first value counts.
    package func put(_ value: Value) {
        condition.withLock {
            self.value = self.value ?? value
            condition.broadcast()
        }
    }

    @discardableResult package func take() -> Value {
        condition.withLock {
            while true {
                if let value { return value }
                condition.wait()
            }
        }
    }
}
