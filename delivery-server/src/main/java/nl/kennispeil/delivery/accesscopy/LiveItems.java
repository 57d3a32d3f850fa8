package nl.kennispeil.delivery.accesscopy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.delivery.sitting.Sitting;

/**
 * Which items may be asked (again): those on a form of a sitting that is not released, and those on a form that was never
 * sat, in any version of the item.
 */
final class LiveItems {

    private final Supplier<List<TestForm>> forms;
    private final Supplier<List<Sitting>> sittings;

    LiveItems(Supplier<List<TestForm>> forms, Supplier<List<Sitting>> sittings) {
        this.forms = forms;
        this.sittings = sittings;
    }

    /** The ids of the items, without version. */
    Set<String> ids() {
        Set<FormRef> sat = new HashSet<>();
        Set<FormRef> open = new HashSet<>();
        for (Sitting each : sittings.get()) {
            sat.add(each.form());
            if (each.progress() != Sitting.Progress.RELEASED) {
                open.add(each.form());
            }
        }
        Set<String> ids = new TreeSet<>();
        for (TestForm each : forms.get()) {
            if (open.contains(each.ref()) || !sat.contains(each.ref())) {
                each.refs().forEach(item -> ids.add(item.id().toString()));
            }
        }
        return ids;
    }
}
