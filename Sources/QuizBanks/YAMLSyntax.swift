import Yams

/// Yams' errors in one line, with the line of the file.
enum YAMLSyntax {
    static func explain(_ error: any Error) -> (line: Int?, message: String) {
        guard let error = error as? YamlError else { return (nil, "is not YAML: \(error)") }
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            return (mark.line, "is not YAML: " + sentence(context, problem))
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "'\($0)'" }.joined(separator: ", ")
            return (context.mark.line, "\(names) must not be given twice in one place")
        case .reader(let problem, let offset, _, let yaml):
            let line = offset.map { yaml.prefix($0).count { $0.isNewline } + 1 }
            return (line, "is not YAML: \(problem)")
        default:
            return (nil, "is not YAML: \(error)")
        }
    }

    private static func sentence(_ context: YamlError.Context?, _ problem: String) -> String {
        // By far the commonest slip, and in YAML's own words a riddle.
        let advice =
            problem.contains("mapping values are not allowed")
            ? " (a text with a colon and a space in it needs quotes)" : ""
        guard let context else { return problem + advice }
        return "\(context.text) (from line \(context.mark.line)), \(problem)\(advice)"
    }
}
