package nl.kennispeil.delivery.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.demo.LabValues;
import nl.kennispeil.bank.item.ItemVersion;

/**
 * A form as the player gets it: its items in order without key, rationale or calibration, their cases and the reference
 * values. The same for who sits a test and for who only looks at it.
 */
public final class FormContent {

    private final ObjectMapper json;
    private final JsonNode labValues;

    /** @param labValues the reference values every item screen offers */
    public FormContent(ObjectMapper json, LabValues labValues) {
        this.json = json;
        this.labValues = groups(labValues);
    }

    /**
     * @param form the reference of the form, with its version
     * @param unknown true when every item offers "?"
     * @param address of a file in the media library
     */
    public ObjectNode of(
            String form, String title, boolean unknown, List<ItemVersion> shown, UnaryOperator<String> address) {
        ObjectNode content = json.createObjectNode();
        content.put("form", form);
        content.put("title", title);
        Cases cases = new Cases(shown);
        ArrayNode items = content.putArray("items");
        int position = 1;
        for (ItemVersion item : shown) {
            ObjectNode node = items.addObject();
            node.put("position", position++);
            node.put("item", item.ref().toString());
            node.put("category", item.classification().category());
            node.put("type", item.content().type().name());
            node.put("single", item.content().singleChoice().isPresent());
            node.put("language", item.language());
            node.set("body", Markup.json(CandidateBody.of(item.content(), address)));
            cases.place(item)
                    .ifPresent(place -> node.putObject("case")
                            .put("stimuli", place.number())
                            .put("number", place.at())
                            .put("of", place.of()));
            node.put("unknown", unknown);
        }
        ArrayNode stimuli = content.putArray("stimuli");
        for (ItemVersion first : cases.firsts()) {
            ArrayNode bodies = stimuli.addArray();
            first.content()
                    .stimuli()
                    .forEach(each -> bodies.add(Markup.json(CandidateBody.of(first.content(), each, address))));
        }
        content.set("labValues", labValues);
        return content;
    }

    /** Names of the interactions of items, in order: what a browser needs to be able to show; and whether it shuffles. */
    public static Set<String> interactions(List<ItemVersion> items) {
        Set<String> names = items.stream()
                .filter(item -> item.content().singleChoice().isEmpty())
                .flatMap(item -> item.content().interactions().stream())
                .map(each -> each.kind().element().replaceAll("^qti-|-interaction$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        if (items.stream()
                .flatMap(item -> item.content().root().walk())
                .anyMatch(each -> each.attribute("shuffle", "").equalsIgnoreCase("true"))) {
            names.add("shuffle");
        }
        return names;
    }

    private ArrayNode groups(LabValues values) {
        ArrayNode groups = json.createArrayNode();
        for (LabValues.Group group : values.groups()) {
            ObjectNode node = groups.addObject();
            node.putObject("group").put("nl", group.nl()).put("en", group.en());
            ArrayNode rows = node.putArray("rows");
            for (LabValues.Row row : group.rows()) {
                ObjectNode line = rows.addObject();
                line.putObject("name").put("nl", row.nl()).put("en", row.en());
                line.put("range", row.range()).put("unit", row.unit());
            }
        }
        return groups;
    }
}
