import QuizRules
import Testing

@Suite struct TextTests {
    @Test(arguments: [
        ("plain", "plain"), ("a\u{1b}[31mred\u{1b}[0m", "ared"), ("x\u{1b}]0;title\u{7}y", "xy"),
        ("x\u{1b}P1;2|data\u{1b}\\y", "xy"), ("x\u{9b}2Jy", "xy"), ("tab\tand\r\nline", "tab and  line"),
        ("\u{202E}evil\u{202C}", "evil"), ("zero\u{200B}\u{200D}\u{FEFF}width", "zerowidth"), ("bell\u{7}", "bell"),
        ("  trimmed  ", "trimmed"), ("\u{1b}", ""), ("naïve 🎉", "naïve 🎉"), ("tag\u{E0041}", "tag"),
    ]) func `what could harm a terminal is taken out`(raw: String, clean: String) {
        #expect(CleanText.clean(raw, limit: 100) == clean)
    }

    @Test func `length is limited in characters, and so is a tower of accents`() {
        #expect(CleanText.clean("äöü", limit: 2) == "äö")
        #expect(CleanText.clean("🇫🇷🇮🇹", limit: 1) == "🇫🇷")
        let tower = "a" + String(repeating: "\u{301}", count: 500)
        #expect(CleanText.clean(tower, limit: 10).unicodeScalars.count <= 6)
        #expect(CleanText.clean("abc", limit: 0).isEmpty)
    }

    @Test func `names have single spaces`() {
        #expect(CleanText.name(" Ada \t  Lovelace ", limit: 32) == "Ada Lovelace")
    }

    /// The first outputs for seed 1234567, as published with several implementations.
    @Test func `chance gives the published numbers`() {
        var chance = SplitMix64(seed: 1_234_567)
        let drawn = (1...5).map { _ in chance.next() }
        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }
}
