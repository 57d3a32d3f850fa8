package nl.kennispeil.bank.item;

import java.util.Set;
import java.util.TreeSet;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Markup;
import org.bson.Document;

/** An item version as a document, schema 2, written by hand so that a change of a record never changes the store. */
final class MongoItemDocument {

    private static final int SCHEMA = 2;

    private MongoItemDocument() {}

    static Document of(ItemVersion item) {
        return new Document("_id", item.ref().toString())
                .append("schema", SCHEMA)
                .append("language", item.language())
                .append("synthetic", item.synthetic())
                .append("tests", item.tests())
                .append("classification", of(item.classification()))
                .append("content", Markup.write(item.content().root()))
                .append("rationale", of(item.rationale()))
                .append("calibration", MongoCalibration.of(item.calibration()));
    }

    static ItemVersion read(Document document) {
        ItemRef ref = ItemRef.parse(document.getString("_id"));
        int schema = document.getInteger("schema", 0);
        if (schema < 1 || schema > SCHEMA) {
            throw new IllegalStateException(
                    "item " + ref + " is stored in schema " + schema + ": read are 1 to " + SCHEMA);
        }
        return new ItemVersion(
                ref,
                document.getString("language"),
                document.getBoolean("synthetic"),
                document.getList("tests", String.class),
                classification(part(document, "classification")),
                schema == 1 ? ofSchema1(ref, document) : content(document),
                rationale(part(document, "rationale")),
                MongoCalibration.read(document.get("calibration", Document.class)));
    }

    private static Document part(Document document, String name) {
        Document part = document.get(name, Document.class);
        if (part == null) {
            throw new IllegalStateException("item " + document.getString("_id") + " is stored without " + name);
        }
        return part;
    }

    private static ItemContent content(Document document) {
        String content = document.getString("content");
        if (content == null) {
            throw new IllegalStateException("item " + document.getString("_id") + " is stored without content");
        }
        return ItemContent.of(Markup.read(content));
    }

    /** Before there was one tree for every kind of item, a question was stored in its parts. */
    private static ItemContent ofSchema1(ItemRef ref, Document document) {
        return new ChoiceQuestion(
                        stem(part(document, "stem")),
                        document.getList("options", Document.class).stream()
                                .map(option -> new Option(option.getString("id"), option.getString("text")))
                                .toList(),
                        new Key(letters(document)))
                .content(ref.id(), document.getString("language"));
    }

    private static Set<String> letters(Document document) {
        return new TreeSet<>(document.getList("key", String.class));
    }

    private static Document of(Classification classification) {
        return new Document("category", classification.category())
                .append("icpc", classification.icpc())
                .append("icpcTitle", classification.icpcTitle())
                .append("age", classification.age())
                .append("aspect", classification.aspect())
                .append("character", classification.character());
    }

    private static Classification classification(Document document) {
        return new Classification(
                document.getString("category"),
                document.getString("icpc"),
                document.getString("icpcTitle"),
                document.getString("age"),
                document.getString("aspect"),
                document.getString("character"));
    }

    private static Stem stem(Document document) {
        return new Stem(
                document.getList("paragraphs", String.class),
                document.getString("question"),
                document.getList("exhibits", Document.class).stream()
                        .map(MongoExhibit::read)
                        .toList());
    }

    private static Document of(Rationale rationale) {
        return new Document("text", rationale.text())
                .append("sourceKind", rationale.sourceKind())
                .append("sourceName", rationale.sourceName());
    }

    private static Rationale rationale(Document document) {
        return new Rationale(
                document.getString("text"), document.getString("sourceKind"), document.getString("sourceName"));
    }
}
