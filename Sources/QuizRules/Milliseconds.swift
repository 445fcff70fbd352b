/// A moment on the server's own clock, or a span of it, in whole milliseconds. Moments count from the Unix epoch.
public struct Milliseconds: Hashable, Comparable, Sendable, AdditiveArithmetic, ExpressibleByIntegerLiteral,
    CustomStringConvertible
{
    public var value: Int64

    public init(_ value: Int64) { self.value = value }
    public init(_ value: Int) { self.value = Int64(value) }
    public init(integerLiteral value: Int64) { self.value = value }

    public static func seconds(_ seconds: Int) -> Milliseconds { Milliseconds(Int64(seconds) * 1000) }

    /// A limit in the time of somebody who has so many percent of everybody's.
    func own(_ percent: Int) -> Milliseconds { Milliseconds(value * Int64(percent) / 100) }

    public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
    public static func + (a: Self, b: Self) -> Self { Self(a.value + b.value) }
    public static func - (a: Self, b: Self) -> Self { Self(a.value - b.value) }
    public static var zero: Milliseconds { 0 }

    public var description: String { "\(value)ms" }
}
