package nl.kennispeil.scoring.ability;

/** What becomes of an answer pattern whose likelihood has no maximum inside the range. */
public enum Extremes {
    /** θ = ±∞ without a standard error. */
    INFINITE,
    /** θ = the end of the range, with the standard error from the test information there. */
    FENCED
}
