package nl.kennispeil.delivery.accesscopy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.PersonId;

/**
 * Whose copy it is: a person with every training and role, and every test that was planned for one of them.
 *
 * @param enrolments by first day
 * @param attempts by moment of the sitting
 */
public record CopySubject(PersonId person, List<Enrolment> enrolments, List<Attempt> attempts) {

    public CopySubject {
        enrolments = List.copyOf(enrolments);
        attempts = List.copyOf(attempts);
    }

    public List<CandidateId> enrolmentIds() {
        return enrolments.stream().map(Enrolment::id).toList();
    }

    /** Every id under which something can be known: of the person, the enrolments and the attempts. */
    public Collection<String> ids() {
        List<String> ids = new ArrayList<>(List.of(person.value()));
        enrolments.forEach(each -> ids.add(each.id().value()));
        attempts.forEach(each -> ids.add(each.id().value()));
        return ids;
    }

    /** Not whose: this may reach a log. */
    @Override
    public String toString() {
        return "CopySubject[" + enrolments.size() + " enrolments]";
    }
}
