package nl.kennispeil.scoring.classical;

import nl.kennispeil.scoring.key.Answer;

/** What an answer is worth: the score of rights or categories, or formula points. */
enum ScoreScale {
    RIGHTS,
    FORMULA;

    double[] values(AnswerColumn column) {
        return column.answers().stream().mapToDouble(this::value).toArray();
    }

    private double value(Answer answer) {
        return this == RIGHTS ? answer.score() : answer.points().doubleValue();
    }
}
