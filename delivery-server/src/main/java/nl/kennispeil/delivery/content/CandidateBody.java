package nl.kennispeil.delivery.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.content.BaseType;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Deliverable;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Stimulus;

/**
 * What of an item a candidate may see: its body by {@link Allowed}. Declarations, processing, feedback, templates and
 * rubrics for others never pass, and media are named by their address. Interactions get the type of their response,
 * which tells a number from a text, and nothing of its value.
 */
public final class CandidateBody {

    private static final Set<String> ADDRESSES = Set.of("src", "data", "href");

    private final ItemContent item;
    private final UnaryOperator<String> media;
    private final Set<String> lost = new TreeSet<>();

    private CandidateBody(ItemContent item, UnaryOperator<String> media) {
        this.item = item;
        this.media = media;
    }

    /**
     * The body as a candidate gets it.
     *
     * @param media address of a file in the media library
     * @throws IllegalStateException when the item has no body, or names a file the library does not have
     */
    public static Element of(ItemContent item, UnaryOperator<String> media) {
        Element body = item.body().orElseThrow(() -> new IllegalStateException("an item without a body"));
        return new CandidateBody(item, media).element(body).orElseThrow();
    }

    /** A stimulus as a candidate gets it. */
    public static Element of(ItemContent item, Stimulus stimulus, UnaryOperator<String> media) {
        return new CandidateBody(item, media).element(stimulus.body()).orElseThrow();
    }

    /**
     * What a candidate would miss: names of elements that are left out though they show or ask something. A form with
     * such an item cannot be sat as it was meant.
     */
    public static Set<String> missing(ItemContent item) {
        CandidateBody body = new CandidateBody(item, UnaryOperator.identity());
        item.body().ifPresent(body::element);
        item.stimuli().forEach(each -> body.element(each.body()));
        if (!item.templates().isEmpty()) {
            body.lost.add("qti-template-processing");
        }
        if (item.root().attribute("adaptive", "").equals("true")) {
            body.lost.add("adaptive");
        }
        return body.lost;
    }

    /** Names of the files that a candidate is shown with an item. */
    public static Set<String> media(ItemContent item) {
        Set<String> names = new TreeSet<>();
        CandidateBody body = new CandidateBody(item, file -> {
            names.add(file);
            return file;
        });
        item.body().ifPresent(body::element);
        item.stimuli().forEach(each -> body.element(each.body()));
        return names;
    }

    private Optional<Element> element(Element element) {
        if (element.is("qti-rubric-block") && !forCandidates(element)) {
            return Optional.empty();
        }
        Optional<InteractionKind> kind = InteractionKind.of(element);
        Optional<Set<String>> attributes = Allowed.attributes(element.name());
        if (attributes.isEmpty() || (kind.isPresent() && !Deliverable.shown(kind.get()))) {
            if (!Allowed.mayGo(element.name())) {
                lost.add(element.name());
            }
            return Optional.empty();
        }
        SortedMap<String, String> kept = new TreeMap<>();
        element.attributes().forEach((name, value) -> {
            if (attributes.get().contains(name)) {
                attribute(element, name, value).ifPresent(shown -> kept.put(name, shown));
            }
        });
        if (kind.isPresent()) {
            response(element).ifPresent(each -> {
                kept.put("cardinality", each.cardinality().qti());
                BaseType type = each.baseType();
                kept.put("base-type", type == null ? "record" : type.qti());
            });
        }
        boolean shuffled = element.attribute("shuffle", "").equalsIgnoreCase("true");
        List<Node> children = new ArrayList<>();
        for (Node child : element.children()) {
            if (child instanceof Element below) {
                element(below).map(each -> shuffled ? each : unfixed(each)).ifPresent(children::add);
            } else {
                children.add(child);
            }
        }
        return Optional.of(new Element(element.name(), kept, children));
    }

    /** Which options would stay in place says something only while the others move. */
    private static Element unfixed(Element element) {
        return element.is("qti-simple-match-set") ? element : element.without("fixed");
    }

    private Optional<String> attribute(Element element, String name, String value) {
        if (ADDRESSES.contains(name)) {
            // a link to a page would lead out of the test; one to a file of the item opens it
            return element.is("a") && value.matches("(?i)[a-z][a-z0-9+.-]*:.*|#.*|//.*")
                    ? Optional.empty()
                    : Optional.of(media.apply(value));
        }
        if (name.equals("class")) {
            String known = Allowed.classes(value);
            return known.isEmpty() ? Optional.empty() : Optional.of(known);
        }
        return Optional.of(value);
    }

    private Optional<Declaration> response(Element interaction) {
        return item.response(interaction.attribute("response-identifier", ""));
    }

    private static boolean forCandidates(Element rubric) {
        return List.of(rubric.attribute("view", "").split("\\s+")).contains("candidate");
    }

    /** For tests: every name that may pass. */
    static Map<String, Set<String>> allowed() {
        return Allowed.all();
    }
}
