package nl.kennispeil.scoring.adaptive;

import java.util.Arrays;

/**
 * The probability that an item may be given to a candidate, per band of ability, and what giving it costs. Immutable; a running test keeps the one
 * it began with.
 */
public final class EligibilityTable {

    private final long version;
    private final double[] edges;
    private final double[][] probability;
    private final double weight;
    private final double[] price;
    private final boolean open;
    private final boolean priced;

    private EligibilityTable(long version, double weight, double[] price, double[] edges, double[][] probability) {
        this.version = version;
        this.weight = weight;
        this.price = price;
        this.edges = edges;
        this.probability = probability;
        priced = Arrays.stream(price).anyMatch(p -> p > 0);
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
        int items = probability.length == 0 ? 0 : probability[0].length;
        return of(version, 0, new double[items], edges, probability);
    }

    /**
     * A table of a series.
     *
     * @param weight what the whole of the candidates would be paid for, 0 or more: prices follow from it and from the rates
     * @param price per item what it costs to give it, in parts of what the best item is worth, 0 or more
     */
    public static EligibilityTable of(
            long version, double weight, double[] price, double[] edges, double[][] probability) {
        if (!(weight >= 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("weight " + weight + ": allowed is a number from 0");
        }
        for (int i = 0; i < price.length; i++) {
            if (!(price[i] >= 0 && Double.isFinite(price[i]))) {
                throw new IllegalArgumentException(
                        "price of item " + i + " is " + price[i] + ": allowed is a number from 0");
            }
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
        if (price.length != copy[0].length) {
            throw new IllegalArgumentException(
                    price.length + " prices of " + copy[0].length + " items: allowed is one per item");
        }
        return new EligibilityTable(version, weight, price.clone(), edges.clone(), copy);
    }

    public long version() {
        return version;
    }

    /** What prices follow from, with the rates; 0 when nothing has a price. */
    public double weight() {
        return weight;
    }

    /** What an item costs, in parts of what the best item is worth. */
    public double price(int item) {
        return price[item];
    }

    /** A new array, per item. */
    public double[] prices() {
        return price.clone();
    }

    /** Whether any item has a price. */
    boolean isPriced() {
        return priced;
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
