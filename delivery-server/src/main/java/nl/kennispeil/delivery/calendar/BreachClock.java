package nl.kennispeil.delivery.calendar;

import java.time.Duration;
import java.time.Instant;

/**
 * Until when a breach must be reported to the Autoriteit Persoonsgegevens: 72 hours after one became aware of it (AVG
 * art. 33(1); domain.md R72, §4.4). Hours are hours: they run on over clock changes, nights, weekends and Christmas.
 *
 * @param aware when the controller, or the processor for itself, became aware
 */
public record BreachClock(Instant aware) {

    @SuppressWarnings("CanonicalDuration") // the law says hours, and means that they are not three days
    private static final Duration TERM = Duration.ofHours(72);

    /** A report at this moment is in time, a later one must say why it is late (AVG art. 33(1)). */
    public Instant due() {
        return aware.plus(TERM);
    }

    /** What is left; negative when it is too late. */
    public Duration left(Instant now) {
        return Duration.between(now, due());
    }

    /** @param reported when it was reported, or now while it was not */
    public boolean late(Instant reported) {
        return reported.isAfter(due());
    }
}
