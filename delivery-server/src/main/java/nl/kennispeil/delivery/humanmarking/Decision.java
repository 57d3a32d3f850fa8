package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * Where the marking of one answer stands.
 *
 * @param stage what is needed
 * @param points what the answer is worth, once decided
 */
public record Decision(Stage stage, Optional<BigDecimal> points) {

    /** What an answer waits for. */
    public enum Stage {
        /** No mark yet. */
        FIRST,
        /** One mark; another marker gives the second without seeing it. */
        SECOND,
        /** The two differ too much: a third marker decides. */
        MODERATION,
        DECIDED
    }

    /**
     * Decides from the marks there are, the oldest first.
     *
     * @param tolerance points by which the first two may differ; more is for a third marker
     */
    public static Decision of(List<HumanMark> marks, BigDecimal tolerance) {
        if (marks.size() < 2) {
            return new Decision(marks.isEmpty() ? Stage.FIRST : Stage.SECOND, Optional.empty());
        }
        BigDecimal one = marks.get(0).sum();
        BigDecimal other = marks.get(1).sum();
        if (one.subtract(other).abs().compareTo(tolerance) <= 0) {
            return decided(one.add(other).divide(BigDecimal.valueOf(2), MathContext.DECIMAL64));
        }
        return marks.size() == 2
                ? new Decision(Stage.MODERATION, Optional.empty())
                : decided(marks.get(2).sum());
    }

    /** True when this marker may give the mark that is needed: nobody marks an answer twice. */
    static boolean mayMark(List<HumanMark> marks, Stage stage, String marker) {
        return stage != Stage.DECIDED
                && marks.stream().noneMatch(each -> each.marker().equals(marker));
    }

    private static Decision decided(BigDecimal points) {
        return new Decision(Stage.DECIDED, Optional.of(points));
    }
}
