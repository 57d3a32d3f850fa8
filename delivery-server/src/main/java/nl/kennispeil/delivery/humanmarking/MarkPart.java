package nl.kennispeil.delivery.humanmarking;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.accesscopy.CopyPart;
import nl.kennispeil.delivery.accesscopy.CopySubject;
import nl.kennispeil.delivery.accesscopy.CopyTable;
import nl.kennispeil.delivery.attempt.Attempt;
import nl.kennispeil.delivery.content.FormLibrary;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.Sitting;
import nl.kennispeil.delivery.sitting.Sittings;

/**
 * What markers gave each answer, once the results are released: an examiner's marks are about the candidate (Nowak,
 * C-434/16). Who marked is about the marker and stays out.
 */
public final class MarkPart implements CopyPart {

    private final HumanMarks marks;
    private final Sittings sittings;
    private final FormLibrary forms;

    public MarkPart(Shelves shelves, Sittings sittings, FormLibrary forms) {
        this.marks = new HumanMarks(shelves);
        this.sittings = sittings;
        this.forms = forms;
    }

    @Override
    public Set<String> shelves() {
        return Set.of(HumanMarks.SHELF);
    }

    @Override
    public List<CopyTable> of(CopySubject subject) {
        CopyTable.Builder table = CopyTable.of(
                "nakijken", CopyTable.Reach.ACCESS, "sitting", "number", "marker", "points", "remark", "markedAt");
        for (Attempt attempt : subject.attempts()) {
            Sitting sitting = sittings.find(attempt.sitting()).orElse(null);
            if (sitting == null || sitting.progress() != Sitting.Progress.RELEASED) {
                continue;
            }
            List<ItemRef> items = forms.form(sitting.form()).form().refs();
            marks.of(attempt.id(), items).forEach((item, given) -> {
                for (int i = 0; i < given.size(); i++) {
                    table.row(
                            sitting.title().nl(),
                            items.indexOf(item) + 1,
                            i + 1,
                            given.get(i).sum(),
                            given.get(i).remark(),
                            given.get(i).at());
                }
            });
        }
        return List.of(table.build());
    }
}
