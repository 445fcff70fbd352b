// QuizNightTests
