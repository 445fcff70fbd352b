extension Array {
    /// Removes so many elements from the front; when nothing is left, the memory is given back too.
    mutating func consume(_ count: Int) {
        if count < self.count { removeFirst(count) } else { self = [] }
    }
}
