package nl.kennispeil.delivery.grant;

import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is a trainer at an institute now.
 *
 * @param enrolment the one the function belongs to; null when the account has none
 * @param person null when the account belongs to no known person
 */
record Trainer(
        String login,
        String name,
        @Nullable CandidateId enrolment,
        @Nullable PersonId person) {

    /** Nobody's name: this may reach a log. */
    @Override
    public String toString() {
        return "Trainer[]";
    }
}
