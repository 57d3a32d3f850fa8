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
 * Lifts XML of any version to the names of QTI 3 and holds every element against the table. In what is shown, an element
 * that is unknown or misplaced keeps its content and is for repair; in declarations and processing, where a part that is
 * missing changes the score, the part goes whole, so that whatever needs it cannot be computed. What runs code refuses.
 */
final class Lift {

    private static final Map<String, String> OUTDATED =
            Map.of("center", "div", "font", "span", "strike", "s", "nobr", "span", "basefont", "span", "form", "div");
    private static final Set<String> PROCESSING = Set.of("qti-response-processing", "qti-template-processing");
    private static final Set<String> DECLARATIONS = Set.of(
            "qti-response-declaration",
            "qti-outcome-declaration",
            "qti-template-declaration",
            "qti-context-declaration");

    /** The item can be answered without. */
    private static final Set<String> BESIDE = Set.of("qti-catalog-info", "qti-companion-materials-info");

    private static final Set<String> OF_TESTS = Set.of(
            "qti-outcome-processing", "qti-pre-condition", "qti-branch-rule", "qti-time-limits", "qti-test-feedback");
    private static final String SSML = "http://www.w3.org/2001/10/synthesis";

    private final Vocabulary vocabulary = Vocabulary.get();
    private final Findings findings;
    private final Attributes attributes;
    private final Astray astray;
    private boolean strict;
    private boolean tainted;
    private List<Node> before = new ArrayList<>();

    Lift(Findings findings) {
        this(findings, false);
    }

    private Lift(Findings findings, boolean strict) {
        this.findings = findings;
        this.strict = strict;
        this.attributes = new Attributes(findings);
        this.astray = new Astray(this, findings);
    }

    /** One that refuses where the other leaves out or moves. */
    static Lift strict(Findings findings) {
        return new Lift(findings, true);
    }

    /** @throws Refusal when the tree holds what must not come in, or, when strict, what may not stand there */
    Element lift(XmlElement root) {
        Active.check(root);
        String name = name(root)
                .orElseThrow(() ->
                        new Refusal(at(root) + shown(root) + " is not an element of QTI or HTML that items may hold"));
        Element lifted = element(root, name, row(root, name));
        List<Node> left = before;
        before = new ArrayList<>();
        Element whole = left.isEmpty() ? lifted : Astray.inBody(lifted, left);
        if (!tainted) {
            return whole;
        }
        List<Node> kept = new ArrayList<>(whole.children());
        if (kept.removeIf(each -> each instanceof Element child && child.is("qti-response-processing"))) {
            findings.repair("response processing is left out: not all it works with could be read");
        }
        return whole.withChildren(kept);
    }

    /** What is lifted with what must stand before it in {@link #before}, which the caller takes over. */
    Element element(XmlElement xml, String name, Vocabulary.Row row) {
        List<Node> outer = before;
        before = new ArrayList<>();
        List<Node> children = new ArrayList<>();
        for (XmlNode child : xml.children()) {
            if (child instanceof XmlText text) {
                text(text, xml, row, children);
            } else if (child instanceof XmlElement below) {
                child(below, xml, row, children);
            }
        }
        Map<String, String> kept = attributes.of(xml, row, strict);
        String base = xml.attribute("base", "");
        if (name.endsWith("-interaction") && !base.isBlank() && !kept.containsKey("base")) {
            // The number a candidate types would be read as another one.
            taint();
        }
        if (name.equals("qti-assessment-item")) {
            kept.remove("adaptive", "false");
            kept.remove("time-dependent", "false");
            kept.remove("title", "");
        }
        Element lifted = Element.of(name, kept, joined(children));
        Structure.counts(lifted, row).ifPresent(fault -> wrong(at(xml) + shown(xml) + " " + fault));
        outer.addAll(before);
        before = outer;
        return lifted;
    }

    void text(XmlText text, XmlElement xml, Vocabulary.Row row, List<Node> into) {
        if (row.text()) {
            into.add(new Text(text.value()));
        } else if (!Values.blank(text.value())) {
            String what = at(xml) + shown(xml) + " holds text, which may not stand there";
            if (strict) {
                throw new Refusal(what);
            }
            astray.text(text, what, row, into, before);
        }
    }

