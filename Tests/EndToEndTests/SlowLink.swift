import Foundation

/// Two network namespaces with a slow link between them: `Tests/Tools/slow_link.py`.
final class SlowLink {
    /// Tried, for what a container may do is not written on it.
    static let isPossible: Bool = {
        let trial = try? Program("a trial", [Places.python, "\(Places.tools)/slow_link.py", "--delay-ms", "0"])
        trial?.closeInput()
        return (try? trial?.end()) == 0
    }()

    let near: [String]
    let far: [String]
    /// Of the near end.
    let address: String
    private let program: Program

    init(oneWayMilliseconds delay: Int) throws {
        program = try Program(
            "the slow link", [Places.python, "\(Places.tools)/slow_link.py", "--delay-ms", "\(delay)"])
        let words = try program.line(containing: "ready").split(separator: " ").map(String.init)
        near = ["ip", "netns", "exec", words[1]]
        far = ["ip", "netns", "exec", words[2]]
        address = words[3]
    }

    func close() {
        program.closeInput()
        _ = try? program.end()
    }
}
