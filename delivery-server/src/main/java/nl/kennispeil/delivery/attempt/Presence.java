package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import nl.kennispeil.delivery.sitting.SittingId;
import org.jspecify.annotations.Nullable;

/**
 * When each attempt was last heard of and last saved, for the live list. Kept in memory and written to the store now and
 * then, so that other nodes and a restarted one know it too; losing the last seconds of it loses nothing that counts.
 *
 * <p>A sitting is spread over {@link #SHARDS} documents, each written as a whole by one step per node: one document with
 * a step per candidate would be copied for each of them, while every save waits.
 */
public final class Presence {

    /**
     * @param saved null when nothing was saved yet
     * @param answered how many items are behind, where they are given one by one; else 0
     */
    public record Seen(Instant seen, @Nullable Instant saved, int answered) {

        private Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("t", seen);
            if (saved != null) {
                map.put("s", saved);
            }
            if (answered > 0) {
                map.put("a", answered);
            }
            return map;
        }
    }

    static final String SHELF = "presence";

    private static final int SHARDS = 32;

    private final Shelf shelf;
    private final String node;
    private final Map<SittingId, Map<AttemptId, Seen>> known = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    /** @param node name of this node among those that share the store: letters and digits */
    public Presence(Shelves shelves, String node) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.node = node;
    }

    void heard(Attempt attempt, Instant now) {
        Seen before = known.getOrDefault(attempt.sitting(), Map.of()).get(attempt.id());
        note(attempt, new Seen(now, before == null ? null : before.saved(), before == null ? 0 : before.answered()));
    }

    void saved(Attempt attempt, Instant now) {
        Seen before = known.getOrDefault(attempt.sitting(), Map.of()).get(attempt.id());
        note(attempt, new Seen(now, now, before == null ? 0 : before.answered()));
    }

    void answered(Attempt attempt, int answered, Instant now) {
        note(attempt, new Seen(now, now, answered));
    }

    /** The latest of what this node and the others know of a sitting. */
    public Map<AttemptId, Seen> of(SittingId sitting) {
        Map<AttemptId, Seen> all = new LinkedHashMap<>();
        List<String> ids = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            ids.add(id(sitting, shard));
        }
        for (Fields document : shelf.findAll(ids)) {
            document.map("n").values().forEach(each -> read(each, all));
        }
        known.getOrDefault(sitting, Map.of()).forEach((id, seen) -> merge(all, id, seen));
        return all;
    }

    /** Writes what has changed since the last time. Called now and then. */
    public void flush() {
        Set<String> due = Set.copyOf(changed);
        changed.removeAll(due);
        Map<String, Map<String, Object>> shards = new LinkedHashMap<>();
        known.forEach((sitting, attempts) -> attempts.forEach((id, seen) -> {
            String shard = id(sitting, shard(id));
            if (due.contains(shard)) {
                shards.computeIfAbsent(shard, any -> new LinkedHashMap<>()).put(id.value(), seen.toMap());
            }
        }));
        List<Change> changes = new ArrayList<>();
        shards.forEach((id, seen) -> changes.add(Change.ofOrCreate(id).set("n." + node, seen)));
        if (!changes.isEmpty()) {
            shelf.changeAll(changes);
        }
    }

    /** Forgets these attempts of a sitting, in memory and in the store. */
    int forget(SittingId sitting, Collection<AttemptId> attempts) {
        known.getOrDefault(sitting, Map.of()).keySet().removeAll(attempts);
        int gone = 0;
        for (AttemptId each : attempts) {
            String id = id(sitting, shard(each));
            Fields document = shelf.find(id).orElse(null);
            if (document == null) {
                continue;
            }
            Change change = Change.of(id);
            int found = 0;
            for (Map.Entry<String, Object> of : document.map("n").entrySet()) {
                if (of.getValue() instanceof Map<?, ?> seen && seen.containsKey(each.value())) {
                    change.unset("n." + of.getKey() + "." + each);
                    found++;
                }
            }
            if (found > 0) {
                shelf.change(change);
                gone += found;
            }
        }
        return gone;
    }

    int remaining(SittingId sitting, Collection<AttemptId> attempts) {
        Map<AttemptId, Seen> all = of(sitting);
        return (int) attempts.stream().filter(all::containsKey).count();
    }

    /** Forgets a whole sitting: its traces are not needed any more (T16). */
    int forget(SittingId sitting) {
        known.remove(sitting);
        List<String> ids = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            ids.add(id(sitting, shard));
        }
        changed.removeAll(ids);
        int before = shelf.findAll(ids).size();
        shelf.delete(ids);
        return before;
    }

    @SuppressWarnings("unchecked")
    private static void read(Object stored, Map<AttemptId, Seen> all) {
        ((Map<String, Object>) stored).forEach((id, value) -> {
            Fields fields = Fields.nested((Map<String, Object>) value);
            merge(
                    all,
                    new AttemptId(id),
                    new Seen(
                            fields.instant("t"),
                            fields.instantOrNull("s"),
                            value instanceof Map<?, ?> map && map.containsKey("a") ? fields.number("a") : 0));
        });
    }

    private static void merge(Map<AttemptId, Seen> all, AttemptId id, Seen seen) {
        all.merge(id, seen, (a, b) -> a.seen().isAfter(b.seen()) ? a : b);
    }

    private void note(Attempt attempt, Seen seen) {
        known.computeIfAbsent(attempt.sitting(), any -> new ConcurrentHashMap<>())
                .put(attempt.id(), seen);
        changed.add(id(attempt.sitting(), shard(attempt.id())));
    }

    private static int shard(AttemptId id) {
        return Math.floorMod(id.value().hashCode(), SHARDS);
    }

    private static String id(SittingId sitting, int shard) {
        return sitting + ":" + shard;
    }
}
