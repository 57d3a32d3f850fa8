package nl.kennispeil.scoring.dif;

/**
 * The test of Mantel for an item with ordered categories, or of Mantel and Haenszel generalised to unordered ones.
 *
 * @param item index of the item
 * @param statistic χ²
 * @param df 1 for ordered categories, else the number of categories seen less one
 * @param p upper tail
 * @param standardizedDifference mean item score of the focal group less that of the reference group, over strata weighted by the
 *     focal group (N.J. Dorans and A.P. Schmitt, ETS RR-91-47, 1991), in item score points; negative when the item is
 *     harder for the focal group
 * @param note why there is no test; empty when there is
 */
public record MantelTest(int item, double statistic, int df, double p, double standardizedDifference, String note)
        implements ItemDif {}
