package nl.kennispeil.bank.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a file of the demo that ships with the program. */
final class DemoFile {

    private DemoFile() {}

    /** @return the root element */
    static Element read(String file) {
        try (InputStream in = DemoFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not on the class path");
            }
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return element(factory.newDocumentBuilder().parse(in).getDocumentElement());
        } catch (IOException failed) {
            throw new UncheckedIOException(file + " cannot be read", failed);
        } catch (ParserConfigurationException | SAXException impossible) {
            throw new IllegalStateException(file + " ships with the program and is not XML", impossible);
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
