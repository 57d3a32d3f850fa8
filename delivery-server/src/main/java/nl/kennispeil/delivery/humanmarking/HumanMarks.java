package nl.kennispeil.delivery.humanmarking;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.attempt.AttemptId;
import nl.kennispeil.delivery.secret.Digests;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;

/**
 * The marks people gave. A document per attempt and item, {@code _id = attempt:item}, holds a map by marker; everybody
 * writes the own entry only, so two who mark at once do not disturb each other.
 */
public final class HumanMarks {

    static final String SHELF = "human_marks";

    private static final String MARKS = "m";

    private final Shelf shelf;

    public HumanMarks(Shelves shelves) {
        this.shelf = shelves.shelf(SHELF, Holds.PERSONS);
    }

    /** Keeps a mark, in the place of an earlier one of the same marker. Durable on return. */
    void put(AttemptId attempt, ItemRef item, HumanMark mark) {
        String field = MARKS + "." + Digests.sha256Hex(mark.marker()).substring(0, 24);
        shelf.change(Change.ofOrCreate(id(attempt, item))
                .setOnInsert("schema", 1)
                .set(
                        field,
                        Map.of(
                                "by",
                                mark.marker(),
                                "at",
                                mark.at(),
                                "points",
                                mark.points().stream()
                                        .map(BigDecimal::toPlainString)
                                        .toList(),
                                "remark",
                                mark.remark())));
    }

    /** The marks of an answer, the oldest first. */
    List<HumanMark> of(AttemptId attempt, ItemRef item) {
        return shelf.find(id(attempt, item)).map(HumanMarks::read).orElse(List.of());
    }

    /** The marks of an attempt by item; items without any are absent. */
    Map<ItemRef, List<HumanMark>> of(AttemptId attempt, Collection<ItemRef> items) {
        Map<String, ItemRef> ids = new HashMap<>();
        items.forEach(each -> ids.put(id(attempt, each), each));
        Map<ItemRef, List<HumanMark>> marks = new HashMap<>();
        for (Fields each : shelf.findAll(ids.keySet())) {
            ItemRef item = ids.get(each.id());
            if (item != null) {
                marks.put(item, read(each));
            }
        }
        return marks;
    }

    /** The marks of an item by attempt; attempts without any are absent. */
    Map<AttemptId, List<HumanMark>> of(Collection<AttemptId> attempts, ItemRef item) {
        Map<String, AttemptId> ids = new HashMap<>();
        attempts.forEach(each -> ids.put(id(each, item), each));
        Map<AttemptId, List<HumanMark>> marks = new HashMap<>();
        for (Fields each : shelf.findAll(ids.keySet())) {
            AttemptId attempt = ids.get(each.id());
            if (attempt != null) {
                marks.put(attempt, read(each));
            }
        }
        return marks;
    }

    void delete(AttemptId attempt, Collection<ItemRef> items) {
        shelf.delete(items.stream().map(each -> id(attempt, each)).toList());
    }

    int count(AttemptId attempt, Collection<ItemRef> items) {
        return shelf.findAll(items.stream().map(each -> id(attempt, each)).toList())
                .size();
    }

    private static String id(AttemptId attempt, ItemRef item) {
        return attempt.value() + ":" + item;
    }

    @SuppressWarnings("unchecked")
    private static List<HumanMark> read(Fields document) {
        List<HumanMark> marks = new ArrayList<>();
        for (Object each : document.map(MARKS).values()) {
            Fields fields = Fields.nested((Map<String, Object>) each);
            marks.add(new HumanMark(
                    fields.text("by"),
                    fields.texts("points").stream().map(BigDecimal::new).toList(),
                    fields.instant("at"),
                    fields.values().containsKey("remark") ? fields.text("remark") : ""));
        }
        marks.sort(Comparator.comparing(HumanMark::at).thenComparing(HumanMark::marker));
        return marks;
    }
}
