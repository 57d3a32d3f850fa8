package nl.kennispeil.bank.lint;

import java.util.List;
import java.util.Optional;

/**
 * What the writing aid should know besides the item.
 *
 * @param language language of the item when it does not say so itself, such as {@code nl}
 * @param references what the item rests on, such as a guideline with its date; empty when nobody recorded whether there
 *     is any, which makes the aid look in the feedback
 */
public record Context(String language, Optional<List<String>> references) {

    public Context {
        references = references.map(List::copyOf);
    }

    /** A context in which nothing is known of references. */
    public static Context of(String language) {
        return new Context(language, Optional.empty());
    }

    public Context withReferences(List<String> given) {
        return new Context(language, Optional.of(given));
    }
}
