package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/**
 * Lifts XML of any version to the names of QTI 3 and holds every element against the table. What is not in the table
 * refuses the item; what only concerns looks is left out with a note.
 */
final class Lift {

    private static final Set<String> ACTIVE = Set.of(
            "script",
            "iframe",
            "frame",
            "frameset",
            "embed",
            "applet",
            "form",
            "input",
            "button",
            "link",
            "meta",
            "style",
            "base",
            "noscript",
            "portal");
    private static final Set<String> CUSTOM = Set.of(
            "customInteraction",
            "qti-custom-interaction",
            "portableCustomInteraction",
            "qti-portable-custom-interaction");
    private static final Map<String, String> OUTDATED =
            Map.of("center", "div", "font", "span", "strike", "s", "nobr", "span", "basefont", "span");
    private static final Set<String> PROCESSING = Set.of("qti-response-processing", "qti-template-processing");

    /** The item can be answered without. */
    private static final Set<String> BESIDE = Set.of("qti-catalog-info", "qti-companion-materials-info");

    private static final Set<String> OF_TESTS = Set.of(
            "qti-outcome-processing", "qti-pre-condition", "qti-branch-rule", "qti-time-limits", "qti-test-feedback");
    private static final String SSML = "http://www.w3.org/2001/10/synthesis";

    private final Vocabulary vocabulary = Vocabulary.get();
    private final Attributes attributes;
    private final Findings findings;

    Lift(Findings findings) {
        this.findings = findings;
        this.attributes = new Attributes(findings);
    }

    /** @throws Refusal when the tree holds what cannot be represented or must not come in */
    Element lift(XmlElement root) {
        String name = name(root);
        return element(root, name, row(root, name));
    }

    private Element element(XmlElement xml, String name, Vocabulary.Row row) {
        List<Node> children = new ArrayList<>();
        for (XmlNode child : xml.children()) {
            if (child instanceof XmlText text) {
                text(text, xml, row, children);
            } else if (child instanceof XmlElement below) {
                child(below, xml, row, children);
            }
        }
        Map<String, String> kept = attributes.of(xml, row);
        if (name.equals("qti-assessment-item")) {
            kept.remove("adaptive", "false");
            kept.remove("time-dependent", "false");
            kept.remove("title", "");
        }
        Element lifted = Element.of(name, kept, joined(children));
        for (Vocabulary.Count count : row.counts()) {
            long found = lifted.elements().stream()
                    .filter(each -> count.names().contains(each.name()))
                    .count();
            if (found < count.least() || found > count.most()) {
                throw new Refusal(at(xml) + shown(xml) + " holds " + found + " of " + count.label() + ": allowed is "
                        + (count.most() == Integer.MAX_VALUE
                                ? count.least() + " or more"
                                : count.least() == count.most()
                                        ? count.least() + ""
                                        : count.least() + " to " + count.most()));
            }
        }
        return lifted;
    }

    private static void text(XmlText text, XmlElement xml, Vocabulary.Row row, List<Node> into) {
        if (row.text()) {
            into.add(new Text(text.value()));
        } else if (!Values.blank(text.value())) {
            throw new Refusal(at(xml) + shown(xml) + " holds text, which may not stand there");
        }
    }

    private void child(XmlElement xml, XmlElement parent, Vocabulary.Row around, List<Node> into) {
        if (unwrapped(xml, around, into, parent)) {
            return;
        }
        if (xml.namespace().equals(Names.MATHML) || xml.is("math")) {
            allow("math", xml, parent, around);
            into.add(Embedded.math(xml, findings));
            return;
        }
        if (xml.namespace().equals(Names.SVG) || xml.is("svg")) {
            allow("svg", xml, parent, around);
            into.add(Embedded.svg(xml));
            return;
        }
        if (xml.is("infoControl")) {
            allow("div", xml, parent, around);
            into.add(infoControl(xml));
            return;
        }
        if (around.name().equals("qti-assessment-item") && leftOut(xml)) {
            return;
        }
        String name = name(xml);
        allow(name, xml, parent, around);
        if (name.equals("qti-stylesheet")) {
            findings.note(
                    "stylesheet " + xml.attribute("href", "") + " is not used: items look as the player makes them");
            return;
        }
        Element lifted = element(xml, name, row(xml, name));
        if (name.equals("qti-content-body")) {
            // QTI 3 wraps what QTI 2 does not; here it is one form.
            if (lifted.attributes().isEmpty()) {
                into.addAll(lifted.children());
            } else {
                into.add(Element.of("div", lifted.attributes(), lifted.children()));
            }
            return;
        }
        Element shown = name.equals("object") ? Pictures.image(lifted).orElse(lifted) : lifted;
        into.add(Pictures.HOLDERS.contains(around.name()) ? Pictures.named(shown) : shown);
    }

