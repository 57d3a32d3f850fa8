package nl.kennispeil.delivery.consent;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes the photo, and what was agreed to and read. */
public final class ConsentDeletion implements DeletionStep {

    private final Photos photos;
    private final Consents consents;

    public ConsentDeletion(Photos photos, Consents consents) {
        this.photos = photos;
        this.consents = consents;
    }

    @Override
    public String name() {
        return "consents";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Photos.SHELF, Photos.WITHDRAWALS, Consents.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return photos.delete(subject.enrolment()) + consents.delete(subject.enrolment());
    }

    @Override
    public int remaining(Subject subject) {
        return photos.remaining(subject.enrolment()) + consents.remaining(subject.enrolment());
    }
}
