package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.jspecify.annotations.Nullable;

/**
 * When each attempt was last heard of and last saved, for the live list. Kept in memory and written to the store in one
 * step per sitting every few seconds, so that other nodes and a restarted one know it too; losing the last seconds of
 * it loses nothing that counts.
 */
public final class Presence {

    /** @param saved null when nothing was saved yet */
    public record Seen(Instant seen, @Nullable Instant saved) {}

    private final Shelf shelf;
    private final Map<SittingId, Map<AttemptId, Seen>> known = new ConcurrentHashMap<>();
    private final Map<SittingId, Map<AttemptId, Seen>> unwritten = new ConcurrentHashMap<>();

    public Presence(Shelves shelves) {
        this.shelf = shelves.shelf("presence");
    }

    void heard(Attempt attempt, Instant now) {
        note(attempt, new Seen(now, saved(attempt)));
    }

    void saved(Attempt attempt, Instant now) {
        note(attempt, new Seen(now, now));
    }

    /** The latest of what this node and the others know of a sitting. */
    public Map<AttemptId, Seen> of(SittingId sitting) {
        Map<AttemptId, Seen> all = new LinkedHashMap<>();
        shelf.find(sitting.value())
                .ifPresent(document -> document.map("a").forEach((id, value) -> {
                    @SuppressWarnings("unchecked")
                    Fields fields = Fields.nested((Map<String, Object>) value);
                    all.put(new AttemptId(id), new Seen(fields.instant("t"), fields.instantOrNull("s")));
                }));
        known.getOrDefault(sitting, Map.of())
                .forEach((id, seen) -> all.merge(id, seen, (a, b) -> a.seen().isAfter(b.seen()) ? a : b));
        return all;
    }

    /** Writes what has changed since the last time. Called every few seconds. */
    public void flush() {
        for (SittingId sitting : List.copyOf(unwritten.keySet())) {
            Map<AttemptId, Seen> changed =
                    Optional.ofNullable(unwritten.remove(sitting)).orElse(Map.of());
            if (changed.isEmpty()) {
                continue;
            }
            Change change = Change.ofOrCreate(sitting.value());
            changed.forEach((id, seen) -> {
                Instant saved = seen.saved();
                change.set("a." + id, saved == null ? Map.of("t", seen.seen()) : Map.of("t", seen.seen(), "s", saved));
            });
            shelf.change(change);
        }
    }

    private @Nullable Instant saved(Attempt attempt) {
        Seen seen = known.getOrDefault(attempt.sitting(), Map.of()).get(attempt.id());
        return seen == null ? null : seen.saved();
    }

    private void note(Attempt attempt, Seen seen) {
        known.computeIfAbsent(attempt.sitting(), any -> new ConcurrentHashMap<>())
                .put(attempt.id(), seen);
        unwritten
                .computeIfAbsent(attempt.sitting(), any -> new ConcurrentHashMap<>())
                .put(attempt.id(), seen);
    }
}
