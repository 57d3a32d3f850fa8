package nl.kennispeil.scoring.classical;

import java.util.List;

/**
 * What a test did as a whole.
 *
 * @param n persons analysed
 * @param items scored items
 * @param mean of the totals; NaN without persons
 * @param sd with n − 1; NaN with fewer than two
 * @param skew m3/m2^1.5 with moments over n (g1 of Fisher); NaN when totals do not vary
 * @param kurtosis m4/m2² − 3 with moments over n (g2 of Fisher)
 * @param lowest total that occurred
 * @param highest total that occurred
 * @param reliability of the total
 * @param errors per total score from 0 to the highest that can be got; empty for formula scores and prorated totals
 */
public record TestStatistics(
        int n,
        int items,
        double mean,
        double sd,
        double skew,
        double kurtosis,
        double lowest,
        double highest,
        Reliability reliability,
        List<ConditionalError> errors) {

    public TestStatistics {
        errors = List.copyOf(errors);
    }
}
