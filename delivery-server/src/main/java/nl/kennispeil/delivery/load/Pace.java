package nl.kennispeil.delivery.load;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The moments and choices of one virtual candidate, drawn from a seed and its number only, so that a run can be
 * repeated. Times are nanoseconds. For one thread.
 */
final class Pace {

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_BACK_OFF = 30 * SECOND;
    /** One answer in ten changes an earlier one. */
    private static final int CHANGES_OF_MIND = 10;

    private final SplittableRandom random;
    private final int number;
    private final int of;

    /**
     * @param number 0 to {@code of} - 1
     * @param of how many candidates there are
     */
    Pace(long seed, int number, int of) {
        if (number < 0 || number >= of) {
            throw new IllegalArgumentException("candidate " + number + " is outside 0.." + (of - 1));
        }
        // a candidate's own stream: golden-ratio steps keep streams of neighbouring numbers apart (Steele et al., 2014)
        this.random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
        this.number = number;
        this.of = of;
    }

    /** This candidate's place in a window that all candidates share evenly. */
    long spread(Duration window) {
        return (long) (window.toNanos() * ((number + random.nextDouble()) / of));
    }

    /** A place anywhere in a window. */
    long anywhere(Duration window) {
        return (long) (window.toNanos() * random.nextDouble());
    }

    /** Uniform in mean ± 50 %. */
    long think(Duration mean) {
        return (long) (mean.toNanos() * (0.5 + random.nextDouble()));
    }

    /** As the player polls: 15 seconds in the lobby, 45 in the test, where saves carry the rest; ± 25 %. */
    long poll(boolean started) {
        return (long) ((started ? 45 : 15) * SECOND * (0.75 + random.nextDouble() / 2));
    }

    /** As the player waits: doubling from a second to half a minute, of which a random half to whole. */
    long backOff(int failures) {
        long most = failures >= 5 ? LONGEST_BACK_OFF : Math.min(LONGEST_BACK_OFF, SECOND << failures);
        return (long) (most * (0.5 + random.nextDouble() / 2));
    }

    boolean changesMind() {
        return random.nextInt(CHANGES_OF_MIND) == 0;
    }

    /** 0 to {@code bound} - 1. */
    int pick(int bound) {
        return random.nextInt(bound);
    }

    /** A name for this candidate's device; a later run with the same seed must not pass for the same device. */
    String device(String run) {
        return "load-" + run + "-" + number;
    }
}
