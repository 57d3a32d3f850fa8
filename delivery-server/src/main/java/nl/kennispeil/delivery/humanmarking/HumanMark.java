package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What one marker gave one answer.
 *
 * @param marker login of the marker
 * @param points per criterion of the rubric, in order
 * @param at when; the first two that come are the two markers, a third decides
 */
public record HumanMark(String marker, List<BigDecimal> points, Instant at) {

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
