package nl.kennispeil.bank.processing;

import java.util.Map;

/**
 * What scoring needs besides responses.
 *
 * @param seed decides template variables and random expressions: the same seed gives the same values
 * @param numAttempts built-in variable, at least 1
 * @param duration built-in variable in seconds, at least 0
 * @param outcomes values of outcomes before, for a later attempt at an adaptive item; empty at the first
 */
public record Settings(long seed, int numAttempts, double duration, Map<String, Value> outcomes) {

    /** A first attempt, seed 0. */
    public static final Settings FIRST = seeded(0);

    public Settings {
        outcomes = Map.copyOf(outcomes);
        if (numAttempts < 1 || !(duration >= 0)) {
            throw new IllegalArgumentException(
                    "attempt " + numAttempts + " of " + duration + " s: allowed is 1 or more, 0 or more");
        }
    }

    /** A first attempt. */
    public static Settings seeded(long seed) {
        return new Settings(seed, 1, 0, Map.of());
    }
}
