package nl.kennispeil.delivery.attempt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Moves;
import nl.kennispeil.delivery.secret.ServerSecret;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.SittingId;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * Takes somebody's attempts along to another institute, so that from the day of the transfer the former one sees nothing
 * of that person any more and the new one everything (R11, T1). Reports that were made before stay as they are.
 */
public final class Transfer implements Moves {

    private final Sittings sittings;
    private final Attempts attempts;
    private final Rosters rosters;
    private final ServerSecret secret;

    public Transfer(Sittings sittings, Attempts attempts, Rosters rosters, ServerSecret secret) {
        this.sittings = sittings;
        this.attempts = attempts;
        this.rosters = rosters;
        this.secret = secret;
    }

    @Override
    public void moved(CandidateId enrolment, String from, String to) {
        Map<AttemptId, SittingId> possible = new LinkedHashMap<>();
        sittings.all()
                .forEach(each -> possible.put(AttemptId.of(secret, each.id().value(), enrolment.value()), each.id()));
        for (Attempt each : attempts.findAll(possible.keySet()).values()) {
            // on the new list first: at no moment on none
            rosters.add(each.sitting(), to, List.of(each.id().value()));
            attempts.move(each.id(), to);
            rosters.remove(each.sitting(), each.id().value(), List.of(from));
        }
    }
}
