package nl.kennispeil.bank.form;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.bson.Document;

/** A test form as a document, schema 1. Penalties are text: decimals keep their scale. */
final class MongoFormDocument {

    private static final int SCHEMA = 1;

    private MongoFormDocument() {}

    static Document of(TestForm form) {
        return new Document("_id", form.ref().toString())
                .append("schema", SCHEMA)
                .append("kind", form.kind())
                .append("title", form.title())
                .append(
                        "items",
                        form.items().stream().map(MongoFormDocument::of).toList())
                .append("rules", of(form.rules()));
    }

    static TestForm read(Document document) {
        FormRef ref = FormRef.parse(document.getString("_id"));
        int schema = document.getInteger("schema", 0);
        Document rules = document.get("rules", Document.class);
        if (schema != SCHEMA || rules == null) {
            throw new IllegalStateException(
                    "form " + ref + " is stored in schema " + schema + ": read is " + SCHEMA + " with rules");
        }
        return new TestForm(
                ref,
                document.getString("kind"),
                document.getString("title"),
                document.getList("items", Document.class).stream()
                        .map(item -> new FormItem(ItemRef.parse(item.getString("item")), item.getBoolean("scored")))
                        .toList(),
                rules(rules));
    }

    private static Document of(FormItem item) {
        return new Document("item", item.item().toString()).append("scored", item.scored());
    }

    private static Document of(FormRules rules) {
        Document penalties = new Document();
        new TreeMap<>(rules.penalties().wrongByOptions())
                .forEach((options, points) -> penalties.append(options.toString(), points.toString()));
        Document document = new Document("timeSeconds", rules.time().toSeconds())
                .append("graceSeconds", rules.grace().toSeconds())
                .append("navigation", rules.navigation().name())
                .append("unknownOption", rules.unknownOption())
                .append("penalties", penalties)
                .append("release", rules.release().name())
                .append("feedback", rules.feedback().name());
        AdaptivePart adaptive = rules.adaptive();
        return adaptive == null ? document : document.append("adaptive", AdaptiveJson.write(adaptive));
    }

    private static FormRules rules(Document document) {
        Map<Integer, BigDecimal> penalties = new TreeMap<>();
        Document stored = document.get("penalties", new Document());
        String adaptive = document.getString("adaptive");
        stored.forEach((options, points) -> penalties.put(Integer.valueOf(options), new BigDecimal((String) points)));
        return new FormRules(
                seconds(document, "timeSeconds"),
                seconds(document, "graceSeconds"),
                Navigation.valueOf(document.getString("navigation")),
                document.getBoolean("unknownOption"),
                new PenaltyTable(penalties),
                Release.valueOf(document.getString("release")),
                Feedback.valueOf(document.getString("feedback")),
                adaptive == null ? null : AdaptiveJson.read(adaptive));
    }

    /** A store or a tool may have narrowed the number to 32 bits. */
    private static Duration seconds(Document document, String field) {
        return Duration.ofSeconds(((Number) document.getOrDefault(field, 0)).longValue());
    }
}
