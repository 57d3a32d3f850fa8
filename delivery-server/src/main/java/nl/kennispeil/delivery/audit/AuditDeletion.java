package nl.kennispeil.delivery.audit;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/**
 * Lets go of a person in the log (T22): what was done stays, but no id or login in it leads to that person any more, and
 * the person's lines cannot be found.
 */
public final class AuditDeletion implements DeletionStep {

    private final AuditTrail trail;
    private final Function<Subject, Collection<String>> logins;

    /** @param logins the logins that go with a subject, also when their accounts went before */
    public AuditDeletion(AuditTrail trail, Function<Subject, Collection<String>> logins) {
        this.trail = trail;
        this.logins = logins;
    }

    @Override
    public String name() {
        return "audit ids";
    }

    /** Traces: after the doors, and before the answers, whose ids are needed to find them. */
    @Override
    public int order() {
        return 5;
    }

    @Override
    public Set<String> shelves() {
        return Set.of("audit_lines", "audit_index");
    }

    @Override
    public int delete(Subject subject) {
        return trail.forget(ids(subject));
    }

    /** Reads the whole log, so that it does not rest on the index that was just emptied. */
    @Override
    public int remaining(Subject subject) {
        return trail.remaining(ids(subject));
    }

    private Set<String> ids(Subject subject) {
        Set<String> ids = new LinkedHashSet<>();
        ids.add(subject.enrolment().value());
        subject.attemptIds().stream().map(AttemptId::value).forEach(ids::add);
        if (subject.last()) {
            ids.add(subject.person().value());
        }
        ids.addAll(logins.apply(subject));
        ids.remove("");
        ids.remove(Entry.SYSTEM);
        return ids;
    }
}
