package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;

/**
 * The probability that an item may be given to a candidate, per band of ability. Immutable; a running test keeps the one
 * it began with.
 */
public final class EligibilityTable {

    private final long version;
    private final double[] edges;
    private final double[][] probability;
    private final double goal;
    private final boolean open;

    private EligibilityTable(long version, double goal, double[] edges, double[][] probability) {
        this.version = version;
        this.goal = goal;
        this.edges = edges;
        this.probability = probability;
        open = Arrays.stream(probability).flatMapToDouble(Arrays::stream).allMatch(p -> p == 1);
    }

    /** Whether every item is always eligible. */
    boolean isOpen() {
        return open;
    }

    /** All items always, one band, version 0. */
    public static EligibilityTable open(int items) {
        double[] ones = new double[items];
        Arrays.fill(ones, 1);
        return of(0, new double[0], new double[][] {ones});
    }

    /**
     * A table.
     *
     * @param version 0 or more; the next table of a series has the next number
     * @param edges θ between the bands, ascending; empty for one band
     * @param probability {@code [band][item]}, 0..1, one band more than there are edges
     */
    public static EligibilityTable of(long version, double[] edges, double[][] probability) {
        return of(version, 1, edges, probability);
    }

    /**
     * A table of a series.
     *
     * @param goal the exposure over all that the series steers at now, above 0, at most 1; 1 when it does not
     */
    public static EligibilityTable of(long version, double goal, double[] edges, double[][] probability) {
        if (!(goal > 0 && goal <= 1)) {
            throw new IllegalArgumentException("goal " + goal + ": allowed is above 0, at most 1");
        }
        if (version < 0) {
            throw new IllegalArgumentException("version " + version + ": allowed is 0 or more");
        }
        if (probability.length != edges.length + 1) {
            throw new IllegalArgumentException(probability.length + " bands of probabilities with " + edges.length
                    + " edges: allowed is one band more than edges");
        }
        for (int k = 0; k < edges.length; k++) {
            if (!Double.isFinite(edges[k]) || (k > 0 && edges[k] <= edges[k - 1])) {
                throw new IllegalArgumentException(
                        "band edges " + Arrays.toString(edges) + ": allowed are finite numbers, ascending");
            }
        }
        double[][] copy = new double[probability.length][];
        for (int band = 0; band < copy.length; band++) {
            copy[band] = probability[band].clone();
            if (copy[band].length != copy[0].length) {
                throw new IllegalArgumentException("band " + band + " has " + copy[band].length
                        + " items: allowed is as many as band 0, " + copy[0].length);
            }
            for (int i = 0; i < copy[band].length; i++) {
                if (!(copy[band][i] >= 0 && copy[band][i] <= 1)) {
                    throw new IllegalArgumentException("item " + i + " in band " + band
                            + " is eligible with probability " + copy[band][i] + ": allowed is 0 to 1");
                }
            }
        }
        return new EligibilityTable(version, goal, edges.clone(), copy);
    }

    public long version() {
        return version;
    }

    /** The exposure over all that is steered at, above 0, at most 1. */
    public double goal() {
        return goal;
    }

    public int items() {
        return probability[0].length;
    }

    public int bands() {
        return probability.length;
    }

    /** A new array. */
    public double[] edges() {
        return edges.clone();
    }

    /** The band of an ability; an ability on an edge is in the higher one. */
    public int band(double theta) {
        return band(edges, theta);
    }

    static int band(double[] edges, double theta) {
        int band = 0;
        while (band < edges.length && theta >= edges[band]) {
            band++;
        }
        return band;
    }

    public double probability(int band, int item) {
        return probability[band][item];
    }

    /** A new array, {@code [band][item]}. */
    public double[][] probabilities() {
        return Arrays.stream(probability).map(double[]::clone).toArray(double[][]::new);
    }
}
