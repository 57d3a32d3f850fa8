package nl.kennispeil.scoring.classical;

/**
 * How well an item tells persons with high totals from those with low ones. The total is that of the scored items, also
 * for a pilot or a removed item. NaN where item or total do not vary, or there is nothing to compute with.
 *
 * @param rit correlation of the item with the total (for 0/1 items the point-biserial)
 * @param rir correlation with the rest: the total without the item; equals {@code rit} for an item that is not scored
 * @param biserialTotal biserial correlation with the total, rit · √(p(1−p)) / φ(z_p) (Lord and Novick, Statistical
 *     Theories of Mental Test Scores, 1968, ch. 15); 0/1 items only, may lie beyond ±1 when the total is not normal
 * @param biserialRest likewise with the rest
 * @param upperLower p in the upper group minus p in the lower group (Johnson 1951; Ebel); persons tied at the border share
 *     the places left
 * @param alphaIfDeleted alpha of the scored items without this one; NaN for others, and when one remains
 */
public record Discrimination(
        double rit, double rir, double biserialTotal, double biserialRest, double upperLower, double alphaIfDeleted) {}
