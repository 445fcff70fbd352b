import QuizServer

/// What a server says when it is ready: how to join, how to host, and the key.
func greeting(_ ready: Server.Ready, banks: [String]) -> String {
    let example = banks.contains("pub-quiz") ? "pub-quiz" : banks.first ?? "BANK"
    let join = ready.hosts.map { "    nc \($0) \(ready.port)" }.joined(separator: "\n")
    return """
        Quizline \(quizlineVersion) is ready.

        To host, open another terminal on this machine and type
            nc 127.0.0.1 \(ready.port)
            create \(example)
        It shows the room's code. Banks: \(banks.joined(separator: ", "))

        To play, people type (nc or telnet, whichever they have)
        \(join)
            join ROOM NAME

        Host key, for hosting from another machine: \(ready.hostKey)
            create \(example) key \(ready.hostKey)

        \(keeping(ready))
        Listening on \(ready.listening.joined(separator: ", "))
        Press Ctrl-C to end the evening.
        """
}

private func keeping(_ ready: Server.Ready) -> String {
    guard let data = ready.data else { return "Games are kept in memory only: they end with this server." }
    var lines = "Games are kept in \(data)"
    if !ready.recovered.isEmpty {
        lines += """

            Rooms that go on from last time, paused: \(ready.recovered.joined(separator: ", "))
                their hosts come back with host ROOM TOKEN, and type continue
            """
    }
    return lines
}
