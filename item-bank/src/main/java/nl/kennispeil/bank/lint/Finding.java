package nl.kennispeil.bank.lint;

import java.util.List;
import nl.kennispeil.bank.prose.Passage;

/**
 * One remark on an item. It may tell the key: for editors only.
 *
 * @param rule code of the rule, such as {@code key-longest}
 * @param severity how bad
 * @param passage what to underline
 * @param arguments texts and numbers for the words of {@link #key()}, in order
 */
public record Finding(String rule, Severity severity, Passage passage, List<Object> arguments) {

    public Finding {
        arguments = List.copyOf(arguments);
    }

    /** Key of its words. */
    public String key() {
        return "lint." + rule;
    }
}
