package nl.kennispeil.delivery.result;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.item.Mark;
import nl.kennispeil.delivery.attempt.AttemptId;
import org.jspecify.annotations.Nullable;

/**
 * A marked attempt. Immutable: a correction is a new version that refers to the same attempt.
 *
 * @param version 1, 2, … per attempt
 * @param form the form version that was sat; its items carry the keys used
 * @param sum points in total
 * @param percentage 100·sum / number of scored items, two decimals
 * @param themes per category of the blueprint, in the order of the form
 * @param measured the ability, of a test in which each candidate is given items of their own; null for a fixed list,
 *     where the percentage is counted
 */
public record Result(
        AttemptId attempt,
        int version,
        FormRef form,
        BigDecimal sum,
        BigDecimal percentage,
        List<MarkedItem> items,
        Map<String, Theme> themes,
        Instant markedAt,
        @Nullable Measured measured) {

    /** The result of a fixed list. */
    public Result(
            AttemptId attempt,
            int version,
            FormRef form,
            BigDecimal sum,
            BigDecimal percentage,
            List<MarkedItem> items,
            Map<String, Theme> themes,
            Instant markedAt) {
        this(attempt, version, form, sum, percentage, items, themes, markedAt, null);
    }

    /**
     * One category.
     *
     * @param items scored items, the sum of the counts
     * @param partial worth something, but not everything
     * @param pending not yet marked by people
     * @param percentage formula score of these items, two decimals
     */
    public record Theme(
            int items, int right, int wrong, int unknown, int blank, int partial, int pending, BigDecimal percentage) {}

    public Result {
        items = List.copyOf(items);
    }

    public long count(Mark mark) {
        return items.stream()
                .filter(each -> each.scored() && each.mark() == mark)
                .count();
    }

    /** True when nothing waits for people any more. */
    public boolean complete() {
        return count(Mark.PENDING) == 0;
    }

    public long scoredItems() {
        return items.stream().filter(MarkedItem::scored).count();
    }

    /** No answers: this may reach a log. */
    @Override
    public String toString() {
        return "Result[" + attempt + " v" + version + "]";
    }
}
