extension Array {
    /// Removes so many elements from the front. When nothing is left, the memory of a short array is kept for the next
    /// turn, and that of one longer than `most` given back, for there are many connections and few are busy.
    mutating func consume(_ count: Int, keeping most: Int) {
        if count < self.count {
            removeFirst(count)
        } else {
            removeAll(keepingCapacity: capacity <= most)
        }
    }
}
