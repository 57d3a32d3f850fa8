package nl.kennispeil.delivery;

import java.time.Instant;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.person.Enrolments;
import nl.kennispeil.delivery.research.Research;
import nl.kennispeil.delivery.research.ResearchLedger;
import nl.kennispeil.delivery.rights.ResearchObjections;

/** An objection to research reaches into the research store at once, and holds after a restore (R18). */
record OutOfResearch(ResearchLedger ledger, Enrolments enrolments, Research research)
        implements ResearchObjections.AlsoThen {

    @Override
    public void promise(CandidateId enrolment, boolean objects, Instant now) {
        ledger.promise(enrolment, objects, now);
    }

    @Override
    public void objected(CandidateId enrolment, Instant now) {
        enrolments.find(enrolment).ifPresent(each -> research.withdraw(each.person(), now));
    }
}
