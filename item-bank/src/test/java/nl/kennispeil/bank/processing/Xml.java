package nl.kennispeil.bank.processing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.w3c.dom.NamedNodeMap;

/** Reads XML of tests and lifts the names of QTI 2 to those of QTI 3. No substitute for the importer. */
final class Xml {

    private static final Set<String> HTML = Set.of("p", "div", "span", "img", "object", "b", "i", "br", "math", "hr");

    private Xml() {}

    static ItemContent item(String xml) {
        return ItemContent.of(element(xml));
    }

    /** An item with these declarations and rules; its response is {@code RESPONSE}, shown nowhere. */
    static ItemContent item(String declarations, String rules) {
        return item("<assessmentItem identifier='i'>" + declarations + "<responseProcessing>" + rules
                + "</responseProcessing></assessmentItem>");
    }

    static Element element(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            // Java 24 and later read 100 deep unless told otherwise.
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", "1000");
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return lifted(factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (Exception broken) {
            throw new IllegalArgumentException("the XML of a test is broken: " + xml, broken);
        }
    }

    private static Element lifted(org.w3c.dom.Element element) {
        Map<String, String> attributes = new TreeMap<>();
        NamedNodeMap found = element.getAttributes();
        for (int i = 0; i < found.getLength(); i++) {
            String name = found.item(i).getNodeName();
            if (!name.startsWith("xmlns") && !name.startsWith("xsi:")) {
                attributes.put(kebab(name), found.item(i).getNodeValue());
            }
        }
        List<Node> children = new ArrayList<>();
        for (org.w3c.dom.Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof org.w3c.dom.Element below) {
                children.add(lifted(below));
            } else if (child instanceof org.w3c.dom.Text text && !text.getData().isEmpty()) {
                children.add(new Text(text.getData()));
            }
        }
        String name = element.getTagName();
        boolean kept = HTML.contains(name) || name.startsWith("qti-") || name.contains(":");
        return Element.of(kept ? name : "qti-" + kebab(name), attributes, children);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z])(?=[a-z]|$)", "$1$2")
                .toLowerCase(Locale.ROOT);
    }
}
