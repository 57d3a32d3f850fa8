package nl.kennispeil.delivery.breakglass;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.screening.Screening;
import nl.kennispeil.delivery.secret.Base32;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * Who opened whose registration in an emergency, and why (domain.md §5). It goes with the registration. Nothing but the
 * state of a registration is ever shown by it: no answer, no result, and nothing of a privacy officer.
 */
public final class BreakGlass {

    /** How long somebody may look. */
    static final Duration TIME = Duration.ofHours(1);

    static final int SHORTEST_REASON = 10;
    static final int LONGEST_REASON = 500;

    /** More than this at once is no emergency of one person. */
    static final int MOST_AT_ONCE = 3;

    static final String SHELF = "break_glass";
    private static final String PLACE = SHELF + "/reason";

    /**
     * One look.
     *
     * @param login of who looks; nobody else may
     * @param readBy login of the privacy officer who read that this happened; null until then
     */
    public record Access(
            String id,
            CandidateId enrolment,
            String login,
            String role,
            String reason,
            Instant at,
            Instant until,
            @Nullable String readBy) {

        /** No person, no reason: this may reach a log. */
        @Override
        public String toString() {
            return "Access[" + id + "]";
        }
    }

    private final Shelf shelf;
    private final Vault vault;
    private final ServerSecret secret;

    public BreakGlass(Shelves shelves, Vault vault, ServerSecret secret) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.vault = vault;
        this.secret = secret;
    }

    /**
     * Lets an account look for an hour.
     *
     * @throws BadRequest 400 when the reason is too short, too long or holds a number that must not be here; 429 when the
     *     account looks at several already
     */
    Access open(CandidateId enrolment, Account account, String typed, Instant now) {
        String reason = reason(typed);
        long running = all().stream()
                .filter(each -> each.login().equals(account.login()) && now.isBefore(each.until()))
                .count();
        if (running >= MOST_AT_ONCE) {
            throw new BadRequest(429, "break-glass-many");
        }
        String id = Base32.encode(
                secret.derive("break-glass", account.login(), enrolment.value(), String.valueOf(now.toEpochMilli())),
                20);
        shelf.insert(Fields.of(id)
                .with("schema", 1)
                .with("enrolment", enrolment.value())
                .with("login", account.login())
                .with("role", account.role().code())
                .with("reason", vault.seal(enrolment.value(), PLACE, reason))
                .with("at", now)
                .with("until", now.plus(TIME))
                .build());
        return new Access(id, enrolment, account.login(), account.role().code(), reason, now, now.plus(TIME), null);
    }

    private static String reason(String typed) {
        String reason = typed.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new BadRequest(400, "break-glass-reason");
        }
        if (Screening.findIn(reason).isPresent()) {
            throw new BadRequest(400, "text-bsn");
        }
        return reason;
    }

    /** The look of this account that has not run out; somebody else's is as if it were not there. */
    Optional<Access> running(String id, Account account, Instant now) {
        return shelf.find(id)
                .map(this::fromFields)
                .filter(each -> each.login().equals(account.login()))
                .filter(each -> each.role().equals(account.role().code()))
                .filter(each -> now.isBefore(each.until()));
    }

    /** Every look, the newest first; those of registrations that went are gone. */
    List<Access> all() {
        return shelf.all().stream()
                .map(this::fromFields)
                .sorted(Comparator.comparing(Access::at).reversed())
                .toList();
    }

    /** How many the privacy officer has not read. */
    public long unread() {
        return all().stream().filter(each -> each.readBy() == null).count();
    }

    /** @throws BadRequest 404 when there is no such look */
    Access read(String id, String by) {
        Access access = shelf.find(id).map(this::fromFields).orElseThrow(() -> new BadRequest(404, "not-found"));
        if (access.readBy() == null) {
            shelf.change(Change.of(id).set("readBy", by));
        }
        return access;
    }

    int delete(CandidateId enrolment) {
        List<String> ids = of(enrolment);
        shelf.delete(ids);
        return ids.size();
    }

    int remaining(CandidateId enrolment) {
        return of(enrolment).size();
    }

    private List<String> of(CandidateId enrolment) {
        return shelf.all().stream()
                .filter(each -> each.text("enrolment").equals(enrolment.value()))
                .map(Fields::id)
                .toList();
    }

    private Access fromFields(Fields fields) {
        String enrolment = fields.text("enrolment");
        return new Access(
                fields.id(),
                new CandidateId(enrolment),
                fields.text("login"),
                fields.text("role"),
                vault.open(enrolment, PLACE, fields.bytes("reason")).orElse(""),
                fields.instant("at"),
                fields.instant("until"),
                fields.optionalText("readBy").orElse(null));
    }
}
