// QuizNight
