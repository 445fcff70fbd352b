import QuizRules
import Testing

/// What holds of grading whatever is answered: parts stay between nothing and all, all is right alone, and more that is
/// right is never worth less.
@Suite struct GradingPropertyTests {
    private let letters = ["a", "b", "c", "d"]

    @Test func `of a multiple question, one more that is right is never worth less`() throws {
        let kind = Multiple(options: letters, correct: [0, 1, 2], partial: true)
        for chosen in 1..<16 {
            let keys = (0..<4).filter { chosen & (1 << $0) != 0 }
            let grade = kind.grade(.choices(keys))
            try hold(grade, isAll: keys == [0, 1, 2])
            for more in 0..<3 where !keys.contains(more) {
                #expect(kind.grade(.choices((keys + [more]).sorted())).share >= grade.share)
            }
            if !keys.contains(3) { #expect(kind.grade(.choices(keys + [3])).share <= grade.share) }
        }
    }

    @Test(arguments: [false, true]) func `of a text with gaps, mending one is never worth less`(unordered: Bool) throws
    {
        let kind = Blanks(options: letters, correct: [2, 0, 3], partial: true, unordered: unordered)
        for filled in tuples(of: 3, below: 4) {
            let grade = kind.grade(.blanks(filled))
            try hold(grade, isAll: unordered ? filled.sorted() == [0, 2, 3] : filled == [2, 0, 3])
            guard !unordered else { continue }
            for gap in 0..<3 {
                var mended = filled
                mended[gap] = kind.correct[gap]
                #expect(kind.grade(.blanks(mended)).share >= grade.share)
            }
        }
    }

    @Test func `of a number, nearer is never worth less`() throws {
        let kind = Number(correct: 100, tolerance: 50, closest: true)
        var before = Share.none
        for number in stride(from: 40.0, through: 100, by: 0.5) {
            let grade = kind.grade(.number(number))
            try hold(grade, isAll: number == 100, mayBeRight: true)
            #expect(grade.share >= before && grade == kind.grade(.number(200 - number)))
            #expect(grade.right == (number >= 50) && (grade.share.isNone || grade.share >= Share(1, of: 10)))
            before = grade.share
        }
    }

    /// So many orders of five have 0, 1, 2 … neighbours in the right order: the Eulerian numbers, which count just that
    /// (Graham, Knuth and Patashnik, Concrete Mathematics, 6.2).
    @Test func `of all orders as many earn each part as there should be`() throws {
        let kind = Order(options: ["a", "b", "c", "d", "e"], correct: [4, 2, 0, 1, 3], partial: true)
        var orders = [0, 0, 0, 0, 0]
        for order in tuples(of: 5, below: 5) where Set(order).count == 5 {
            let grade = kind.grade(.order(order))
            try hold(grade, isAll: order == kind.correct)
            orders[grade.share.numerator * 4 / grade.share.denominator] += 1
            #expect(
                Order(options: kind.options, correct: kind.correct).grade(.order(order)).share.isNone != grade.right)
        }
        #expect(orders == [1, 26, 66, 26, 1])
    }

    @Test func `an order is worth the same however its options were shuffled`() {
        let kind = Order(options: letters, correct: [1, 3, 0, 2], partial: true)
        for shuffle in tuples(of: 4, below: 4) where Set(shuffle).count == 4 {
            let shuffled = kind.shuffled(shuffle)
            for order in tuples(of: 4, below: 4) where Set(order).count == 4 {
                let moved = order.map { shuffled.options.firstIndex(of: kind.options[$0]) ?? 0 }
                #expect(shuffled.grade(.order(moved)) == kind.grade(.order(order)))
            }
        }
    }

    private func hold(_ grade: Grade, isAll: Bool, mayBeRight: Bool = false) throws {
        try #require((0...grade.share.denominator).contains(grade.share.numerator))
        #expect(grade.share.isAll == isAll && (grade.right == isAll || mayBeRight))
    }

    /// All rows of so many numbers, each from 0 up.
    private func tuples(of length: Int, below bound: Int) -> [[Int]] {
        (0..<length).reduce([[]]) { rows, _ in rows.flatMap { row in (0..<bound).map { row + [$0] } } }
    }
}

extension Share {
    fileprivate static func >= (one: Share, other: Share) -> Bool {
        one.numerator * other.denominator >= other.numerator * one.denominator
    }

    fileprivate static func <= (one: Share, other: Share) -> Bool { other >= one }
}
