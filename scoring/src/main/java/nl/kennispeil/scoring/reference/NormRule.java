package nl.kennispeil.scoring.reference;

/**
 * How norms follow from scores.
 *
 * @param passSds pass = M − this many SDs
 * @param goodSds good = M + this many SDs
 * @param leastPersons a smaller group has no norms of its own, 2 or more
 * @param order what is done when a norm falls from one group to the next
 */
public record NormRule(double passSds, double goodSds, int leastPersons, Order order) {

    /** What happens to norms that fall from one group to the next. */
    public enum Order {
        /** The later group gets the norm of the earlier one. */
        RAISE_LATER,
        /** The earlier group gets the norm of the later one. */
        LOWER_EARLIER,
        /** Both get their mean, weighted by the number of persons (pool adjacent violators, Barlow et al. 1972). */
        POOL
    }

    /** M − SD and M + SD, groups of 10 or more, the later group raised. */
    public static final NormRule USUAL = new NormRule(1, 1, 10, Order.RAISE_LATER);

    public NormRule {
        if (!Double.isFinite(passSds) || !Double.isFinite(goodSds) || passSds + goodSds < 0) {
            throw new IllegalArgumentException("M − " + passSds + " SD and M + " + goodSds
                    + " SD: allowed is finite numbers with the second norm not below the first");
        }
        if (leastPersons < 2) {
            throw new IllegalArgumentException("least group of " + leastPersons + ": an SD needs 2 persons or more");
        }
    }
}
