package nl.kennispeil.bank.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An element in the vocabulary of QTI 3: {@code qti-choice-interaction}, {@code p}, {@code math}. Names and attributes
 * are lower case with hyphens as QTI 3 writes them; SVG and MathML keep the case of their names. Immutable and compared
 * by content.
 *
 * @param name name without prefix
 * @param attributes values by name, without name spaces ({@code xml:lang} keeps its prefix), in order of name
 * @param children what stands in it, in order
 */
public record Element(String name, SortedMap<String, String> attributes, List<Node> children) implements Node {

    public Element {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an element has no name");
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
        children = List.copyOf(children);
    }

    public static Element of(String name, Map<String, String> attributes, List<? extends Node> children) {
        return new Element(name, new TreeMap<>(attributes), List.copyOf(children));
    }

    public static Element of(String name, Map<String, String> attributes, Node... children) {
        return of(name, attributes, List.of(children));
    }

    public static Element of(String name, Node... children) {
        return of(name, Map.of(), List.of(children));
    }

    /** An element that holds text only; no child at all when {@code text} is empty. */
    public static Element text(String name, Map<String, String> attributes, String text) {
        return of(name, attributes, text.isEmpty() ? List.of() : List.of(new Text(text)));
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
    public List<Element> elements() {
        List<Element> found = new ArrayList<>();
        for (Node child : children) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    /** The child elements of this name, in order. */
    public List<Element> elements(String wanted) {
        return elements().stream().filter(each -> each.is(wanted)).toList();
    }

    /** The first child element of this name. */
    public Optional<Element> first(String wanted) {
        return elements().stream().filter(each -> each.is(wanted)).findFirst();
    }

    /** This element and all below it, in document order. */
    public Stream<Element> walk() {
        return Stream.concat(Stream.of(this), elements().stream().flatMap(Element::walk));
    }

    /** All elements of this name below this one, in document order. */
    public List<Element> descendants(String wanted) {
        return walk().skip(1).filter(each -> each.is(wanted)).toList();
    }

    /** All characters below this element, as they stand. */
    public String text() {
        StringBuilder text = new StringBuilder();
        collect(this, text);
        return text.toString();
    }

    public Element with(String attribute, String value) {
        SortedMap<String, String> changed = new TreeMap<>(attributes);
        changed.put(attribute, value);
        return new Element(name, changed, children);
    }

    public Element without(String attribute) {
        SortedMap<String, String> changed = new TreeMap<>(attributes);
        changed.remove(attribute);
        return new Element(name, changed, children);
    }

    public Element withChildren(List<? extends Node> others) {
        return new Element(name, attributes, List.copyOf(others));
    }

    /** This tree with every element below it, deepest first, and then itself, replaced by what {@code change} makes. */
    public Element rewrite(UnaryOperator<Element> change) {
        List<Node> changed = new ArrayList<>();
        for (Node child : children) {
            changed.add(child instanceof Element element ? element.rewrite(change) : child);
        }
        return change.apply(withChildren(changed));
    }

    private static void collect(Element element, StringBuilder text) {
        for (Node child : element.children) {
            if (child instanceof Text characters) {
                text.append(characters.value());
            } else if (child instanceof Element below) {
                collect(below, text);
            }
        }
    }
}
