package nl.kennispeil.scoring.formula;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * The score of one candidate: score = 100 · sum of points / number of items that count. Decimal arithmetic throughout,
 * because the published penalty −0.33 is not −1/3 (huisartsopleiding.nl, "Resultaatberekening").
 *
 * @param sum exact sum of the points; negative when penalties outweigh
 * @param items number of items that count, 1 or more
 * @param percentage 100 · sum / items, rounded half up to 2 decimals, for display; −100.00 to 100.00 in practice
 */
public record FormulaScore(BigDecimal sum, int items, BigDecimal percentage) {

    public FormulaScore {
        if (items < 1) {
            throw new IllegalArgumentException("a score over " + items + " items: at least 1 must count");
        }
        if (percentage.compareTo(rounded(sum, items)) != 0) {
            throw new IllegalArgumentException(
                    "percentage " + percentage + " does not follow from sum " + sum + " over " + items + " items");
        }
    }

    /**
     * Adds up what the answers of one candidate earned, one entry per item of the form.
     *
     * @throws IllegalArgumentException when no item counts
     */
    public static FormulaScore of(List<Points> points) {
        List<Points> counting = points.stream().filter(Points::counts).toList();
        BigDecimal sum = counting.stream().map(Points::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (counting.isEmpty()) {
            throw new IllegalArgumentException("none of " + points.size() + " items counts: at least 1 must");
        }
        return ofSum(sum, counting.size());
    }

    /**
     * From points that were added up already, exactly.
     *
     * @throws IllegalArgumentException when no item counts
     */
    public static FormulaScore ofSum(BigDecimal sum, int items) {
        if (items < 1) {
            throw new IllegalArgumentException("a score over " + items + " items: at least 1 must count");
        }
        return new FormulaScore(sum, items, rounded(sum, items));
    }

    private static BigDecimal rounded(BigDecimal sum, int items) {
        return sum.movePointRight(2).divide(BigDecimal.valueOf(items), 2, RoundingMode.HALF_UP);
    }
}
