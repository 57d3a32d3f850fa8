package nl.kennispeil.delivery;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Function;
import nl.kennispeil.delivery.account.Login;
import nl.kennispeil.delivery.audit.AuditTrail;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.audit.Kind;
import nl.kennispeil.delivery.audit.Outcome;
import nl.kennispeil.delivery.http.RateLimit;
import nl.kennispeil.delivery.session.AccessLog;

/** Writes down who came in, and who tried to; of what is tried over and over only so much, so that a robot cannot fill the log. */
final class DoorLog implements AccessLog {

    /** Somebody of whom nothing is known but what was typed, which may be a password in the wrong field. */
    private static final String NOBODY = "-";

    private static final Set<String> REFUSED = Set.of(
            "account.login-failed",
            "account.locked",
            "account.code-failed",
            "account.activation-failed",
            "account.link-refused",
            "account.turned-away");

    private static final int AT_ONCE = 20;
    private static final int PER_MINUTE = 6;

    private final AuditTrail trail;
    private final RateLimit accounts = new RateLimit(AT_ONCE, PER_MINUTE);
    private final RateLimit networks = new RateLimit(AT_ONCE, PER_MINUTE);

    DoorLog(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void note(Account actor, Login login, String action, String detail, Instant at) {
        if (action.equals("account.turned-away") && !accounts.allows(login.login(), at.toEpochMilli())) {
            return;
        }
        Entry entry = AuditTrail.entry(
                "account/" + login.login(),
                actor.login(),
                actor.role().code(),
                action,
                login.functions().stream()
                        .map(Function::candidate)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                detail,
                at);
        trail.write(REFUSED.contains(action) ? entry.outcome(Outcome.REFUSED).kind(Kind.EXECUTE) : entry);
    }

    @Override
    public void unknown(String action, String address, Instant at) {
        if (networks.allows(address, at.toEpochMilli())) {
            trail.write(
                    Entry.of(NOBODY, "", action, "login", at).kind(Kind.EXECUTE).refused("unknown-login"));
        }
    }
}
