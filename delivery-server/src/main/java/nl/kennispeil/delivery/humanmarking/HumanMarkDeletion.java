package nl.kennispeil.delivery.humanmarking;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.retention.DeletionStep;
import nl.kennispeil.delivery.retention.Subject;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sittings;

/** Removes what markers gave the answers of somebody. */
public final class HumanMarkDeletion implements DeletionStep {

    private final HumanMarks marks;
    private final Sittings sittings;
    private final FormLibrary forms;

    public HumanMarkDeletion(Shelves shelves, Sittings sittings, FormLibrary forms) {
        this.marks = new HumanMarks(shelves);
        this.sittings = sittings;
        this.forms = forms;
    }

    @Override
    public String name() {
        return "human-marks";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(HumanMarks.SHELF);
    }

    @Override
    public int delete(Subject subject) {
        int before = remaining(subject);
        subject.attempts().forEach(each -> marks.delete(each.attempt(), items(each)));
        return before;
    }

    @Override
    public int remaining(Subject subject) {
        return subject.attempts().stream()
                .mapToInt(each -> marks.count(each.attempt(), items(each)))
                .sum();
    }

    private List<ItemRef> items(Subject.SatAt at) {
        return sittings.find(at.sitting())
                .map(sitting -> forms.form(sitting.form()).form().refs())
                .orElse(List.of());
    }
}
