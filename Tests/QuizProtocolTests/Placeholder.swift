// QuizProtocolTests
