package nl.kennispeil.bank.item;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What an answer is worth to its item.
 *
 * @param points on the item's own scale; may be below 0
 * @param maximum the most an answer to the item is worth; above 0
 */
public record Marked(Mark mark, BigDecimal points, BigDecimal maximum) {

    /** Decimals of a share: small against the hundredths of a percentage, over any length of form. */
    private static final int DECIMALS = 4;

    public Marked {
        if (maximum.signum() <= 0) {
            throw new IllegalArgumentException("the most an answer is worth is " + maximum + ": it must be above 0");
        }
    }

    /** An answer with points: right when it has them all, wrong when it has none. */
    public static Marked of(BigDecimal points, BigDecimal maximum) {
        Mark mark = points.signum() <= 0 ? Mark.WRONG : points.compareTo(maximum) >= 0 ? Mark.RIGHT : Mark.PARTIAL;
        return new Marked(mark, points, maximum);
    }

    static Marked without(Mark mark, BigDecimal maximum) {
        return new Marked(mark, BigDecimal.ZERO, maximum);
    }

    /** Points as a share of the maximum, 0 to 1: every item of a form weighs the same. */
    public BigDecimal share() {
        BigDecimal share = points.divide(maximum, DECIMALS, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.ONE);
        return share.stripTrailingZeros().scale() <= 0
                ? share.setScale(0, RoundingMode.UNNECESSARY)
                : share.stripTrailingZeros();
    }
}
