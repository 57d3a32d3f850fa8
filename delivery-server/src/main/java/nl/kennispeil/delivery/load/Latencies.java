package nl.kennispeil.delivery.load;

import org.HdrHistogram.Histogram;

/** How long things took, from the moment they were due; kept to 0.1 % up to an hour. For one thread. */
final class Latencies {

    private static final long MOST_MICROS = 3_600_000_000L;

    private final Histogram micros = new Histogram(MOST_MICROS, 3);

    /** Records {@code now - due}; a timer that fired early took no time, not a negative one. */
    void since(long dueNanos, long nowNanos) {
        micros.recordValue(Math.min(MOST_MICROS, Math.max(0, (nowNanos - dueNanos) / 1_000)));
    }

    void reset() {
        micros.reset();
    }

    long count() {
        return micros.getTotalCount();
    }

    /** Milliseconds; 0 when nothing was recorded. */
    double percentile(double percent) {
        return count() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1e3;
    }

    double maximum() {
        return count() == 0 ? 0 : micros.getMaxValue() / 1e3;
    }
}
