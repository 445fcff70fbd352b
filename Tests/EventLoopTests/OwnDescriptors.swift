import Dispatch
import Foundation
import Glibc

/// Runs `body` on a thread that has descriptors of its own, in a process of its own (an exit test), and returns what it
/// found. Threads that it starts share them.
///
/// The limit alone will not do: libdispatch, on which Swift's own threads run, opens a file in /proc once a second to see
/// whether they are busy, and ends the process when it cannot.
func withOwnDescriptors<Found: Sendable>(_ body: @escaping @Sendable () throws -> Found) throws -> Found {
    let outcome = Outcome<Found>()
    let ended = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        outcome.result = Result {
            if unshare(cloneFiles) != 0 { throw ClientSocket.Failure("unshare") }
            return try body()
        }
        ended.signal()
    }
    ended.wait()
    guard let result = outcome.result else { throw ClientSocket.Failure("no outcome") }
    return try result.get()
}

/// unshare(2) and its CLONE_FILES, which Swift's Glibc leaves out.
@_silgen_name("unshare") private func unshare(_ what: Int32) -> Int32
private let cloneFiles: Int32 = 0x400

/// Written by one thread before it signals, read by the other one after.
private final class Outcome<Found: Sendable>: @unchecked Sendable {
    var result: Result<Found, any Error>?
}

func setDescriptorLimit(_ soft: rlim_t) {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    limit.rlim_cur = soft
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
}

/// Every free descriptor below some number.
final class DescriptorHoard: Sendable {
    private let descriptors: [Int32]

    init(below limit: Int32) {
        var descriptors: [Int32] = []
        while true {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { break }
            if descriptor >= limit {
                close(descriptor)
                break
            }
            descriptors.append(descriptor)
        }
        self.descriptors = descriptors
    }

    func giveBack() {
        for descriptor in descriptors { close(descriptor) }
    }
}
