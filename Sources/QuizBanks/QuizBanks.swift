// QuizBanks
