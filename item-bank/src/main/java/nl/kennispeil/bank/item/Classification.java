package nl.kennispeil.bank.item;

import org.jspecify.annotations.Nullable;

/**
 * Where an item belongs in a blueprint. The values are data of the bank, not a fixed list.
 *
 * @param category blueprint category: an ICPC chapter such as {@code K}, {@code P/Z}, or {@code HGT}; not blank
 * @param icpc ICPC code such as {@code K74}, or null when none applies
 * @param icpcTitle title of that code or subject, or null
 * @param age age group of the patient, such as {@code 18-44}
 * @param aspect aspect of the consultation, such as {@code behandeling}
 * @param character {@code spoed}, {@code chronisch} or {@code regulier}
 */
public record Classification(
        String category,
        @Nullable String icpc,
        @Nullable String icpcTitle,
        String age,
        String aspect,
        String character) {

    public Classification {
        Required.text(category, "category");
        Required.text(age, "age group");
        Required.text(aspect, "aspect");
        Required.text(character, "character");
    }
}
