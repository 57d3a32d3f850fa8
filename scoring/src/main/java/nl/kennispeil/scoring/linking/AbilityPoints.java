package nl.kennispeil.scoring.linking;

import java.util.Arrays;

/** Points on the ability scale with their weights, over which curves are compared or distributions built. Immutable. */
public final class AbilityPoints {

    private final String label;
    private final double[] theta;
    private final double[] weight;

    private AbilityPoints(String label, double[] theta, double[] weight) {
        this.label = label;
        this.theta = theta;
        this.weight = weight;
    }

    /**
     * Gauss–Hermite points for N(0, 1); weights add up to 1. Zeros of the orthonormal Hermite polynomials by Newton's
     * method, and w = 1 / Σ h_k(x)² (Abramowitz and Stegun 1964, ch. 22 and 25.4.46).
     *
     * @param points 1..200
     */
    public static AbilityPoints gaussHermite(int points) {
        if (points < 1 || points > 200) {
            throw new IllegalArgumentException(points + " Gauss–Hermite points: allowed is 1..200");
        }
        double[][] rule = GaussHermite.rule(points);
        return new AbilityPoints("Gauss-Hermite " + points, rule[0], rule[1]);
    }

    /**
     * Equally spaced points with weight 1 each.
     *
     * @param points 2 or more
     */
    public static AbilityPoints grid(double from, double to, int points) {
        if (points < 2 || !(to > from) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("grid from " + from + " to " + to + " in " + points
                    + " points: allowed is ascending, finite, with 2 points or more");
        }
        double[] theta = new double[points];
        for (int q = 0; q < points; q++) {
            theta[q] = from + q * (to - from) / (points - 1);
        }
        double[] weight = new double[points];
        Arrays.fill(weight, 1);
        return new AbilityPoints("grid " + from + ".." + to + ", " + points + " points", theta, weight);
    }

    /**
     * Any points, such as the abilities of persons.
     *
     * @param weight 0 or more, one above 0
     */
    public static AbilityPoints of(double[] theta, double[] weight) {
        if (theta.length == 0 || theta.length != weight.length) {
            throw new IllegalArgumentException(
                    theta.length + " points with " + weight.length + " weights: allowed is one each, 1 or more");
        }
        for (int q = 0; q < theta.length; q++) {
            if (!Double.isFinite(theta[q]) || !(weight[q] >= 0) || !Double.isFinite(weight[q])) {
                throw new IllegalArgumentException("point " + (q + 1) + " is θ = " + theta[q] + " with weight "
                        + weight[q] + ": allowed is a finite θ and a weight of 0 or more");
            }
        }
        if (!(Arrays.stream(weight).sum() > 0)) {
            throw new IllegalArgumentException("all weights are 0: one above 0 is needed");
        }
        return new AbilityPoints(theta.length + " given points", theta.clone(), weight.clone());
    }

    /** The same points with weights that add up to 1. */
    public AbilityPoints normalised() {
        double total = Arrays.stream(weight).sum();
        return new AbilityPoints(
                label, theta, Arrays.stream(weight).map(w -> w / total).toArray());
    }

    public int size() {
        return theta.length;
    }

    public double theta(int point) {
        return theta[point];
    }

    public double weight(int point) {
        return weight[point];
    }

    /** How the points were made, for reports. */
    public String label() {
        return label;
    }
}
