package nl.kennispeil.delivery.result;

import java.util.List;

/**
 * What the answers say of an ability: a result on the scale of the bank, whatever items somebody was given.
 *
 * @param theta on the scale of the bank; not finite when the answers allow no estimate
 * @param se standard error of {@code theta}; NaN when there is no estimate
 * @param ending why the test was over
 * @param items answered and counted
 * @param pilots answered and not counted
 * @param themes per category, in the order of the alphabet
 */
public record Measured(double theta, double se, Ending ending, int items, int pilots, List<ThemeLevel> themes) {

    /** Standard errors to either side of an interval of 95 %. */
    public static final double SIDE = 1.959963984540054;

    /** An interval that is wider to either side, as a share of the points, says nothing of a theme. */
    private static final double WIDE = 0.3;

    public Measured {
        themes = List.copyOf(themes);
    }

    /** Why a test was over. */
    public enum Ending {
        /** The highest number of items. */
        LENGTH,
        /** Precise enough. */
        PRECISION,
        /** Pass or fail was clear. */
        CLASSIFIED,
        /** Another item would have taken too long. */
        TIME,
        /** No item left told enough. */
        INFORMATION,
        /** Nothing was left that might be given. */
        EXHAUSTED,
        /** The candidate handed in before the end. */
        HANDED_IN,
        /** Time was up, or the test was handed in by others. */
        DEADLINE
    }

    /** What can be said of a theme, beside somebody's own level. */
    public enum Level {
        LOW,
        AVERAGE,
        HIGH,
        TOO_FEW
    }

    /**
     * One category: what was scored on its items beside what somebody of this ability scores on them. The ability is that
     * of the whole test, so a theme is not measured by itself, and the difficulty of the items somebody was given is taken
     * into account.
     *
     * @param items counted
     * @param observed points, each item worth 0 to 1
     * @param expected points at the ability of the whole test
     * @param se standard error of {@code observed} at that ability
     */
    public record ThemeLevel(String category, int items, double observed, double expected, double se) {

        /** How much better than expected, as a share of the points. */
        public double difference() {
            return (observed - expected) / items;
        }

        /** To either side of the difference, at 95 %. */
        public double side() {
            return SIDE * se / items;
        }

        /** Low or high when that is not by chance; average only when the interval is narrow enough to say so. */
        public Level level() {
            if (Math.abs(difference()) > side() && items > 1) {
                return difference() < 0 ? Level.LOW : Level.HIGH;
            }
            return side() <= WIDE ? Level.AVERAGE : Level.TOO_FEW;
        }
    }

    public boolean estimated() {
        return Double.isFinite(theta) && Double.isFinite(se) && items > 0;
    }

    /** Lower end of the interval of 95 %. */
    public double low() {
        return theta - SIDE * se;
    }

    /** Upper end of the interval of 95 %. */
    public double high() {
        return theta + SIDE * se;
    }
}
