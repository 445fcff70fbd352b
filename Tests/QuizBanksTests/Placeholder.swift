// QuizBanksTests
