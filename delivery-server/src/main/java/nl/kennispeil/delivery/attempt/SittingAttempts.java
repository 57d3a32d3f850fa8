package nl.kennispeil.delivery.attempt;

import java.util.Collection;
import java.util.List;
import nl.kennispeil.delivery.candidate.Institute;
import nl.kennispeil.delivery.candidate.Institutes;
import nl.kennispeil.delivery.sitting.Rosters;
import nl.kennispeil.delivery.sitting.SittingId;

/** The attempts of a whole sitting, for work at night. */
public final class SittingAttempts {

    private final Rosters rosters;
    private final Institutes institutes;
    private final Attempts attempts;

    public SittingAttempts(Rosters rosters, Institutes institutes, Attempts attempts) {
        this.rosters = rosters;
        this.institutes = institutes;
        this.attempts = attempts;
    }

    /** Everybody who is on the list of a sitting, of all institutes. */
    public List<Attempt> of(SittingId sitting) {
        List<String> all = institutes.all().stream().map(Institute::id).toList();
        return of(rosters.of(sitting, all).values().stream()
                .flatMap(List::stream)
                .map(AttemptId::new)
                .toList());
    }

    /** Those of these that exist. */
    public List<Attempt> of(Collection<AttemptId> ids) {
        return List.copyOf(attempts.findAll(ids).values());
    }
}
