package nl.kennispeil.bank.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an item that is being put together. What the fields do not speak of (attributes, outcomes, feedback) is
 * taken from the item it began as.
 */
final class ItemParts {

    private static final String TEMPLATES = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private static final Set<String> WRITTEN =
            Set.of("qti-response-declaration", "qti-outcome-declaration", "qti-item-body", "qti-response-processing");

    private final List<Element> responses = new ArrayList<>();
    private final List<Node> body = new ArrayList<>();
    private final @Nullable ItemContent base;
    private @Nullable Element processing;

    ItemParts(@Nullable ItemContent base) {
        this.base = base;
    }

    void body(List<? extends Node> nodes) {
        body.addAll(nodes);
    }

    Element processing() {
        return processing == null ? Element.of("qti-response-processing") : processing;
    }

    void processing(Element element) {
        processing = element;
    }

    /** One of the standard templates, under the name the item began with. */
    void template(String name) {
        processing = Optional.ofNullable(base)
                .flatMap(ItemContent::processing)
                .filter(each -> each.attribute("template", "").contains("/" + name))
                .orElseGet(() -> Element.of("qti-response-processing", Map.of("template", TEMPLATES + name + ".xml")));
    }

    /** Attributes of the interaction the item began with, and these over them. */
    Map<String, String> interaction(InteractionKind kind, Map<String, String> own, Map<String, String> defaults) {
        Map<String, String> attributes = new TreeMap<>();
        Optional<Interaction> before = base == null
                ? Optional.empty()
                : base.interactions().stream()
                        .filter(each -> each.kind() == kind)
                        .findFirst();
        before.ifPresentOrElse(
                each -> attributes.putAll(each.element().attributes()), () -> attributes.putAll(defaults));
        attributes.putAll(own);
        attributes.values().removeIf(String::isEmpty);
        return attributes;
    }

    /** Attributes that an element with this identifier had, and these over them. */
    Map<String, String> attributes(String name, String identifier, Map<String, String> defaults) {
        Map<String, String> attributes = new TreeMap<>(defaults);
        if (base != null) {
            base.root()
                    .walk()
                    .filter(each ->
                            each.is(name) && each.attribute("identifier", "").equals(identifier))
                    .findFirst()
                    .ifPresent(each -> {
                        attributes.clear();
                        attributes.putAll(each.attributes());
                    });
        }
        attributes.put("identifier", identifier);
        return attributes;
    }

    /** Attributes of the rubric for markers that the item began with, or else these. */
    Map<String, String> rubric(Map<String, String> defaults) {
        return Optional.ofNullable(base)
                .flatMap(ItemContent::body)
                .flatMap(each -> each.first("qti-rubric-block"))
                .<Map<String, String>>map(Element::attributes)
                .orElse(defaults);
    }

    Optional<Declaration> before(String response) {
        return base == null ? Optional.empty() : base.response(response);
    }

    /**
     * Declares a response.
     *
     * @param points what each value is worth; empty when values are not mapped
     * @param entry further attributes of each mapped value
     */
    void response(
            String identifier,
            String cardinality,
            String baseType,
            List<String> correct,
            Map<String, String> points,
            Map<String, String> entry) {
        Map<String, String> attributes = new TreeMap<>();
        before(identifier).ifPresent(each -> attributes.putAll(each.element().attributes()));
        attributes.put("identifier", identifier);
        attributes.put("cardinality", cardinality);
        attributes.put("base-type", baseType);
        List<Node> children = new ArrayList<>();
        if (!correct.isEmpty()) {
            Map<String, String> kept = before(identifier)
                    .flatMap(each -> each.element().first("qti-correct-response"))
                    .<Map<String, String>>map(Element::attributes)
                    .orElse(Map.of());
            children.add(Element.of(
                    "qti-correct-response",
                    kept,
                    ordered(
                                    correct,
                                    cardinality,
                                    before(identifier).map(Declaration::correct).orElse(List.of()))
                            .stream()
                            .map(each -> Element.text("qti-value", Map.of(), each))
                            .toList()));
        }
        if (!points.isEmpty()) {
            children.add(mapping(identifier, points, entry));
        }
        responses.add(Element.of("qti-response-declaration", attributes, children));
    }

