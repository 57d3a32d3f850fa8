package nl.kennispeil.delivery.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.sitting.Announcement;
import nl.kennispeil.delivery.sitting.Condition;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.SittingId;
import org.jspecify.annotations.Nullable;

/**
 * One candidate at one sitting, from registration to submission. Answers live in {@link Responses}.
 *
 * @param candidate null for a practice test, which knows no person
 * @param institute id of the owning institute, or empty for practice
 * @param phase reference group 1..6 at registration, or 0 for practice
 * @param epoch how often a device was opened for it; the newest device has the highest
 * @param codeIssue how many codes were issued for it; only the last one opens it
 * @param reopenedUntil an own deadline given by the bureau after the regular one
 * @param reopenAskedBy who asked to reopen it, while a second person is still needed
 * @param revision rises with every change
 */
public record Attempt(
        AttemptId id,
        SittingId sitting,
        @Nullable CandidateId candidate,
        String institute,
        int phase,
        Condition condition,
        int extraMinutes,
        int epoch,
        int codeIssue,
        @Nullable Instant startedAt,
        @Nullable Instant submittedAt,
        boolean forced,
        @Nullable Instant reopenedUntil,
        @Nullable String reopenAskedBy,
        List<Announcement> announcements,
        int revision) {

    public Attempt {
        announcements = List.copyOf(announcements);
    }

    /** A candidate newly registered for a sitting. */
    public static Attempt registered(
            AttemptId id,
            SittingId sitting,
            @Nullable CandidateId candidate,
            String institute,
            int phase,
            Condition condition,
            int extraMinutes) {
        return new Attempt(
                id,
                sitting,
                candidate,
                institute,
                phase,
                condition,
                extraMinutes,
                0,
                0,
                null,
                null,
                false,
                null,
                null,
                List.of(),
                0);
    }

    public boolean started() {
        return startedAt != null;
    }

    public boolean submitted() {
        return submittedAt != null;
    }

    /** When answering ends; empty before the start. */
    public Optional<Instant> deadline(Sitting of, FormRules rules) {
        if (startedAt == null) {
            return Optional.empty();
        }
        Instant regular = of.deadline(startedAt, rules.time(), extraMinutes);
        return Optional.of(reopenedUntil != null && reopenedUntil.isAfter(regular) ? reopenedUntil : regular);
    }

    /** The last instant at which answers made before the deadline are still taken. */
    public Optional<Instant> graceEnds(Sitting of, FormRules rules) {
        Duration grace = rules.grace();
        return deadline(of, rules).map(each -> each.plus(grace));
    }
}
