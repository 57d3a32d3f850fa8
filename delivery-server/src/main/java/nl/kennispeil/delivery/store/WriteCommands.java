package nl.kennispeil.delivery.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which commands change data, and whether executing them again gives the same.
 *
 * <p>A restart executes journalled commands again, so ids and times must come with the command. What breaks this rule
 * is refused with a message, on the first try.
 */
final class WriteCommands {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private static final int BAD_VALUE = 2;

    private WriteCommands() {}

    static boolean writes(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return WRITES.contains(name) || (name.equals("aggregate") && storesItsResult(query.get("pipeline")));
    }

    private static boolean storesItsResult(@Nullable Object pipeline) {
        return pipeline instanceof List<?> stages
                && !stages.isEmpty()
                && stages.get(stages.size() - 1) instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }

    /** Why the command would give another result when executed again. */
    static Optional<MongoServerError> objection(Document query) {
        Optional<String> found = Optional.empty();
        if (query.get("updates") instanceof List<?> updates) {
            for (Object one : updates) {
                if (found.isEmpty() && one instanceof Document update) {
                    found = objection(update.get("q"), update.get("u"), update.get("upsert"));
                }
            }
        } else if (query.containsKey("update")) {
            found = objection(query.get("query"), query.get("update"), query.get("upsert"));
        } else if (query.get("documents") instanceof List<?> documents) {
            found = documents.stream().allMatch(one -> one instanceof Document d && d.containsKey("_id"))
                    ? Optional.empty()
                    : Optional.of("a document to insert has no _id");
        }
        return found.map(text -> new MongoServerError(BAD_VALUE, "BadValue", text + ": the caller must choose it"));
    }

    private static Optional<String> objection(
            @Nullable Object selector, @Nullable Object update, @Nullable Object upsert) {
        if (!(update instanceof Document change)) {
            return Optional.empty();
        }
        if (change.containsKey("$currentDate")) {
            return Optional.of("$currentDate takes the time of the server");
        }

        boolean inserts = Boolean.TRUE.equals(upsert);
        if (inserts && selector instanceof Document filter && !namesId(filter) && !setsId(change)) {
            return Optional.of("an upsert without _id");
        }
        return Optional.empty();
    }

    private static boolean namesId(Document selector) {
        Object id = selector.get("_id");
        boolean operator = id instanceof Document d
                && !d.isEmpty()
                && d.keySet().iterator().next().startsWith("$");
        return id != null && !operator;
    }

    private static boolean setsId(Document change) {
        return change.containsKey("_id")
                || (change.get("$setOnInsert") instanceof Document first && first.containsKey("_id"))
                || (change.get("$set") instanceof Document set && set.containsKey("_id"));
    }
}
