package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** Writes items and stimuli as QTI 3.0 or 2.2. Reading back what is written gives the same tree. */
public final class QtiWriter {

    private static final Set<String> WRAPPED =
            Set.of("qti-rubric-block", "qti-feedback-block", "qti-modal-feedback", "qti-template-block");
    private static final String HTML5 = "http://www.imsglobal.org/xsd/imsqtiv2p2_html5_v1p0";

    /** What QTI 2.2 took from HTML 5, in a name space of its own. */
    private static final Set<String> NEWER = Set.of(
            "article",
            "aside",
            "audio",
            "bdi",
            "figcaption",
            "figure",
            "footer",
            "header",
            "nav",
            "rb",
            "rp",
            "rt",
            "rtc",
            "ruby",
            "section",
            "source",
            "track",
            "video");

    /** A version that is written. */
    public enum Target {
        QTI3(
                "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
                "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"),
        QTI22("http://www.imsglobal.org/xsd/imsqti_v2p2", "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2p2.xsd");

        final String namespace;
        final String schema;

        Target(String namespace, String schema) {
            this.namespace = namespace;
            this.schema = schema;
        }

        /** The name space of items of this version. */
        public String namespace() {
            return namespace;
        }

        /** Where the schema of this version is published. */
        public String schema() {
            return schema;
        }

        /** What the root of an item is called. */
        public String item() {
            return this == QTI3 ? "qti-assessment-item" : "assessmentItem";
        }
    }

    /**
     * A written file.
     *
     * @param xml the file, UTF-8
     * @param left what this version cannot say and is not in it, for people
     */
    public record Written(String xml, List<String> left) {
        public Written {
            left = List.copyOf(left);
        }
    }

    private final Target target;
    private final StringBuilder out = new StringBuilder();

    private QtiWriter(Target target) {
        this.target = target;
    }

    /**
     * Writes an item or a stimulus.
     *
     * @param root {@code qti-assessment-item} or {@code qti-assessment-stimulus}, references as they should stand there
     */
    public static Written write(Element root, Target target) {
        List<String> left = new ArrayList<>();
        Element complete = Order.kept(root.is("qti-assessment-item") ? complete(root) : titled(root));
        Element possible =
                target == Target.QTI22 ? Lowering.possible(complete, left) : complete.rewrite(QtiWriter::wrapped);
        Element fitted = Fitting.fitted(possible, target, left);
        QtiWriter writer = new QtiWriter(target);
        writer.out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        writer.element(target == Target.QTI22 ? Lowering.lowered(fitted) : fitted, "");
        writer.out.append('\n');
        return new Written(writer.out.toString(), left);
    }

    /** What the schema demands and the canonical form leaves out. */
    private static Element complete(Element item) {
        Element complete = titled(item);
        for (String attribute : List.of("adaptive", "time-dependent")) {
            complete = complete.with(attribute, complete.attribute(attribute, "false"));
        }
        return complete;
    }

    private static Element titled(Element root) {
        return root.with("title", root.attribute("title", ""));
    }

    private static Element wrapped(Element element) {
        if (!WRAPPED.contains(element.name())
                || element.first("qti-content-body").isPresent()) {
            return element;
        }
        List<Node> before = new ArrayList<>();
        List<Node> inside = new ArrayList<>();
        List<Node> after = new ArrayList<>();
        for (Node child : element.children()) {
            boolean sheet = child instanceof Element each && each.is("qti-stylesheet");
            boolean catalog = child instanceof Element each && each.is("qti-catalog-info");
            (sheet ? before : catalog ? after : inside).add(child);
        }
        List<Node> children = new ArrayList<>(before);
        children.add(Element.of("qti-content-body", Map.of(), inside));
        children.addAll(after);
        return element.withChildren(children);
    }

    private void element(Element element, String around) {
        String space = space(element, around);
        out.append('<').append(element.name());
        if (!space.equals(around)) {
            out.append(" xmlns=\"").append(space).append('"');
        }
        if (around.isEmpty()) {
            out.append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"");
            out.append(target.namespace).append(' ').append(target.schema).append('"');
        }
        element.attributes().forEach((name, value) -> {
            out.append(' ').append(name).append("=\"");
            escaped(value, true);
            out.append('"');
        });
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Node child : element.children()) {
            if (child instanceof Text text) {
                escaped(text.value(), false);
            } else if (child instanceof Element below) {
                element(below, space);
            }
        }
        out.append("</").append(element.name()).append('>');
    }

    private String space(Element element, String around) {
        if (element.is("math") || around.equals(Names.MATHML)) {
            return Names.MATHML;
        }
        if (element.is("svg") || around.equals(Names.SVG)) {
            return Names.SVG;
        }
        return target == Target.QTI22 && NEWER.contains(element.name()) ? HTML5 : target.namespace;
    }

    private void escaped(String text, boolean attribute) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n', '\t' -> out.append(attribute ? "&#" + (int) c + ";" : String.valueOf(c));
                default -> out.append(c);
            }
        }
    }
}
