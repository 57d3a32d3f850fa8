package nl.kennispeil.scoring.classical;

/** What is particular about the answers of one person to the scored items. */
public enum PersonWarning {
    /** The highest score on every item presented. */
    ALL_RIGHT,
    /** Answered, and earned nothing on any item. */
    ALL_WRONG,
    /** Only "?" and blanks. */
    NOTHING_ANSWERED,
    /** Had no scored item: there is no score. */
    NOTHING_PRESENTED
}
