import Foundation
import QuizRules

/// Numbers and moments as a report writes them.
enum Figures {
    /// `83 %`
    static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// `0.42`, `−0.10`: two places, with a proper minus sign.
    static func hundredths(_ value: Double) -> String {
        let hundredths = Int((value.magnitude * 100).rounded())
        let text = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
        return value < 0 && hundredths > 0 ? "\u{2212}" + text : text
    }

    /// `4.3 s`, of milliseconds.
    static func seconds(_ milliseconds: Double) -> String {
        let tenths = Int((milliseconds / 100).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }

    /// `2026-11-25 20:14`, in the zone of this machine.
    static func moment(_ moment: Milliseconds) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.dateFormat = "yyyy-MM-dd HH:mm"
        return formatter.string(from: Date(timeIntervalSince1970: Double(moment.value) / 1000))
    }

    static func count(_ number: Int, _ one: String) -> String { "\(number) \(one)\(number == 1 ? "" : "s")" }
}
