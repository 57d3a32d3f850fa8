package nl.kennispeil.delivery.breach;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** The breaches; entries are added and never changed. It tells of kinds and numbers of persons, not of persons. */
public final class Breaches {

    private static final String COUNTER = "count";

    private final Shelf shelf;
    private final Shelf counters;

    public Breaches(Shelves shelves) {
        this.shelf = shelves.shelf("breaches", Holds.NOBODY);
        this.counters = shelves.shelf("breach_counters", Holds.NOBODY);
    }

    /** @return the new breach, with an id such as {@code datalek-3} */
    public Breach add(String title, Instant discovered, Instant aware, String by, Instant now) {
        int number = counters.change(Change.ofOrCreate(COUNTER).increment("last", 1))
                .map(each -> each.number("last"))
                .orElseThrow(() -> new IllegalStateException("a counter that was just raised exists"));
        List<Map<String, Object>> first = List.of(
                entry(Breach.Kind.TITLE, title, by, now),
                entry(Breach.Kind.DISCOVERED, discovered.toString(), by, now),
                entry(Breach.Kind.AWARE, aware.toString(), by, now));
        Fields fields = Fields.of("datalek-" + number)
                .with("schema", 1)
                .with("entries", first)
                .build();
        shelf.insert(fields);
        return read(fields);
    }

    /** Adds an entry; empty when there is no such breach. */
    public Optional<Breach> note(String id, Breach.Kind kind, String value, String by, Instant now) {
        return shelf.change(Change.of(id).push("entries", entry(kind, value, by, now)))
                .map(Breaches::read);
    }

    public Optional<Breach> find(String id) {
        return shelf.find(id).map(Breaches::read);
    }

    /** All, the latest first; a handful a year. */
    public List<Breach> all() {
        return shelf.all().stream()
                .map(Breaches::read)
                .sorted(Comparator.comparing(
                                (Breach each) -> each.entries().get(0).at())
                        .reversed())
                .toList();
    }

    private static Map<String, Object> entry(Breach.Kind kind, String value, String by, Instant now) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind.name());
        entry.put("value", value);
        entry.put("by", by);
        entry.put("at", now);
        return entry;
    }

    private static Breach read(Fields fields) {
        List<Breach.Entry> entries = new ArrayList<>();
        for (Fields each : fields.documents("entries")) {
            entries.add(new Breach.Entry(
                    Breach.Kind.valueOf(each.text("kind")), each.text("value"), each.text("by"), each.instant("at")));
        }
        return new Breach(fields.id(), entries);
    }
}
