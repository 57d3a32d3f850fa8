package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What is done about testing many items at once. */
public enum Adjustment {
    NONE,
    /** Every p times the number of tests. */
    BONFERRONI,
    /** S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statistics 6 (1979) 65–70. */
    HOLM,
    /** False discovery rate: Y. Benjamini and Y. Hochberg, JRSS B 57 (1995) 289–300. */
    BENJAMINI_HOCHBERG;

    /**
     * Adjusted p-values, to be compared with the level for all tests together; as R's {@code p.adjust}.
     *
     * @param p 0..1; NaN is no test: it stays NaN and is not counted
     */
    public double[] adjust(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .filter(test -> !Double.isNaN(p[test]))
                .boxed()
                .sorted(Comparator.comparingDouble(test -> p[test]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        Arrays.fill(adjusted, Double.NaN);
        int tests = order.length;
        double bound = this == BENJAMINI_HOCHBERG ? 1 : 0;
        for (int step = 0; step < tests; step++) {
            int rank = this == BENJAMINI_HOCHBERG ? tests - 1 - step : step;
            double own = p[order[rank]];
            switch (this) {
                case NONE -> adjusted[order[rank]] = own;
                case BONFERRONI -> adjusted[order[rank]] = Math.min(1, tests * own);
                case HOLM -> {
                    bound = Math.max(bound, (tests - rank) * own);
                    adjusted[order[rank]] = Math.min(1, bound);
                }
                case BENJAMINI_HOCHBERG -> {
                    bound = Math.min(bound, own * tests / (rank + 1));
                    adjusted[order[rank]] = bound;
                }
            }
        }
        return adjusted;
    }
}
