package nl.kennispeil.delivery.itembank;

import java.util.List;
import java.util.TreeSet;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;

/**
 * The metadata that belongs to a version and not to the card, because forms, blueprints and delivery go by it: another
 * value makes another version, with equal words. The language is the content's own: it says in which language the words
 * are written, a screen reader speaks and the writing aid reads by it, and it travels with the words as {@code xml:lang}
 * of the item. The card must not say something else, so it does not say it at all; a translation is an item of its own.
 * What test kinds an item is meant for is asked of the version that a form holds, so it is the version's too.
 *
 * @param language two letters such as {@code nl}
 * @param tests codes of {@code bank.form.TestKinds}, at least one, in order of the alphabet
 */
record VersionData(String language, List<String> tests, Classification classification) {

    VersionData {
        tests = List.copyOf(new TreeSet<>(tests));
    }

    static VersionData of(ItemVersion version) {
        return new VersionData(version.language(), version.tests(), version.classification());
    }

    /** A version with this metadata and the words, key and calibration of another. */
    ItemVersion onto(ItemVersion old, ItemRef ref) {
        return new ItemVersion(
                ref,
                language,
                old.synthetic(),
                tests,
                classification,
                spoken(old.content()),
                old.rationale(),
                old.calibration());
    }

    /** The content saying its language; a region such as that of {@code nl-BE} stays while the language does. */
    private ItemContent spoken(ItemContent content) {
        String says = content.language();
        boolean same = says.isEmpty() || says.equals(language) || says.startsWith(language + "-");
        return same ? content : ItemContent.of(content.root().with("xml:lang", language));
    }
}
