package nl.kennispeil.bank.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an item shows, asks and declares: a {@code qti-assessment-item} as a tree, with views on it. Immutable, compared
 * by its tree. It holds the key, so it never goes to a browser as it is.
 */
public final class ItemContent {

    public static final String ROOT = "qti-assessment-item";

    private final Element root;
    private final List<Declaration> responses;
    private final List<Declaration> outcomes;
    private final List<Declaration> templates;
    private final List<Interaction> interactions;
    private final Optional<SingleChoice> singleChoice;

    private ItemContent(Element root) {
        this.root = root;
        this.responses = declarations(root, "qti-response-declaration");
        this.outcomes = declarations(root, "qti-outcome-declaration");
        this.templates = declarations(root, "qti-template-declaration");
        this.interactions = interactions(root);
        this.singleChoice = SingleChoice.of(this);
    }

    /**
     * The content of a tree.
     *
     * @param root an element {@code qti-assessment-item}
     * @throws IllegalArgumentException when the tree is no item: another root, a declaration without identifier, type
     *     or twice, an interaction whose response is not declared
     */
    public static ItemContent of(Element root) {
        if (!root.is(ROOT)) {
            throw new IllegalArgumentException("an item starts with " + ROOT + ", this with " + root.name());
        }
        return new ItemContent(root);
    }

    public Element root() {
        return root;
    }

    public String title() {
        return root.attribute("title", "");
    }

    /** Language of the item as it says itself, such as {@code nl}; empty when it does not say. */
    public String language() {
        return root.attribute("xml:lang", "");
    }

    /** What is shown, without declarations and processing; empty when the item has no body. */
    public Optional<Element> body() {
        return root.first("qti-item-body");
    }

    /** The body without what is not for candidates: rubrics for others, and feedback, which may tell the key. */
    public Optional<Element> shown() {
        return body().map(ItemContent::withoutAsides);
    }

    private static Element withoutAsides(Element element) {
        List<Node> kept = new ArrayList<>();
        for (Node each : element.children()) {
            if (!(each instanceof Element child)) {
                kept.add(each);
            } else if (!aside(child)) {
                kept.add(withoutAsides(child));
            }
        }
        return element.withChildren(kept);
    }

    private static boolean aside(Element element) {
        return element.is("qti-feedback-block")
                || element.is("qti-feedback-inline")
                || (element.is("qti-rubric-block")
                        && !List.of(element.attribute("view", "").split("\\s+")).contains("candidate"));
    }

    /**
     * What the item shares with others of its case, in order. The reference holds the text itself, so that a version of
     * an item shows the same for ever; the same stimulus stands in every item of the case.
     */
    public List<Stimulus> stimuli() {
        return root.elements("qti-assessment-stimulus-ref").stream()
                .flatMap(reference -> reference.first("qti-stimulus-body").stream()
                        .map(body -> new Stimulus(reference.attribute("identifier", ""), body)))
                .toList();
    }

    /**
     * This item with the text of what it refers to.
     *
     * @param texts a tree with a {@code qti-stimulus-body} by identifier of the reference; references without one stay
     */
    public ItemContent withStimuli(Map<String, Element> texts) {
        List<Node> children = new ArrayList<>();
        for (Node child : root.children()) {
            if (child instanceof Element reference && reference.is("qti-assessment-stimulus-ref")) {
                Element text = texts.get(reference.attribute("identifier", ""));
                Optional<Element> body = text == null
                        ? Optional.empty()
                        : text.walk()
                                .filter(each -> each.is("qti-stimulus-body"))
                                .findFirst();
                children.add(body.isEmpty() ? reference : reference.withChildren(List.of(body.get())));
            } else {
                children.add(child);
            }
        }
        return of(root.withChildren(children));
    }

    /** Interactions in document order. */
    public List<Interaction> interactions() {
        return interactions;
    }

    public List<Declaration> responses() {
        return responses;
    }

    public Optional<Declaration> response(String identifier) {
        return responses.stream()
                .filter(each -> each.identifier().equals(identifier))
                .findFirst();
    }

    public List<Declaration> outcomes() {
        return outcomes;
    }

    public List<Declaration> templates() {
        return templates;
    }

    /** How responses become outcomes; empty when the item leaves that to people or to nobody. */
    public Optional<Element> processing() {
        return root.first("qti-response-processing");
    }

    public ItemType type() {
        return ItemType.of(this);
    }

    /** The item as one question with lettered options, when it is one. */
    public Optional<SingleChoice> singleChoice() {
        return singleChoice;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ItemContent content && root.equals(content.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    /** The title only: the tree holds the key, and what is printed ends up in a log. */
    @Override
    public String toString() {
        return "ItemContent[" + root.attribute("identifier", "") + "]";
    }

    private static List<Declaration> declarations(Element root, String name) {
        List<Declaration> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Element element : root.elements(name)) {
            Declaration declaration = Declaration.of(element);
            if (!seen.add(declaration.identifier())) {
                throw new IllegalArgumentException(name + " \"" + declaration.identifier() + "\" stands there twice");
            }
            found.add(declaration);
        }
        return List.copyOf(found);
    }

    private List<Interaction> interactions(Element item) {
        return item.first("qti-item-body").stream()
                .flatMap(Element::walk)
                .flatMap(element -> InteractionKind.of(element).stream().map(kind -> interaction(kind, element)))
                .toList();
    }

    private Interaction interaction(InteractionKind kind, Element element) {
        String response = element.attribute("response-identifier", "");
        if (response(response).isEmpty()) {
            throw new IllegalArgumentException(
                    element.name() + " answers response \"" + response + "\", which is not declared");
        }
        return new Interaction(kind, response, element);
    }
}
