package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;

/** From the names of QTI 3 to those of QTI 2.2. */
final class Lowering {

    /** Has no place in QTI 2.2. */
    private static final Set<String> UNKNOWN =
            Set.of("qti-catalog-info", "qti-companion-materials-info", "qti-context-declaration");

    private final List<String> left;

    private Lowering(List<String> left) {
        this.left = left;
    }

    /** What QTI 2.2 can say of a tree, still in QTI 3 names; {@code left} gets what it cannot. */
    static Element possible(Element root, List<String> left) {
        return new Lowering(left).possible(root, "");
    }

    /** A tree that QTI 2.2 can say, in its names. */
    static Element lowered(Element element) {
        if (element.is("math") || element.is("svg")) {
            return element;
        }
        List<Node> children = new ArrayList<>();
        for (Node child : element.children()) {
            children.add(child instanceof Element below ? lowered(below) : child);
        }
        boolean qti = element.name().startsWith("qti-");
        Map<String, String> attributes = new TreeMap<>();
        element.attributes().forEach((name, value) -> {
            boolean same = name.startsWith("data-") || name.startsWith("aria-") || !qti;
            attributes.put(same ? name : Names.oldAttribute(name), value);
        });
        if (element.is("qti-response-processing")) {
            element.attribute("template")
                    .ifPresent(uri -> attributes.put(
                            "template", Templates.name(uri).map(Templates::old).orElse(uri)));
        }
        return Element.of(qti ? Names.oldElement(element.name()) : element.name(), attributes, children);
    }

    private Element possible(Element element, String parent) {
        if (element.is("math") || element.is("svg")) {
            return element;
        }
        if (element.is("img") && Pictures.HOLDERS.contains(parent)) {
            return Pictures.object(element, Pictures.type(element.attribute("src", ""), "image/png"));
        }
        List<Node> children = new ArrayList<>();
        for (Node child : element.children()) {
            if (!(child instanceof Element below)) {
                children.add(child);
            } else if (UNKNOWN.contains(below.name())) {
                say(below.name() + " is not in QTI 2.2 and is left out");
            } else {
                children.add(possible(below, element.name()));
            }
        }
        return element.withChildren(children);
    }

    private void say(String what) {
        if (!left.contains(what)) {
            left.add(what);
        }
    }
}
