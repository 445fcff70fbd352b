internal import HeapModule

/// The deadlines of a loop, soonest first; those for the same instant in the order in which they were set.
///
/// A deadline that is put off, or off altogether, leaves its entry where it is: the entry is looked at when its old time
/// comes and entered anew if need be. So moving a deadline to later, which is what idle timeouts do all day, costs nothing.
final class DeadlineQueue {
    /// What a deadline and the queue share. It outlives a `Deadline` that is let go while an entry still points here.
    final class Slot {
        fileprivate(set) var at: Instant?
        fileprivate var turn: UInt64 = 0
        /// The entry that speaks for this slot; any other is left over from an earlier setting.
        fileprivate var entry: UInt64?
        fileprivate var entryAt: Instant?
        fileprivate var action: (() -> Void)?

        init(action: @escaping () -> Void) {
            self.action = action
        }
    }

    private struct Entry: Comparable {
        let at: Instant
        /// When it was set, as a count of settings: the order among equals.
        let turn: UInt64
        let number: UInt64
        let slot: Slot

        static func < (one: Entry, other: Entry) -> Bool {
            (one.at, one.turn) < (other.at, other.turn)
        }

        static func == (one: Entry, other: Entry) -> Bool {
            (one.at, one.turn) == (other.at, other.turn)
        }
    }

    private var heap = Heap<Entry>()
    private var turns: UInt64 = 0
    private var entries: UInt64 = 0
    private var live = 0
    private var isRunning = false
    /// What the present run has found to be due.
    private var due: [Entry] = []

    /// Entries held, those left over included.
    var count: Int { heap.count }

    func set(_ slot: Slot, at: Instant?) {
        slot.at = at
        guard let at else { return }
        turns += 1
        slot.turn = turns
        if let entryAt = slot.entryAt, entryAt <= at { return }
        enter(slot, at: at)
        if heap.count > 64, heap.count > 4 * live { sweep() }
    }

    /// Switches a slot off for good, and disowns its entry, so that a sweep takes away what players who left would
    /// otherwise leave here until their timeouts come.
    func retire(_ slot: Slot) {
        slot.at = nil
        slot.action = nil
        guard slot.entry != nil else { return }
        slot.entry = nil
        slot.entryAt = nil
        live -= 1
    }

    /// When the next deadline is due.
    var next: Instant? {
        settle()
        return heap.min?.at
    }

    /// Runs what is due, in order; true when something was. What an action sets anew waits for the next call, even if it is
    /// due already, so that one that always sets itself cannot hold the loop. Called from within an action, it does nothing.
    func run(dueAt now: Instant) -> Bool {
        guard let soonest = heap.min, soonest.at <= now, !isRunning else { return false }
        isRunning = true
        defer { isRunning = false }
        // Taken out first: one that sets itself to a time long past would else keep its place before all others.
        while let entry = settle(), entry.at <= now {
            take()
            due.append(entry)
        }
        defer { due.removeAll(keepingCapacity: true) }
        for entry in due where entry.slot.at == entry.at && entry.slot.turn == entry.turn {
            entry.slot.at = nil
            entry.slot.action?()
        }
        return !due.isEmpty
    }

    func clear() {
        while let entry = heap.popMin() {
            entry.slot.at = nil
            entry.slot.entry = nil
            entry.slot.entryAt = nil
        }
        live = 0
    }

    private func enter(_ slot: Slot, at: Instant) {
        if slot.entry == nil { live += 1 }
        entries += 1
        slot.entry = entries
        slot.entryAt = at
        heap.insert(Entry(at: at, turn: slot.turn, number: entries, slot: slot))
    }

    private func take() {
        guard let entry = heap.popMin(), entry.slot.entry == entry.number else { return }
        entry.slot.entry = nil
        entry.slot.entryAt = nil
        live -= 1
    }

    /// Drops or renews entries at the head until the soonest says the truth, and returns it.
    @discardableResult
    private func settle() -> Entry? {
        while let entry = heap.min {
            let slot = entry.slot
            let speaks = slot.entry == entry.number
            if speaks, slot.at == entry.at, slot.turn == entry.turn { return entry }
            take()
            if speaks, let at = slot.at { enter(slot, at: at) }
        }
        return nil
    }

    /// Builds the heap anew from the entries that still speak for a deadline.
    private func sweep() {
        heap = Heap(heap.unordered.filter { $0.slot.entry == $0.number })
    }
}
