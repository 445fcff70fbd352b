/// What one may type.
extension TextPage {
    mutating func help(for role: TextContext.Role) {
        blank()
        switch role {
        case .stranger: strangersHelp()
        case .player: playersHelp()
        case .host: hostsHelp()
        case .watcher:
            commands(
                "You watch. You may type:",
                [("score", "the board as it stands"), ("top 20", "more of it"), ("leave", "go")])
            viewHelp()
        }
    }

    private mutating func strangersHelp() {
        commands(
            "To play, or to host, type one of these:",
            [
                ("join ROOM YOUR-NAME", "play; the host knows the ROOM. Add @TEAM for a team"),
                ("resume ROOM CODE", "come back, with the code you were shown"),
                ("watch ROOM", "see everything without playing, as on a big screen"),
                ("banks", "what there is to play"),
                ("practice BANK", "practise by yourself, now; or: practice BANK learn, practice BANK test"),
                ("create BANK", "open a room of your own and host it"),
                ("create BANK teams", "the same with a mode, such as steady, teams or lives"),
                ("create BANK pace=auto", "a game that goes on by itself"),
                ("host ROOM TOKEN", "come back as its host, with the token you got"),
                ("leave", "go"),
            ])
        viewHelp()
    }

    private mutating func playersHelp() {
        write(
            "When a question comes, type your answer and press Enter: a letter, a number, or what the question asks for. "
                + "While time lasts you may change it: just type another.")
        blank()
        commands(
            "You may also type:",
            [
                ("score", "where you stand"),
                ("top 20", "the board"),
                ("who", "who plays"),
                ("buzz", "in a game with a buzzer; Enter alone will do"),
                ("stake 300", "in a game with stakes, before a question"),
                ("hint", "a hint, when you practise or learn by yourself"),
                ("next", "go on, when you are by yourself; Enter alone will do"),
                ("answer WORDS", "an answer that looks like a command"),
                ("leave", "go; your resume line brings you back"),
            ])
        write("While a question takes free text, begin a command with a /, for instance /help")
        viewHelp()
    }

    private mutating func hostsHelp() {
        commands(
            "You host. To run the game, type:",
            [
                ("start", "begin: the first round, or the first question"),
                ("next", "go on, and end an open question; else Enter alone will do"),
                ("close", "end the open question now"),
                ("extend 10", "give everybody 10 seconds more"),
                ("skip", "leave the open question out"),
                ("pause, continue", "stop the clock, and go on"),
                ("say TEXT", "tell everybody something"),
                ("end", "end the game, with the podium"),
            ])
        blank()
        commands(
            "For the people in the room:",
            [
                ("players", "who is here, who has answered"),
                ("score, top 20", "the board as it stands"),
                ("lock, unlock", "let nobody else in, or everybody"),
                ("kick NAME, ban NAME", "send somebody out, or for good"),
                ("rename OLD to NEW", "change a name"),
                ("team NAME @TEAM", "put somebody in a team"),
                ("adjust NAME +100 WHY", "give or take points"),
                ("void 3", "let question 3 count for nobody"),
                ("regrade 3 b", "grade question 3 anew: b is right"),
                ("judge NAME right", "or wrong: the spoken answer of who buzzed"),
                ("extra_time NAME 1.5", "more time for one who needs it, privately"),
                ("code NAME", "a new code for one who lost theirs"),
                ("leave", "go; your host line brings you back"),
            ])
        write("Instead of a name you may type the number that players shows, such as p3.")
        viewHelp()
    }

    private mutating func viewHelp() {
        blank()
        commands(
            "How it looks:",
            [
                ("width 100", "use that many columns"), ("colour on", "a little colour"),
                ("quiet, verbose", "leave out the time left, or tell it"),
            ])
    }

    private mutating func commands(_ title: String, _ lines: [(String, String)]) {
        write(title, lead: title, ink: .heading)
        let column = min(22, style.width / 2 - 4)
        for (command, meaning) in lines {
            if DisplayWidth.of(command) > column {
                write(indent: 2, command)
                write(indent: 2 + column + 2, meaning)
            } else {
                write(meaning, after: "  \(command.padded(to: column))  ")
            }
        }
    }
}
