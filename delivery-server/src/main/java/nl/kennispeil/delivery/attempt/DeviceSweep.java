package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * Forgets six weeks after the results of a sitting are out (T16) when people were last heard of and which device spent
 * which exam code. The codes go too: nobody needs one any more, and without its use a spent one would open again.
 *
 * <p>The times of answers stay with the answers: they say which answer counted and whether it was in time.
 */
public final class DeviceSweep implements Sweep {

    private static final int AT_A_TIME = 100;

    private final Presence presence;
    private final ExamCodes codes;
    private final Sittings sittings;
    private final SittingAttempts attempts;
    private final Held held;
    private final Shelf swept;

    public DeviceSweep(
            Shelves shelves,
            Presence presence,
            ExamCodes codes,
            Sittings sittings,
            SittingAttempts attempts,
            Held held) {
        this.presence = presence;
        this.codes = codes;
        this.sittings = sittings;
        this.attempts = attempts;
        this.held = held;
        this.swept = shelves.shelf("device_sweeps", Holds.NOBODY);
    }

    @Override
    public String name() {
        return "presence and devices";
    }

    @Override
    public int sweep(Instant now) {
        int gone = 0;
        for (Sitting each : sittings.all()) {
            boolean due =
                    sittings.releasedAt(each.id()).filter(at -> past(at, now)).isPresent();
            if (due && swept.find(each.id().value()).isEmpty()) {
                gone += sweep(each, now);
            }
        }
        return gone;
    }

    private int sweep(Sitting sitting, Instant now) {
        LocalDate today = Amsterdam.day(now);
        List<Attempt> all = attempts.of(sitting.id());
        List<AttemptId> free = all.stream()
                .filter(each -> !held.on(each, today))
                .map(Attempt::id)
                .toList();
        int gone = 0;
        for (int from = 0; from < free.size(); from += AT_A_TIME) {
            gone += codes.forget(free.subList(from, Math.min(free.size(), from + AT_A_TIME)));
        }
        if (free.size() == all.size()) {
            gone += presence.forget(sitting.id());
            // only when nothing was left for later
            swept.insert(Fields.of(sitting.id().value())
                    .with("schema", 1)
                    .with("at", now)
                    .build());
        } else {
            gone += presence.forget(sitting.id(), free);
        }
        return gone;
    }

    private static boolean past(Instant released, Instant now) {
        return !now.isBefore(
                OtherClocks.technical(Amsterdam.day(released)).purge().toInstant());
    }
}
