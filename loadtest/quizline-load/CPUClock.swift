import Glibc

/// CPU time of processes, all threads of each, as the kernel's scheduler counts it: in nanoseconds, where
/// /proc/PID/stat counts in ticks of 10 ms.
enum CPUClock {
    static func own() -> UInt64 { read(CLOCK_PROCESS_CPUTIME_ID) ?? 0 }

    /// Nil when there is no such process any more.
    static func of(_ process: pid_t) -> UInt64? {
        var clock = clockid_t()
        guard clock_getcpuclockid(process, &clock) == 0 else { return nil }
        return read(clock)
    }

    private static func read(_ clock: clockid_t) -> UInt64? {
        var time = timespec()
        guard clock_gettime(clock, &time) == 0 else { return nil }
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
