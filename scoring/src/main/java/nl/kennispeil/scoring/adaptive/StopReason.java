package nl.kennispeil.scoring.adaptive;

/** Why a test is over. */
public enum StopReason {
    /** The highest number of items. */
    LENGTH,
    /** The standard error is small enough. */
    PRECISION,
    /** Pass or fail is clear. */
    CLASSIFIED,
    /** Another item would take too long. */
    TIME,
    /** No item left tells enough. */
    INFORMATION,
    /** Nothing is left that may be given. */
    EXHAUSTED
}
