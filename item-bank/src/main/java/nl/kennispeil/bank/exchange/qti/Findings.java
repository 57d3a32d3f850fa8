package nl.kennispeil.bank.exchange.qti;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was changed and what must be repaired while one item is read; the same thing is said once. */
final class Findings {

    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<String> repairs = new LinkedHashSet<>();

    /** The item means the same, but not every letter came over. */
    void note(String what) {
        notes.add(what);
    }

    /** The item cannot be used as it is. */
    void repair(String what) {
        repairs.add(what);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<String> repairs() {
        return List.copyOf(repairs);
    }
}
