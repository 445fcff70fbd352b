/// What a host says to all.
extension Game {
    private static let longestMessage = 500

    mutating func say(_ text: String) throws(Refusal) {
        let clean = CleanText.clean(text, limit: Self.longestMessage + 1)
        guard !clean.isEmpty, clean.count <= Self.longestMessage else {
            throw Refusal(.badMember, "Say 1 to \(Self.longestMessage) characters.")
        }
        tell(.said(clean))
    }
}
