package nl.kennispeil.bank.exchange.qti;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.XmlNode;
import nl.kennispeil.bank.exchange.qti.QtiWriter.Target;

/**
 * Makes a tree keep to the published schema of a version. The schemas know less HTML than items may hold; what has no
 * place there is written as its nearest kin with a mark, {@code data-canonical-…}, from which reading it back makes the
 * same tree again. Other software shows the kin and may ignore the mark.
 */
final class Fitting {

    private static final String MARK = "data-canonical-";
    private static final String ELEMENT = MARK + "element";
    private static final String ADDED = MARK + "added";
    private static final String NONE = "none";

    /** Hold a line of text and nothing but the attributes of any element, so can be a div when they hold more. */
    private static final Set<String> LINES = Set.of(
            "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "address", "span", "em", "strong", "b", "i", "small", "big",
            "sub", "sup", "code", "cite", "dfn", "kbd", "samp", "tt", "var", "abbr", "acronym");

    private final Published published;
    private final Set<String> inline = Vocabulary.get().group("@phrase");
    private final Set<String> ids = new TreeSet<>();
    private final List<String> left;

    private Fitting(Target target, List<String> left) {
        this.published = Published.of(target);
        this.left = left;
    }

    /**
     * The tree as the schema wants it, in QTI 3 names.
     *
     * @param left gets what cannot even be marked, for people
     */
    static Element fitted(Element root, Target target, List<String> left) {
        Fitting fitting = new Fitting(target, left);
        root.elements("qti-response-declaration").stream()
                .flatMap(each -> each.attribute("identifier").stream())
                .forEach(fitting.ids::add);
        return fitting.element(root);
    }

    /** What was read, with marks made true again. Nothing passes a check by its mark: this comes before all checks. */
    static XmlElement undone(XmlElement element) {
        List<XmlNode> children = new ArrayList<>();
        for (XmlNode child : element.children()) {
            if (!(child instanceof XmlElement below)) {
                children.add(child);
            } else if (below.attribute(ELEMENT, "").equals(NONE)) {
                children.addAll(undone(below).children());
            } else {
                children.add(undone(below));
            }
        }
        Map<String, String> attributes = new TreeMap<>(element.attributes());
        for (String added : element.attribute(ADDED, "").split(" ")) {
            attributes.remove(added);
            attributes.remove(Names.oldAttribute(added));
        }
        String name = element.name();
        for (Map.Entry<String, String> each : element.attributes().entrySet()) {
            if (each.getKey().startsWith(MARK)) {
                attributes.remove(each.getKey());
                if (each.getKey().equals(ELEMENT)) {
                    name = each.getValue().equals(NONE) ? name : each.getValue();
                } else if (!each.getKey().equals(ADDED)) {
                    attributes.put(each.getKey().substring(MARK.length()).replace('_', ':'), each.getValue());
                }
            }
        }
        return new XmlElement(element.namespace(), name, new TreeMap<>(attributes), children, element.line());
    }

    private Element element(Element given) {
        if (given.is("math") || given.is("svg")) {
            return given;
        }
        List<Node> children = new ArrayList<>();
        for (Node child : given.children()) {
            children.add(child instanceof Element below ? element(below) : child);
        }
        Optional<Published.Row> known = published.row(given.name());
        if (known.isEmpty() && given.name().startsWith("qti-")) {
            return given.withChildren(children);
        }
        String name = known.isPresent() ? given.name() : inline.contains(given.name()) ? "span" : "div";
        Published.Row row = row(name);
        Published.Row wider = row("div");
        if (LINES.contains(name) && children.stream().anyMatch(each -> !stands(each, row) && stands(each, wider))) {
            name = "div";
        }
        Published.Row placing = row(name);
        Map<String, String> attributes = attributes(given, placing);
        if (!name.equals(given.name())) {
            attributes.put(ELEMENT, given.name());
        }
        List<Node> placed = placed(players(given.name(), children, placing), placing);
        if (placed.isEmpty() && name.equals("qti-item-body")) {
            // The schemas want something in it.
            placed = List.of(Element.of("p", Map.of(ELEMENT, NONE)));
        }
        return Element.of(name, attributes, placed);
    }

    /** QTI 2.2 wants what plays as an object; one that holds the player of HTML 5 says the same. */
    private static List<Node> players(String parent, List<Node> children, Published.Row row) {
        if (!parent.equals("qti-media-interaction") || row.children().contains("video")) {
            return children;
        }
        List<Node> placed = new ArrayList<>();
        for (Node child : children) {
            boolean plays = child instanceof Element each && (each.is("video") || each.is("audio"));
            placed.add(plays ? object((Element) child) : child);
        }
        return placed;
    }

