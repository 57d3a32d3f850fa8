package nl.kennispeil.bank.prose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.Text;

/** The texts of an item that a candidate reads before answering, block by block, in document order. Immutable. */
public final class ItemProse {

    private static final Set<String> BLOCKS = Set.of(
            "qti-item-body",
            "p",
            "div",
            "li",
            "td",
            "th",
            "caption",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "dt",
            "dd",
            "blockquote",
            "pre",
            "figcaption",
            "qti-prompt",
            "table",
            "tr",
            "tbody",
            "thead",
            "tfoot",
            "ul",
            "ol",
            "dl",
            "section",
            "article",
            "figure");
    private static final Set<String> OPTIONS = Set.of(
            "qti-simple-choice",
            "qti-inline-choice",
            "qti-simple-associable-choice",
            "qti-gap-text",
            "qti-hotspot-choice",
            "qti-associable-hotspot");
    private static final Set<String> HIDDEN = Set.of(
            "qti-rubric-block",
            "qti-feedback-inline",
            "qti-feedback-block",
            "qti-modal-feedback",
            "qti-stylesheet",
            "annotation",
            "script",
            "style");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Set<InteractionKind> WITH_OPTIONS =
            Set.of(InteractionKind.CHOICE, InteractionKind.INLINE_CHOICE, InteractionKind.ORDER);

    private final List<Prose> stem = new ArrayList<>();
    private final List<Prose> cells = new ArrayList<>();
    private final List<Prose> others = new ArrayList<>();
    private final List<Choices> choices = new ArrayList<>();

    private ItemProse() {}

    public static ItemProse of(ItemContent item) {
        ItemProse prose = new ItemProse();
        List<Node> children = item.root().children();
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i) instanceof Element body && body.is("qti-item-body")) {
                prose.visit(item, body, List.of(i), false);
            }
        }
        return prose;
    }

    /** Case and question, outside tables, in order; no block is blank. */
    public List<Prose> stem() {
        return List.copyOf(stem);
    }

    /** Cells of tables. */
    public List<Prose> cells() {
        return List.copyOf(cells);
    }

    /** Texts of options of the other interactions: what is matched, dragged or pointed at. */
    public List<Prose> others() {
        return List.copyOf(others);
    }

    /** Per choice, inline choice or order interaction its options. */
    public List<Choices> choices() {
        return List.copyOf(choices);
    }

    /** The block that asks: the last of the stem that is not blank. */
    public Optional<Prose> question() {
        return stem.isEmpty() ? Optional.empty() : Optional.of(stem.get(stem.size() - 1));
    }

    private void visit(ItemContent item, Element element, List<Integer> path, boolean inCell) {
        if (HIDDEN.contains(element.name())) {
            return;
        }
        Optional<InteractionKind> kind = InteractionKind.of(element);
        if (kind.isPresent() && WITH_OPTIONS.contains(kind.get())) {
            options(item, kind.get(), element, path);
        }
        boolean cell = inCell || CELLS.contains(element.name());
        if (OPTIONS.contains(element.name())) {
            if (others.size() < 1000) {
                add(others, new Prose(path, "option", element, textOf(element)));
            }
            return;
        }
        if (BLOCKS.contains(element.name()) || kind.isPresent()) {
            add(cell ? cells : stem, new Prose(path, cell ? "table" : "stem", element, textOf(element)));
        }
        for (int i = 0; i < element.children().size(); i++) {
            if (element.children().get(i) instanceof Element below
                    && !(kind.isPresent() && WITH_OPTIONS.contains(kind.get()) && OPTIONS.contains(below.name()))) {
                visit(item, below, plus(path, i), cell);
            }
        }
    }

    private void options(ItemContent item, InteractionKind kind, Element element, List<Integer> path) {
        Interaction interaction = new Interaction(kind, element.attribute("response-identifier", ""), element);
        Set<String> keys =
                item.response(interaction.response()).map(ItemProse::keys).orElse(Set.of());
        List<Choices.Option> options = new ArrayList<>();
        for (int i = 0; i < element.children().size(); i++) {
            if (element.children().get(i) instanceof Element below && OPTIONS.contains(below.name())) {
                String identifier = below.attribute("identifier", "");
                Prose prose = new Prose(plus(path, i), letter(options.size()), below, textOf(below));
                options.add(new Choices.Option(
                        identifier, prose, kind != InteractionKind.ORDER && keys.contains(identifier)));
            }
        }
        choices.add(new Choices(interaction, options, keys));
    }

    /** What is declared right, or else what a mapping gives the most points for. */
    private static Set<String> keys(Declaration response) {
        if (!response.correct().isEmpty()) {
            return new HashSet<>(response.correct());
        }
        return response.mapping().stream()
                .flatMap(mapping -> mapping.elements("qti-map-entry").stream())
                .filter(entry -> points(entry) > 0)
                .map(entry -> entry.attribute("map-key", ""))
                .collect(Collectors.toSet());
    }

    private static double points(Element entry) {
        try {
            return Double.parseDouble(entry.attribute("mapped-value", "0"));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    private static String letter(int place) {
        return place < 26 ? String.valueOf((char) ('A' + place)) : String.valueOf(place + 1);
    }

    private static void add(List<Prose> where, Prose prose) {
        if (!prose.isBlank()) {
            where.add(prose);
        }
    }

    private static List<Integer> plus(List<Integer> path, int step) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    /** The text of a block, spaces where another block, an option or something hidden stands. */
    private static String textOf(Element block) {
        StringBuilder text = new StringBuilder();
        collect(block, text, true, OPTIONS.contains(block.name()));
        return text.toString();
    }

    private static void collect(Element element, StringBuilder text, boolean top, boolean option) {
        boolean other = !top
                && (HIDDEN.contains(element.name())
                        || OPTIONS.contains(element.name())
                        || (!option && (BLOCKS.contains(element.name()) || withOptions(element))));
        if (other) {
            text.append(" ".repeat(element.text().length()));
            return;
        }
        for (Node child : element.children()) {
            if (child instanceof Element below) {
                collect(below, text, false, option);
            } else if (child instanceof Text characters) {
                text.append(characters.value());
            }
        }
    }

    private static boolean withOptions(Element element) {
        return InteractionKind.of(element).map(WITH_OPTIONS::contains).orElse(false);
    }
}