    /** The same values in the order they had, where order means nothing. */
    private static List<String> ordered(List<String> values, String cardinality, List<String> before) {
        boolean same = before.size() == values.size() && before.containsAll(values) && values.containsAll(before);
        return same && !cardinality.equals("ordered") ? before : values;
    }

    private Element mapping(String identifier, Map<String, String> points, Map<String, String> entry) {
        Map<String, String> attributes = new HashMap<>(Map.of("default-value", "0", "lower-bound", "0"));
        before(identifier).flatMap(Declaration::mapping).ifPresent(each -> {
            attributes.clear();
            attributes.putAll(each.attributes());
        });
        List<String> before = before(identifier).flatMap(Declaration::mapping).stream()
                .flatMap(each -> each.elements("qti-map-entry").stream())
                .map(each -> each.attribute("map-key", ""))
                .toList();
        List<Element> entries = new ArrayList<>();
        for (String value : ordered(List.copyOf(points.keySet()), "multiple", before)) {
            Map<String, String> one = new TreeMap<>(entry);
            one.put("map-key", value);
            one.put("mapped-value", points.getOrDefault(value, ""));
            entries.add(Element.of("qti-map-entry", one));
        }
        return Element.of("qti-mapping", attributes, entries);
    }

    /** The whole item. */
    Element item(ItemDraft draft, String identifier) {
        Map<String, String> root = new TreeMap<>();
        if (base == null) {
            root.putAll(Map.of("adaptive", "false", "time-dependent", "false", "identifier", identifier));
        } else {
            root.putAll(base.root().attributes());
        }
        put(root, "title", draft.get("title").isEmpty() ? root.getOrDefault("title", identifier) : draft.get("title"));
        put(root, "xml:lang", draft.get("language"));
        List<Node> children = new ArrayList<>(responses);
        List<Element> outcomes = base == null ? List.of() : base.root().elements("qti-outcome-declaration");
        if (outcomes.isEmpty() && (base == null || processing != null)) {
            outcomes = List.of(Element.of(
                    "qti-outcome-declaration",
                    Map.of("identifier", "SCORE", "cardinality", "single", "base-type", "float")));
        }
        outcomes.forEach(each -> children.add(maximum(each, draft)));
        children.addAll(others(true));
        children.add(Element.of(
                "qti-item-body",
                base == null
                        ? Map.of()
                        : base.body()
                                .<Map<String, String>>map(Element::attributes)
                                .orElse(Map.of()),
                body));
        Element scored = processing;
        if (scored != null) {
            children.add(scored);
        }
        children.addAll(others(false));
        return Element.of(ItemContent.ROOT, root, children);
    }

    private static Element maximum(Element outcome, ItemDraft draft) {
        String maximum = draft.get("maximum");
        if (maximum.isEmpty() || !outcome.attribute("identifier", "").equals("SCORE")) {
            return outcome;
        }
        Element human = draft.type() == DraftType.ESSAY
                        && outcome.attribute("external-scored").isEmpty()
                ? outcome.with("external-scored", "human")
                : outcome;
        return human.with("normal-maximum", maximum);
    }

    /** What this package does not write: style sheets, stimulus references, catalogues, feedback. */
    private List<Element> others(boolean beforeBody) {
        List<Element> all = base == null ? List.of() : base.root().elements();
        List<Element> found = new ArrayList<>();
        boolean before = true;
        for (Element each : all) {
            if (each.is("qti-item-body")) {
                before = false;
            } else if (before == beforeBody && !WRITTEN.contains(each.name())) {
                found.add(each);
            }
        }
        return found;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, value);
        }
    }
}
