package nl.kennispeil.bank.prose;

import java.util.List;
import java.util.Set;
import nl.kennispeil.bank.content.Interaction;

/**
 * The options of one interaction, in order.
 *
 * @param interaction a choice, inline choice or order interaction
 * @param options in order
 * @param keys identifiers that are right; empty when none is declared
 */
public record Choices(Interaction interaction, List<Option> options, Set<String> keys) {

    /**
     * An option in words.
     *
     * @param identifier its identifier in the item
     * @param prose its text; its part is its letter
     * @param key true when it is right
     */
    public record Option(String identifier, Prose prose, boolean key) {

        public String letter() {
            return prose.part();
        }
    }

    public Choices {
        options = List.copyOf(options);
        keys = Set.copyOf(keys);
    }
}
