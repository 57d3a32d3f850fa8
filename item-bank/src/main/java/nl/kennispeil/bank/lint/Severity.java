package nl.kennispeil.bank.lint;

/** How sure the writing aid is that something must change. */
public enum Severity {
    /** The item cannot be used as it is. */
    ERROR,
    /** A known flaw of items: change it, or know why not. */
    WARNING,
    /** Worth a look. */
    HINT
}
