package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/**
 * An answer in own words, marked by people with a rubric: text for guidance, and under it a list of what earns how many
 * points ({@code criteria}, {@code criterion/ID}, {@code criterion/ID/points}). {@code tolerance} is how many points two
 * markers may differ.
 */
final class EssayShape implements Shape {

    private static final String POINTS = "data-points";
    private static final String TOLERANCE = "data-tolerance";
    private static final String PLACE = "rubricPlace";

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        String response = Fields.response(draft);
        Map<String, String> attributes = parts.interaction(
                InteractionKind.EXTENDED_TEXT,
                Map.of("response-identifier", response, "expected-lines", draft.get("lines")),
                Map.of());
        List<Node> lead = new ArrayList<>(Rich.nodes(draft.get("body")));
        rubric(draft, parts).ifPresent(each -> lead.add(Math.min(place(draft), lead.size()), each));
        parts.body(lead);
        parts.body(List.of(Element.of("qti-extended-text-interaction", attributes, Fields.prompt(draft))));
        parts.body(Rich.nodes(draft.get("after")));
        parts.response(response, "single", "string", List.of(), Map.of(), Map.of());
    }

    private static Optional<Element> rubric(ItemDraft draft, ItemParts parts) {
        List<Node> inside = inside(draft);
        if (inside.isEmpty()) {
            return Optional.empty();
        }
        Element block = Element.of(
                "qti-rubric-block",
                parts.rubric(Map.of("view", "scorer", "use", "scoring")),
                List.of(Element.of("qti-content-body", Map.of(), inside)));
        String tolerance = draft.get("tolerance").replace(',', '.');
        return Optional.of(tolerance.isEmpty() ? block.without(TOLERANCE) : block.with(TOLERANCE, tolerance));
    }

    /** How many parts of the body stand before the rubric; none where it is new. */
    private static int place(ItemDraft draft) {
        String place = draft.get(PLACE);
        return place.matches("\\d{1,4}") ? Integer.parseInt(place) : 0;
    }

    private static List<Node> inside(ItemDraft draft) {
        List<Node> inside = new ArrayList<>(Rich.nodes(draft.get("rubric")));
        List<Element> criteria = draft.list("criteria").stream()
                .map(id -> "criterion/" + id)
                .map(each -> Element.of(
                        "li",
                        Map.of(POINTS, draft.get(each + "/points").replace(',', '.')),
                        Rich.nodes(draft.get(each))))
                .toList();
        if (!criteria.isEmpty()) {
            inside.add(Element.of("ul", Map.of(), criteria));
        }
        return inside;
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        fields.put("lines", interaction.element().attribute("expected-lines", ""));
        item.outcomes().stream()
                .filter(each -> each.identifier().equals("SCORE"))
                .forEach(each -> fields.put("maximum", each.element().attribute("normal-maximum", "")));
        List<Node> lead = new ArrayList<>(Rich.nodes(fields.getOrDefault("body", "")));
        for (int i = 0; i < lead.size(); i++) {
            if (lead.get(i) instanceof Element block && forMarkers(block)) {
                fields.put("tolerance", block.attribute(TOLERANCE, ""));
                rubric(fields, block.elements("qti-content-body").get(0));
                if (i > 0) {
                    fields.put(PLACE, String.valueOf(i));
                }
                lead.remove(i);
                Fields.rich(fields, "body", lead);
                return;
            }
        }
    }

    private static boolean forMarkers(Element block) {
        return block.is("qti-rubric-block")
                && block.attribute("view", "").contains("scorer")
                && block.elements("qti-content-body").size() == 1;
    }

    private static void rubric(Map<String, String> fields, Element body) {
        List<Node> guidance = new ArrayList<>(body.children());
        if (!guidance.isEmpty()
                && guidance.get(guidance.size() - 1) instanceof Element last
                && last.is("ul")
                && last.attributes().isEmpty()
                && !last.elements().isEmpty()
                && last.elements().stream().allMatch(EssayShape::criterion)) {
            guidance.remove(guidance.size() - 1);
            List<Element> criteria = last.elements();
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < criteria.size(); i++) {
                String id = "c" + (i + 1);
                ids.add(id);
                Fields.rich(fields, "criterion/" + id, criteria.get(i).children());
                fields.put("criterion/" + id + "/points", criteria.get(i).attribute(POINTS, ""));
            }
            fields.put("criteria", String.join(" ", ids));
        }
        if (!guidance.isEmpty()) {
            Fields.rich(fields, "rubric", guidance);
        }
    }

    private static boolean criterion(Element line) {
        return line.is("li") && line.attributes().keySet().equals(Set.of(POINTS));
    }
}
