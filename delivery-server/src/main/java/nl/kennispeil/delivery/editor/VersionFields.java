package nl.kennispeil.delivery.editor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.kennispeil.bank.content.ItemContent;
import nl.kennispeil.bank.draft.DraftTree;
import nl.kennispeil.bank.draft.ItemDraft;
import nl.kennispeil.bank.icpc.IcpcCode;
import nl.kennispeil.bank.item.Classification;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.bank.item.Rationale;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** What a version holds besides its tree, as fields of a draft and back. */
final class VersionFields {

    private static final String OTHERWISE = "-";

    private VersionFields() {}

    static ItemDraft draft(ItemVersion version) {
        Map<String, String> fields =
                new TreeMap<>(DraftTree.draft(version.content()).fields());
        Classification place = version.classification();
        fields.putIfAbsent("language", version.language());
        fields.put("tests", String.join(" ", version.tests()));
        fields.put("category", text(place.category()));
        fields.put("icpc", text(place.icpc()));
        fields.put("icpcTitle", text(place.icpcTitle()));
        fields.put("age", text(place.age()));
        fields.put("aspect", text(place.aspect()));
        fields.put("character", place.character());
        fields.put("rationale", text(version.rationale().text()));
        fields.put("sourceKind", version.rationale().sourceKind());
        fields.put("sourceName", version.rationale().sourceName());
        return ItemDraft.of(fields);
    }

    /** What a version has in place of nothing is nothing in a draft, so that it is asked for. */
    private static String text(@Nullable String value) {
        return value == null || value.equals(OTHERWISE) ? "" : value;
    }

    private static @Nullable String nullable(String value) {
        return value.isBlank() ? null : value.strip();
    }

    /** A code as it is written; anything else stays, since a draft that has it becomes no version. */
    private static @Nullable String code(String value) {
        return IcpcCode.fault(value).isEmpty() ? IcpcCode.of(value).toString() : nullable(value);
    }

    private static String or(String value, String otherwise) {
        return value.isBlank() ? otherwise : value.strip();
    }

    /**
     * The version a draft says.
     *
     * @param before the version before it, or null for the first
     */
    static ItemVersion version(ItemDraft draft, ItemRef ref, @Nullable ItemVersion before) {
        ItemContent content = DraftTree.content(draft, ref.id().value());
        ItemParameters calibration = before != null && before.content().equals(content) ? before.calibration() : null;
        List<String> tests = draft.list("tests");
        return new ItemVersion(
                ref,
                draft.get("language").matches("[a-z]{2}") ? draft.get("language") : "nl",
                before != null && before.synthetic(),
                tests.isEmpty() ? List.of("LHK") : tests,
                new Classification(
                        or(draft.get("category"), OTHERWISE),
                        code(draft.get("icpc")),
                        nullable(draft.get("icpcTitle")),
                        or(draft.get("age"), OTHERWISE),
                        or(draft.get("aspect"), OTHERWISE),
                        or(draft.get("character"), "regulier")),
                content,
                new Rationale(
                        or(draft.get("rationale"), OTHERWISE),
                        draft.get("sourceKind").strip(),
                        draft.get("sourceName").strip()),
                calibration);
    }
}
