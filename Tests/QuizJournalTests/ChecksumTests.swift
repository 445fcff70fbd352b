import Testing

@testable import QuizJournal

@Suite struct ChecksumTests {
    @Test func `the checksum is the world's CRC-32`() {
        var checksum = Checksum()
        checksum.add(Array("123456789".utf8))
        #expect(checksum.value == 0xCBF4_3926)
    }
}
