// QuizServer