    void child(XmlElement xml, XmlElement parent, Vocabulary.Row around, List<Node> into) {
        Active.check(xml);
        if (dropped(xml, parent, around) || unwrapped(xml, around, into, parent)) {
            return;
        }
        if (xml.namespace().equals(Names.MATHML) || xml.is("math")) {
            place(Embedded.math(xml, findings), xml, parent, around, into);
            return;
        }
        if (xml.namespace().equals(Names.SVG) || xml.is("svg")) {
            Embedded.svg(xml, findings).ifPresent(svg -> place(svg, xml, parent, around, into));
            return;
        }
        if (xml.is("infoControl")) {
            place(infoControl(xml), xml, parent, around, into);
            return;
        }
        if (around.name().equals("qti-assessment-item") && leftOut(xml)) {
            return;
        }
        Optional<String> known = name(xml);
        if (known.isEmpty() || !around.content().contains(known.get())) {
            if (strict) {
                throw new Refusal(at(xml)
                        + shown(xml)
                        + (known.isEmpty()
                                ? " is not an element of QTI or HTML that items may hold"
                                : " may not stand in " + shown(parent)));
            }
            astray.child(xml, known, parent, around, into);
            return;
        }
        String name = known.get();
        if (name.equals("qti-stylesheet")) {
            findings.note(
                    "stylesheet " + xml.attribute("href", "") + " is not used: items look as the player makes them");
            return;
        }
        if (DECLARATIONS.contains(name) || PROCESSING.contains(name) || BESIDE.contains(name)) {
            exactly(xml, name).ifPresent(into::add);
            return;
        }
        List<Node> outer = before;
        before = new ArrayList<>();
        Element lifted = element(xml, name, row(xml, name));
        List<Node> moved = before;
        before = outer;
        moved.forEach(each -> settle(each, around, into));
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

    /** The score could be another than the item means, so it is not computed. */
    void taint() {
        tainted = true;
    }

    /** Puts a node here when it may stand here, and otherwise before what stands around it. */
    void settle(Node node, Vocabulary.Row around, List<Node> into) {
        boolean fits = node instanceof Element element ? around.content().contains(element.name()) : around.text();
        (fits ? into : before).add(node);
    }

    private void place(Element node, XmlElement xml, XmlElement parent, Vocabulary.Row around, List<Node> into) {
        if (!around.content().contains(node.name())) {
            if (strict || !Structure.shown(around)) {
                wrong(at(xml) + shown(xml) + " may not stand in " + shown(parent));
                return;
            }
            findings.repair(at(xml) + shown(xml) + " may not stand in " + shown(parent) + "; it stands before it now");
        }
        settle(node, around, into);
    }

    private void wrong(String what) {
        if (strict) {
            throw new Refusal(what);
        }
        findings.repair(what);
    }

    /** Declarations and processing: a part with a fault goes whole, and the score goes when it may hang on that part. */
    private Optional<Element> exactly(XmlElement xml, String name) {
        boolean outer = strict;
        strict = true;
        try {
            if (!DECLARATIONS.contains(name) || outer) {
                return Optional.of(element(xml, name, row(xml, name)));
            }
            Vocabulary.Row row = row(xml, name);
            Map<String, String> kept = attributes.of(xml, row, true);
            if (!kept.containsKey("base-type")
                    && !kept.getOrDefault("cardinality", "").equals("record")) {
                throw new Refusal(at(xml) + shown(xml) + " has no base-type");
            }
            if (xml.attribute("defaultValue")
                    .or(() -> xml.attribute("default-value"))
                    .filter(value -> !value.strip().matches("0(\\.0*)?"))
                    .isPresent()) {
                taint();
            }
            List<Node> children = new ArrayList<>();
            for (XmlElement child : xml.elements()) {
                part(child, xml, row, children);
            }
            if (xml.children().stream().anyMatch(each -> each instanceof XmlText text && !Values.blank(text.value()))) {
                findings.repair(at(xml) + shown(xml) + " holds text, which is left out");
                taint();
            }
            Element lifted = Element.of(name, kept, children);
            Structure.counts(lifted, row).ifPresent(fault -> {
                throw new Refusal(at(xml) + shown(xml) + " " + fault);
            });
            return Optional.of(lifted);
        } catch (Refusal refusal) {
            if (refusal.isWhole() || outer) {
                throw refusal;
            }
            findings.repair(shown(xml) + " is left out: " + refusal.reason());
            taint();
            return Optional.empty();
        } finally {
            strict = outer;
        }
    }

    /** Tables and mappings that go make what uses them fail; values that go would be taken for no value. */
    private void part(XmlElement child, XmlElement parent, Vocabulary.Row row, List<Node> into) {
        try {
            child(child, parent, row, into);
            if (!into.isEmpty()
                    && into.get(into.size() - 1) instanceof Element last
                    && last.is("qti-default-value")
                    && last.elements().isEmpty()) {
                // No value, as when it is not there, which is how the schemas want it.
                into.remove(into.size() - 1);
            }
        } catch (Refusal refusal) {
            if (refusal.isWhole()) {
                throw refusal;
            }
            findings.repair(shown(child) + " is left out: " + refusal.reason());
            String name = name(child).orElse("");
            if (!name.equals("qti-mapping") && !name.equals("qti-area-mapping") && !name.endsWith("-table")) {
                taint();
            }
        }
    }

    /** True when an element goes with all it holds. */
    private boolean dropped(XmlElement xml, XmlElement parent, Vocabulary.Row around) {
        if (Includes.include(xml)) {
            // Includes said why it is still here.
            wrongIn(at(xml) + "what " + xml.attribute("href", "") + " holds is missing");
            if (!Structure.shown(around)) {
                taint();
            }
            return true;
        }
        if (Active.leftOut(xml)) {
            wrongIn(at(xml) + shown(xml) + " may not stand in " + shown(parent) + " and is left out");
            return true;
        }
        return false;
    }

    private void wrongIn(String what) {
        if (strict) {
            throw new Refusal(what);
        }
        findings.repair(what);
    }

    /** True when the element itself does not come in; its note says so. */
    private boolean unwrapped(XmlElement xml, Vocabulary.Row around, List<Node> into, XmlElement parent) {
        String namespace = xml.namespace();
        if (namespace.equals(SSML)) {
            findings.note("speech mark-up (SSML) is left out; its text stays");
            astray.content(xml, parent, around, into);
            return true;
        }
        if (namespace.toLowerCase(Locale.ROOT).contains("apip")
                || xml.is("apipAccessibility")
                || xml.is("accessibilityInfo")) {
            findings.note("accessibility information of APIP is kept in the source only");
            return true;
        }
        if (!ofQti(namespace) && around.name().equals("qti-assessment-item")) {
            findings.note("<" + xml.name() + "> of " + namespace + " is kept in the source only");
            return true;
        }
        return false;
    }

    private static boolean ofQti(String namespace) {
        return namespace.isEmpty()
                || namespace.toLowerCase(Locale.ROOT).contains("qti")
                || namespace.equals(Names.XHTML)
                || namespace.equals(Names.MATHML)
                || namespace.equals(Names.SVG);
    }

    /**
     * Processing that is not QTI, and parts that belong to a test, do not keep what the item shows from coming in; but it
     * is not scored until somebody mended it.
     */
    private boolean leftOut(XmlElement xml) {
        String qti = xml.name().startsWith("qti-") ? xml.name() : "qti-" + Names.kebab(xml.name());
        if (PROCESSING.contains(qti) || BESIDE.contains(qti)) {
            try {
                Lift.strict(new Findings()).element(xml, qti, row(xml, qti));
                return false;
            } catch (Refusal refusal) {
                if (refusal.isWhole()) {
                    throw refusal;
                }
                String what = shown(xml) + " is left out: " + refusal.reason();
                if (PROCESSING.contains(qti)) {
                    findings.repair(what);
                    taint();
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

    /** The name QTI 3 or HTML gives an element; empty when it is unknown. */
    private Optional<String> name(XmlElement xml) {
        String given = xml.name();
        if (!ofQti(xml.namespace())) {
            return Optional.empty();
        }
        if (vocabulary.knows(given)) {
            return Optional.of(given);
        }
        String qti = "qti-" + Names.kebab(given);
        if (vocabulary.knows(qti)) {
            return Optional.of(qti);
        }
        String lower = given.toLowerCase(Locale.ROOT);
        String modern = OUTDATED.get(lower);
        if (modern != null) {
            findings.note("<" + given + "> became <" + modern + ">");
            return Optional.of(modern);
        }
        if (vocabulary.knows(lower)) {
            findings.note("<" + given + "> is written <" + lower + ">");
            return Optional.of(lower);
        }
        return Optional.empty();
    }

    private Vocabulary.Row row(XmlElement xml, String name) {
        return vocabulary.row(name).orElseThrow(() -> new Refusal(at(xml) + shown(xml) + " is not known"));
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
