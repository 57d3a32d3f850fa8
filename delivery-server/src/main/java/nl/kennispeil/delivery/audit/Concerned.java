package nl.kennispeil.delivery.audit;

import java.util.LinkedHashSet;
import java.util.Set;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Sittings;

/** Knows under which ids the log may be about the same somebody. */
@FunctionalInterface
public interface Concerned {

    /** @param id an enrolment, person or attempt; comes back too, also when nothing is known of it */
    Set<String> ids(String id);

    /** An enrolment with all its attempts, which are computed rather than looked up. */
    static Concerned attempts(Sittings sittings, ServerSecret secret) {
        return id -> {
            Set<String> ids = new LinkedHashSet<>(Set.of(id));
            sittings.all()
                    .forEach(each ->
                            ids.add(AttemptId.of(secret, each.id().value(), id).value()));
            return ids;
        };
    }
}
