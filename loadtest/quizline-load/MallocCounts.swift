import Foundation

/// The counters that the counting allocator keeps in a file shared with this process (see `counting-malloc`).
final class MallocCounts {
    let path: String
    private let counters: UnsafeMutablePointer<UInt64>
    private static let size = 4096

    init() throws {
        path = NSTemporaryDirectory() + "/quizline-malloc-\(UUID().uuidString)"
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, Self.size) == 0,
            let memory = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0), memory != MAP_FAILED
        else { throw LoadError("cannot make the file that allocations are counted in") }
        close(descriptor)
        counters = memory.assumingMemoryBound(to: UInt64.self)
    }

    deinit {
        munmap(counters, Self.size)
        unlink(path)
    }

    var askedFor: MemoryAskedFor { MemoryAskedFor(allocations: counters[0], bytes: counters[1]) }
}

/// What a program has asked its allocator for.
struct MemoryAskedFor {
    /// Calls of malloc, calloc, realloc and their kin.
    var allocations: UInt64
    var bytes: UInt64

    static func - (after: Self, before: Self) -> Self {
        Self(allocations: after.allocations - before.allocations, bytes: after.bytes - before.bytes)
    }
}
