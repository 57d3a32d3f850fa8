package nl.kennispeil.delivery.person;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Removes the enrolment, and the person when it was the last. */
public final class EnrolmentDeletion implements DeletionStep {

    private final Persons persons;
    private final Enrolments enrolments;

    public EnrolmentDeletion(Persons persons, Enrolments enrolments) {
        this.persons = persons;
        this.enrolments = enrolments;
    }

    @Override
    public String name() {
        return "enrolments";
    }

    @Override
    public int order() {
        return 95;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Enrolments.SHELF, Persons.SHELF, Persons.LOOKUPS);
    }

    @Override
    public int delete(Subject subject) {
        int gone = enrolments.find(subject.enrolment()).map(enrolments::delete).orElse(0);
        // also when the enrolment had gone already: a run may be broken off between the two
        persons.removeEnrolment(subject.person(), subject.enrolment());
        return subject.last() ? gone + persons.delete(subject.person()) : gone;
    }

    @Override
    public int remaining(Subject subject) {
        int left = enrolments.remaining(subject.enrolment());
        return subject.last() ? left + persons.remaining(subject.person()) : left;
    }
}
