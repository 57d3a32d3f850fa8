package nl.kennispeil.delivery.purge;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/** What the nightly runs did, for the last months. */
public final class Runs {

    /** One run, see {@link PurgeRun.Outcome}. */
    public record Done(Instant at, String by, PurgeRun.Outcome outcome) {}

    private static final int KEPT = 400;

    private final Shelf shelf;

    Runs(Shelves shelves) {
        this.shelf = shelves.shelf("retention_runs", Holds.NOBODY);
    }

    void add(Instant at, PurgeRun.Outcome outcome, String by) {
        shelf.putAll(List.of(Fields.of(at.toString())
                .with("schema", 1)
                .with("at", at)
                .with("by", by)
                .with("active", outcome.active())
                .with("due", outcome.due())
                .with("purged", outcome.purged())
                .with("late", outcome.late())
                .with("failed", outcome.failed())
                .with("stopped", outcome.stopped())
                .with("swept", outcome.swept())
                .with("filesLeft", outcome.filesLeft())
                .build()));
        List<Done> all = latest(Integer.MAX_VALUE);
        shelf.delete(all.stream().skip(KEPT).map(each -> each.at().toString()).toList());
    }

    List<Done> latest(int atMost) {
        return shelf.all().stream()
                .map(Runs::fromFields)
                .sorted(Comparator.comparing(Done::at).reversed())
                .limit(atMost)
                .toList();
    }

    private static Done fromFields(Fields fields) {
        Map<String, Integer> swept = new LinkedHashMap<>();
        fields.map("swept").forEach((name, count) -> swept.put(name, ((Number) count).intValue()));
        return new Done(
                fields.instant("at"),
                fields.text("by"),
                new PurgeRun.Outcome(
                        false,
                        fields.number("active"),
                        fields.number("due"),
                        fields.number("purged"),
                        fields.number("late"),
                        fields.number("failed"),
                        fields.flag("stopped"),
                        swept,
                        fields.flag("filesLeft")));
    }
}
