@main
struct Quizline {
    static func main() {}
}
