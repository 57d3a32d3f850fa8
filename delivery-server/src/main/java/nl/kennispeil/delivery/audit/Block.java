package nl.kennispeil.delivery.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.delivery.shelf.Change;
import nl.kennispeil.delivery.shelf.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Lines that were written together, as one document: its id is the number of its first line, so that only one of two
 * nodes can add the block that follows another.
 */
final class Block {

    /** Lines written together at most. */
    static final int MOST_LINES = 64;

    private static final String LINES = "lines";

    private Block() {}

    /** Ten digits, so that texts sort as numbers do. */
    static String id(int number) {
        return String.format(Locale.ROOT, "%010d", number);
    }

    static int first(Fields block) {
        return Integer.parseInt(block.id());
    }

    static int count(Fields block) {
        return block.number("count");
    }

    static Fields of(List<Line> lines) {
        Map<String, Object> stored = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            stored.put(key(i), stored(lines.get(i)));
        }
        return Fields.of(id(lines.get(0).number()))
                .with("schema", 1)
                .with("count", lines.size())
                .with(LINES, stored)
                .build();
    }

    /** The lines that are there, in order of their place in the block. */
    static List<Line> lines(Fields block) {
        List<Line> lines = new ArrayList<>();
        new TreeMap<>(block.map(LINES)).values().forEach(each -> lines.add(line(each)));
        return lines;
    }

    /** The place of a digest of the last line of a block. */
    static Place end(Fields block) {
        List<Line> lines = lines(block);
        return new Place(
                first(block) + count(block) - 1, lines.get(lines.size() - 1).digest());
    }

    /** Takes an id out of a line, whatever it was there; its ledger id stays. */
    static void forget(Change change, int place, Line line, String ledger) {
        String path = LINES + "." + key(place) + ".";
        if (line.actor().ledger().equals(ledger)) {
            change.set(path + "actor", "");
        }
        if (line.with().ledger().equals(ledger)) {
            change.set(path + "with", "");
        }
        if (line.subject().ledger().equals(ledger)) {
            change.set(path + "subject", "");
        }
        if (line.about().stream().anyMatch(each -> each.ledger().equals(ledger))) {
            change.set(path + "about." + ledger, "");
        }
    }

    private static String key(int place) {
        return String.format(Locale.ROOT, "%02d", place);
    }

    private static Map<String, Object> stored(Line line) {
        Map<String, Object> about = new LinkedHashMap<>();
        line.about().forEach(each -> about.put(each.ledger(), each.raw()));
        return Fields.of("")
                .with("number", line.number())
                .with("at", line.at())
                .with("actor", line.actor().raw())
                .with("actorLedger", line.actor().ledger())
                .with("role", line.role())
                .with("institute", orNone(line.institute()))
                .with("session", orNone(line.session()))
                .with("from", orNone(line.from()))
                .with("action", line.action())
                .with("kind", line.kind().letter())
                .with("topic", line.topic())
                .with("subject", orNone(line.subject().raw()))
                .with("subjectLedger", orNone(line.subject().ledger()))
                .with("about", about.isEmpty() ? null : about)
                .with("owner", orNone(line.owner()))
                .with("outcome", line.outcome().code())
                .with("with", orNone(line.with().raw()))
                .with("withLedger", orNone(line.with().ledger()))
                .with("detail", line.detail().isEmpty() ? null : line.detail())
                .with("digest", line.digest())
                .nested();
    }

    @SuppressWarnings("unchecked")
    private static Line line(Object stored) {
        Fields fields = Fields.nested((Map<String, Object>) stored);
        List<Trace> about = new ArrayList<>();
        fields.map("about").forEach((ledger, raw) -> about.add(new Trace((String) raw, ledger)));
        Map<String, String> detail = new LinkedHashMap<>();
        fields.map("detail").forEach((key, value) -> detail.put(key, (String) value));
        return new Line(
                fields.number("number"),
                fields.instant("at"),
                new Trace(fields.text("actor"), fields.text("actorLedger")),
                fields.text("role"),
                optional(fields, "institute"),
                optional(fields, "session"),
                optional(fields, "from"),
                fields.text("action"),
                Kind.of(fields.text("kind")).orElse(Kind.UPDATE),
                fields.text("topic"),
                new Trace(optional(fields, "subject"), optional(fields, "subjectLedger")),
                about,
                optional(fields, "owner"),
                Outcome.of(fields.text("outcome")).orElse(Outcome.FAILED),
                new Trace(optional(fields, "with"), optional(fields, "withLedger")),
                detail,
                fields.text("digest"));
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }

    private static String optional(Fields fields, String field) {
        return fields.optionalText(field).orElse("");
    }
}
