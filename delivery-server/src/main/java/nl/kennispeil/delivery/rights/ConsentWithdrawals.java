package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.util.List;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.consent.Photos;
import nl.kennispeil.delivery.person.Enrolment;
import nl.kennispeil.delivery.person.Enrolments;

/**
 * Carries out that somebody takes consent back by letter, by word of mouth or through another (AVG art. 7(3); R7, R24).
 * The photo is all that rests on consent here. It belongs to the person, so it goes with every enrolment.
 */
public final class ConsentWithdrawals {

    private final Photos photos;
    private final Enrolments enrolments;

    public ConsentWithdrawals(Photos photos, Enrolments enrolments) {
        this.photos = photos;
        this.enrolments = enrolments;
    }

    /**
     * Withdraws what there is, once it is sure who asks; may be repeated.
     *
     * @return the enrolments whose photo went
     */
    List<CandidateId> carryOut(Request request, Instant now) {
        if (request.kind() != Request.Kind.CONSENT_WITHDRAWAL || request.identity() == Request.Identity.TO_DO) {
            return List.of();
        }
        List<CandidateId> with = enrolments.find(request.enrolment()).stream()
                .flatMap(each -> enrolments.of(each.person()).stream())
                .map(Enrolment::id)
                .filter(photos::has)
                .toList();
        with.forEach(each -> photos.withdraw(each, now));
        return with;
    }
}
