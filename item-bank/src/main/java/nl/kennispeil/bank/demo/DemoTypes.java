package nl.kennispeil.bank.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormAssembly;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.form.TestForm;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A practice form with an item of every kind, to see how each looks and is answered; synthetic, not for real use. */
public final class DemoTypes {

    private static final String FILE = "/demo/types.xml";

    private DemoTypes() {}

    public static List<ItemVersion> items() {
        List<ItemVersion> items = new ArrayList<>();
        for (Element each : root().elements("vorm")) {
            ItemContent content = ItemContent.of(each.first(ItemContent.ROOT).orElseThrow());
            ItemId id = new ItemId(content.root().attribute("identifier", ""));
            items.add(new ItemVersion(
                    new ItemRef(id, 1),
                    "nl",
                    true,
                    List.of("OEFEN"),
                    new Classification(
                            each.attribute("categorie", "A"), null, null, "18-44", "diagnostiek", "regulier"),
                    content,
                    new Rationale(each.attribute("uitleg", ""), "Synthetisch", "geschreven voor demonstratie"),
                    null));
        }
        return items;
    }

    /** All of {@link #items()}, an hour, result at once. */
    public static TestForm form(List<ItemVersion> items) {
        return FormAssembly.form(
                new FormRef("VORMEN-1", 1),
                "OEFEN",
                "Alle vraagvormen",
                items,
                new FormRules(
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(10),
                        Navigation.FREE,
                        true,
                        PenaltyTable.asPublished(),
                        Release.AT_ONCE,
                        Feedback.ANSWERS_AND_RATIONALE));
    }

    private static Element root() {
        try (InputStream in = DemoTypes.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return element(factory.newDocumentBuilder().parse(in).getDocumentElement());
        } catch (IOException failed) {
            throw new UncheckedIOException(FILE + " cannot be read", failed);
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException(FILE + " ships with the program and is not XML", impossible);
        }
    }

    private static Element element(org.w3c.dom.Element xml) {
        TreeMap<String, String> attributes = new TreeMap<>();
        for (int i = 0; i < xml.getAttributes().getLength(); i++) {
            org.w3c.dom.Node each = xml.getAttributes().item(i);
            attributes.put(each.getNodeName(), each.getNodeValue());
        }
        List<Node> children = new ArrayList<>();
        NodeList nodes = xml.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof org.w3c.dom.Element below) {
                children.add(element(below));
            } else if (nodes.item(i) instanceof org.w3c.dom.Text text) {
                // lines between elements lay out the file; spaces within a line belong to the text
                String value = text.getData();
                if (!value.isBlank() || (!value.isEmpty() && value.indexOf('\n') < 0)) {
                    children.add(new Text(value));
                }
            }
        }
        return new Element(xml.getTagName(), attributes, children);
    }
}
