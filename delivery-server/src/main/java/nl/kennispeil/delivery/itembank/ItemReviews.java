package nl.kennispeil.delivery.itembank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.workflow.Action;
import nl.kennispeil.bank.workflow.Anchor;
import nl.kennispeil.bank.workflow.CommentThread;
import nl.kennispeil.bank.workflow.Signature;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.delivery.shelf.Holds;
import nl.kennispeil.delivery.shelf.Shelf;
import nl.kennispeil.delivery.shelf.Shelves;
import org.jspecify.annotations.Nullable;

/**
 * Signatures under items and threads about them: one document per item that only grows, so that two people who do
 * something at once both do it. People are kept as bylines.
 */
public final class ItemReviews {

    /** More threads or remarks than this and nobody can follow an item; a document stays far from its limit. */
    static final int MOST_THREADS = 100;

    static final int MOST_REMARKS = 50;

    private static final String SIGNATURES = "s";
    private static final String THREADS = "t";

    private final Shelf shelf;
    private final Bylines bylines;
    private final ItemChanges changes;

    /** @param signatures in no particular order */
    public record Review(List<Signature> signatures, List<CommentThread> threads) {

        static final Review NONE = new Review(List.of(), List.of());

        int open() {
            return (int) threads.stream().filter(CommentThread::open).count();
        }

        /** How many threads wait for somebody who wrote at the item. */
        int unanswered(ItemCard card) {
            return (int) threads.stream().filter(each -> each.waits(card)).count();
        }

        Optional<CommentThread> thread(String id) {
            return threads.stream().filter(each -> each.id().equals(id)).findFirst();
        }
    }

    public ItemReviews(Shelves shelves, Bylines bylines) {
        this.shelf = shelves.shelf("item_reviews", Holds.NOBODY);
        this.bylines = bylines;
        this.changes = new ItemChanges(shelves);
    }

    public Review of(ItemId item) {
        return of(List.of(item)).getOrDefault(item, Review.NONE);
    }

    /** Of items about which nothing was said, there is none. */
    public Map<ItemId, Review> of(Collection<ItemId> items) {
        List<Fields> found = shelf.findAll(items.stream().map(ItemId::value).toList());
        Set<String> people = new HashSet<>();
        found.forEach(each -> people(each, people));
        Map<String, String> logins = bylines.logins(people);
        Map<ItemId, Review> reviews = new HashMap<>();
        found.forEach(each ->
                reviews.put(new ItemId(each.id()), read(each, login -> logins.getOrDefault(login, login))));
        return reviews;
    }

    /** Notes a signature; the first one of somebody for a step and a version stands for its moment. */
    public void sign(ItemId item, Signature signature) {
        String by = bylines.of(signature.by());
        String key = signature.action().code() + "-" + signature.version() + "-" + by;
        shelf.changeAll(List.of(Change.ofOrCreate(item.value())
                .set("schema", 1)
                .set(
                        SIGNATURES + "." + key,
                        Map.of(
                                "action", signature.action().code(),
                                "version", signature.version(),
                                "by", by,
                                "at", signature.at(),
                                "reason", signature.reason()))));
    }

    /** Begins a thread. */
    public void begin(ItemId item, String id, Anchor anchor, int version, CommentThread.Remark remark) {
        begin(item, id, anchor, version, false, remark);
    }

    /** Begins a thread about what an import found, in the name of who took the item. */
    public void found(ItemId item, String id, int version, CommentThread.Remark remark) {
        begin(item, id, Anchor.WHOLE, version, true, remark);
    }

    private void begin(ItemId item, String id, Anchor anchor, int version, boolean found, CommentThread.Remark remark) {
        Map<String, Object> thread = new LinkedHashMap<>();
        thread.put("path", anchor.path());
        thread.put("quote", anchor.quote());
        thread.put("version", version);
        thread.put("found", found);
        thread.put("m", Map.of(key(remark), stored(remark)));
        shelf.changeAll(List.of(Change.ofOrCreate(item.value()).set("schema", 1).set(THREADS + "." + id, thread)));
        changes.note(List.of(item));
    }

