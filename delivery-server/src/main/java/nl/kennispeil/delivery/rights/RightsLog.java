package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.util.Collection;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;

/** What is done with rights, photos, notices and breaches goes into the log, under {@code rights}. */
public final class RightsLog {

    private static final String SUBJECT = "rights";

    private final AuditTrail trail;

    public RightsLog(AuditTrail trail) {
        this.trail = trail;
    }

    /** Somebody saw a list with these enrolments. */
    void seen(Account actor, Collection<String> enrolments, Instant now) {
        trail.write(Entry.of(actor, "rights.view", SUBJECT, now).about(enrolments));
    }

    /**
     * @param about enrolment or attempt concerned; empty when it is nobody
     * @param detail settings of the action as {@code key=value}; never what somebody wrote
     */
    public void write(Account actor, String action, String about, String detail, Instant now) {
        Entry entry = Entry.of(actor, action, SUBJECT, now)
                .about(about)
                // of somebody: their institute, which the log finds itself
                .owner(about.isEmpty() ? actor.institute() : null);
        for (String part : detail.isEmpty() ? new String[0] : detail.split("; ", -1)) {
            int equals = part.indexOf('=');
            entry.detail(part.substring(0, equals), part.substring(equals + 1));
        }
        trail.write(entry);
    }
}
