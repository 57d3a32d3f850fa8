package nl.kennispeil.delivery.itemexchange;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.kennispeil.bank.card.ItemCard;
import nl.kennispeil.bank.card.ItemState;
import nl.kennispeil.bank.card.Reference;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.exchange.ItemFile;
import nl.kennispeil.bank.exchange.Metadata;
import nl.kennispeil.bank.icpc.IcpcCode;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.delivery.itembank.IncomingMetadata;
import nl.kennispeil.delivery.itembank.MetaField;

/** An item that came in, as this bank would keep it, with what of its metadata it takes. */
final class Arrived {

    private static final String OTHERWISE = "nl";
    private static final int LONGEST = 20_000;

    private final ItemContent content;
    private final Map<String, String> said;
    private final IncomingMetadata.Checked checked;

    private Arrived(ItemContent content, Map<String, String> said, IncomingMetadata.Checked checked) {
        this.content = content;
        this.said = said;
        this.checked = checked;
    }

    /** @param file with its stimuli in the item itself, and media under the names of the library */
    static Arrived of(ItemFile file, IncomingMetadata metadata) {
        Map<MetaField, String> fields = new EnumMap<>(MetaField.class);
        fields.putAll(ExchangeForm.fields(file.metadata()));
        Map<String, String> said = file.metadata();
        if (!said.containsKey(MetaField.ICPC.code())) {
            icpc(said.getOrDefault(Metadata.TAGS, "")).ifPresent(each -> fields.put(MetaField.ICPC, each));
        }
        String source = said.getOrDefault(Metadata.SOURCE, "").replace(';', ',').replace('|', '/');
        if (!fields.containsKey(MetaField.REFERENCES) && !source.isBlank()) {
            fields.put(MetaField.REFERENCES, said.getOrDefault(Metadata.SOURCE_KIND, "") + " | " + source);
        }
        return new Arrived(file.content(), said, metadata.check(fields));
    }

    /** What might be about a person is quoted nowhere. */
    private String quoted(MetaField field, String problem) {
        return problem.equals("personal") ? "" : checked.refused().getOrDefault(field, "");
    }

    /** The one keyword that is a code of the list. */
    private static Optional<String> icpc(String tags) {
        List<String> codes = new ArrayList<>();
        for (String each : tags.split(",", -1)) {
            if (each.strip().matches("[A-Z][0-9]{2}(\\.[0-9]{2})?")
                    && IcpcCode.fault(each.strip()).isEmpty()) {
                codes.add(each.strip());
            }
        }
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    /** What nobody said of it, and is needed before it can be used. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!checked.values().containsKey(MetaField.CATEGORY)) {
            missing.add("category");
        }
        if (rationale().isEmpty()) {
            missing.add("rationale");
        }
        if (said(Metadata.LANGUAGE).isEmpty() && content.language().isEmpty()) {
            missing.add("language");
        }
        return missing;
    }

    /** What was said of it and is not taken, as {@code field:problem:value}. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        checked.problems()
                .forEach((field, problem) -> remarks.add(field.code() + ":" + problem + ":" + quoted(field, problem)));
        remarks.sort(null);
        return remarks;
    }

    private String said(String name) {
        return said.getOrDefault(name, "").strip();
    }

    private String rationale() {
        String text = said(Metadata.RATIONALE);
        return text.length() > LONGEST ? "" : text;
    }

    ItemContent content() {
        return content;
    }

    /** The same with another text. */
    Arrived with(ItemContent other) {
        return new Arrived(other, said, checked);
    }

    /** Two letters. */
    String language() {
        for (String each : List.of(said(Metadata.LANGUAGE), content.language())) {
            if (each.matches("[a-zA-Z]{2}([-_].*)?")) {
                return each.substring(0, 2).toLowerCase(java.util.Locale.ROOT);
            }
        }
        return OTHERWISE;
    }

    /** The version it makes; without calibration. */
    ItemVersion version(ItemRef ref) {
        List<String> tests = new ArrayList<>();
        for (String each : said(Metadata.TESTS).split(" ", -1)) {
            if (each.matches("[A-Za-z0-9-]{1,20}")) {
                tests.add(each);
            }
        }
        return new ItemVersion(
                ref,
                language(),
                said(Metadata.SYNTHETIC).equals("true"),
                tests.isEmpty() ? List.of("LHK") : tests,
                checked.classification(),
                ItemContent.of(content.root().with("identifier", ref.id().value())),
                new Rationale(
                        rationale().isEmpty() ? IncomingMetadata.NOTHING : rationale(),
                        said(Metadata.SOURCE_KIND),
                        said(Metadata.SOURCE)),
                null);
    }

    /** The card of a new item with one version. */
    ItemCard card(ItemId id, String author, String owner) {
        List<Reference> references = checked.references();
        String its = checked.text(MetaField.OWNER);
        return new ItemCard(
                id,
                1,
                ItemState.DRAFT,
                1,
                List.of(author),
                its.isEmpty() ? owner : its,
                checked.text(MetaField.LICENCE),
                checked.text(MetaField.THEME),
                checked.targetGroups(),
                references,
                java.util.Set.of(),
                null,
                null,
                List.of(),
                "");
    }
}
