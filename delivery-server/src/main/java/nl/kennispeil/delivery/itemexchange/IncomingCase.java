package nl.kennispeil.delivery.itemexchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.content.CaseRef;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.Node;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.draft.Rich;

/**
 * The stimulus of an item that came in, as a case of the bank would tell it.
 *
 * @param identifier as the item refers to it
 * @param told formatted text as a field of a draft holds it
 */
record IncomingCase(String identifier, String told) {

    /** Notes of the report; the table of sentences has them in other languages. */
    static final String BECOMES = "the shared text becomes a case of the bank when the item is taken";

    static final String BEYOND =
            "the shared text stays in the item: the case editor has no place for everything that is in it";
    static final String SEVERAL = "the shared texts stay in the item: an item belongs to one case only";

    private static final String REFERENCE = "qti-assessment-stimulus-ref";
    private static final String BODY = "qti-stimulus-body";
    private static final int TITLE = 80;

    /** Only where writing the field gives the same text again; empty when the item keeps its stimulus as it is. */
    static Optional<IncomingCase> of(ItemContent content) {
        return content.stimuli().size() == 1 && references(content) == 1
                ? of(content.stimuli().get(0))
                : Optional.empty();
    }

    private static long references(ItemContent content) {
        return content.root().elements(REFERENCE).size();
    }

    private static Optional<IncomingCase> of(Stimulus stimulus) {
        List<Node> children = stimulus.body().children();
        String told = Rich.write(children);
        boolean exact = !told.isEmpty()
                && stimulus.body().attributes().isEmpty()
                && Rich.nodes(told).equals(children);
        return exact ? Optional.of(new IncomingCase(stimulus.identifier(), told)) : Optional.empty();
    }

    /** What the report says of it; empty for an item that shares nothing. */
    static Optional<String> note(ItemContent content) {
        if (content.stimuli().isEmpty()) {
            return Optional.empty();
        }
        if (references(content) > 1) {
            return Optional.of(SEVERAL);
        }
        return Optional.of(of(content).isPresent() ? BECOMES : BEYOND);
    }

    /** The item telling a version of a case, in the words it came with. */
    static ItemContent telling(ItemContent content, CaseRef ref) {
        List<Node> children = new ArrayList<>();
        for (Node each : content.root().children()) {
            boolean told = each instanceof Element one
                    && one.is(REFERENCE)
                    && one.first(BODY).isPresent()
                    && !one.attribute("identifier", "").equals(ref.toString());
            children.add(
                    told && each instanceof Element one
                            ? Element.of(REFERENCE, Map.of("identifier", ref.toString()), one.children())
                            : each);
        }
        return ItemContent.of(content.root().withChildren(children));
    }

    /**
     * What to call it: the title that came with it, else its first words.
     *
     * @param said titles of stimuli by identifier
     */
    String title(Map<String, Element> said) {
        String title = Optional.ofNullable(said.get(identifier))
                .map(each -> each.attribute("title", ""))
                .orElse("")
                .strip();
        String words = title.isEmpty() ? first() : title;
        return words.length() <= TITLE ? words : words.substring(0, TITLE - 1).strip() + "…";
    }

    private String first() {
        return Rich.nodes(told).stream()
                .filter(Element.class::isInstance)
                .map(each -> PlainText.of((Element) each))
                .filter(each -> !each.isBlank())
                .findFirst()
                .orElse(identifier);
    }
}
