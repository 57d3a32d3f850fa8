package nl.kennispeil.scoring.linking;

import java.util.Arrays;

/** How many persons got each whole score 0..K. Immutable. */
public final class ScoreTable {

    private final double[] counts;
    private final double total;

    private ScoreTable(double[] counts) {
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /**
     * @param counts persons per score, for scores 0..K; smoothed counts need not be whole
     * @throws IllegalArgumentException on a count below 0 or not finite, fewer than two scores, or nobody at all
     */
    public static ScoreTable of(double... counts) {
        if (counts.length < 2) {
            throw new IllegalArgumentException(counts.length + " scores: at least 0 and 1 are needed");
        }
        for (int k = 0; k < counts.length; k++) {
            if (!(counts[k] >= 0) || Double.isInfinite(counts[k])) {
                throw new IllegalArgumentException(
                        "count of score " + k + " is " + counts[k] + ": allowed is 0 or more");
            }
        }
        if (!(Arrays.stream(counts).sum() > 0)) {
            throw new IllegalArgumentException("nobody has a score: all counts are 0");
        }
        return new ScoreTable(counts.clone());
    }

    /**
     * Counts whole scores.
     *
     * @param highest K, the highest score possible
     */
    public static ScoreTable count(int[] scores, int highest) {
        double[] counts = new double[highest + 1];
        for (int score : scores) {
            if (score < 0 || score > highest) {
                throw new IllegalArgumentException("score " + score + ": allowed is 0.." + highest);
            }
            counts[score]++;
        }
        return of(counts);
    }

    public int highest() {
        return counts.length - 1;
    }

    public double count(int score) {
        return counts[score];
    }

    /** Number of persons. */
    public double total() {
        return total;
    }

    public double mean() {
        return moment(0, 1);
    }

    /** Over N, as equating does. */
    public double sd() {
        return Math.sqrt(moment(mean(), 2));
    }

    public double skewness() {
        return moment(mean(), 3) / Math.pow(sd(), 3);
    }

    /** 3 for a normal distribution. */
    public double kurtosis() {
        return moment(mean(), 4) / Math.pow(sd(), 4);
    }

    double[] density() {
        return Arrays.stream(counts).map(count -> count / total).toArray();
    }

    double moment(double around, int power) {
        double sum = 0;
        for (int k = 0; k < counts.length; k++) {
            sum += counts[k] * Math.pow(k - around, power);
        }
        return sum / total;
    }
}
