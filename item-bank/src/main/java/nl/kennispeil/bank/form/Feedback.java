package nl.kennispeil.bank.form;

/** What a candidate sees of the items in the result. */
public enum Feedback {
    SCORE_ONLY,
    ANSWERS_AND_RATIONALE
}
