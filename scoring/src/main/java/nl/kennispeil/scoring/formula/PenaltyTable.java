package nl.kennispeil.scoring.formula;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a wrong answer costs, by the number of options of the item ("?" not counted).
 *
 * <p>The published table of the LHK is {@link #asPublished()}: right +1, wrong −1, −0.5 and −0.33 for two, three and
 * four options (huisartsopleiding.nl, "Resultaatberekening"). −0.33 is not −1/3, so penalties are decimals and never
 * computed. Tables are data; a form carries its own.
 *
 * @param wrongByOptions points (≤ 0) for a wrong answer, keyed by number of options (≥ 2)
 */
public record PenaltyTable(Map<Integer, BigDecimal> wrongByOptions) {

    public PenaltyTable {
        wrongByOptions.forEach((options, points) -> {
            if (options < 2) {
                throw new IllegalArgumentException(
                        "penalty for " + options + " options: an item has at least 2 options");
            }
            if (points.signum() > 0) {
                throw new IllegalArgumentException(
                        "penalty for " + options + " options is " + points + ": allowed is 0 or less");
            }
        });
        wrongByOptions = Map.copyOf(wrongByOptions);
    }

    /** The table of the LHK: −1, −0.5, −0.33 for 2, 3, 4 options. */
    public static PenaltyTable asPublished() {
        return new PenaltyTable(Map.of(2, new BigDecimal("-1"), 3, new BigDecimal("-0.5"), 4, new BigDecimal("-0.33")));
    }

    /** No penalties: a wrong answer is worth as much as a blank one. */
    public static PenaltyTable none() {
        return new PenaltyTable(Map.of());
    }

    /**
     * Points for a wrong answer to an item with {@code options} options; 0 when the table is {@link #none()}.
     *
     * @throws IllegalArgumentException when the table has penalties but none for this number of options
     */
    public BigDecimal wrong(int options) {
        if (wrongByOptions.isEmpty()) {
            return BigDecimal.ZERO;
        }
        BigDecimal points = wrongByOptions.get(options);
        if (points == null) {
            throw new IllegalArgumentException(
                    "no penalty for " + options + " options: the table has " + new TreeMap<>(wrongByOptions).keySet());
        }
        return points;
    }
}
