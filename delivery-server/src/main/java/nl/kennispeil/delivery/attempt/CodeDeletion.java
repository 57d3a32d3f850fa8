package nl.kennispeil.delivery.attempt;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Makes the exam codes worthless: the doors first. */
public final class CodeDeletion implements DeletionStep {

    private final ExamCodes codes;

    public CodeDeletion(ExamCodes codes) {
        this.codes = codes;
    }

    @Override
    public String name() {
        return "exam codes";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(ExamCodes.CODES, ExamCodes.USES);
    }

    @Override
    public int delete(Subject subject) {
        return codes.forget(subject.attemptIds());
    }

    @Override
    public int remaining(Subject subject) {
        return codes.remaining(subject.attemptIds());
    }
}
