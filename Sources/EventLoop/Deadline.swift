/// An action at a time, on a loop.
///
/// It runs at the first time stamp the loop takes at or after that time: in a busy loop within a few milliseconds, for
/// stamps are taken at each read, write and accept; in an idle one within about 1 ms. It never runs early. Several that
/// are due run in the order of their times. Letting the object go switches it off.
public final class Deadline {
    private let loop: Loop
    private let slot: DeadlineQueue.Slot

    /// A deadline that is off. It holds `action` for as long as it lives: capture its owner weakly or unowned.
    public init(on loop: Loop, _ action: @escaping () -> Void) {
        self.loop = loop
        slot = DeadlineQueue.Slot(action: action)
    }

    deinit {
        loop.deadlines.retire(slot)
    }

    /// When it is due; nil when it is off, as it is from just before its action runs.
    public var at: Instant? { slot.at }

    /// Sets, moves, or with nil switches off. A time that has passed is due at the next stamp.
    public func set(_ at: Instant?) {
        loop.deadlines.set(slot, at: at)
    }
}
