package nl.kennispeil.delivery.rights;

import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.result.Beside;
import nl.kennispeil.delivery.result.Result;
import org.jspecify.annotations.Nullable;

/** Tells the result page what stands beside a result. */
public final class BesideResults implements Beside.Source {

    /** Decides which results an institute must not take for settled before somebody looked (R29). */
    @FunctionalInterface
    public interface Low {
        boolean low(Attempt attempt, Result result);
    }

    private final Rights rights;
    private final Low low;

    public BesideResults(Rights rights, Low low) {
        this.rights = rights;
        this.low = low;
    }

    @Override
    public Optional<Beside> of(Attempt attempt, Result result, Account account) {
        CandidateId owner = attempt.candidate();
        if (owner == null) {
            return Optional.empty();
        }
        boolean own = owner.value().equals(account.candidate());
        ResultNotes.Notes notes = rights.notes().of(attempt.id(), owner);
        List<ResultNotes.Statement> statements = notes.statements();
        ResultNotes.Confirmation confirmation = notes.confirmation();
        String state = !low.low(attempt, result) ? "none" : confirmation == null ? "open" : "confirmed";
        return Optional.of(new Beside(
                attempt.id().value(),
                own,
                notes.statement(),
                notes.statement().isEmpty()
                        ? null
                        : statements.get(statements.size() - 1).at(),
                contests(attempt, owner),
                state,
                confirmed(confirmation),
                !own && state.equals("open") && account.may(Permission.CONFIRM_LOW_RESULT)));
    }

    private static Beside.@Nullable Confirmed confirmed(ResultNotes.@Nullable Confirmation confirmation) {
        return confirmation == null
                ? null
                : new Beside.Confirmed(confirmation.by(), confirmation.at(), confirmation.note());
    }

    /** What was said against a result, the oldest first. */
    List<Beside.Contest> contests(Attempt attempt, CandidateId owner) {
        return rights.notes().of(attempt.id(), owner).contests().stream()
                .flatMap(each -> rights.requests().find(each).stream())
                .map(each -> {
                    Request.Decision decision = each.decision();
                    return new Beside.Contest(
                            each.registeredAt(),
                            decision == null ? "" : decision.outcome().code(),
                            decision == null ? "" : decision.reason());
                })
                .toList();
    }
}
