import QuizProtocol

func decode(_ line: [UInt8]) -> (id: RequestID?, result: Result<Request, Problem>) {
    line.withUnsafeBytes { JSONDialect.decode($0) }
}

func decode(_ line: String) -> (id: RequestID?, result: Result<Request, Problem>) { decode(Array(line.utf8)) }

func request(of line: String) -> Request? { try? decode(line).result.get() }

func problem(of line: [UInt8]) -> Problem? {
    guard case .failure(let problem) = decode(line).result else { return nil }
    return problem
}

func problem(of line: String) -> Problem? { problem(of: Array(line.utf8)) }
