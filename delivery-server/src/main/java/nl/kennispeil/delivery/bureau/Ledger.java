package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.sitting.SittingId;

/** Writes the audit lines of a sitting. Lines carry attempt ids, never names or answers. */
final class Ledger {

    private final AuditTrail trail;

    Ledger(AuditTrail trail) {
        this.trail = trail;
    }

    void write(Account actor, SittingId sitting, String action, String about, String detail, Instant now) {
        trail.append(subject(sitting), actor.login(), actor.role().code(), action, about, detail, now);
    }

    /** A line about what the server did by itself. */
    void system(SittingId sitting, String action, String detail, Instant now) {
        trail.append(subject(sitting), "system", "system", action, "", detail, now);
    }

    List<AuditTrail.Line> latest(SittingId sitting, int atMost) {
        return trail.latest(subject(sitting), atMost);
    }

    private static String subject(SittingId sitting) {
        return "sitting/" + sitting;
    }
}
