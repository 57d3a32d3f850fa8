package nl.kennispeil.bank.exchange.qti12;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.kennispeil.bank.exchange.XmlElement;
import nl.kennispeil.bank.exchange.draft.Share;

/** What an item says about itself in {@code qtimetadata} and in elements of its own, by lower-case label. */
record Meta(Map<String, String> fields) {

    static Meta of(XmlElement item) {
        Map<String, String> fields = new TreeMap<>();
        item.elements("itemmetadata")
                .forEach(metadata -> metadata.walk().forEach(element -> {
                    if (element.is("qtimetadatafield")) {
                        String label = element.first("fieldlabel")
                                .map(XmlElement::text)
                                .orElse("");
                        String entry = element.first("fieldentry")
                                .map(XmlElement::text)
                                .orElse("");
                        fields.putIfAbsent(label.strip().toLowerCase(Locale.ROOT), entry.strip());
                    } else if (element.name().startsWith("qmd_")) {
                        fields.putIfAbsent(
                                element.name().toLowerCase(Locale.ROOT),
                                element.text().strip());
                    }
                }));
        return new Meta(fields);
    }

    String field(String label) {
        return fields.getOrDefault(label, "");
    }

    /** Canvas' type, such as {@code short_answer_question}; empty for other systems. */
    String canvas() {
        String profile = field("cc_profile");
        return profile.startsWith("cc.essay") ? "essay_question" : field("question_type");
    }

    /** Canvas, or a Common Cartridge, which Canvas' conventions are from. */
    boolean isCanvas() {
        return !canvas().isEmpty() || !field("cc_profile").isEmpty();
    }

    Optional<Share> points() {
        return Share.parse(field("points_possible"));
    }
}
