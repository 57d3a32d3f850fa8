package nl.kennispeil.delivery.testform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.bank.blueprint.Availability;
import nl.kennispeil.bank.blueprint.BankCoverage;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Bounds;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Shortfall;
import nl.kennispeil.bank.blueprint.Stock;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/** The demands of a blueprint by dimension, each with what the bank has for it. */
final class BlueprintPage {

    /** Dimensions of which an item has one value, so that numbers of items add up. */
    private static final Set<String> ONE_VALUE =
            Set.of(Blueprint.CATEGORY, "age", "aspect", "character", "options", "type", "language");

    /** Demands about all items together. */
    private static final String WHOLE = FormWords.WHOLE;

    private static final String OTHER = "other";

    private final Page page;
    private final Stock stock;
    private final FormWords words;
    private final ValueWords values;

    BlueprintPage(Page page, Stock stock) {
        this.page = page;
        this.stock = stock;
        this.words = new FormWords(page);
        this.values = new ValueWords(page);
    }

    /** With an empty row for every value of the bank that is not asked yet, and for the usual demands on the whole. */
    BlueprintForm offered(BlueprintForm form) {
        Set<String> asked = new HashSet<>();
        form.rows().forEach(each -> asked.add(key(each)));
        BlueprintForm more = form;
        for (String column : BlueprintForm.DIMENSIONS) {
            Set<String> found = new TreeSet<>();
            stock.items().forEach(each -> found.addAll(each.labels().getOrDefault(column, Set.of())));
            for (String value : found) {
                Screens.Typed row = BlueprintForm.row("column", column, value, "", "");
                more = asked.contains(key(row)) ? more : more.plus(row);
            }
        }
        for (Screens.Typed row : List.of(
                BlueprintForm.row("sum", "seconds", "", "", ""),
                BlueprintForm.row("mean", "p", "", "", ""),
                BlueprintForm.row("information", "", "0", "", ""),
                BlueprintForm.row("exposure", "", "", "", ""),
                BlueprintForm.row("overlap", "", Constraint.Overlap.EACH, "", ""),
                BlueprintForm.row("wholesets", "case", "", "", ""),
                BlueprintForm.row("actual", "", "", "", ""))) {
            boolean there = form.rows().stream()
                    .anyMatch(each ->
                            each.kind().equals(row.kind()) && each.column().equals(row.column()));
            more = there ? more : more.plus(row);
        }
        return more;
    }

    /** The same problems, those of a row with what that row is about. */
    List<Screens.Problem> named(List<Screens.Problem> problems, BlueprintForm form) {
        return problems.stream()
                .map(each -> {
                    String row = each.field().replaceAll("[a-z]", "");
                    return row.isEmpty()
                            ? each
                            : new Screens.Problem(
                                    each.field(), alone(form.rows().get(Integer.parseInt(row))) + ": " + each.words());
                })
                .toList();
    }

    private static String key(Screens.Typed row) {
        return String.join("|", row.kind(), row.column(), row.value(), row.value2());
    }

    /** @param blueprint what the form is, or null when that is not clear yet */
    Map<String, Object> model(BlueprintForm form, @Nullable Blueprint blueprint) {
        Map<String, Object> model = new HashMap<>();
        Availability there = Availability.of(
                blueprint == null ? new Blueprint("–", 1, List.of(), "", null) : blueprint, stock, Set.of());
        BankCoverage coverage =
                blueprint == null ? new BankCoverage(List.of(), 0, Map.of()) : BankCoverage.of(blueprint, there);
        List<Screens.Dimension> dimensions = dimensions(form, blueprint);
        model.put("dimensions", dimensions);
        model.put(
                "gaps",
                dimensions.stream()
                        .flatMap(each -> each.demands().stream())
                        .filter(Screens.Demand::gap)
                        .toList());
        model.put("counted", blueprint != null);
        model.put("usable", coverage.usable());
        model.put("fallen", words.fallen(coverage.fallen()));
        model.put("reasons", blueprint == null ? List.of() : reasons(blueprint));
        model.put("cross", cross(blueprint == null ? List.of() : there.usable()));
        model.put("columns", BlueprintForm.COLUMNS);
        return model;
    }

