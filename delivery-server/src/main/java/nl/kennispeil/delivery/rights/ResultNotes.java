package nl.kennispeil.delivery.rights;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.candidate.CandidateId;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.vault.Vault;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a result: the person's own view of it (R23), the objections against it (R30), and that somebody of
 * the institute looked at a low one (R29). A document per attempt, in lists that only grow.
 */
public final class ResultNotes {

    static final String SHELF = "result_notes";

    private static final String STATEMENT = "result_notes/statement";
    private static final String CONFIRMATION = "result_notes/confirmation";

    /** A version of the person's own statement; an empty text takes it back. */
    public record Statement(Instant at, String text) {}

    /** Somebody of the institute who looked at a low result, by name. */
    public record Confirmation(String by, Instant at, String note) {}

    /**
     * @param statements every version, the oldest first
     * @param contests ids of the requests, the oldest first
     * @param confirmation null while nobody confirmed it
     */
    public record Notes(
            List<Statement> statements,
            List<String> contests,
            @Nullable Confirmation confirmation) {

        static final Notes NONE = new Notes(List.of(), List.of(), null);

        /** What the person says now; empty for nothing. */
        public String statement() {
            return statements.isEmpty()
                    ? ""
                    : statements.get(statements.size() - 1).text();
        }

        /** No text: this may reach a log. */
        @Override
        public String toString() {
            return "Notes[" + contests.size() + " contests]";
        }
    }

    private final Shelf shelf;
    private final Vault vault;

    ResultNotes(Shelves shelves, Vault vault) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.vault = vault;
    }

    public Notes of(AttemptId attempt, CandidateId owner) {
        return shelf.find(attempt.value())
                .map(each -> read(each, owner.value()))
                .orElse(Notes.NONE);
    }

    void state(AttemptId attempt, CandidateId owner, String text, Instant now) {
        push(attempt, "statements", Map.of("at", now, "text", vault.seal(owner.value(), STATEMENT, text)));
    }

    void contested(AttemptId attempt, String request) {
        push(attempt, "contests", request);
    }

    void confirm(AttemptId attempt, CandidateId owner, String by, String note, Instant now) {
        push(
                attempt,
                "confirmations",
                Map.of("at", now, "by", by, "note", vault.seal(owner.value(), CONFIRMATION, note)));
    }

    int delete(Collection<AttemptId> attempts) {
        int before = remaining(attempts);
        shelf.delete(attempts.stream().map(AttemptId::value).toList());
        return before;
    }

    int remaining(Collection<AttemptId> attempts) {
        return shelf.findAll(attempts.stream().map(AttemptId::value).toList()).size();
    }

    private void push(AttemptId attempt, String list, Object value) {
        shelf.change(Change.ofOrCreate(attempt.value()).setOnInsert("schema", 1).push(list, value));
    }

    private Notes read(Fields fields, String owner) {
        List<Confirmation> confirmations = fields.documents("confirmations").stream()
                .map(each -> new Confirmation(
                        each.text("by"),
                        each.instant("at"),
                        vault.open(owner, CONFIRMATION, each.bytes("note")).orElse("")))
                .toList();
        return new Notes(
                fields.documents("statements").stream()
                        .map(each -> new Statement(
                                each.instant("at"),
                                vault.open(owner, STATEMENT, each.bytes("text")).orElse("")))
                        .toList(),
                List.copyOf(fields.texts("contests")),
                confirmations.isEmpty() ? null : confirmations.get(0));
    }
}
