package nl.kennispeil.delivery.rights;

import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.person.Enrolments;

/** Finds somebody by the participant number that stands on letters and in lists. */
final class Participant {

    private Participant() {}

    /** @throws BadRequest 400 when nobody has that number */
    static CandidateId require(String number, Enrolments enrolments) {
        try {
            CandidateId id = new CandidateId(number.strip());
            if (enrolments.find(id).isPresent()) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // not a number of a participant at all: the same answer
        }
        throw new BadRequest(400, "no-participant");
    }
}
