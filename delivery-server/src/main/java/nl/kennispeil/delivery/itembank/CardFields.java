package nl.kennispeil.delivery.itembank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.card.Consent;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.delivery.shelf.Fields;
import org.jspecify.annotations.Nullable;

/** A card as stored fields and back. */
final class CardFields {

    private CardFields() {}

    /** @param byline what is kept for an author */
    static Map<String, Object> of(ItemCard card, UnaryOperator<String> byline) {
        return Fields.of(card.id().value())
                .with("revision", card.revision())
                .with("state", card.state().name())
                .with("version", card.version())
                .with("authors", card.authors().stream().map(byline).toList())
                .with("owner", card.owner())
                .with("licence", card.licence())
                .with("theme", card.theme())
                .with("targetGroups", List.copyOf(card.targetGroups()))
                .with(
                        "references",
                        card.references().stream().map(CardFields::reference).toList())
                .with("enemies", List.copyOf(card.enemies()))
                .with("reviewBy", text(card.reviewBy()))
                .with("checkedOn", text(card.checkedOn()))
                .with(
                        "consents",
                        card.consents().stream().map(CardFields::consent).toList())
                .with("block", card.block())
                .nested();
    }

    /** @param author who is meant by what was kept */
    static ItemCard read(ItemId id, Map<String, Object> stored, UnaryOperator<String> author) {
        Fields fields = Fields.nested(stored);
        return new ItemCard(
                id,
                fields.number("revision"),
                ItemState.valueOf(fields.text("state")),
                fields.number("version"),
                fields.texts("authors").stream().map(author).toList(),
                fields.text("owner"),
                fields.text("licence"),
                fields.text("theme"),
                set(fields, "targetGroups"),
                fields.documents("references").stream()
                        .map(each -> new Reference(each.text("kind"), each.text("name"), date(each, "date")))
                        .toList(),
                set(fields, "enemies"),
                date(fields, "reviewBy"),
                date(fields, "checkedOn"),
                consents(fields),
                fields.text("block"));
    }

    private static Set<String> set(Fields fields, String name) {
        return new TreeSet<>(fields.texts(name));
    }

    private static Map<String, Object> reference(Reference reference) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", reference.kind());
        fields.put("name", reference.name());
        put(fields, "date", reference.date());
        return fields;
    }

    private static Map<String, Object> consent(Consent consent) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("media", consent.media());
        fields.put("document", consent.document());
        fields.put("given", consent.given().toString());
        put(fields, "withdrawn", consent.withdrawn());
        return fields;
    }

    private static List<Consent> consents(Fields fields) {
        List<Consent> consents = new ArrayList<>();
        for (Fields each : fields.documents("consents")) {
            consents.add(new Consent(
                    each.text("media"),
                    each.text("document"),
                    LocalDate.parse(each.text("given")),
                    date(each, "withdrawn")));
        }
        return consents;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable LocalDate day) {
        if (day != null) {
            fields.put(name, day.toString());
        }
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static @Nullable LocalDate date(Fields fields, String name) {
        return fields.optionalText(name).map(LocalDate::parse).orElse(null);
    }
}
