import QuizRules

/// " (did you mean 'Sydney'?)", or nothing.
func suggestion(for given: String, among candidates: some Sequence<String>) -> String {
    nearest(to: given, among: candidates).map { " (did you mean '\($0)'?)" } ?? ""
}
