import Foundation
import Synchronization

/// The servers that were started here: ended with this program, also when a signal ends it. (Crews end by themselves when
/// nobody gives them orders any more.)
enum Children {
    /// Never more than a few at once; 0 marks a free place.
    private static let processes = (0..<8).map { _ in Place() }

    private final class Place: Sendable {
        let process = Atomic<pid_t>(0)
    }

    static func watch() {
        _ = processes
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number) { number in
                // Only what a signal handler may do (signal-safety(7)).
                Children.end()
                _exit(128 + number)
            }
        }
    }

    static func add(_ process: pid_t) {
        for place in processes {
            let (added, _) = place.process.compareExchange(
                expected: 0, desired: process, ordering: .sequentiallyConsistent)
            if added { return }
        }
    }

    static func remove(_ process: pid_t) {
        for place in processes {
            _ = place.process.compareExchange(
                expected: process, desired: 0, ordering: .sequentiallyConsistent)
        }
    }

    private static func end() {
        for place in processes {
            let process = place.process.load(ordering: .sequentiallyConsistent)
            if process > 0 { kill(process, SIGTERM) }
        }
    }
}
