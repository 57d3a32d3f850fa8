package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What one marker gave one answer.
 *
 * @param marker login of the marker
 * @param points per criterion of the rubric, in order
 * @param at when first given; the first two that come are the two markers, a third decides
 * @param remark why, for a third marker; may be empty
 */
public record HumanMark(String marker, List<BigDecimal> points, Instant at, String remark) {

    /** Longest remark. */
    public static final int REMARK_LENGTH = 1_000;

    public HumanMark {
        points = List.copyOf(points);
    }

    public BigDecimal sum() {
        return points.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** No points: this may reach a log. */
    @Override
    public String toString() {
        return "HumanMark[" + at + "]";
    }
}
