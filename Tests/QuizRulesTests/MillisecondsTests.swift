import QuizRules
import Testing

@Suite struct MillisecondsTests {
    @Test func `seconds are a thousand milliseconds`() {
        #expect(Milliseconds.seconds(20) == 20_000)
        #expect(Milliseconds.seconds(20) - 1 < 20_000)
    }

    @Test func `a player's number reads as it was written`() {
        #expect(PlayerID(PlayerID(number: 12).description) == PlayerID(number: 12))
        #expect(PlayerID("12") == nil)
        #expect(PlayerID("p0") == nil)
    }
}