    private static Element object(Element player) {
        Element from = player.attribute("src").isPresent()
                ? player
                : player.first("source").orElse(player);
        String src = from.attribute("src", "");
        String type = from.attribute("type").orElseGet(() -> Pictures.type(src, player.name() + "/mpeg"));
        return Element.of("object", Map.of("data", src, "type", type, ELEMENT, NONE), player);
    }

    private Published.Row row(String name) {
        return published.row(name).orElseThrow();
    }

    private static boolean stands(Node node, Published.Row row) {
        return node instanceof Element element
                ? row.children().contains(element.name())
                : row.mixed() || (node instanceof Text text && Values.blank(text.value()));
    }

    /** The children, with what may not stand here inside something that may and goes away again. */
    private List<Node> placed(List<Node> children, Published.Row row) {
        List<Node> placed = new ArrayList<>();
        List<Node> run = new ArrayList<>();
        String around = "";
        for (Node child : children) {
            String wanted = stands(child, row) ? "" : holder(child, row);
            if (!wanted.equals(around) && !run.isEmpty()) {
                placed.add(Element.of(around, Map.of(ELEMENT, NONE), run));
                run = new ArrayList<>();
            }
            around = wanted;
            (wanted.isEmpty() ? placed : run).add(child);
        }
        if (!run.isEmpty()) {
            placed.add(Element.of(around, Map.of(ELEMENT, NONE), run));
        }
        return placed;
    }

    /** What can stand here and hold the node; empty when nothing can. */
    private String holder(Node node, Published.Row row) {
        for (String each : List.of("tbody", "span", "p", "div")) {
            if (row.children().contains(each) && stands(node, row(each))) {
                return each;
            }
        }
        return "";
    }

    private Map<String, String> attributes(Element given, Published.Row row) {
        Map<String, String> kept = new TreeMap<>();
        given.attributes().forEach((name, value) -> {
            Published.Attribute rule = row.attributes().get(name);
            boolean own = rule == null
                    || !rule.type().equals("uid")
                    || given.is("qti-response-declaration")
                    || ids.add(value);
            if (published.allows(row, name) && published.fits(row, name, value) && own) {
                kept.put(name, value);
            } else if (rule != null && rule.required()) {
                kept.put(name, required(given, row, name, value, kept));
            } else if (row.open()) {
                kept.put(MARK + name.replace(':', '_'), value);
            } else {
                say("attribute " + name + " of " + given.name() + " has no place in this version and is left out");
            }
        });
        List<String> added = new ArrayList<>();
        for (Published.Attribute each : row.attributes().values()) {
            if (each.required() && !kept.containsKey(each.name()) && row.open()) {
                missing(given, row.name(), each.name()).ifPresent(value -> {
                    kept.put(each.name(), value);
                    added.add(each.name());
                });
            }
        }
        if (!added.isEmpty()) {
            added.sort(null);
            kept.put(ADDED, String.join(" ", added));
        }
        return kept;
    }

    /** A value that must be there and cannot be as it is: only what nothing refers to can have another one. */
    private String required(Element given, Published.Row row, String name, String value, Map<String, String> kept) {
        if (given.name().startsWith("qti-assessment-") && name.equals("identifier") && row.open()) {
            kept.put(MARK + name, value);
            String safe = value.replaceAll("[^\\p{L}\\p{N}_.-]", "_");
            return published.fits(row, name, safe) ? safe : "I" + safe;
        }
        return value;
    }

    /** What an attribute that must be there means when it is not. */
    private Optional<String> missing(Element given, String element, String name) {
        return switch (element + " " + name) {
            case "img alt", "img src", "object data", "qti-end-attempt-interaction title" -> Optional.of("");
            case "a href" -> Optional.of("#");
            case "object type" -> Optional.of("application/octet-stream");
            case "qti-media-interaction autostart" -> Optional.of("false");
            case "qti-hotspot-choice coords", "qti-associable-hotspot coords" ->
                given.attribute("shape", "").equals("default") ? Optional.of("0,0,0,0") : Optional.empty();
            default -> name.equals("match-max") ? Optional.of("0") : Optional.empty();
        };
    }

    private void say(String what) {
        if (!left.contains(what)) {
            left.add(what);
        }
    }
}
