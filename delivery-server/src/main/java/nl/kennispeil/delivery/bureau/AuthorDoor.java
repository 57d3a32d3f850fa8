package nl.kennispeil.delivery.bureau;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.attempt.Exam;
import nl.kennispeil.delivery.audit.Entry;
import nl.kennispeil.delivery.audit.Outcome;
import nl.kennispeil.delivery.candidate.CandidateId;

/**
 * Looks once more, when somebody comes in, whether the test holds an item of their own: enrolment looked before, but who
 * became an author after it is on the list all the same. Who is busy already goes on: nobody is taken out of a test.
 */
final class AuthorDoor {

    /** All of a sitting come in at once; a change of authors may wait this long. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A device asks again and again; the log says it once in this time. */
    private static final Duration SAID = Duration.ofHours(1);

    private final Function<FormRef, Set<CandidateId>> quarantine;
    private final Ledger ledger;
    private final Cache<FormRef, Set<CandidateId>> barred =
            Caffeine.newBuilder().maximumSize(50).expireAfterWrite(FRESH).build();
    private final Cache<AttemptId, Boolean> said =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(SAID).build();

    AuthorDoor(Function<FormRef, Set<CandidateId>> quarantine, Ledger ledger) {
        this.quarantine = quarantine;
        this.ledger = ledger;
    }

    /** True when the candidate of an attempt that has not begun may not begin it. */
    boolean turnsAway(Exam.Context context, Instant now) {
        CandidateId candidate = context.attempt().candidate();
        if (candidate == null || context.attempt().started()) {
            return false;
        }
        FormRef form = context.sitting().form();
        Set<CandidateId> authors = barred.get(form, quarantine);
        if (!authors.contains(candidate)) {
            return false;
        }
        AttemptId attempt = context.attempt().id();
        if (said.asMap().putIfAbsent(attempt, true) == null) {
            ledger.write(Entry.system(
                            "attempt.turned-away",
                            "sitting/" + context.sitting().id(),
                            now)
                    .about(attempt.value())
                    .owner(context.attempt().institute())
                    .outcome(Outcome.REFUSED));
        }
        return true;
    }
}
