package nl.kennispeil.scoring.irt;

import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * The category probabilities of one item at one θ with their first and second derivatives to θ. A buffer that is filled
 * again and again, so that hot loops make no objects; not safe for use by many threads.
 */
@SuppressWarnings("PublicField")
public final class Curves {

    /** Probability per category, 0..1. */
    public final double[] p;
    /** dP/dθ per category. */
    public final double[] first;
    /** d²P/dθ² per category. */
    public final double[] second;

    public Curves() {
        this(ResponseMatrix.MOST_CATEGORIES);
    }

    /**
     * Room for one item.
     *
     * @param categories the most categories that an item to be put in it has
     */
    public Curves(int categories) {
        p = new double[categories];
        first = new double[categories];
        second = new double[categories];
    }
}
