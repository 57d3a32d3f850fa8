package nl.kennispeil.delivery.shelf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to one document. Each step is one that may be repeated or re-ordered without harm where that is needed:
 * {@code min} keeps the earliest start, {@code set} of a key that carries its own sequence number never collides.
 * Fields may be dotted paths into maps. Built step by step, then handed over; not safe for use by many threads.
 */
public final class Change {

    /** One step: what to do with which field. */
    record Step(Kind kind, String field, @Nullable Object value) {}

    /** The kinds of step, with the name MongoDB gives them. */
    enum Kind {
        SET("$set"),
        SET_ON_INSERT("$setOnInsert"),
        UNSET("$unset"),
        INCREMENT("$inc"),
        MIN("$min"),
        MAX("$max"),
        PUSH("$push");

        final String operator;

        Kind(String operator) {
            this.operator = operator;
        }
    }

    private final String id;
    private final boolean creates;
    private final List<Step> steps = new ArrayList<>(4);

    private Change(String id, boolean creates) {
        this.id = id;
        this.creates = creates;
    }

    /** A change to an existing document; without one nothing happens. */
    public static Change of(String id) {
        return new Change(id, false);
    }

    /** A change that makes the document when there is none. */
    public static Change ofOrCreate(String id) {
        return new Change(id, true);
    }

    public Change set(String field, Object value) {
        return step(Kind.SET, field, value);
    }

    /** Sets a field only when this change creates the document. */
    public Change setOnInsert(String field, Object value) {
        return step(Kind.SET_ON_INSERT, field, value);
    }

    public Change unset(String field) {
        return step(Kind.UNSET, field, null);
    }

    public Change increment(String field, int by) {
        return step(Kind.INCREMENT, field, by);
    }

    /** Sets a field when it is absent or larger. */
    public Change min(String field, Object value) {
        return step(Kind.MIN, field, value);
    }

    /** Sets a field when it is absent or smaller. */
    public Change max(String field, Object value) {
        return step(Kind.MAX, field, value);
    }

    /** Appends to a list. */
    public Change push(String field, Object value) {
        return step(Kind.PUSH, field, value);
    }

    public String id() {
        return id;
    }

    boolean creates() {
        return creates;
    }

    List<Step> steps() {
        return steps;
    }

    /** The steps by operator, as an update document has them. */
    Map<String, Map<String, @Nullable Object>> byOperator() {
        Map<String, Map<String, @Nullable Object>> update = new LinkedHashMap<>();
        for (Step step : steps) {
            update.computeIfAbsent(step.kind().operator, any -> new LinkedHashMap<>())
                    .put(step.field(), step.value() == null ? "" : step.value());
        }
        return update;
    }

    private Change step(Kind kind, String field, @Nullable Object value) {
        steps.add(new Step(kind, field, value));
        return this;
    }
}
