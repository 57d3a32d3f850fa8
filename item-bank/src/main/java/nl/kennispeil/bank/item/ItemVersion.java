package nl.kennispeil.bank.item;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.kennispeil.bank.content.InteractionKind;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.content.PlainText;
import nl.kennispeil.bank.content.SingleChoice;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * One version of an item, immutable: an edit of its content makes a new version, without calibration.
 *
 * @param ref item and version
 * @param language language of the texts, two letters such as {@code nl}
 * @param synthetic true for a generated item that carries no knowledge of the field; never for real use
 * @param tests kinds of test the item is meant for, such as {@code LHK}
 * @param classification place in the blueprint
 * @param content what it shows, asks and declares, key included
 * @param rationale why the key is right
 * @param calibration parameters of this version, or null before a calibration
 */
public record ItemVersion(
        ItemRef ref,
        String language,
        boolean synthetic,
        List<String> tests,
        Classification classification,
        ItemContent content,
        Rationale rationale,
        @Nullable ItemParameters calibration) {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");

    public ItemVersion {
        tests = List.copyOf(tests);
        Required.matches(language, LANGUAGE, "language of item " + ref);
        Required.texts(tests, "test kind of item " + ref);
    }

    /** The question itself as plain text: the first prompt, or all of the body when it has none. */
    public String question() {
        return content.shown()
                .map(body -> body.descendants("qti-prompt").stream()
                        .findFirst()
                        .map(PlainText::of)
                        .orElseGet(() -> PlainText.of(body)))
                .orElse("");
    }

    /** What is told before the question, as plain text, one line per block; empty when the item only asks. */
    public List<String> lead() {
        return content.shown().stream()
                .flatMap(body -> body.elements().stream())
                .takeWhile(each -> InteractionKind.of(each).isEmpty())
                .flatMap(each -> PlainText.lines(each).stream())
                .toList();
    }

    /** The lettered options as plain text, in order; empty when the item is no single choice. */
    public List<Option> options() {
        return content.singleChoice().stream()
                .flatMap(choice -> choice.options().stream())
                .map(each -> new Option(each.letter(), plain(each)))
                .toList();
    }

    /** The letters of the options, in order; empty when the item is no single choice. */
    public List<String> letters() {
        return content.singleChoice().stream()
                .flatMap(choice -> choice.options().stream())
                .map(SingleChoice.Choice::letter)
                .toList();
    }

    /** The right letters, each right by itself; empty when the item is no single choice or declares no key. */
    public Set<String> keyLetters() {
        return content.singleChoice().map(SingleChoice::key).orElse(Set.of());
    }

    /** An option may be a picture; what stands for it in words is its alternative text. */
    private static String plain(SingleChoice.Choice choice) {
        String text = choice.element().text().strip();
        if (!text.isEmpty()) {
            return text;
        }
        return choice.element().descendants("img").stream()
                .map(image -> image.attribute("alt", ""))
                .filter(alt -> !alt.isBlank())
                .findFirst()
                .orElse("(" + choice.letter() + ")");
    }
}
