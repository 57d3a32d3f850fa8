package nl.kennispeil.delivery.itemcomment;

import java.util.Set;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;

/** Takes attempts off the lists of those whose remarks wait for the end of a hold; the remarks go with the responses. */
public final class CommentDeletion implements DeletionStep {

    private final CommentRounds rounds;

    public CommentDeletion(CommentRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "held comments";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(CommentRounds.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> rounds.forget(each.sitting(), each.attempt()))
                .sum();
    }

    @Override
    public int remaining(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> rounds.remaining(each.sitting(), each.attempt()))
                .sum();
    }
}
