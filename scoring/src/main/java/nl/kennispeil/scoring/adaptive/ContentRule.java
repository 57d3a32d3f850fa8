package nl.kennispeil.scoring.adaptive;

/** What the test as a whole must hold; the numbers themselves are in the {@link ContentControl}. */
public sealed interface ContentRule {

    /** Anything. */
    record None() implements ContentRule {}

    /** The full blueprint, exactly, at every step. */
    record Shadow() implements ContentRule {}

    /** The blueprint as well as it goes, with weighted deviations. */
    record Weighted() implements ContentRule {}

    /** Shares per group of items. */
    record Proportions() implements ContentRule {}
}
