package nl.kennispeil.bank.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.kennispeil.bank.content.Cardinality;
import nl.kennispeil.bank.content.Declaration;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.Interaction;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import org.jspecify.annotations.Nullable;

/** Answers and keys in the words of the item: the text of an option rather than its identifier. */
public final class AnswerWords {

    /**
     * What one interaction asks, what was answered and what is right.
     *
     * @param asked the prompt; empty when the interaction has none of its own
     * @param given in words, in order; empty when it was not answered
     * @param right in words; empty when the item declares no right answer
     * @param ordered true when the order of the values is the answer
     */
    public record Line(String asked, List<String> given, List<String> right, boolean ordered) {}

    private AnswerWords() {}

    /** One line per interaction that is answered, in the order of the item. */
    public static List<Line> lines(ItemVersion item, Answer answer) {
        ItemContent content = item.content();
        List<Line> lines = new ArrayList<>();
        for (Interaction each : content.interactions()) {
            if (each.kind() == InteractionKind.MEDIA || each.kind() == InteractionKind.END_ATTEMPT) {
                continue;
            }
            String asked = each.element().first("qti-prompt").map(PlainText::of).orElse("");
            lines.add(new Line(
                    asked,
                    words(each, values(content, each, answer)),
                    words(each, right(content, each)),
                    cardinality(content, each) == Cardinality.ORDERED));
        }
        return lines;
    }

    /** An answer as one line of text, for tables: {@code "B"} stays, responses become words. */
    public static String plain(ItemVersion item, Answer answer) {
        if (!(answer instanceof Answer.Given)) {
            return answer.wire();
        }
        return lines(item, answer).stream()
                .map(each -> String.join("; ", each.given()))
                .collect(Collectors.joining(" | "));
    }

    /**
     * The answer that is right, as somebody would give it; blank when the item declares none. Of several that are each
     * right by themselves it is the first.
     */
    public static Answer key(ItemVersion item) {
        if (item.content().singleChoice().isPresent()) {
            return item.keyLetters().stream()
                    .sorted()
                    .findFirst()
                    .<Answer>map(letter -> new Answer.Chosen(Set.of(letter)))
                    .orElseGet(Answer.Blank::new);
        }
        SortedMap<String, List<String>> responses = new TreeMap<>();
        for (Interaction each : item.content().interactions()) {
            boolean single = cardinality(item.content(), each) == Cardinality.SINGLE;
            List<String> right = right(item.content(), each);
            if (!right.isEmpty()) {
                responses.put(each.response(), single ? right.subList(0, 1) : right);
            }
        }
        int values = responses.values().stream().mapToInt(List::size).sum();
        return values == 0 || values > Answer.Given.MOST_VALUES ? new Answer.Blank() : new Answer.Given(responses);
    }

    private static @Nullable Cardinality cardinality(ItemContent content, Interaction asked) {
        return content.response(asked.response()).map(Declaration::cardinality).orElse(null);
    }

    private static List<String> values(ItemContent content, Interaction asked, Answer answer) {
        if (answer instanceof Answer.Given given) {
            return given.values(asked.response());
        }
        if (answer instanceof Answer.Chosen chosen && content.singleChoice().isPresent()) {
            return chosen.letters().stream()
                    .flatMap(letter -> content.singleChoice().get().identifier(letter).stream())
                    .toList();
        }
        return List.of();
    }

    /** The correct response, or where none is declared what a mapping gives points for. */
    private static List<String> right(ItemContent content, Interaction asked) {
        Optional<Declaration> response = content.response(asked.response());
        List<String> correct = response.map(Declaration::correct).orElse(List.of());
        if (!correct.isEmpty()) {
            return correct;
        }
        return response.flatMap(Declaration::mapping).stream()
                .flatMap(mapping -> mapping.elements("qti-map-entry").stream())
                .filter(each -> !each.attribute("mapped-value", "").matches("-.*|0+([.]0*)?|"))
                .map(each -> each.attribute("map-key", ""))
                .toList();
    }

    private static List<String> words(Interaction asked, List<String> values) {
        return switch (asked.kind()) {
            case TEXT_ENTRY, EXTENDED_TEXT, SLIDER -> values;
            case SELECT_POINT, POSITION_OBJECT ->
                values.stream().map(each -> "(" + each.replace(" ", ", ") + ")").toList();
            case MATCH, GAP_MATCH, GRAPHIC_GAP_MATCH, ASSOCIATE, GRAPHIC_ASSOCIATE ->
                values.stream().map(each -> pair(asked.element(), each)).toList();
            default -> values.stream().map(each -> word(asked.element(), each)).toList();
        };
    }

    private static String pair(Element within, String value) {
        String[] ends = value.split(" ", 2);
        return ends.length < 2 ? value : word(within, ends[0]) + " → " + word(within, ends[1]);
    }

    private static String word(Element within, String identifier) {
        return within.walk()
                .filter(each -> each.attribute("identifier", "").equals(identifier))
                .findFirst()
                .map(found -> named(within, found))
                .orElse(identifier);
    }

    private static String named(Element within, Element found) {
        String own = found.attribute("hotspot-label")
                .or(() -> found.attribute("object-label"))
                .orElseGet(() -> PlainText.of(found));
        if (!own.isBlank()) {
            return own;
        }
        // a gap or an area without words is known by its place, as the candidate saw it
        List<Element> alike =
                within.walk().filter(each -> each.is(found.name())).toList();
        return String.valueOf(alike.indexOf(found) + 1);
    }
}