    /** True when the element itself does not come in; its note says so. */
    private boolean unwrapped(XmlElement xml, Vocabulary.Row around, List<Node> into, XmlElement parent) {
        String namespace = xml.namespace();
        if (namespace.equals(SSML)) {
            findings.note("speech mark-up (SSML) is left out; its text stays");
            for (XmlNode child : xml.children()) {
                if (child instanceof XmlText text) {
                    text(text, parent, around, into);
                } else if (child instanceof XmlElement below) {
                    child(below, parent, around, into);
                }
            }
            return true;
        }
        String lower = namespace.toLowerCase(Locale.ROOT);
        if (lower.contains("apip") || xml.is("apipAccessibility") || xml.is("accessibilityInfo")) {
            findings.note("accessibility information of APIP is kept in the source only");
            return true;
        }
        boolean known = namespace.isEmpty()
                || lower.contains("imsqti")
                || lower.contains("qti")
                || namespace.equals(Names.XHTML)
                || namespace.equals(Names.MATHML)
                || namespace.equals(Names.SVG);
        if (!known) {
            if (around.name().equals("qti-assessment-item")) {
                findings.note("<" + xml.name() + "> of " + namespace + " is kept in the source only");
                return true;
            }
            throw new Refusal(at(xml) + shown(xml) + " of " + namespace + " is not part of QTI or HTML");
        }
        return false;
    }

    /**
     * Processing that is not QTI, and parts that belong to a test, do not keep what the item shows from coming in; but it
     * is not scored until somebody mended it.
     */
    private boolean leftOut(XmlElement xml) {
        if (xml.walk().anyMatch(each -> ACTIVE.contains(each.name().toLowerCase(Locale.ROOT)))) {
            return false;
        }
        String qti = xml.name().startsWith("qti-") ? xml.name() : "qti-" + Names.kebab(xml.name());
        if (PROCESSING.contains(qti) || BESIDE.contains(qti)) {
            try {
                new Lift(new Findings()).element(xml, qti, row(xml, qti));
                return false;
            } catch (Refusal refusal) {
                String what = shown(xml) + " is left out: " + refusal.reason();
                if (PROCESSING.contains(qti)) {
                    findings.repair(what);
                } else {
                    findings.note(what);
                }
                return true;
            }
        }
        if (OF_TESTS.contains(qti)) {
            findings.repair(at(xml) + shown(xml) + " belongs to a test, not to an item, and is left out");
            return true;
        }
        return false;
    }

    private Element infoControl(XmlElement xml) {
        findings.note("an infoControl became <details>, its closest likeness in QTI 3");
        Vocabulary.Row row = vocabulary.row("div").orElseThrow();
        Element div = element(xml.withAttributes(without(xml, "title")), "div", row);
        List<Node> children = new ArrayList<>();
        children.add(
                Element.text("summary", Map.of(), xml.attribute("title", "i").strip()));
        children.addAll(div.children());
        return Element.of("details", div.attributes(), children);
    }

    private static Map<String, String> without(XmlElement xml, String attribute) {
        Map<String, String> left = new TreeMap<>(xml.attributes());
        left.remove(attribute);
        return left;
    }

    private void allow(String name, XmlElement xml, XmlElement parent, Vocabulary.Row around) {
        if (!around.content().contains(name)) {
            throw new Refusal(at(xml) + shown(xml) + " may not stand in " + shown(parent));
        }
    }

    private String name(XmlElement xml) {
        String given = xml.name();
        String lower = given.toLowerCase(Locale.ROOT);
        if (ACTIVE.contains(lower)) {
            throw new Refusal(at(xml) + shown(xml) + " is active content, which never comes in");
        }
        if (CUSTOM.contains(given)) {
            throw new Refusal(at(xml) + shown(xml) + " runs code of its own, so it cannot be shown here");
        }
        if (vocabulary.knows(given)) {
            return given;
        }
        String qti = "qti-" + Names.kebab(given);
        if (vocabulary.knows(qti)) {
            return qti;
        }
        String modern = OUTDATED.get(lower);
        if (modern != null) {
            findings.note("<" + given + "> became <" + modern + ">");
            return modern;
        }
        if (vocabulary.knows(lower)) {
            findings.note("<" + given + "> is written <" + lower + ">");
            return lower;
        }
        throw new Refusal(at(xml) + shown(xml) + " is not an element of QTI or HTML that items may hold");
    }

    private Vocabulary.Row row(XmlElement xml, String name) {
        Optional<Vocabulary.Row> row = vocabulary.row(name);
        return row.orElseThrow(() -> new Refusal(at(xml) + shown(xml) + " is not known"));
    }

    /** Neighbouring texts as one, which they become when an element between them goes. */
    private static List<Node> joined(List<Node> nodes) {
        List<Node> joined = new ArrayList<>();
        for (Node node : nodes) {
            int last = joined.size() - 1;
            if (node instanceof Text text && last >= 0 && joined.get(last) instanceof Text before) {
                joined.set(last, new Text(before.value() + text.value()));
            } else {
                joined.add(node);
            }
        }
        return joined;
    }

    static String at(XmlElement xml) {
        return "line " + xml.line() + ": ";
    }

    static String shown(XmlElement xml) {
        return "<" + xml.name() + ">";
    }
}
