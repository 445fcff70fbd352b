import HeapModule
import QuizRules

/// What is to be done at a time, earliest first; what is due at one time comes in the order it was put down.
struct Agenda<Item> {
    private struct Entry: Comparable {
        let at: Milliseconds
        let order: UInt64
        let item: Item

        static func < (a: Self, b: Self) -> Bool { a.at != b.at ? a.at < b.at : a.order < b.order }
        static func == (a: Self, b: Self) -> Bool { a.order == b.order }
    }

    private var heap = Heap<Entry>()
    private var orders: UInt64 = 0

    var next: Milliseconds? { heap.min?.at }

    mutating func add(_ item: Item, at: Milliseconds) {
        orders += 1
        heap.insert(Entry(at: at, order: orders, item: item))
    }

    /// Takes the first that is due.
    mutating func take(dueAt now: Milliseconds) -> Item? {
        guard let first = heap.min, first.at <= now else { return nil }
        return heap.removeMin().item
    }
}
