package nl.kennispeil.scoring.adaptive;

import org.jspecify.annotations.Nullable;

/**
 * Which items one candidate may get: a number is drawn per item once, and the item is eligible in a band while it is below
 * the probability there. So an item that is eligible in one band stays so in every band of at least its probability.
 */
final class Availability {

    private final EligibilityTable table;
    private final long seed;
    private final boolean[] gone;
    private final boolean[] mask;
    private final boolean[] @Nullable [] barred;

    Availability(EligibilityTable table, long seed, boolean[] gone) {
        this.table = table;
        this.seed = seed;
        this.gone = gone;
        mask = new boolean[gone.length];
        barred = new boolean[table.bands()][];
    }

    boolean eligible(int band, int item) {
        return !barred(band)[item];
    }

    /** What may not be chosen at an ability. The array is filled anew by the next call. */
    boolean[] ineligible(double theta) {
        if (table.isOpen()) {
            return gone;
        }
        boolean[] bar = barred(table.band(theta));
        for (int i = 0; i < mask.length; i++) {
            mask[i] = gone[i] || bar[i];
        }
        return mask;
    }

    boolean controlled() {
        return !table.isOpen();
    }

    private boolean[] barred(int band) {
        boolean[] bar = barred[band];
        if (bar == null) {
            bar = new boolean[gone.length];
            for (int i = 0; i < bar.length; i++) {
                bar[i] = !(Draws.uniform(seed, Draws.ELIGIBLE, 0, i) < table.probability(band, i));
            }
            barred[band] = bar;
        }
        return bar;
    }
}
