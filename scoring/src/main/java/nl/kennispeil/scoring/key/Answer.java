package nl.kennispeil.scoring.key;

import java.math.BigDecimal;

/**
 * One way to answer an item: an option, "?", nothing, several options at once, or a category of a scored item.
 *
 * @param label option letters such as {@code B}, {@code ?}, empty for blank, {@code *} for every other set of several
 *     letters, or the number of a category
 * @param mark what it is
 * @param score rights score: 1 when right and 0 otherwise, or the category
 * @param points formula points; 0 for "?" and blank
 */
public record Answer(String label, Mark mark, int score, BigDecimal points) {

    /** Label of several letters at once that are no alternative of the key. */
    public static final String SEVERAL = "*";
}
