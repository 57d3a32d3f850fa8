package nl.kennispeil.bank.processing;

import java.util.List;
import java.util.Map;
import nl.kennispeil.bank.content.ItemContent;

/** Scores one item once. Who scores an item often keeps a {@link Compiled}. */
public final class ResponseProcessor {

    private ResponseProcessor() {}

    /** @see Compiled#score */
    public static Outcomes score(ItemContent item, Map<String, List<String>> responses, Settings settings) {
        return Compiled.of(item).score(responses, settings);
    }
}
