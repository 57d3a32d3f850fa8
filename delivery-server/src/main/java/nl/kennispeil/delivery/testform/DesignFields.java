package nl.kennispeil.delivery.testform;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.form.AdaptiveJson;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.form.Derivation;
import nl.kennispeil.bank.form.Done;
import nl.kennispeil.bank.form.Edit;
import nl.kennispeil.bank.form.Feedback;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormRef;
import nl.kennispeil.bank.form.FormRules;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Navigation;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.form.Release;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.delivery.shelf.Fields;
import nl.kennispeil.scoring.formula.PenaltyTable;
import org.jspecify.annotations.Nullable;

/** A form that is being made as stored fields and back. */
final class DesignFields {

    private DesignFields() {}

    /** @param byline what is kept for a login */
    static Map<String, Object> of(FormDesign design, UnaryOperator<String> byline) {
        return Fields.of(design.ref().toString())
                .with("revision", design.revision())
                .with("state", design.state().name())
                .with("kind", design.kind())
                .with("title", design.title())
                .with(
                        "places",
                        design.places().stream().map(DesignFields::place).toList())
                .with("rules", rules(design.rules()))
                .with("languages", design.languages())
                .with("blueprint", design.blueprint())
                .with("actualOnly", design.actualOnly())
                .with("derivation", derivation(design.derivation()))
                .with(
                        "makers",
                        new TreeSet<>(design.makers()).stream().map(byline).toList())
                .with("proposedBy", design.proposedBy().isEmpty() ? "" : byline.apply(design.proposedBy()))
                .with("approvedBy", design.approvedBy().stream().map(byline).toList())
                .with(
                        "history",
                        design.history().stream()
                                .map(each -> done(each, byline))
                                .toList())
                .nested();
    }

    /** @param login who is meant by what was kept */
    static FormDesign read(FormRef ref, Map<String, Object> stored, UnaryOperator<String> login) {
        Fields fields = Fields.nested(stored);
        String proposed = fields.text("proposedBy");
        return new FormDesign(
                ref,
                fields.number("revision"),
                FormState.valueOf(fields.text("state")),
                fields.text("kind"),
                fields.text("title"),
                fields.documents("places").stream().map(DesignFields::place).toList(),
                rules(Fields.nested(fields.map("rules"))),
                fields.texts("languages"),
                fields.text("blueprint"),
                fields.flag("actualOnly"),
                fields.map("derivation").isEmpty() ? null : derivation(Fields.nested(fields.map("derivation"))),
                new TreeSet<>(fields.texts("makers").stream().map(login).toList()),
                proposed.isEmpty() ? "" : login.apply(proposed),
                fields.texts("approvedBy").stream().map(login).toList(),
                fields.documents("history").stream()
                        .map(each -> done(each, login))
                        .toList());
    }

    /** Every byline that stands in it, to look all of them up at once. */
    static List<String> bylines(Map<String, Object> stored) {
        Fields fields = Fields.nested(stored);
        TreeSet<String> found = new TreeSet<>(fields.texts("makers"));
        found.addAll(fields.texts("approvedBy"));
        found.add(fields.text("proposedBy"));
        fields.documents("history").forEach(each -> found.add(each.text("by")));
        found.remove("");
        return List.copyOf(found);
    }

    private static Map<String, Object> place(Place place) {
        return Map.of("item", place.item().toString(), "scored", place.scored(), "together", place.together());
    }

    private static Place place(Fields fields) {
        return new Place(ItemRef.parse(fields.text("item")), fields.flag("scored"), fields.text("together"));
    }

    private static @Nullable Map<String, Object> derivation(@Nullable Derivation derivation) {
        if (derivation == null) {
            return null;
        }
        return Map.of(
                "master",
                derivation.master().toString(),
                "targetGroup",
                derivation.targetGroup(),
                "basis",
                derivation.basis().stream().map(ItemRef::toString).toList(),
                "differences",
                derivation.differences().stream()
                        .map(each -> Map.<String, Object>of(
                                "item", each.item().toString(), "added", each.added(), "reason", each.reason()))
                        .toList());
    }

    private static Derivation derivation(Fields fields) {
        return new Derivation(
                FormRef.parse(fields.text("master")),
                fields.text("targetGroup"),
                fields.texts("basis").stream().map(ItemRef::parse).toList(),
                fields.documents("differences").stream()
                        .map(each -> new Derivation.Difference(
                                ItemRef.parse(each.text("item")), each.flag("added"), each.text("reason")))
                        .toList());
    }

    private static Map<String, Object> done(Done done, UnaryOperator<String> byline) {
        return Map.of(
                "revision",
                done.revision(),
                "by",
                byline.apply(done.by()),
                "at",
                done.at(),
                "edit",
                edit(done.edit()),
                "inverse",
                edit(done.inverse()),
                "undone",
                done.undone());
    }

    private static Done done(Fields fields, UnaryOperator<String> login) {
        return new Done(
                fields.number("revision"),
                login.apply(fields.text("by")),
                fields.instant("at"),
                edit(Fields.nested(fields.map("edit"))),
                edit(Fields.nested(fields.map("inverse"))),
                fields.flag("undone"));
    }

    private static Map<String, Object> edit(Edit edit) {
        ItemRef other = edit.other();
        return Map.of(
                "kind",
                edit.kind().name(),
                "item",
                edit.item().toString(),
                "at",
                edit.at(),
                "scored",
                edit.scored(),
                "together",
                edit.together(),
                "other",
                other == null ? "" : other.toString(),
                "reason",
                edit.reason());
    }

    private static Edit edit(Fields fields) {
        String other = fields.text("other");
        return new Edit(
                Edit.Kind.valueOf(fields.text("kind")),
                ItemRef.parse(fields.text("item")),
                fields.number("at"),
                fields.flag("scored"),
                fields.text("together"),
                other.isEmpty() ? null : ItemRef.parse(other),
                fields.text("reason"));
    }

    private static Map<String, Object> rules(FormRules rules) {
        Map<String, Object> penalties = new TreeMap<>();
        // decimals keep their scale as text
        rules.penalties()
                .wrongByOptions()
                .forEach((options, points) -> penalties.put("o" + options, points.toString()));
        AdaptivePart adaptive = rules.adaptive();
        Map<String, Object> fields = new TreeMap<>(Map.of(
                "seconds",
                (int) rules.time().toSeconds(),
                "grace",
                (int) rules.grace().toSeconds(),
                "navigation",
                rules.navigation().name(),
                "unknown",
                rules.unknownOption(),
                "penalties",
                penalties,
                "release",
                rules.release().name(),
                "feedback",
                rules.feedback().name()));
        if (adaptive != null) {
            fields.put("adaptive", AdaptiveJson.write(adaptive));
        }
        return fields;
    }

    private static FormRules rules(Fields fields) {
        Map<Integer, BigDecimal> penalties = new TreeMap<>();
        fields.map("penalties")
                .forEach((options, points) ->
                        penalties.put(Integer.valueOf(options.substring(1)), new BigDecimal((String) points)));
        return new FormRules(
                Duration.ofSeconds(fields.number("seconds")),
                Duration.ofSeconds(fields.number("grace")),
                Navigation.valueOf(fields.text("navigation")),
                fields.flag("unknown"),
                new PenaltyTable(penalties),
                Release.valueOf(fields.text("release")),
                Feedback.valueOf(fields.text("feedback")),
                fields.optionalText("adaptive").map(AdaptiveJson::read).orElse(null));
    }
}
