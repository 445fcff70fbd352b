internal import QuizRules

/// Writes JSON straight into memory. Commas come by themselves: one is due wherever something has been written since the
/// last brace, bracket, colon or comma.
///
/// Most lines are short, so it begins on the stack, and moves to the heap when that is full.
struct JSONWriter: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var count = 0
    private var capacity: Int
    private var isOnHeap = false

    /// Lets `write` write, and appends the outcome.
    static func append(to bytes: inout [UInt8], _ write: (inout JSONWriter) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1024) { stack in
            guard let start = stack.baseAddress else { return }
            var writer = JSONWriter(start: start, capacity: stack.count)
            write(&writer)
            bytes.append(contentsOf: UnsafeBufferPointer(start: writer.start, count: writer.count))
        }
    }

    private init(start: UnsafeMutablePointer<UInt8>, capacity: Int) {
        self.start = start
        self.capacity = capacity
    }

    deinit {
        if isOnHeap { start.deallocate() }
    }

    // MARK: - Bytes

    /// Room for so many more bytes.
    @inline(__always) private mutating func reserve(_ more: Int) {
        if capacity - count < more { grow(more) }
    }

    @inline(never) private mutating func grow(_ more: Int) {
        let larger = max(2 * capacity, count + more)
        let place = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        place.update(from: start, count: count)
        if isOnHeap { start.deallocate() }
        start = place
        capacity = larger
        isOnHeap = true
    }

    /// Only after `reserve`.
    @inline(__always) private mutating func put(_ byte: UInt8) {
        start[count] = byte
        count += 1
    }

    /// Only after `reserve`.
    @inline(__always) private mutating func put(_ text: StaticString) {
        (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        count += text.utf8CodeUnitCount
    }

    /// Bytes that are JSON already, and their commas with them.
    @inline(__always) mutating func raw(_ text: StaticString) {
        reserve(text.utf8CodeUnitCount)
        put(text)
    }

    /// Only after `reserve` of one byte more than what follows needs.
    @inline(__always) private mutating func separate() {
        guard count > 0 else { return }
        switch start[count - 1] {
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: ","): return
        default: put(UInt8(ascii: ","))
        }
    }

    // MARK: - Structure

    mutating func object(_ content: (inout JSONWriter) -> Void) {
        reserve(2)
        separate()
        put(UInt8(ascii: "{"))
        content(&self)
        raw("}")
    }

    mutating func array<Elements: Sequence>(
        _ elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        reserve(2)
        separate()
        put(UInt8(ascii: "["))
        for element in elements { write(&self, element) }
        raw("]")
    }

    @inline(__always) mutating func name(_ name: StaticString) {
        reserve(name.utf8CodeUnitCount + 4)
        separate()
        put(UInt8(ascii: "\""))
        put(name)
        put(UInt8(ascii: "\""))
        put(UInt8(ascii: ":"))
    }

    /// A name that is known only at run time.
    mutating func name(ofKey key: String) {
        value(key)
        raw(":")
    }

    // MARK: - Values

    mutating func value(_ flag: Bool) {
        reserve(6)
        separate()
        if flag { put("true") } else { put("false") }
    }

    mutating func value(_ integer: Int64) {
        reserve(21)
        separate()
        digits(integer)
    }

    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """

    /// Only after `reserve` of 20 bytes.
    private mutating func digits(_ integer: Int64) {
        if integer < 0 { put(UInt8(ascii: "-")) }
        var rest = integer.magnitude
        var length = 1
        var bound: UInt64 = 10
        while length < 19, rest >= bound {
            length += 1
            bound = bound &* 10
        }
        var place = count + length
        count = place
        // Two at a time: most of what is written are times of 13 digits.
        while rest >= 100 {
            place -= 2
            let pair = 2 * Int(truncatingIfNeeded: rest % 100)
            rest /= 100
            start[place] = Self.pairs.utf8Start[pair]
            start[place + 1] = Self.pairs.utf8Start[pair + 1]
        }
        repeat {
            place -= 1
            start[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    mutating func value(_ integer: Int) { value(Int64(integer)) }
    mutating func value(_ time: Milliseconds) { value(time.value) }

    /// Whole numbers are written without a point, as far as a double holds them exactly.
    mutating func value(_ number: Double) {
        if let whole = Int64(exactly: number), abs(whole) < 1 << 53 { return value(whole) }
        // JSON has neither infinities nor NaN, and the rules have no such answers.
        let text = number.isFinite ? number.description : "null"
        reserve(text.utf8.count + 1)
        separate()
        for byte in text.utf8 { put(byte) }
    }

    mutating func value(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            // Escaped, a byte takes at most six.
            reserve(6 * utf8.count + 3)
            separate()
            put(UInt8(ascii: "\""))
            for byte in utf8 {
                if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                    escape(byte)
                } else {
                    put(byte)
                }
            }
            put(UInt8(ascii: "\""))
        }
    }

    @inline(never) private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case 0x0A: put("\\n")
        case 0x0D: put("\\r")
        case 0x09: put("\\t")
        default:
            put("\\u00")
            put(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let digit = byte & 15
            put(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }

    /// A player's id, such as `p3`.
    mutating func value(_ player: PlayerID) {
        reserve(24)
        separate()
        put("\"p")
        digits(Int64(player.number))
        put(UInt8(ascii: "\""))
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ flag: Bool) {
        self.name(name)
        value(flag)
    }

    mutating func member(_ name: StaticString, _ flag: Bool?) {
        if let flag { member(name, flag) }
    }

    mutating func member(_ name: StaticString, _ integer: Int) {
        self.name(name)
        value(integer)
    }

    mutating func member(_ name: StaticString, _ integer: Int?) {
        if let integer { member(name, integer) }
    }

    /// A part of the whole, from 0 to 1.
    mutating func member(_ name: StaticString, percent: Int?) {
        guard let percent else { return }
        self.name(name)
        value(Double(percent) / 100)
    }

    mutating func member(_ name: StaticString, _ time: Milliseconds) {
        self.name(name)
        value(time)
    }

    mutating func member(_ name: StaticString, _ time: Milliseconds?) {
        if let time { member(name, time) }
    }

    mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        value(text)
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        if let text { member(name, text) }
    }

    mutating func member(_ name: StaticString, _ player: PlayerID) {
        self.name(name)
        value(player)
    }

    mutating func member(_ name: StaticString, _ texts: [String]) {
        self.name(name)
        array(texts) { $0.value($1) }
    }

    mutating func member<Elements: Sequence>(
        _ name: StaticString, each elements: Elements, _ write: (inout JSONWriter, Elements.Element) -> Void
    ) {
        self.name(name)
        array(elements) { writer, element in writer.object { write(&$0, element) } }
    }

    mutating func member(_ name: StaticString, _ content: (inout JSONWriter) -> Void) {
        self.name(name)
        object(content)
    }
}
