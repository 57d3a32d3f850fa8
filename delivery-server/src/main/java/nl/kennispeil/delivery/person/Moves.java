package nl.kennispeil.delivery.person;

import nl.kennispeil.delivery.candidate.CandidateId;

/** What else happens on the day somebody goes to another institute: everything of that person gets its new owner. */
@FunctionalInterface
public interface Moves {

    /** May be repeated. */
    void moved(CandidateId enrolment, String from, String to);
}