    /** What cannot be beyond the gaps, which stand at their rows. */
    private List<String> reasons(Blueprint blueprint) {
        return Bounds.reasons(blueprint, stock, Set.of()).stream()
                .filter(each -> each.kind() != Shortfall.Kind.TOO_FEW_IN_CELL
                        || blueprint.constraints().stream()
                                .noneMatch(demand -> demand instanceof Constraint.Count
                                        && demand.about().equals(each.about())))
                .map(each -> words.shortfall(each, blueprint))
                .toList();
    }

    /** The demands by dimension; nothing is counted without a blueprint. */
    List<Screens.Dimension> dimensions(BlueprintForm form, @Nullable Blueprint blueprint) {
        Map<Constraint, BankCoverage.Cell> cells = new HashMap<>();
        if (blueprint != null) {
            BankCoverage.of(blueprint, Availability.of(blueprint, stock, Set.of()))
                    .cells()
                    .forEach(each -> cells.put(each.count(), each));
        }
        return dimensions(form, blueprint, cells);
    }

    private List<Screens.Dimension> dimensions(
            BlueprintForm form, @Nullable Blueprint blueprint, Map<Constraint, BankCoverage.Cell> cells) {
        Map<String, List<Screens.Demand>> groups = new LinkedHashMap<>();
        BlueprintForm.DIMENSIONS.forEach(each -> groups.put(each, new ArrayList<>()));
        List<Constraint> demands = blueprint == null ? List.of() : blueprint.constraints();
        Map<String, Integer> most = new HashMap<>();
        cells.values()
                .forEach(each -> most.merge(
                        FormWords.group(each.count()),
                        Math.max(each.usable(), each.count().min()),
                        Math::max));
        int next = 0;
        for (int i = 0; i < form.rows().size(); i++) {
            Screens.Typed row = form.rows().get(i);
            BankCoverage.Cell cell = row.blank() || blueprint == null ? null : cells.get(demands.get(next++));
            groups.computeIfAbsent(group(row), any -> new ArrayList<>())
                    .add(new Screens.Demand(i, row, label(row), alone(row), have(cell, most), free(row)));
        }
        List<Screens.Demand> whole = groups.remove(WHOLE);
        groups.put(WHOLE, whole == null ? List.of() : whole);
        List<Screens.Dimension> dimensions = new ArrayList<>();
        groups.forEach((code, rows) -> dimensions.add(dimension(form, code, rows)));
        return dimensions;
    }

    private static String group(Screens.Typed row) {
        if (row.kind().equals("column")) {
            return row.value2().isEmpty() ? row.column() : OTHER;
        }
        return row.kind().equals("below") || row.kind().equals("above") ? OTHER : WHOLE;
    }

    /** What the page does not offer by itself was added, and can go. */
    private static boolean free(Screens.Typed row) {
        return switch (row.kind()) {
            case "column" -> !row.value2().isEmpty() || !BlueprintForm.DIMENSIONS.contains(row.column());
            case "sum" -> !row.column().equals("seconds");
            case "mean" -> !row.column().equals("p");
            case "below", "above", "between", "sets" -> true;
            case "wholesets" -> !row.column().equals("case");
            default -> false;
        };
    }

    private String label(Screens.Typed row) {
        String column = values.column(row.column());
        return switch (row.kind()) {
            case "column" ->
                row.value2().isEmpty()
                        ? values.value(row.column(), row.value())
                        : values.alone(row.column(), row.value()) + " × " + values.alone(row.column2(), row.value2());
            case "below" -> page.t("forms.belowOf", column, row.value());
            case "above" -> page.t("forms.aboveOf", column, row.value());
            case "sum" ->
                row.column().equals("seconds") ? page.t("forms.minutesTogether") : page.t("forms.about.sum", column);
            case "mean" -> row.column().equals("p") ? page.t("forms.meanP") : page.t("forms.about.mean", column);
            case "information" -> page.t("forms.informationAt");
            case "exposure" -> page.t("forms.exposureOf");
            case "overlap" ->
                row.value().equals(Constraint.Overlap.EACH)
                        ? page.t("forms.overlapEach")
                        : page.t("forms.overlapWith", row.value());
            case "between" -> page.t("forms.betweenForms");
            case "sets" -> page.t("forms.setsOf", column);
            case "wholesets" ->
                row.column().equals("case") ? page.t("forms.wholeSets") : page.t("forms.about.sets", column);
            default -> page.t("forms.actualDemand");
        };
    }

