import Testing

@Suite struct SourceFileTests {
    @Test(arguments: [
        "import QuizRules", "public import QuizRules", "internal import QuizRules", "@testable import QuizRules",
        "@_spi(Test) package import QuizRules", "import struct QuizRules.Game", "  import QuizRules // for Game",
    ]) func `an import is seen in every form`(_ line: String) {
        #expect(SourceFile(path: "QuizNight/Room.swift", text: "// A room.\n" + line).imports == ["QuizRules"])
    }

    @Test(arguments: [
        "// import QuizRules", "let important = QuizRules()", "reimport QuizRules", "important QuizRules",
    ])
    func `what is no import is none`(_ line: String) {
        #expect(SourceFile(path: "QuizNight/Room.swift", text: line).imports == [])
    }

    @Test func `C sees a room by its header`() {
        let text = "#include \"CTCPInfo.h\"\n# include <linux/tcp.h>\n#include <uv.h>\n"
        #expect(SourceFile(path: "CSimdJSON/CSimdJSON.cpp", text: text).imports == ["CTCPInfo", "tcp", "uv"])
    }

    @Test func `a word counts in code and not in a comment, and its line is told`() {
        let file = SourceFile(path: "QuizRules/Game.swift", text: "// never try!\nlet game = try! Game() // or else\n")
        #expect(file.places(of: ["try!"]) == ["QuizRules/Game.swift:2"])
        #expect(file.lineCount == 2)
        #expect(file.room == "QuizRules")
    }
}
