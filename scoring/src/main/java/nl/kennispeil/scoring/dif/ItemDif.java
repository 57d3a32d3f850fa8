package nl.kennispeil.scoring.dif;

/** What a method found for one item. */
public interface ItemDif {

    /** Index of the item. */
    int item();

    /** The test statistic; NaN when it cannot be computed. */
    double statistic();

    /** Probability of a larger statistic when the item works the same in both groups; NaN when there is no test. */
    double p();

    /** Why there is no test, or what to beware of; empty when all is well. */
    String note();
}
