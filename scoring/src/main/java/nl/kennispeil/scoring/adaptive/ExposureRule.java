package nl.kennispeil.scoring.adaptive;

import java.util.List;

/** How no item becomes known. */
public sealed interface ExposureRule {

    /** No control. */
    record None() implements ExposureRule {}

    /**
     * One of the best few, by chance.
     *
     * @param best 1 to 100
     */
    record Randomesque(int best) implements ExposureRule {
        public Randomesque {
            if (best < 1 || best > 100) {
                throw new IllegalArgumentException("randomesque " + best + ": allowed is 1 to 100");
            }
        }
    }

    /**
     * An item that was chosen is given with a probability found by simulation beforehand.
     *
     * @param max highest share of candidates that gets an item, above 0, at most 1
     */
    record SympsonHetter(double max) implements ExposureRule {
        public SympsonHetter {
            requireMax(max);
        }
    }

    /**
     * Information mixed with chance, of which less and less remains, among items that were not given too often.
     *
     * @param max as above
     * @param acceleration as of {@link Criterion.Progressive}
     */
    record ProgressiveRestricted(double max, double acceleration) implements ExposureRule {
        public ProgressiveRestricted {
            requireMax(max);
            if (!(acceleration >= 0 && acceleration <= 20)) {
                throw new IllegalArgumentException("acceleration " + acceleration + ": allowed is 0 to 20");
            }
        }
    }

    /**
     * A draw before the test says which items a candidate may get at all.
     *
     * @param max highest share of candidates that gets an item, over all and within each band
     * @param bands θ that divide the bands, ascending; empty for one band
     * @param overlap highest mean overlap between two candidates, as a multiple of length/pool size, which is the lowest
     *     possible; at least 1; +∞ for no bound
     */
    record Eligibility(double max, List<Double> bands, double overlap) implements ExposureRule {
        public Eligibility {
            requireMax(max);
            bands = List.copyOf(bands);
            for (int k = 0; k < bands.size(); k++) {
                if (!Double.isFinite(bands.get(k)) || (k > 0 && bands.get(k) <= bands.get(k - 1))) {
                    throw new IllegalArgumentException("bands " + bands + ": allowed are finite numbers, ascending");
                }
            }
            if (!(overlap >= 1)) {
                throw new IllegalArgumentException("overlap " + overlap + ": allowed is 1 or more");
            }
        }
    }

    private static void requireMax(double max) {
        if (!(max > 0 && max <= 1)) {
            throw new IllegalArgumentException("highest exposure " + max + ": allowed is above 0, at most 1");
        }
    }
}
