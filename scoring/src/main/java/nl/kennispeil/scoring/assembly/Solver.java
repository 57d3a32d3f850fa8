package nl.kennispeil.scoring.assembly;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Whatever solves a {@link Programme}. Every solution it returns has been through {@link Programme#violations}. */
public interface Solver {

    /**
     * How far to go.
     *
     * @param gap stop when nothing better than this part of the value is possible; 0 for a proven optimum
     * @param seconds stop after so long and return the best so far; more than 0
     * @param cancelled asked often; true stops as if time was up
     * @param progress told the gap as it closes, +∞ before anything is found
     */
    record Limits(double gap, double seconds, BooleanSupplier cancelled, DoubleConsumer progress) {

        /** A proven optimum, within some seconds. */
        public static Limits exact(double seconds) {
            return new Limits(0, seconds, () -> false, gap -> {});
        }
    }

    Solution solve(Programme programme, Limits limits);
}
