package nl.kennispeil.scoring.classical;

import java.util.List;
import nl.kennispeil.scoring.key.Mark;

/**
 * What one way of answering an item did.
 *
 * @param label option letter(s), {@code ?}, empty for blank, {@code *} for other sets of several letters, or a category
 * @param mark what it earns
 * @param n persons who answered so
 * @param share of those who had the item
 * @param meanTotal mean total score of the choosers; NaN when nobody chose it
 * @param rest correlation of choosing it (1) or not (0) with the rest score; NaN when nobody or everybody chose it
 * @param upper share in the upper group
 * @param lower share in the lower group
 * @param trace share in each score group of {@link ClassicalAnalysis#groups()}, the lowest first: the trace line; NaN for
 *     a group where nobody had the item (Wainer, "The future of item analysis", Journal of Educational Measurement 26
 *     (1989) 191–208)
 */
public record OptionStatistics(
        String label,
        Mark mark,
        int n,
        double share,
        double meanTotal,
        double rest,
        double upper,
        double lower,
        List<Double> trace) {

    public OptionStatistics {
        trace = List.copyOf(trace);
    }
}
