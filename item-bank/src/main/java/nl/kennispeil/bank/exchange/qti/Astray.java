package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.XmlText;

/** Elements nobody knows, or where they may not stand: what a reader would see stays, and the fault is named. */
final class Astray {

    private static final Set<String> NO_VALUE = Set.of("qti-value", "qti-default-value", "qti-correct-response");
    private static final Set<String> AFTER_BODY =
            Set.of("qti-catalog-info", "qti-response-processing", "qti-modal-feedback");

    private final Vocabulary vocabulary = Vocabulary.get();
    private final Lift lift;
    private final Findings findings;

    Astray(Lift lift, Findings findings) {
        this.lift = lift;
        this.findings = findings;
    }

    /**
     * An element that may not stand where it stands.
     *
     * @param known its name in the table; empty for an unknown one
     */
    void child(XmlElement xml, Optional<String> known, XmlElement parent, Vocabulary.Row around, List<Node> into) {
        String what = Lift.at(xml)
                + Lift.shown(xml)
                + (known.isEmpty()
                        ? " is not an element of QTI or HTML that items may hold"
                        : " may not stand in " + Lift.shown(parent));
        Optional<Vocabulary.Row> row = known.flatMap(vocabulary::row);
        boolean visible =
                row.isEmpty() || Structure.shown(row.get()) || row.get().name().equals("param");
        boolean root =
                around.name().equals("qti-assessment-item") || around.name().equals("qti-assessment-stimulus");
        if (!Structure.shown(around) && !(root && row.isPresent() && visible)) {
            findings.repair(what + " and is left out");
            if (known.filter(NO_VALUE::contains).isPresent() || (root && row.isPresent())) {
                lift.taint();
            }
            return;
        }
        if (!visible) {
            findings.repair(what + " and is left out");
            lift.taint();
            return;
        }
        boolean flow = around.content().contains("div") || around.content().contains("span");
        if (!flow && !root && holds(xml, around)) {
            findings.repair(what + "; what it holds stands there now");
            content(xml, parent, around, into);
            return;
        }
        if (known.isPresent() && vocabulary.group("@flow").contains(known.get())) {
            findings.repair(what + (root ? "; it stands in the body now" : "; it stands before it now"));
            lift.settle(lift.element(xml, known.get(), row.orElseThrow()), around, into);
            return;
        }
        if (known.filter(name -> name.endsWith("-interaction")).isPresent()) {
            lift.taint();
        }
        boxed(xml, what, around, into);
    }

    /** The content without its element, each part where it may stand. */
    void content(XmlElement xml, XmlElement parent, Vocabulary.Row around, List<Node> into) {
        for (XmlNode child : xml.children()) {
            if (child instanceof XmlText text) {
                lift.text(text, parent, around, into);
            } else if (child instanceof XmlElement below) {
                lift.child(below, parent, around, into);
            }
        }
    }

    /** Text where only elements may stand. */
    void text(XmlText text, String what, Vocabulary.Row around, List<Node> into, List<Node> before) {
        if (!Structure.shown(around)) {
            findings.repair(what + " and is left out");
        } else if (around.content().contains("span")) {
            findings.repair(what + "; it has an element of its own now");
            into.add(Element.text("span", Map.of(), text.value()));
        } else {
            findings.repair(what + "; it stands before it now");
            before.add(new Text(text.value()));
        }
    }

    /** What was moved out of everything, at the end of the body. */
    static Element inBody(Element root, List<Node> moved) {
        String name = root.is("qti-assessment-stimulus") ? "qti-stimulus-body" : "qti-item-body";
        List<Node> children = new ArrayList<>(root.children());
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Element body && body.is(name)) {
                List<Node> all = new ArrayList<>(body.children());
                all.addAll(moved);
                children.set(i, body.withChildren(all));
                return root.withChildren(children);
            }
        }
        int at = 0;
        while (at < children.size()
                && !(children.get(at) instanceof Element after && AFTER_BODY.contains(after.name()))) {
            at++;
        }
        children.add(at, Element.of(name, Map.of(), moved));
        return root.withChildren(children);
    }

    private void boxed(XmlElement xml, String what, Vocabulary.Row around, List<Node> into) {
        Set<String> phrase = vocabulary.group("@phrase");
        boolean inline = xml.walk().skip(1).allMatch(each -> phrase.contains(each.name()) || each.is("gap"));
        String box = inline ? "span" : "div";
        Map<String, String> own = new TreeMap<>();
        xml.attributes().forEach((name, value) -> {
            // Names of its own mean nothing on another element; what runs code must still be seen.
            if (name.equals("class") || name.equals("xml:lang") || name.matches("(?i)on[a-z]+")) {
                own.put(name, value);
            }
        });
        Element lifted =
                lift.element(xml.withAttributes(own), box, vocabulary.row(box).orElseThrow());
        boolean empty = lifted.elements().isEmpty() && Values.blank(lifted.text());
        findings.repair(what + (empty ? " and is left out" : "; its content stays"));
        if (!empty) {
            lift.settle(lifted, around, into);
        }
    }

    private static boolean holds(XmlElement xml, Vocabulary.Row around) {
        return xml.elements().stream()
                .anyMatch(each -> around.content().contains(each.name())
                        || around.content().contains("qti-" + Names.kebab(each.name())));
    }
}
