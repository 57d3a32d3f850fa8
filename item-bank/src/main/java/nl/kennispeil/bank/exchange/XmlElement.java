package nl.kennispeil.bank.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An element as it stood in a file.
 *
 * @param namespace URI of its name space; empty for none
 * @param name local name, without prefix
 * @param attributes values by name: {@code title}, {@code xml:lang}, and <code>{uri}name</code> for other name spaces
 * @param children what stands in it, in order; neighbouring characters are one node, comments and instructions are gone
 * @param line line of its start tag, from 1
 */
public record XmlElement(
        String namespace, String name, SortedMap<String, String> attributes, List<XmlNode> children, int line)
        implements XmlNode {

    public XmlElement {
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        children = List.copyOf(children);
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** The value of an attribute, or {@code otherwise} when it is not there. */
    public String attribute(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    /** The child elements, in order. */
    public List<XmlElement> elements() {
        List<XmlElement> found = new ArrayList<>();
        for (XmlNode child : children) {
            if (child instanceof XmlElement element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The child elements of this local name, in order. */
    public List<XmlElement> elements(String wanted) {
        return elements().stream().filter(each -> each.is(wanted)).toList();
    }

    /** The first child element of this local name. */
    public Optional<XmlElement> first(String wanted) {
        return elements().stream().filter(each -> each.is(wanted)).findFirst();
    }

    /** This element and all below it, in document order. */
    public Stream<XmlElement> walk() {
        return Stream.concat(Stream.of(this), elements().stream().flatMap(XmlElement::walk));
    }

    /** All characters below this element, as they stand. */
    public String text() {
        StringBuilder text = new StringBuilder();
        collect(this, text);
        return text.toString();
    }

    /** This element with other attributes. */
    public XmlElement withAttributes(Map<String, String> others) {
        return new XmlElement(namespace, name, new TreeMap<>(others), children, line);
    }

    /** This element with other children. */
    public XmlElement withChildren(List<? extends XmlNode> others) {
        return new XmlElement(namespace, name, attributes, List.copyOf(others), line);
    }

    private static void collect(XmlElement element, StringBuilder text) {
        for (XmlNode child : element.children) {
            if (child instanceof XmlText characters) {
                text.append(characters.value());
            } else if (child instanceof XmlElement below) {
                collect(below, text);
            }
        }
    }
}
