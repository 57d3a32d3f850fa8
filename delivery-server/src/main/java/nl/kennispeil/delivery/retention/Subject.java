package nl.kennispeil.delivery.retention;

import java.util.List;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import nl.kennispeil.delivery.sitting.SittingId;

/**
 * Whose data goes: one enrolment of a person, and with the last of them the person.
 *
 * @param enrolment the training or role that is deleted
 * @param last true when nothing else keeps the person here, so that the person goes too
 * @param attempts every attempt this enrolment can have, whether it exists or not
 * @param logins the accounts that go with it, as found before anything was deleted; an account that stays is not in it
 * @param ledger what stays in place of the id: a keyed digest that only this installation can make
 */
public record Subject(
        PersonId person,
        CandidateId enrolment,
        boolean last,
        List<SatAt> attempts,
        List<String> logins,
        String ledger) {

    /** An attempt at a sitting. */
    public record SatAt(SittingId sitting, AttemptId attempt) {}

    public Subject {
        attempts = List.copyOf(attempts);
        logins = List.copyOf(logins);
    }

    /** Somebody without an account that goes. */
    public Subject(PersonId person, CandidateId enrolment, boolean last, List<SatAt> attempts, String ledger) {
        this(person, enrolment, last, attempts, List.of(), ledger);
    }

    /** The same with the accounts that go. */
    public Subject withLogins(List<String> going) {
        return new Subject(person, enrolment, last, attempts, going, ledger);
    }

    public List<AttemptId> attemptIds() {
        return attempts.stream().map(SatAt::attempt).toList();
    }

    /** Not whose: this may reach a log. */
    @Override
    public String toString() {
        return "Subject[" + ledger + "]";
    }
}
