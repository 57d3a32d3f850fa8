package nl.kennispeil.bank.item;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item, immutable: an edit makes a new version, without calibration.
 *
 * @param ref item and version
 * @param language language of the texts, two letters such as {@code nl}
 * @param synthetic true for a generated item that carries no knowledge of the field; never for real use
 * @param tests kinds of test the item is meant for, such as {@code LHK}
 * @param classification place in the blueprint
 * @param stem case and question
 * @param options 2 to 26 options with different letters
 * @param key letters that are options of this item
 * @param rationale why the key is right
 * @param calibration parameters of this version, or null before a calibration
 */
public record ItemVersion(
        ItemRef ref,
        String language,
        boolean synthetic,
        List<String> tests,
        Classification classification,
        Stem stem,
        List<Option> options,
        Key key,
        Rationale rationale,
        @Nullable ItemParameters calibration) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    public ItemVersion {
        tests = List.copyOf(tests);
        options = List.copyOf(options);
        Required.matches(language, LANGUAGE, "language of item " + ref);
        Required.texts(tests, "test kind of item " + ref);
        requireOptions(ref, options);
        Set<String> letters = lettersOf(options);
        if (!letters.containsAll(key.letters())) {
            // The key itself stays out of the message: messages are logged.
            throw new IllegalArgumentException("the key of item " + ref + " names a letter outside its options");
        }
    }

    /** The letters of the options, in the order of the options. */
    public List<String> letters() {
        return options.stream().map(Option::id).toList();
    }

    private static void requireOptions(ItemRef ref, List<Option> options) {
        if (options.size() < 2) {
            throw new IllegalArgumentException(
                    "item " + ref + " has " + options.size() + " options: allowed is 2 to 26");
        }
        if (lettersOf(options).size() < options.size()) {
            throw new IllegalArgumentException("item " + ref + " has two options with the same letter");
        }
    }

    private static Set<String> lettersOf(List<Option> options) {
        Set<String> letters = new HashSet<>();
        options.forEach(option -> letters.add(option.id()));
        return letters;
    }
}
