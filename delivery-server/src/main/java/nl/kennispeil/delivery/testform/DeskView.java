package nl.kennispeil.delivery.testform;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Availability;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Coverage;
import nl.kennispeil.bank.blueprint.Experience;
import nl.kennispeil.bank.blueprint.Obstacle;
import nl.kennispeil.bank.form.Done;
import nl.kennispeil.bank.form.Finding;
import nl.kennispeil.bank.form.FormApproval;
import nl.kennispeil.bank.form.FormDesign;
import nl.kennispeil.bank.form.FormState;
import nl.kennispeil.bank.form.Place;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemRef;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.delivery.account.Account;
import nl.kennispeil.delivery.account.Permission;
import nl.kennispeil.delivery.chart.Axis;
import nl.kennispeil.delivery.chart.Plot;
import nl.kennispeil.delivery.http.BadRequest;
import nl.kennispeil.delivery.page.Page;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** The desk on which a form is put together: the form in order, what it lacks, and the bank beside it. */
final class DeskView {

    private static final int ROWS = 40;
    private static final int MOST_TOLD = 8;
    private static final int POINTS = 61;
    private static final List<String> FILTERS = List.of("category", "age", "aspect", "character");

    /**
     * What is asked of the page.
     *
     * @param filters value per filter, {@code q} for words, {@code alles} to see what cannot be used too
     * @param swap id of the item to find another one for; empty for none
     * @param since revision after which changes of others are told; 0 for none
     */
    record Asked(Map<String, String> filters, String swap, int since) {}

    private final FormBank bank;

    DeskView(FormBank bank) {
        this.bank = bank;
    }

    Map<String, Object> model(
            Page page,
            Account account,
            FormDesign design,
            Optional<Blueprints.Stored> blueprint,
            Asked asked,
            Instant now) {
        FormWords words = new FormWords(page);
        FormBank.Shelf shelf = bank.shelf(now);
        List<Finding> findings = bank.findings(design, now);
        Map<String, Candidate> byId = new HashMap<>();
        shelf.stock().items().forEach(each -> byId.put(each.id(), each));
        List<Candidate> chosen = chosen(design, byId);
        boolean sees = page.may(Permission.SEE_ITEMS);
        Map<String, Object> model = new HashMap<>();
        model.put("design", design);
        model.put("sees", sees);
        model.put("actualAsked", FormDesk.asksActual(design));
        model.put("editable", design.state() == FormState.DRAFT && page.may(Permission.ASSEMBLE_FORMS));
        model.put("described", FormDesk.described(design));
        model.put("places", places(design, byId, findings, words, sees));
        model.put(
                "findings",
                findings.stream()
                        .map(each -> each.item().id() + ": " + words.finding(each))
                        .toList());
        // one item may have more than one thing wrong with it
        model.put("wrong", (int) findings.stream().map(Finding::item).distinct().count());
        model.put("coverage", words.groups(coverage(design, blueprint, chosen, shelf, words)));
        model.put(
                "blueprintName", blueprint.map(each -> each.blueprint().name()).orElse(""));
        model.put("blueprintId", blueprint.map(Blueprints.Stored::id).orElse(""));
        model.put("totals", totals(design, chosen, words));
        model.put("keys", sees ? keys(design, words) : List.of());
        model.put("plot", plot(page, chosen));
        model.put("steps", steps(page, account, design, findings));
        model.put("told", told(design, asked, account, words));
        model.put("filters", filters(words, shelf, asked));
        model.put("asked", asked.filters());
        model.put("swap", asked.swap());
        bank(model, design, blueprint, byId, shelf, asked, words, sees);
        return model;
    }

    private static List<Candidate> chosen(FormDesign design, Map<String, Candidate> byId) {
        List<Candidate> chosen = new ArrayList<>();
        for (ItemRef ref : design.refs()) {
            Candidate found = byId.get(ref.id().value());
            if (found != null) {
                chosen.add(found);
            }
        }
        return chosen;
    }

    private List<Screens.PlaceRow> places(
            FormDesign design, Map<String, Candidate> byId, List<Finding> findings, FormWords words, boolean sees) {
        Map<ItemRef, ItemVersion> versions = bank.versions(design.refs());
        List<Screens.PlaceRow> rows = new ArrayList<>();
        for (Place place : design.places()) {
            ItemVersion item = versions.get(place.item());
            String id = place.item().id().value();
            Candidate candidate = byId.get(id);
            if (candidate == null && item != null) {
                candidate = Experience.NONE.candidate(item, null, LocalDate.EPOCH, true);
            }
            rows.add(new Screens.PlaceRow(
                    rows.size() + 1,
                    id,
                    place.item().toString(),
                    stem(item, sees),
                    candidate == null ? "" : words.facts(candidate),
                    candidate == null ? "" : candidate.label(Blueprint.CATEGORY),
                    sees && item != null ? String.join(", ", new TreeSet<>(item.keyLetters())) : "",
                    candidate == null ? "–" : words.p(candidate),
                    place.scored(),
                    place.together(),
                    findings.stream()
                            .filter(each -> each.item().equals(place.item()))
                            .map(words::finding)
                            .toList()));
        }
        return rows;
    }

