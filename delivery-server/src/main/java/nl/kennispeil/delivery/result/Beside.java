package nl.kennispeil.delivery.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.attempt.Attempt;
import org.jspecify.annotations.Nullable;

/**
 * What is shown beside a result: the person's own view of it (R23), objections and what came of them (R30), and whether
 * somebody of the institute looked at a low one (R29).
 *
 * @param own true when the person is looking
 * @param statement the person's own words; empty for none
 * @param contests the oldest first
 * @param low {@code none} for a result that needs nobody, {@code open} or {@code confirmed}
 * @param mayConfirm true when who is looking may confirm it
 */
public record Beside(
        String attempt,
        boolean own,
        String statement,
        @Nullable Instant statedAt,
        List<Contest> contests,
        String low,
        @Nullable Confirmed confirmed,
        boolean mayConfirm) {

    /** @param outcome code; empty while it is open */
    public record Contest(Instant at, String outcome, String reason) {}

    /** By name, when, and what was said. */
    public record Confirmed(String by, Instant at, String note) {}

    /** Knows what stands beside results. */
    @FunctionalInterface
    public interface Source {

        /** Shows nothing beside any result. */
        Source NOTHING = (attempt, result, account) -> Optional.empty();

        /** @param account who is looking, logged in */
        Optional<Beside> of(Attempt attempt, Result result, Account account);
    }

    public Beside {
        contests = List.copyOf(contests);
    }

    /** True while an objection waits for its decision. */
    public boolean contestOpen() {
        return contests.stream().anyMatch(each -> each.outcome().isEmpty());
    }
}
