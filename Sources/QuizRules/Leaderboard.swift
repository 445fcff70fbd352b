/// Players in order: by score, then by less time, then by who joined first. A change, a rank, a place and neighbours cost
/// O(log n); ranks of all come in one pass.
///
/// A treap (Raimund Seidel, Cecilia R. Aragon, "Randomized Search Trees", Algorithmica 16, 1996) with the size of each
/// subtree, in arrays: a copy is four retained buffers. Priorities are a fixed mixture of the player's number, so the
/// same game has the same tree.
public struct Leaderboard: Sendable {
    /// What a player is ranked by. Equal keys share a rank.
    public struct Key: Hashable, Sendable {
        /// Compared before the score: how long one stood, where a mode counts that.
        public var standing: Int
        public var score: Int
        /// Compared after the score; less is better.
        public var time: Milliseconds

        public init(standing: Int = 0, score: Int, time: Milliseconds = 0) {
            self.standing = standing
            self.score = score
            self.time = time
        }

        func isBetter(than other: Key) -> Bool {
            if standing != other.standing { return standing > other.standing }
            if score != other.score { return score > other.score }
            return time < other.time
        }
    }

    private typealias Node = Int32
    private static let none: Node = -1

    private var keys: [Key] = []
    private var left: [Node] = []
    private var right: [Node] = []
    /// Of the subtree; 0: not on the board.
    private var sizes: [Int32] = []
    private var root: Node = none
    /// Changes whenever the order or a key may have.
    private(set) var version = 0

    public init() {}

    /// How many are on the board.
    public var count: Int { size(root) }

    public func contains(_ player: PlayerID) -> Bool {
        sizes.indices.contains(player.index) && sizes[player.index] > 0
    }

    // MARK: - Changes

    /// Puts a player on the board, or gives one who is there another key.
    public mutating func set(_ player: PlayerID, _ key: Key) {
        if contains(player) {
            if keys[player.index] == key { return }
            remove(player)
        }
        grow(to: player.number)
        version += 1
        let node = Node(player.index)
        keys[player.index] = key
        sizes[player.index] = 1
        root = insert(node, into: root)
    }

    public mutating func remove(_ player: PlayerID) {
        guard contains(player) else { return }
        version += 1
        let node = Node(player.index)
        root = remove(node, from: root)
        left[player.index] = Self.none
        right[player.index] = Self.none
        sizes[player.index] = 0
    }

    /// Gives everybody on the board a new key, in O(n log n) at most: after a question, when all change at once.
    public mutating func rekey(_ key: (PlayerID) -> Key) {
        version += 1
        var order: [(key: Key, node: Node)] = []
        order.reserveCapacity(count)
        for (index, size) in sizes.enumerated() where size > 0 {
            keys[index] = key(PlayerID(number: index + 1))
            order.append((keys[index], Node(index)))
        }
        order.sort { $0.key == $1.key ? $0.node < $1.node : $0.key.isBetter(than: $1.key) }
        var spine: [Node] = []
        for (_, node) in order {
            left[Int(node)] = Self.none
            right[Int(node)] = Self.none
            while let last = spine.last, priority(last) < priority(node) {
                spine.removeLast()
                resize(last)
                left[Int(node)] = last
            }
            if let parent = spine.last { right[Int(parent)] = node }
            spine.append(node)
        }
        root = spine.first ?? Self.none
        for node in spine.reversed() { resize(node) }
    }

    // MARK: - Questions

    public func key(of player: PlayerID) -> Key? { contains(player) ? keys[player.index] : nil }

    /// 1 + how many are better: equals share a rank, and the next one is left out (1, 2, 2, 4).
    public func rank(of key: Key) -> Int {
        var node = root, better = 0
        while node != Self.none {
            if keys[Int(node)].isBetter(than: key) {
                better += size(left[Int(node)]) + 1
                node = right[Int(node)]
            } else {
                node = left[Int(node)]
            }
        }
        return better + 1
    }

    /// Where a player stands in the order, from 0; nil: not on the board.
    public func place(of player: PlayerID) -> Int? {
        guard contains(player) else { return nil }
        let wanted = Node(player.index)
        var node = root, before = 0
        while node != wanted {
            if precedes(wanted, node) {
                node = left[Int(node)]
            } else {
                before += size(left[Int(node)]) + 1
                node = right[Int(node)]
            }
        }
        return before + size(left[Int(wanted)])
    }

