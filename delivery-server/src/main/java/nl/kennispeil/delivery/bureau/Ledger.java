package nl.kennispeil.delivery.bureau;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.audit.Line;
import nl.kennispeil.delivery.sitting.SittingId;

/** Writes the audit lines of a sitting. Lines carry attempt ids, never names, answers or the text of a message. */
final class Ledger {

    private final AuditTrail trail;

    Ledger(AuditTrail trail) {
        this.trail = trail;
    }

    /** A line to be filled in and written. */
    static Entry line(Account actor, SittingId sitting, String action, Instant now) {
        return Entry.of(actor, action, subject(sitting), now);
    }

    /** A line about what the server did by itself. */
    static Entry system(SittingId sitting, String action, Instant now) {
        return Entry.system(action, subject(sitting), now);
    }

    void write(Entry line) {
        trail.write(line);
    }

    List<Line> latest(SittingId sitting, int atMost) {
        return trail.latest(subject(sitting), atMost);
    }

    private static String subject(SittingId sitting) {
        return "sitting/" + sitting;
    }
}
