package nl.kennispeil.scoring.linking;

/** Which form's scores are given and which one's are wanted. */
public enum EquatingDirection {
    /** Scores of the link's first form as scores of its second. */
    FIRST_AS_SECOND,
    /** Scores of the link's second form as scores of its first (what equateIRT's {@code score} gives). */
    SECOND_AS_FIRST
}
