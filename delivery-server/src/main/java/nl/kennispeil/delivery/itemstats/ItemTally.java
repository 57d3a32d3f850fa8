package nl.kennispeil.delivery.itemstats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.result.MarkedItem;
import nl.kennispeil.scoring.classical.Correlation;
import org.jspecify.annotations.Nullable;

/** Counts the answers to one item in one group, one result after the other; keeps none of them. */
final class ItemTally {

    private static final String SEVERAL = "+";

    private final Map<String, Integer> chosen = new TreeMap<>();
    private final Correlation withTotal = new Correlation();
    private final Correlation withRest = new Correlation();
    private int n;
    private int right;
    private double partial;
    private int unknown;
    private int blank;

    /**
     * Counts one answer; one that is partly right counts for its part. The score of an item that does not count is 1 for right and 0 for anything else, and the total
     * holds nothing of it.
     *
     * @param total sum of the points of the items that count
     */
    void add(MarkedItem item, double total) {
        n++;
        right += item.mark() == Mark.RIGHT ? 1 : 0;
        partial += item.mark() == Mark.PARTIAL ? item.points().doubleValue() : 0;
        switch (item.mark()) {
            case UNKNOWN -> unknown++;
            case BLANK -> blank++;
            default -> chosen.merge(item.answer().length() == 1 ? item.answer() : SEVERAL, 1, Integer::sum);
        }
        double points = item.scored() ? item.points().doubleValue() : item.mark() == Mark.RIGHT ? 1 : 0;
        withTotal.add(points, total);
        withRest.add(points, item.scored() ? total - points : total);
    }

    /** How many answers were counted. */
    int size() {
        return n;
    }

    SittingStatistics.Cell cell() {
        BigDecimal p =
                BigDecimal.valueOf(right + partial).divide(BigDecimal.valueOf(Math.max(1, n)), 4, RoundingMode.HALF_UP);
        return new SittingStatistics.Cell(
                new TreeMap<>(chosen), unknown, blank, p, rounded(withTotal.value()), rounded(withRest.value()));
    }

    private static @Nullable BigDecimal rounded(OptionalDouble value) {
        return value.isEmpty() ? null : BigDecimal.valueOf(value.getAsDouble()).setScale(4, RoundingMode.HALF_UP);
    }
}
