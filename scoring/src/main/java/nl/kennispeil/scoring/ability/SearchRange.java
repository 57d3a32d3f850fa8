package nl.kennispeil.scoring.ability;

/**
 * Where a maximum is looked for.
 *
 * @param lowest below {@code highest}
 * @param highest above {@code lowest}
 * @param extremes what to return where there is none inside
 */
public record SearchRange(double lowest, double highest, Extremes extremes) {

    /** −20..20, infinite where there is no maximum inside. */
    public static final SearchRange WIDE = new SearchRange(-20, 20, Extremes.INFINITE);

    public SearchRange {
        if (!(Double.isFinite(lowest) && Double.isFinite(highest) && lowest < highest)) {
            throw new IllegalArgumentException(
                    "range " + lowest + ".." + highest + ": allowed is two finite numbers, the lower one first");
        }
    }
}
