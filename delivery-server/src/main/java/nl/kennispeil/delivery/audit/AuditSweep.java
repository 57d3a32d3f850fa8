package nl.kennispeil.delivery.audit;

import java.time.Instant;
import nl.kennispeil.delivery.retention.Sweep;

/** Removes the log's months that are more than 24 months ago (T22), and writes that it did. */
public final class AuditSweep implements Sweep {

    private final AuditTrail trail;

    public AuditSweep(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public String name() {
        return "audit lines";
    }

    @Override
    public int sweep(Instant now) {
        int gone = trail.trim(now);
        if (gone > 0) {
            trail.write(Entry.system("audit.trim", "audit-trim", now).detail("lines", gone));
        }
        return gone;
    }
}
