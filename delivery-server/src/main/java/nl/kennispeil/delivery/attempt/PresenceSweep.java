package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import nl.kennispeil.delivery.calendar.Amsterdam;
import nl.kennispeil.delivery.retention.OtherClocks;
import nl.kennispeil.delivery.retention.Sweep;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/** Forgets when people were last heard of, six weeks after the results of a sitting are out (T16). */
public final class PresenceSweep implements Sweep {

    private final Presence presence;
    private final Sittings sittings;

    public PresenceSweep(Presence presence, Sittings sittings) {
        this.presence = presence;
        this.sittings = sittings;
    }

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public int sweep(Instant now) {
        int swept = 0;
        for (Sitting each : sittings.all()) {
            if (sittings.releasedAt(each.id()).filter(at -> past(at, now)).isPresent()) {
                swept += presence.forget(each.id());
            }
        }
        return swept;
    }

    private static boolean past(Instant released, Instant now) {
        return !now.isBefore(
                OtherClocks.technical(Amsterdam.day(released)).purge().toInstant());
    }
}
