package nl.kennispeil.scoring.formula;

import java.math.BigDecimal;

/**
 * What one answer earned.
 *
 * @param value at most 1; negative for a penalty; 0 when the item does not count
 * @param counts false for an item that was removed or is not scored: it leaves sum and denominator
 */
public record Points(BigDecimal value, boolean counts) {

    public Points {
        if (value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("points of an answer are " + value + ": allowed is 1 or less");
        }
        if (!counts && value.signum() != 0) {
            throw new IllegalArgumentException("points of an item that does not count are " + value + ": allowed is 0");
        }
    }

    /** +1. */
    public static Points right() {
        return new Points(BigDecimal.ONE, true);
    }

    /**
     * The penalty for a wrong answer to an item with {@code options} options.
     *
     * @throws IllegalArgumentException when the table has no penalty for this number of options
     */
    public static Points wrong(PenaltyTable table, int options) {
        return new Points(table.wrong(options), true);
    }

    /** 0, for "?" and for a blank answer. */
    public static Points zero() {
        return new Points(BigDecimal.ZERO, true);
    }

    /** No part of the score, whatever was answered. */
    public static Points removed() {
        return new Points(BigDecimal.ZERO, false);
    }
}
