package nl.kennispeil.delivery.session;

import java.time.Duration;

/**
 * How long sessions last and what they ask for.
 *
 * @param lifetime until a new log-in is needed, whatever happens; 1 minute to 24 hours
 * @param idle how long staff may do nothing before the password is asked again; 1 second to the lifetime
 * @param secondFactor true to ask a second factor of all staff; whoever has set one up is asked in any case
 */
public record SessionRules(Duration lifetime, Duration idle, boolean secondFactor) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration SHORTEST_IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    /** A working day, a quarter of an hour, and a second factor. */
    public static final SessionRules STRICT = new SessionRules(Duration.ofHours(10), Duration.ofMinutes(15), true);

    public SessionRules {
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "sessions last " + lifetime + ", allowed is " + SHORTEST + " to " + LONGEST);
        }
        if (idle.compareTo(SHORTEST_IDLE) < 0 || idle.compareTo(lifetime) > 0) {
            throw new IllegalArgumentException(
                    "the idle lock comes after " + idle + ", allowed is " + SHORTEST_IDLE + " to " + lifetime);
        }
    }

    public SessionRules withSecondFactor(boolean asked) {
        return new SessionRules(lifetime, idle, asked);
    }

    public SessionRules withIdle(Duration other) {
        return new SessionRules(lifetime, other, secondFactor);
    }
}
