package nl.kennispeil.delivery.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis in units of the data.
 *
 * @param label what it shows, with its unit
 * @param low left or lower end, below {@code high}
 * @param high right or upper end
 * @param ticks where numbers stand, within the ends
 * @param decimals of those numbers
 */
public record Axis(String label, double low, double high, List<Double> ticks, int decimals) {

    public Axis {
        if (!(low < high)) {
            throw new IllegalArgumentException("axis from " + low + " to " + high + ": the low end must be below");
        }
        ticks = List.copyOf(ticks);
    }

    /** Ends at round numbers around the data, with about {@code wanted} ticks at 1, 2 or 5 times a power of ten. */
    public static Axis around(String label, double lowest, double highest, int wanted) {
        double low = Double.isFinite(lowest) ? lowest : 0;
        double high = Double.isFinite(highest) && highest > low ? highest : low + 1;
        double step = step((high - low) / wanted);
        return ticked(label, Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
    }

    /** Ends exactly as given, with about {@code wanted} round ticks within. */
    public static Axis exactly(String label, double low, double high, int wanted) {
        return ticked(label, low, high, step((high - low) / wanted));
    }

    private static Axis ticked(String label, double low, double high, double step) {
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
        List<Double> ticks = new ArrayList<>();
        long first = (long) Math.ceil(low / step - 1e-9);
        for (long k = first; k * step <= high + step * 1e-9; k++) {
            ticks.add(k * step);
        }
        return new Axis(label, low, high, ticks, decimals);
    }

    private static double step(double about) {
        double power = Math.pow(10, Math.floor(Math.log10(about)));
        double times = about / power;
        return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    double share(double value) {
        return (value - low) / (high - low);
    }
}
