package nl.kennispeil.delivery.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What somebody should know of how files were read, such as another decimal sign; each thing once, in order. */
public final class Notes {

    private final Set<String> notes = new LinkedHashSet<>();

    public void add(String note) {
        notes.add(note);
    }

    public List<String> all() {
        return List.copyOf(notes);
    }
}
