package nl.kennispeil.delivery.candidate;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The institutes; there are eight, so they are always read together and kept. */
public final class Institutes {

    private final Shelf shelf;
    private volatile List<Institute> known = List.of();

    public Institutes(Shelves shelves) {
        this.shelf = shelves.shelf("institutes", Holds.NOBODY);
    }

    /** All, by name. */
    public List<Institute> all() {
        if (known.isEmpty()) {
            known = shelf.all().stream()
                    .map(each -> new Institute(each.id(), each.text("name")))
                    .sorted(Comparator.comparing(Institute::name))
                    .toList();
        }
        return known;
    }

    public Optional<Institute> find(String id) {
        return all().stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The name to show for an id; the id itself when there is no such institute. */
    public String nameOf(String id) {
        return find(id).map(Institute::name).orElse(id);
    }

    public void putAll(Collection<Institute> institutes) {
        shelf.putAll(institutes.stream()
                .map(each -> Fields.of(each.id())
                        .with("schema", 1)
                        .with("name", each.name())
                        .build())
                .toList());
        known = List.of();
    }
}
