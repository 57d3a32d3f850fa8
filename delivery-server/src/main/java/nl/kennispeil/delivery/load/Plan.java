package nl.kennispeil.delivery.load;

import java.time.Duration;

/**
 * What a run is to do.
 *
 * @param candidates virtual candidates, each with a connection of its own; 1 to 50,000
 * @param ramp over how long the starts (and before them the log-ins) are spread
 * @param think mean time between two answers of a candidate; each is drawn from it ± 50 %
 * @param duration from the first start until everybody hands in
 * @param finish over how long that handing in is spread
 * @param steadyRate answers go on until {@code duration}, changing earlier ones when the items are done
 * @param content every candidate fetches the package, not just the first
 * @param seed of all that is drawn at random
 */
record Plan(
        int candidates,
        Duration ramp,
        Duration think,
        Duration duration,
        Duration finish,
        boolean steadyRate,
        boolean content,
        long seed) {

    private static final int MOST_CANDIDATES = 50_000;
    private static final Duration SHORTEST_THINK = Duration.ofMillis(1);

    Plan {
        if (candidates < 1 || candidates > MOST_CANDIDATES) {
            throw new IllegalArgumentException(
                    "--candidates is " + candidates + ": allowed is 1 to " + MOST_CANDIDATES);
        }
        if (think.compareTo(SHORTEST_THINK) < 0) {
            throw new IllegalArgumentException("--think is " + think + " per answer: allowed is 1 ms or more");
        }
        if (duration.isZero()) {
            throw new IllegalArgumentException("--duration is 0: allowed is more than 0");
        }
        if (ramp.compareTo(duration) > 0) {
            throw new IllegalArgumentException(
                    "--ramp is " + ramp + ": allowed is at most --duration, which is " + duration);
        }
    }

    /** The think time with which {@code candidates} save {@code rate} answers a second together. */
    static Duration thinkFor(int candidates, double rate) {
        if (!(rate > 0) || rate > 1_000_000) {
            throw new IllegalArgumentException("--rate is " + rate + ": allowed is more than 0, at most 1000000");
        }
        return Duration.ofNanos(Math.round(candidates / rate * 1e9));
    }

    /** When everybody who started has had time to settle, after the first start; may lie after the end. */
    Duration settled() {
        return ramp.plus(think);
    }
}
