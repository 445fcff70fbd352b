/// A queue that mostly holds one element, and then needs no memory besides its place: there are as many as connections.
struct ShortQueue<Element> {
    private(set) var first: Element?
    private var rest: [Element] = []

    var isEmpty: Bool { first == nil }
    var count: Int { first == nil ? 0 : rest.count + 1 }

    mutating func append(_ element: Element) {
        if first == nil { first = element } else { rest.append(element) }
    }

    mutating func removeFirst() -> Element? {
        guard let first else { return nil }
        self.first = rest.first
        if !rest.isEmpty { rest.consume(1) }
        return first
    }

    func first(where fits: (Element) -> Bool) -> Element? {
        guard let first else { return nil }
        return fits(first) ? first : rest.first(where: fits)
    }
}
