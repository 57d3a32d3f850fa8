package nl.kennispeil.delivery.attempt;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.adaptive.CourseLog;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.sitting.Sittings;

/** Removes the answers with all their history. A pattern of answers without a name is not anonymous (domain.md §0.7). */
public final class ResponseDeletion implements DeletionStep {

    private final Responses responses;
    private final Sittings sittings;
    private final FormLibrary forms;

    public ResponseDeletion(Responses responses, Sittings sittings, FormLibrary forms) {
        this.responses = responses;
        this.sittings = sittings;
        this.forms = forms;
    }

    @Override
    public String name() {
        return "responses";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(Responses.SHELF, CourseLog.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        subject.attempts().forEach(each -> responses.delete(each.attempt(), items(each)));
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> responses.count(each.attempt(), items(each)))
                .sum();
    }

    private List<ItemRef> items(Subject.SatAt at) {
        return sittings.find(at.sitting())
                .map(sitting -> forms.form(sitting.form()).form().refs())
                .orElse(List.of());
    }
}
