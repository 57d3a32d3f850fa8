package nl.kennispeil.bank.exchange.draft;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.Incoming;
import nl.kennispeil.bank.processing.ResponseProcessor;
import nl.kennispeil.bank.processing.Settings;

/** What the interpreter makes of responses to an item that came in. */
public final class Scored {

    private Scored() {}

    public static ItemContent content(Incoming item) {
        return item.content().orElseThrow(() -> new AssertionError("refused: " + item.reason()));
    }

    public static double score(Incoming item, Map<String, List<String>> responses) {
        return ResponseProcessor.score(content(item), responses, Settings.FIRST)
                .score()
                .orElseThrow();
    }

    /** With one response named RESPONSE. */
    public static double score(Incoming item, String... values) {
        return score(item, values.length == 0 ? Map.of() : Map.of("RESPONSE", List.of(values)));
    }

    public static double most(Incoming item) {
        return ResponseProcessor.score(content(item), Map.of(), Settings.FIRST)
                .number("MAXSCORE")
                .orElseThrow();
    }

    /** Feedback shown after a response. */
    public static String feedback(Incoming item, Map<String, List<String>> responses) {
        return String.valueOf(ResponseProcessor.score(content(item), responses, Settings.FIRST)
                .values()
                .get("FEEDBACK"));
    }
}