    private static List<Screens.CoverageRow> coverage(
            FormDesign design,
            Optional<Blueprints.Stored> blueprint,
            List<Candidate> chosen,
            FormBank.Shelf shelf,
            FormWords words) {
        if (blueprint.isEmpty()) {
            return List.of();
        }
        List<Candidate> scored = new ArrayList<>();
        Set<String> pilots = new HashSet<>();
        design.places().stream()
                .filter(each -> !each.scored())
                .forEach(each -> pilots.add(each.item().id().value()));
        chosen.stream().filter(each -> !pilots.contains(each.id())).forEach(scored::add);
        Coverage coverage =
                Coverage.of(blueprint.get().blueprint(), scored, shelf.stock().earlier());
        List<Screens.CoverageRow> rows = new ArrayList<>();
        rows.add(words.row(coverage.length()));
        coverage.rows().forEach(each -> rows.add(words.row(each)));
        coverage.unasked()
                .forEach(each -> rows.add(new Screens.CoverageRow(
                        Blueprint.CATEGORY, words.value(Blueprint.CATEGORY, each), "0", "–", "over", 1)));
        return rows;
    }

    private static Map<String, String> totals(FormDesign design, List<Candidate> chosen, FormWords words) {
        int scored = (int) design.places().stream().filter(Place::scored).count();
        double seconds = chosen.stream()
                .mapToDouble(each -> each.numbers().getOrDefault("seconds", 0.0))
                .sum();
        double p = chosen.stream()
                .map(each -> each.numbers().get("p"))
                .filter(each -> each != null)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(Double.NaN);
        Map<String, String> totals = new TreeMap<>();
        totals.put("a-scored", words.number(scored));
        totals.put("b-pilots", words.number(design.places().size() - scored));
        totals.put("c-minutes", words.number(Math.ceil(seconds / 60)));
        totals.put("d-p", Double.isNaN(p) ? "–" : words.number(p));
        return totals;
    }

    /** How often each letter is the key. */
    private List<Screens.KeyRow> keys(FormDesign design, FormWords words) {
        Map<String, Integer> keys = new TreeMap<>();
        bank.versions(design.refs())
                .values()
                .forEach(item -> item.keyLetters().forEach(letter -> keys.merge(letter, 1, Integer::sum)));
        int most = keys.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        int all = keys.values().stream().mapToInt(Integer::intValue).sum();
        return keys.entrySet().stream()
                .map(each -> new Screens.KeyRow(
                        each.getKey(),
                        each.getValue(),
                        words.number(Math.rint(100.0 * each.getValue() / all)),
                        (double) each.getValue() / most))
                .toList();
    }

    private static String plot(Page page, List<Candidate> chosen) {
        List<ItemParameters> known = chosen.stream()
                .map(Candidate::parameters)
                .filter(each -> each != null)
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        double[] thetas = new double[POINTS];
        double[] information = new double[POINTS];
        double highest = 0;
        for (int i = 0; i < POINTS; i++) {
            double theta = -3 + 6.0 * i / (POINTS - 1);
            thetas[i] = theta;
            information[i] =
                    known.stream().mapToDouble(each -> each.information(theta)).sum();
            highest = Math.max(highest, information[i]);
        }
        return new Plot(
                        Plot.Size.WIDE,
                        Axis.exactly(page.t("forms.theta"), -3, 3, 6),
                        Axis.around(page.t("forms.information"), 0, highest, 4),
                        page.messages().language().locale(),
                        page.t("forms.plot"),
                        page.t("forms.plotWords", known.size(), chosen.size()))
                .line("s1", thetas, information, "")
                .svg();
    }

    private static List<Screens.StepRow> steps(Page page, Account account, FormDesign design, List<Finding> findings) {
        List<Screens.StepRow> steps = new ArrayList<>();
        for (FormApproval.Step step : FormApproval.Step.values()) {
            boolean permitted = step == FormApproval.Step.APPROVE
                    ? page.may(Permission.APPROVE_FORM)
                    : page.may(Permission.ASSEMBLE_FORMS);
            Optional<FormApproval.Reason> refused = FormApproval.refusal(design, step, account.login(), findings);
            boolean here = refused.filter(each -> each == FormApproval.Reason.WRONG_STATE)
                    .isEmpty();
            if (permitted && here) {
                steps.add(new Screens.StepRow(
                        step.name().toLowerCase(Locale.ROOT),
                        refused.isEmpty(),
                        refused.map(each -> page.t("forms.refused."
                                        + each.name().toLowerCase(Locale.ROOT).replace('_', '-')))
                                .orElse("")));
            }
        }
        return steps;
    }

