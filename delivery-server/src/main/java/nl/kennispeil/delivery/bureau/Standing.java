package nl.kennispeil.delivery.bureau;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.attempt.Presence;
import nl.kennispeil.delivery.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** Where a candidate stands in a sitting, as the bureau sees it. */
enum Standing {
    NOT_BEGUN,
    BUSY,
    /** Busy, and not heard of for longer than {@link #SILENCE}; the work goes on at the candidate's own device. */
    OFFLINE,
    SUBMITTED,
    /** The sitting is over and there was no start. */
    ABSENT,
    /** The time is over without handing in; what was saved counts. */
    CLOSED;

    static final Duration SILENCE = Duration.ofSeconds(60);

    /** The name in URLs and message keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param deadline when answering ends; null before the start */
    static Standing of(
            Attempt attempt, Sitting sitting, @Nullable Instant deadline, Presence.@Nullable Seen seen, Instant now) {
        if (attempt.submitted()) {
            return SUBMITTED;
        }
        if (deadline == null) {
            Sitting.Stage stage = sitting.stage(now);
            return stage == Sitting.Stage.PLANNED || stage == Sitting.Stage.OPEN ? NOT_BEGUN : ABSENT;
        }
        if (!now.isBefore(deadline) || sitting.progress() != Sitting.Progress.PLANNED) {
            return CLOSED;
        }
        return lastHeard(attempt, seen).plus(SILENCE).isBefore(now) ? OFFLINE : BUSY;
    }

    /** When a started attempt was last heard of: its start when nothing came after it. */
    static Instant lastHeard(Attempt attempt, Presence.@Nullable Seen seen) {
        Instant started = attempt.startedAt();
        Instant heard = seen == null ? null : seen.seen();
        if (heard == null || (started != null && started.isAfter(heard))) {
            return started == null ? Instant.EPOCH : started;
        }
        return heard;
    }
}