    /** @param undone whether it is no longer said to be done */
    void reply(ItemId item, String thread, boolean undone, CommentThread.Remark remark) {
        Change change = Change.of(item.value()).set(THREADS + "." + thread + ".m." + key(remark), stored(remark));
        shelf.changeAll(List.of(undone ? change.unset(THREADS + "." + thread + ".done") : change));
        changes.note(List.of(item));
    }

    void done(ItemId item, String thread, String by, Instant now) {
        shelf.changeAll(List.of(Change.of(item.value())
                .set(THREADS + "." + thread + ".done", Map.of("by", bylines.of(by), "at", now))));
        changes.note(List.of(item));
    }

    /** @param why a remark that goes with it; null for none */
    void resolve(ItemId item, String thread, String by, CommentThread.@Nullable Remark why, Instant now) {
        Change change = Change.of(item.value())
                .set(THREADS + "." + thread + ".resolved", Map.of("by", bylines.of(by), "at", now));
        shelf.changeAll(
                List.of(why == null ? change : change.set(THREADS + "." + thread + ".m." + key(why), stored(why))));
        changes.note(List.of(item));
    }

    void reopen(ItemId item, String thread) {
        shelf.changeAll(List.of(Change.of(item.value())
                .unset(THREADS + "." + thread + ".resolved")
                .unset(THREADS + "." + thread + ".done")));
        changes.note(List.of(item));
    }

    private Map<String, Object> stored(CommentThread.Remark remark) {
        return Map.of("by", bylines.of(remark.by()), "at", remark.at(), "text", remark.text());
    }

    private String key(CommentThread.Remark remark) {
        String by = bylines.computed(remark.by());
        return String.format(java.util.Locale.ROOT, "%013d", remark.at().toEpochMilli()) + "-"
                + by.substring(by.length() - 4);
    }

    private static void people(Fields document, Set<String> people) {
        nested(document, SIGNATURES).values().forEach(each -> people.add(each.text("by")));
        nested(document, THREADS).values().forEach(thread -> {
            nested(thread, "m").values().forEach(each -> people.add(each.text("by")));
            moment(thread, "resolved").ifPresent(each -> people.add(each.text("by")));
            moment(thread, "done").ifPresent(each -> people.add(each.text("by")));
        });
    }

    private static Review read(Fields document, UnaryOperator<String> login) {
        List<Signature> signatures = new ArrayList<>();
        for (Fields each : nested(document, SIGNATURES).values()) {
            Action.of(each.text("action"))
                    .ifPresent(action -> signatures.add(new Signature(
                            action,
                            each.number("version"),
                            login.apply(each.text("by")),
                            each.instant("at"),
                            each.text("reason"))));
        }
        List<CommentThread> threads = new ArrayList<>();
        nested(document, THREADS).forEach((id, each) -> threads.add(thread(id, each, login)));
        threads.sort(Comparator.comparing(each -> each.remarks().get(0).at()));
        return new Review(signatures, threads);
    }

    private static CommentThread thread(String id, Fields stored, UnaryOperator<String> login) {
        Optional<Fields> resolved = moment(stored, "resolved");
        Optional<Fields> done = moment(stored, "done");
        return new CommentThread(
                id,
                new Anchor(stored.text("path"), stored.text("quote")),
                stored.number("version"),
                Boolean.TRUE.equals(stored.values().get("found")),
                nested(stored, "m").values().stream()
                        .map(each -> new CommentThread.Remark(
                                login.apply(each.text("by")), each.instant("at"), each.text("text")))
                        .toList(),
                done.map(each -> login.apply(each.text("by"))).orElse(null),
                done.map(each -> each.instant("at")).orElse(null),
                resolved.map(each -> login.apply(each.text("by"))).orElse(null),
                resolved.map(each -> each.instant("at")).orElse(null));
    }

    /** Who did it and when. */
    private static Optional<Fields> moment(Fields thread, String what) {
        Map<String, Object> stored = thread.map(what);
        return stored.isEmpty() ? Optional.empty() : Optional.of(Fields.nested(stored));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Fields> nested(Fields document, String name) {
        Map<String, Fields> nested = new TreeMap<>();
        document.map(name).forEach((key, each) -> nested.put(key, Fields.nested((Map<String, Object>) each)));
        return nested;
    }
}
