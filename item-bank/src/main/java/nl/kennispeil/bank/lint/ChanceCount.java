package nl.kennispeil.bank.lint;

/**
 * How often something happens in trials that each have their own chance (the Poisson-binomial distribution), exactly.
 */
final class ChanceCount {

    private final double[] chances;

    private ChanceCount(double[] chances) {
        this.chances = chances;
    }

    /** @param trials chance of each trial, 0 to 1 */
    static ChanceCount of(double[] trials) {
        double[] chances = new double[trials.length + 1];
        chances[0] = 1;
        for (int n = 0; n < trials.length; n++) {
            for (int count = n + 1; count >= 0; count--) {
                double before = count > 0 ? chances[count - 1] * trials[n] : 0;
                chances[count] = chances[count] * (1 - trials[n]) + before;
            }
        }
        return new ChanceCount(chances);
    }

    /** Chance of {@code count} or more. */
    double atLeast(int count) {
        double sum = 0;
        for (int i = chances.length - 1; i >= Math.max(0, count); i--) {
            sum += chances[i];
        }
        return Math.min(1, sum);
    }

    /** Chance of {@code count} or fewer. */
    double atMost(int count) {
        double sum = 0;
        for (int i = 0; i <= Math.min(count, chances.length - 1); i++) {
            sum += chances[i];
        }
        return Math.min(1, sum);
    }

    /** Twice the smaller tail, at most 1. */
    double twoSided(int count) {
        return Math.min(1, 2 * Math.min(atLeast(count), atMost(count)));
    }
}