    /** What a row is called outside its dimension. */
    private String alone(Screens.Typed row) {
        return row.kind().equals("column") && row.value2().isEmpty()
                ? values.alone(row.column(), row.value())
                : label(row);
    }

    private Screens.@Nullable Have have(BankCoverage.@Nullable Cell cell, Map<String, Integer> longest) {
        int most = cell == null ? 1 : longest.getOrDefault(FormWords.group(cell.count()), 1);
        return cell == null
                ? null
                : new Screens.Have(
                        cell.usable(),
                        cell.missing(),
                        words.fallen(cell.fallen()),
                        (double) cell.usable() / Math.max(1, most),
                        (double) cell.count().min() / Math.max(1, most));
    }

    private Screens.Dimension dimension(BlueprintForm form, String code, List<Screens.Demand> rows) {
        List<Screens.Demand> sorted = code.equals(WHOLE) || code.equals(OTHER)
                ? rows
                : rows.stream()
                        .sorted(Comparator.comparing(each -> each.typed().value(), ValueWords.ORDER))
                        .toList();
        int gaps = (int) sorted.stream().filter(Screens.Demand::gap).count();
        int asked = (int) sorted.stream().filter(each -> !each.typed().blank()).count();
        String label = code.equals(WHOLE)
                ? page.t("forms.wholeTest")
                : code.equals(OTHER) ? page.t("forms.otherDemands") : page.t("forms.dimension", values.column(code));
        int length = form.length().matches("[0-9]{1,5}") ? Integer.parseInt(form.length()) : 0;
        if (!ONE_VALUE.contains(code) || asked == 0 || length == 0) {
            return new Screens.Dimension(code, label, sorted, "", false, gaps, asked);
        }
        long least = 0;
        long most = 0;
        boolean open = !BlueprintForm.DIMENSIONS.contains(code);
        for (Screens.Demand each : sorted) {
            String min = each.typed().min();
            String max = each.typed().max();
            least += min.matches("[0-9]{1,9}") ? Long.parseLong(min) : 0;
            open |= !max.matches("[0-9]{1,9}");
            most += max.matches("[0-9]{1,9}") ? Long.parseLong(max) : 0;
        }
        String sum = least > length
                ? page.t("forms.sumTooMuch", least, length, least - length)
                : !open && most < length
                        ? page.t("forms.sumTooLittle", most, length, length - most)
                        : open
                                ? page.t("forms.sumFrom", least, length)
                                : least == most
                                        ? page.t("forms.sumExact", least)
                                        : page.t("forms.sumBetween", least, most, length);
        return new Screens.Dimension(code, label, sorted, sum, least > length || (!open && most < length), gaps, asked);
    }

    /** Category against age of what may be chosen. */
    private Screens.Cross cross(List<Candidate> usable) {
        Map<String, Map<String, Integer>> cells = BankCoverage.cross(usable, Blueprint.CATEGORY, "age");
        Set<String> columns = new TreeSet<>(ValueWords.ORDER);
        cells.values().forEach(each -> columns.addAll(each.keySet()));
        Map<String, Map<String, Integer>> sorted = new TreeMap<>(ValueWords.ORDER);
        sorted.putAll(cells);
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        sorted.forEach((row, counts) -> rows.put(
                values.value(Blueprint.CATEGORY, row),
                columns.stream().map(column -> counts.getOrDefault(column, 0)).toList()));
        return new Screens.Cross(
                columns.stream().map(each -> values.value("age", each)).toList(), rows);
    }
}