    /// Who stands at a place, from 0 to `count` − 1.
    public func player(at place: Int) -> PlayerID {
        precondition((0..<count).contains(place))
        var node = root, place = place
        while true {
            let before = size(left[Int(node)])
            if place == before { return PlayerID(number: Int(node) + 1) }
            if place < before {
                node = left[Int(node)]
            } else {
                place -= before + 1
                node = right[Int(node)]
            }
        }
    }

    /// The first `count`, best first.
    public func top(_ count: Int) -> [PlayerID] { (0..<min(max(count, 0), self.count)).map { player(at: $0) } }

    /// A player with `each` above and `each` below, best first; empty: not on the board.
    public func around(_ player: PlayerID, each: Int) -> [PlayerID] {
        guard let place = place(of: player) else { return [] }
        return (max(0, place - each)...min(count - 1, place + each)).map { self.player(at: $0) }
    }

    /// Everybody, best first, in one pass.
    public var all: [PlayerID] {
        var players: [PlayerID] = [], open: [Node] = []
        players.reserveCapacity(count)
        var node = root
        while node != Self.none || !open.isEmpty {
            while node != Self.none {
                open.append(node)
                node = left[Int(node)]
            }
            let next = open.removeLast()
            players.append(PlayerID(number: Int(next) + 1))
            node = right[Int(next)]
        }
        return players
    }

    // MARK: - The tree

    private mutating func grow(to count: Int) {
        while keys.count < count {
            keys.append(Key(score: 0))
            left.append(Self.none)
            right.append(Self.none)
            sizes.append(0)
        }
    }

    private func size(_ node: Node) -> Int { node == Self.none ? 0 : Int(sizes[Int(node)]) }

    private mutating func resize(_ node: Node) {
        sizes[Int(node)] = Int32(size(left[Int(node)]) + size(right[Int(node)]) + 1)
    }

    private func priority(_ node: Node) -> UInt64 { SplitMix64.mixed(UInt64(node) &+ 0x9E37_79B9_7F4A_7C15) }

    private func precedes(_ a: Node, _ b: Node) -> Bool {
        let keyOfA = keys[Int(a)], keyOfB = keys[Int(b)]
        return keyOfA == keyOfB ? a < b : keyOfA.isBetter(than: keyOfB)
    }

    private mutating func insert(_ node: Node, into tree: Node) -> Node {
        guard tree != Self.none else { return node }
        if priority(node) > priority(tree) {
            let (before, after) = split(tree, at: node)
            left[Int(node)] = before
            right[Int(node)] = after
            resize(node)
            return node
        }
        if precedes(node, tree) {
            left[Int(tree)] = insert(node, into: left[Int(tree)])
        } else {
            right[Int(tree)] = insert(node, into: right[Int(tree)])
        }
        resize(tree)
        return tree
    }

    private mutating func split(_ tree: Node, at node: Node) -> (before: Node, after: Node) {
        guard tree != Self.none else { return (Self.none, Self.none) }
        if precedes(tree, node) {
            let (before, after) = split(right[Int(tree)], at: node)
            right[Int(tree)] = before
            resize(tree)
            return (tree, after)
        }
        let (before, after) = split(left[Int(tree)], at: node)
        left[Int(tree)] = after
        resize(tree)
        return (before, tree)
    }

    private mutating func remove(_ node: Node, from tree: Node) -> Node {
        if tree == node { return merge(left[Int(node)], right[Int(node)]) }
        if precedes(node, tree) {
            left[Int(tree)] = remove(node, from: left[Int(tree)])
        } else {
            right[Int(tree)] = remove(node, from: right[Int(tree)])
        }
        resize(tree)
        return tree
    }

    private mutating func merge(_ before: Node, _ after: Node) -> Node {
        if before == Self.none { return after }
        if after == Self.none { return before }
        if priority(before) > priority(after) {
            right[Int(before)] = merge(right[Int(before)], after)
            resize(before)
            return before
        }
        left[Int(after)] = merge(before, left[Int(after)])
        resize(after)
        return after
    }
}
