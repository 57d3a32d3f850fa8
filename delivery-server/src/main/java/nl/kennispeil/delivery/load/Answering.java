package nl.kennispeil.delivery.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.kennispeil.bank.content.Element;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.Markup;
import nl.kennispeil.bank.item.Answer;

/** What virtual candidates answer to an item of a package: any letter, or the first thing each interaction takes. */
final class Answering {

    private Answering() {}

    /** Well-formed answers, the blank one when nothing else is known. */
    static List<String> of(JsonNode item) {
        Element body = Markup.read(item.path("body"));
        if (item.path("single").asBoolean()) {
            List<String> letters = new ArrayList<>();
            body.descendants("qti-simple-choice")
                    .forEach(each -> letters.add(String.valueOf((char) ('A' + letters.size()))));
            return letters;
        }
        SortedMap<String, List<String>> responses = new TreeMap<>();
        body.walk()
                .forEach(each -> InteractionKind.of(each).ifPresent(kind -> {
                    List<String> values = values(kind, each);
                    if (!values.isEmpty()) {
                        responses.put(each.attribute("response-identifier", ""), values);
                    }
                }));
        return List.of(responses.isEmpty() ? "" : new Answer.Given(responses).wire());
    }

    private static List<String> values(InteractionKind kind, Element asked) {
        return switch (kind) {
            case CHOICE -> first(asked, "qti-simple-choice");
            case ORDER ->
                asked.elements("qti-simple-choice").stream()
                        .map(each -> each.attribute("identifier", ""))
                        .toList();
            case INLINE_CHOICE -> first(asked, "qti-inline-choice");
            case HOTTEXT -> first(asked, "qti-hottext");
            case HOTSPOT -> first(asked, "qti-hotspot-choice");
            case TEXT_ENTRY -> List.of("12");
            case EXTENDED_TEXT -> List.of("Een antwoord van een virtuele kandidaat, met een paar zinnen. ".repeat(20));
            case SLIDER -> List.of(asked.attribute("lower-bound", "0"));
            default -> List.of();
        };
    }

    private static List<String> first(Element asked, String name) {
        return asked.descendants(name).stream()
                .limit(1)
                .map(each -> each.attribute("identifier", ""))
                .toList();
    }
}
