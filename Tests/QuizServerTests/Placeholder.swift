// QuizServerTests
