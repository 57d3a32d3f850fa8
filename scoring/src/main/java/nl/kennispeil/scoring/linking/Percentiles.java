package nl.kennispeil.scoring.linking;

/**
 * Percentile ranks of whole scores, made continuous by spreading the mass of score k evenly over k − ½ .. k + ½, and the
 * way back from rank to score (Kolen and Brennan 2014, §2.5.2). Ranks are 0..1. Immutable.
 */
final class Percentiles {

    private final double[] density;
    private final double[] upTo;

    /** @param density relative frequency of scores 0..K, adding up to 1 */
    Percentiles(double[] density) {
        this.density = density;
        this.upTo = new double[density.length + 1];
        for (int k = 0; k < density.length; k++) {
            upTo[k + 1] = upTo[k] + density[k];
        }
    }

    int highest() {
        return density.length - 1;
    }

    /** Share below score k, F(k − 1). */
    double below(int k) {
        return upTo[k];
    }

    double density(int k) {
        return density[k];
    }

    /** P(x) for any real x; 0 below −½ and 1 above K + ½. */
    double rank(double x) {
        if (x <= -0.5) {
            return 0;
        }
        if (x >= highest() + 0.5) {
            return 1;
        }
        int k = (int) Math.floor(x + 0.5);
        return upTo[k] + (x - k + 0.5) * density[k];
    }

    /** Smallest score with F(k) &gt; rank: the upper one of the pair; K when there is none. */
    int upper(double rank) {
        int k = 0;
        while (k < highest() && !(upTo[k + 1] > rank)) {
            k++;
        }
        return k;
    }

    /**
     * The score with this rank. Where nobody has the scores at that rank every point of a stretch has it, and the middle
     * of the stretch is taken.
     */
    double score(double rank) {
        if (rank <= 0) {
            return lowestWith() - 0.5;
        }
        if (rank >= 1) {
            return highestWith() + 0.5;
        }
        int up = upper(rank);
        int low = highest();
        while (low >= 0 && !(upTo[low + 1] < rank)) {
            low--;
        }
        double byUpper = density[up] > 0 ? (rank - upTo[up]) / density[up] + up - 0.5 : highestWith() + 0.5;
        double byLower = low + 1 <= highest() && density[low + 1] > 0
                ? (rank - upTo[low + 1]) / density[low + 1] + low + 0.5
                : byUpper;
        return (byUpper + byLower) / 2;
    }

    private int lowestWith() {
        int k = 0;
        while (k < highest() && density[k] == 0) {
            k++;
        }
        return k;
    }

    private int highestWith() {
        int k = highest();
        while (k > 0 && density[k] == 0) {
            k--;
        }
        return k;
    }
}
