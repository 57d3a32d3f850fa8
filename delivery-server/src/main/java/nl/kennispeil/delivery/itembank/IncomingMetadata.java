package nl.kennispeil.delivery.itembank;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemVersion;

/** What a file says of an item that is new here, held against what this bank takes. */
public final class IncomingMetadata {

    /** What an item has in place of a value that is not known yet. */
    public static final String NOTHING = "-";

    private static final int LONGEST_QUOTE = 60;

    private final Metadata metadata;

    public IncomingMetadata(Overview overview) {
        this.metadata = Metadata.of(overview);
    }

    /**
     * What can be taken and what not.
     *
     * @param values by field, tidied
     * @param problems a code by field, with words under {@code page.items.problem.<code>}
     * @param refused what was said for each of those fields, cut short
     */
    public record Checked(
            Map<MetaField, String> values, Map<MetaField, String> problems, Map<MetaField, String> refused) {

        public Checked {
            values = Map.copyOf(values);
            problems = Map.copyOf(problems);
            refused = Map.copyOf(refused);
        }

        /** Never blank. */
        private String known(MetaField field, String otherwise) {
            return values.getOrDefault(field, otherwise);
        }

        public Classification classification() {
            return new Classification(
                    known(MetaField.CATEGORY, NOTHING),
                    values.get(MetaField.ICPC),
                    values.get(MetaField.ICPC_TITLE),
                    known(MetaField.AGE, NOTHING),
                    known(MetaField.ASPECT, NOTHING),
                    known(MetaField.CHARACTER, "regulier"));
        }

        public String text(MetaField field) {
            return known(field, "");
        }

        public Set<String> targetGroups() {
            return Metadata.several(text(MetaField.TARGET_GROUPS));
        }

        public List<Reference> references() {
            return Metadata.references(text(MetaField.REFERENCES));
        }
    }

    public Checked check(Map<MetaField, String> given) {
        Map<MetaField, String> values = new EnumMap<>(MetaField.class);
        Map<MetaField, String> problems = new EnumMap<>(MetaField.class);
        Map<MetaField, String> refused = new EnumMap<>(MetaField.class);
        given.forEach((field, text) -> {
            if (!text.isBlank() && !text.strip().equals(NOTHING)) {
                String problem = metadata.problem(field, text);
                if (problem.isEmpty()) {
                    values.put(field, Metadata.tidy(field, text));
                } else {
                    // a report of an import names no part of a value
                    problems.put(field, problem.equals(Metadata.BAD_DATE) ? "references" : problem);
                    String said = text.strip();
                    refused.put(field, said.substring(0, Math.min(said.length(), LONGEST_QUOTE)));
                }
            }
        });
        return new Checked(values, problems, refused);
    }

    /** What an item of the bank says of itself, field by field, without what is not known. */
    public static void of(ItemCard card, ItemVersion version, BiConsumer<MetaField, String> each) {
        Metadata.values(card, VersionData.of(version)).forEach((field, value) -> {
            if (!value.isBlank() && !value.equals(NOTHING)) {
                each.accept(field, value);
            }
        });
    }
}
