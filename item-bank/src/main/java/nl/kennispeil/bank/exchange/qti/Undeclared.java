package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.Node;

/** Gives an interaction whose response is not declared a response without key, and takes second declarations away. */
final class Undeclared {

    private final Findings findings;
    private final Set<String> names = new HashSet<>();
    private final List<Node> made = new ArrayList<>();
    private boolean changed;

    Undeclared(Findings findings) {
        this.findings = findings;
    }

    /** The item; without response processing when a variable was not what it works with. */
    Element declared(Element item) {
        List<Node> children = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Node child : item.children()) {
            if (child instanceof Element each && each.name().endsWith("-declaration")) {
                String identifier = each.attribute("identifier", "");
                if (!seen.add(each.name() + " " + identifier)) {
                    findings.repair(
                            each.name().substring(4) + " " + identifier + " stands there twice: the first is kept");
                    changed = true;
                    continue;
                }
                if (each.is("qti-response-declaration")) {
                    names.add(identifier);
                }
            }
            children.add(child);
        }
        children.replaceAll(child ->
                child instanceof Element each && each.is("qti-item-body") ? each.rewrite(this::answering) : child);
        if (!changed) {
            return item;
        }
        if (children.removeIf(each -> each instanceof Element child && child.is("qti-response-processing"))) {
            findings.repair("response processing is left out: not all it works with could be read");
        }
        children.addAll(0, made);
        return item.withChildren(children);
    }

    private Element answering(Element element) {
        Optional<InteractionKind> kind = InteractionKind.of(element);
        if (kind.isEmpty()) {
            return element;
        }
        String given = element.attribute("response-identifier", "");
        if (names.contains(given)) {
            return element;
        }
        String name = given;
        for (int i = 1; name.isEmpty() || names.contains(name); i++) {
            name = "RESPONSE_" + i;
        }
        findings.repair(element.name() + " answers response \"" + given
                + "\", which is not declared: it got one without a key" + (given.isEmpty() ? ", " + name : ""));
        names.add(name);
        changed = true;
        made.add(declaration(name, kind.get(), element));
        return element.with("response-identifier", name);
    }

    private static Element declaration(String name, InteractionKind kind, Element element) {
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("identifier", name);
        boolean one = element.attribute("max-choices", "1").equals("1");
        switch (kind) {
            case CHOICE, HOTTEXT, HOTSPOT -> type(attributes, one ? "single" : "multiple", "identifier");
            case INLINE_CHOICE -> type(attributes, "single", "identifier");
            case ORDER, GRAPHIC_ORDER -> type(attributes, "ordered", "identifier");
            case ASSOCIATE, GRAPHIC_ASSOCIATE -> type(attributes, "multiple", "pair");
            case MATCH, GAP_MATCH, GRAPHIC_GAP_MATCH -> type(attributes, "multiple", "directedPair");
            case SELECT_POINT, POSITION_OBJECT -> type(attributes, one ? "single" : "multiple", "point");
            case SLIDER -> type(attributes, "single", "float");
            case MEDIA -> type(attributes, "single", "integer");
            case DRAWING, UPLOAD -> type(attributes, "single", "file");
            case END_ATTEMPT -> type(attributes, "single", "boolean");
            case TEXT_ENTRY, EXTENDED_TEXT, CUSTOM, PORTABLE_CUSTOM -> type(attributes, "single", "string");
        }
        return Element.of("qti-response-declaration", attributes);
    }

    private static void type(Map<String, String> attributes, String cardinality, String type) {
        attributes.put("cardinality", cardinality);
        attributes.put("base-type", type);
    }
}
