package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;

/** Places on a picture: a rectangle, circle, ellipse or polygon each, in pixels of the picture. */
final class HotspotShape implements Shape {

    private static final String CHOICE = "qti-hotspot-choice";
    private static final List<String> IMAGE = List.of("src", "alt", "width", "height");

    @Override
    public void write(ItemDraft draft, ItemParts parts) {
        List<Node> children = new ArrayList<>(Fields.prompt(draft));
        if (!draft.get("image/src").isEmpty()) {
            Map<String, String> image = new TreeMap<>();
            for (String name : IMAGE) {
                String value = draft.get("image/" + name);
                if (!value.isEmpty() || name.equals("alt")) {
                    image.put(name, value);
                }
            }
            children.add(Rich.clean(Element.of("img", image)));
        }
        for (String id : draft.list("options")) {
            Map<String, String> attributes = parts.attributes(CHOICE, id, Map.of());
            put(attributes, "shape", draft.get("option/" + id + "/shape"));
            put(attributes, "coords", draft.get("option/" + id + "/coords"));
            put(attributes, "hotspot-label", draft.get("option/" + id + "/label"));
            children.add(Element.of(CHOICE, attributes));
        }
        boolean several = draft.is("several", "1");
        Map<String, String> attributes = parts.interaction(
                InteractionKind.HOTSPOT,
                Map.of("response-identifier", Fields.response(draft)),
                Map.of("max-choices", several ? "0" : "1"));
        Fields.body(draft, parts, Element.of("qti-hotspot-interaction", attributes, children));
        ChoiceShape.key(draft, parts, Fields.response(draft), several ? "multiple" : "single");
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (value.isEmpty()) {
            attributes.remove(name);
        } else {
            attributes.put(name, value);
        }
    }

    @Override
    public void read(ItemContent item, Interaction interaction, Map<String, String> fields) {
        Fields.around(item, interaction, fields);
        Optional<Element> image = interaction.element().first("img");
        image.ifPresent(each ->
                IMAGE.forEach(name -> each.attribute(name).ifPresent(value -> fields.put("image/" + name, value))));
        List<Element> places = interaction.element().elements(CHOICE);
        fields.put("options", String.join(" ", places.stream().map(Fields::id).toList()));
        for (Element place : places) {
            String field = "option/" + Fields.id(place);
            fields.put(field + "/shape", place.attribute("shape", ""));
            fields.put(field + "/coords", place.attribute("coords", ""));
            fields.put(field + "/label", place.attribute("hotspot-label", ""));
        }
        ChoiceShape.readKey(item, interaction, fields);
    }
}
