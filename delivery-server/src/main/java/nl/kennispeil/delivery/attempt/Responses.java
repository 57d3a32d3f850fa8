package nl.kennispeil.delivery.attempt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.adaptive.CourseLog;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * Where answers are saved. A document per attempt and item, {@code _id = attempt:item}, holds a map of events that only
 * grows, keyed by epoch and seq. So a save is one atomic step without reading first, a repeated one changes nothing,
 * the order of arrival does not matter, any node can take it, and the history of changes of mind is the data itself.
 */
public final class Responses {

    static final String SHELF = "responses";

    private static final String EVENTS = "e";

    /** Plays of video or sound: when, by number of the interaction and a name the device gave the play. */
    private static final String PLAYS = "p";

    private final Shelf shelf;
    private final CourseLog courses;

    public Responses(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
        this.courses = new CourseLog(shelves);
    }

    /** In which order, and in answer to what, somebody was given items that are chosen as it goes. */
    public CourseLog courses() {
        return courses;
    }

    /** Events of one attempt. */
    record Batch(AttemptId attempt, List<ResponseEvent> events) {}

    /** Records events; returns only after all of them are durable. */
    public void record(AttemptId attempt, List<ResponseEvent> events) {
        recordAll(List.of(new Batch(attempt, events)));
    }

    /** Records events of many attempts together; returns only after all of them are durable. */
    void recordAll(List<Batch> batches) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (Batch batch : batches) {
            for (ResponseEvent each : batch.events()) {
                changes.computeIfAbsent(id(batch.attempt(), each.item()), Change::ofOrCreate)
                        .set(EVENTS + "." + each.key(), toMap(each));
            }
        }
        shelf.changeAll(new ArrayList<>(changes.values()));
    }

    /** All events of an attempt by item, in the order of epoch and seq; items without any are absent. */
    public Map<ItemRef, List<ResponseEvent>> of(AttemptId attempt, Collection<ItemRef> items) {
        Map<String, ItemRef> ids = new HashMap<>();
        items.forEach(item -> ids.put(id(attempt, item), item));
        Map<ItemRef, List<ResponseEvent>> events = new HashMap<>();
        for (Fields each : shelf.findAll(ids.keySet())) {
            ItemRef item = ids.get(each.id());
            if (item != null && !each.map(EVENTS).isEmpty()) {
                events.put(item, fromMap(item, each));
            }
        }
        return events;
    }

    /** Notes that a play began; durable on return, and the same play twice is one. */
    void played(AttemptId attempt, ItemRef item, String play, Instant now) {
        shelf.change(Change.ofOrCreate(id(attempt, item)).min(PLAYS + "." + play, now));
    }

    /** Takes a play back that came too late. */
    void notPlayed(AttemptId attempt, ItemRef item, String play) {
        shelf.change(Change.of(id(attempt, item)).unset(PLAYS + "." + play));
    }

    /** When each play of an item began, by its name. */
    public Map<String, Instant> plays(AttemptId attempt, ItemRef item) {
        Map<String, Instant> plays = new TreeMap<>();
        shelf.find(id(attempt, item)).map(document -> document.map(PLAYS)).ifPresent(begun -> {
            Fields fields = Fields.nested(begun);
            begun.keySet().forEach(each -> plays.put(each, fields.instant(each)));
        });
        return plays;
    }

    /** Removes the remarks on these items from the histories, and nothing else; they have been kept without author. */
    public void removeComments(Collection<AttemptId> attempts, Collection<ItemRef> items) {
        List<Change> changes = new ArrayList<>();
        for (AttemptId attempt : attempts) {
            of(attempt, items).forEach((item, events) -> {
                List<ResponseEvent> remarks = events.stream()
                        .filter(each -> each.kind() == ResponseEvent.Kind.COMMENT)
                        .toList();
                if (!remarks.isEmpty()) {
                    Change change = Change.of(id(attempt, item));
                    remarks.forEach(each -> change.unset(EVENTS + "." + each.key()));
                    changes.add(change);
                }
            });
        }
        if (!changes.isEmpty()) {
            shelf.changeAll(changes);
        }
    }

    /** Removes everything that was answered to these items, and the course of the attempt. */
    public void delete(AttemptId attempt, Collection<ItemRef> items) {
        courses.delete(List.of(attempt));
        shelf.delete(items.stream().map(item -> id(attempt, item)).toList());
    }

    /** How many of these items hold something, and how many documents the course of the attempt has. */
    int count(AttemptId attempt, Collection<ItemRef> items) {
        return courses.count(attempt)
                + shelf.findAll(items.stream().map(item -> id(attempt, item)).toList())
                        .size();
    }

    private static String id(AttemptId attempt, ItemRef item) {
        return attempt.value() + ":" + item;
    }

    private static Map<String, Object> toMap(ResponseEvent event) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("k", event.kind().code());
        map.put("v", event.value());
        map.put("c", event.clientTime());
        map.put("s", event.serverTime());
        map.put("m", event.activeMs());
        if (event.late()) {
            map.put("l", true);
        }
        return map;
    }

    @SuppressWarnings("unchecked")
    private static List<ResponseEvent> fromMap(ItemRef item, Fields document) {
        List<ResponseEvent> events = new ArrayList<>();
        new TreeMap<>(document.map(EVENTS)).forEach((key, value) -> {
            Fields fields = Fields.nested((Map<String, Object>) value);
            Instant serverTime = fields.instant("s");
            events.add(new ResponseEvent(
                    Integer.parseInt(key.substring(0, 4)),
                    Integer.parseInt(key.substring(5)),
                    item,
                    ResponseEvent.Kind.of(fields.text("k")),
                    fields.text("v"),
                    fields.instant("c"),
                    serverTime,
                    fields.number("m"),
                    fields.flag("l")));
        });
        return events;
    }
}