    private static List<Screens.Told> told(FormDesign design, Asked asked, Account account, FormWords words) {
        if (asked.since() <= 0) {
            return List.of();
        }
        List<Screens.Told> told = new ArrayList<>();
        List<Done> others = design.since(asked.since(), account.login());
        others.stream().limit(MOST_TOLD).forEach(each -> told.add(new Screens.Told(each.by(), words.done(each))));
        if (others.size() > MOST_TOLD) {
            told.add(new Screens.Told("", words.andMore(others.size() - MOST_TOLD)));
        }
        return told;
    }

    private static List<Screens.Filter> filters(FormWords words, FormBank.Shelf shelf, Asked asked) {
        List<Screens.Filter> filters = new ArrayList<>();
        for (String column : FILTERS) {
            Set<String> values = new TreeSet<>();
            shelf.stock().items().forEach(each -> values.addAll(each.labels().getOrDefault(column, Set.of())));
            filters.add(new Screens.Filter(
                    column,
                    words.column(column),
                    values.stream()
                            .sorted(ValueWords.ORDER)
                            .map(each -> new Screens.Choice(each, words.value(column, each)))
                            .toList(),
                    asked.filters().getOrDefault(column, "")));
        }
        return filters;
    }

    private static void bank(
            Map<String, Object> model,
            FormDesign design,
            Optional<Blueprints.Stored> blueprint,
            Map<String, Candidate> byId,
            FormBank.Shelf shelf,
            Asked asked,
            FormWords words,
            boolean sees) {
        Set<String> in = new HashSet<>();
        design.refs().forEach(each -> in.add(each.id().value()));
        Blueprint held = blueprint
                .map(Blueprints.Stored::blueprint)
                .orElseGet(() -> new Blueprint("–", 1, design.actualOnly() ? actual() : List.of(), "", null));
        Set<String> counted = new HashSet<>(in);
        counted.remove(asked.swap());
        Availability there = Availability.of(held, shelf.stock(), counted);
        Candidate swapped = byId.get(asked.swap());
        boolean all = !asked.filters().getOrDefault("alles", "").isEmpty();
        String q = asked.filters().getOrDefault("q", "").toLowerCase(Locale.ROOT);
        List<Screens.BankRow> rows = new ArrayList<>();
        int found = 0;
        for (Candidate each : shelf.stock().items()) {
            Set<Obstacle> obstacles = there.fallen().getOrDefault(each, Set.of());
            if (in.contains(each.id()) || (!all && !obstacles.isEmpty()) || !fits(each, asked, swapped)) {
                continue;
            }
            ItemVersion item = shelf.versions().get(each.id());
            String question = sees && item != null ? String.join(" ", item.lead()) + " " + item.question() : "";
            if (!q.isEmpty()
                    && !each.id().toLowerCase(Locale.ROOT).contains(q)
                    && !question.toLowerCase(Locale.ROOT).contains(q)) {
                continue;
            }
            found++;
            if (rows.size() < ROWS && item != null) {
                rows.add(new Screens.BankRow(
                        each.id(),
                        item.ref().toString(),
                        stem(item, sees),
                        words.facts(each),
                        words.p(each),
                        obstacles.stream().map(words::obstacle).toList(),
                        obstacles.isEmpty()));
            }
        }
        model.put("bank", rows);
        model.put("found", found);
    }

    private static List<Constraint> actual() {
        return List.of(new Constraint.Actual());
    }

    /** The filters; for another item the cell of the one that goes. */
    private static boolean fits(Candidate each, Asked asked, @Nullable Candidate swapped) {
        for (String column : FILTERS) {
            String wanted = asked.filters().getOrDefault(column, "");
            if (!wanted.isEmpty()
                    && !each.labels().getOrDefault(column, Set.of()).contains(wanted)) {
                return false;
            }
        }
        return swapped == null || each.label(Blueprint.CATEGORY).equals(swapped.label(Blueprint.CATEGORY));
    }

    private static Screens.Stem stem(@Nullable ItemVersion item, boolean sees) {
        if (item == null || !sees) {
            return Screens.Stem.HIDDEN;
        }
        List<String> options = item.options().stream()
                .map(each -> each.id() + "  " + each.text())
                .toList();
        return new Screens.Stem(item.question(), item.lead(), options);
    }

    /** The id of an item in a form, by what the page sent. */
    static ItemRef ref(FormDesign design, String id) {
        return design.refs().stream()
                .filter(each -> each.id().equals(new ItemId(id)))
                .findFirst()
                .orElseThrow(() -> new BadRequest(409, "form-item-gone"));
    }
}
