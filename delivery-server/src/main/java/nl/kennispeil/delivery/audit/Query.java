package nl.kennispeil.delivery.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What lines somebody looks for. Empty fields mean any.
 *
 * @param ids enrolments, persons or attempts of one person: lines about or to any of them
 * @param actor login of who did it, or of the other person of two
 * @param subject such as {@code sitting/lhk-najaar}, or a topic alone
 * @param action an action code, or its beginning up to a dot, such as {@code sitting.}
 * @param from first day, Dutch time
 * @param until last day, Dutch time
 * @param without a login whose own lines are left out
 */
public record Query(
        Scope scope,
        Set<String> ids,
        String actor,
        String subject,
        String action,
        Optional<Kind> kind,
        Optional<Outcome> outcome,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        String without) {

    public Query {
        ids = Set.copyOf(ids);
    }

    /** Every line of a scope. */
    public static Query in(Scope scope) {
        return new Query(
                scope,
                Set.of(),
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    public Query ids(Set<String> others) {
        return new Query(scope, others, actor, subject, action, kind, outcome, from, until, without);
    }

    public Query subject(String other) {
        return new Query(scope, ids, actor, other, action, kind, outcome, from, until, without);
    }

    public Query without(String login) {
        return new Query(scope, ids, actor, subject, action, kind, outcome, from, until, login);
    }

    public Query days(LocalDate first, LocalDate last) {
        return new Query(
                scope, ids, actor, subject, action, kind, outcome, Optional.of(first), Optional.of(last), without);
    }

    /** The keys that lead to all lines of it with the fewest others; empty when only the days can help. */
    List<String> keys(LineIndex index) {
        if (!ids.isEmpty()) {
            return ids.stream().map(index::key).toList();
        }
        if (!actor.isEmpty()) {
            return List.of(index.key(actor));
        }
        if (!subject.isEmpty()) {
            int slash = subject.indexOf('/');
            return List.of(slash < 0 ? LineIndex.topicKey(subject) : index.key(subject.substring(slash + 1)));
        }
        return scope.key().map(List::of).orElse(List.of());
    }

    boolean fits(Line line) {
        LocalDate day = LineIndex.day(line.at());
        return scope.covers(line)
                && (ids.isEmpty()
                        || ids.contains(line.subject().raw())
                        || line.about().stream().anyMatch(each -> ids.contains(each.raw())))
                && (actor.isEmpty()
                        || actor.equals(line.actor().raw())
                        || actor.equals(line.with().raw()))
                && (without.isEmpty() || !without.equals(line.actor().raw()))
                && (subject.isEmpty() || subject.equals(line.subjectPath()))
                && (action.isEmpty() || fitsAction(line.action()))
                && kind.filter(each -> each != line.kind()).isEmpty()
                && outcome.filter(each -> each != line.outcome()).isEmpty()
                && from.filter(day::isBefore).isEmpty()
                && until.filter(day::isAfter).isEmpty();
    }

    private boolean fitsAction(String code) {
        return action.endsWith(".") ? code.startsWith(action) : code.equals(action);
    }
}
