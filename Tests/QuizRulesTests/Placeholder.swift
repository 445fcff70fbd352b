// QuizRulesTests
