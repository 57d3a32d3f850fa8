package nl.kennispeil.delivery.testform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint as somebody types it: a row per demand.
 *
 * @param objective {@code none}, {@code information}, {@code maximin}, {@code minimax}, or for a column {@code
 *     minimise:seconds}
 * @param theta where the information counts, one or several with a semicolon between them
 * @param target what the information should be there, likewise; empty for none
 */
public record BlueprintForm(
        String name,
        String length,
        List<Screens.Typed> rows,
        String objective,
        String theta,
        String target,
        String enemiesFile) {

    /** Kinds of demand in the order to offer them. */
    public static final List<String> KINDS = List.of(
            "column",
            "below",
            "above",
            "sum",
            "mean",
            "information",
            "exposure",
            "overlap",
            "between",
            "sets",
            "wholesets",
            "actual");

    /** The dimensions that are always on the page, with every value that the bank has. */
    public static final List<String> DIMENSIONS = List.of(Blueprint.CATEGORY, "age", "aspect", "character", "options");

    /** All columns there are. */
    public static final List<String> COLUMNS = List.of(
            Blueprint.CATEGORY,
            "age",
            "aspect",
            "character",
            "options",
            "type",
            "targetGroup",
            "language",
            "icpc",
            "theme",
            "case",
            "owner",
            "test",
            "state",
            "seconds",
            "p",
            "a",
            "b");

    /** Those that are numbers. */
    public static final List<String> NUMBERS = List.of("seconds", "p", "b", "a", "options");

    /** Rows that a page may send: more are offered than may be filled in. */
    static final int MOST_ROWS = 2 * Blueprint.MOST_CONSTRAINTS;

    private static final int LONGEST_NAME = 120;
    private static final int SECONDS = 60;
    private static final int MOST_POINTS = 20;

    /**
     * What a typed blueprint is.
     *
     * @param blueprint null when something is wrong
     * @param problems what is wrong, by the id of its field
     * @param rows as typed, each with its own problem
     */
    record Reading(@Nullable Blueprint blueprint, List<Screens.Problem> problems, List<Screens.Typed> rows) {}

    public BlueprintForm {
        rows = List.copyOf(rows);
    }

    static BlueprintForm empty() {
        return new BlueprintForm("", "", List.of(), "none", "0", "", "");
    }

    BlueprintForm with(List<Screens.Typed> changed) {
        return new BlueprintForm(name, length, changed, objective, theta, target, enemiesFile);
    }

    BlueprintForm without(int row) {
        List<Screens.Typed> left = new ArrayList<>(rows);
        if (row >= 0 && row < left.size()) {
            left.remove(row);
        }
        return with(left);
    }

    BlueprintForm plus(Screens.Typed row) {
        List<Screens.Typed> more = new ArrayList<>(rows);
        if (more.size() < MOST_ROWS) {
            more.add(row);
        }
        return with(more);
    }

    static BlueprintForm read(UnaryOperator<String> field) {
        List<Screens.Typed> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            String demand = field.apply("demand" + i);
            if (demand.isEmpty()) {
                break;
            }
            String[] parts = demand.split(Screens.Typed.BETWEEN, -1);
            String kind = parts[0];
            boolean asked = List.of("information", "actual", "wholesets").contains(kind);
            rows.add(new Screens.Typed(
                    kind,
                    part(parts, 1),
                    asked ? field.apply("value" + i).strip() : part(parts, 2),
                    part(parts, 3),
                    part(parts, 4),
                    field.apply("min" + i).strip(),
                    field.apply("max" + i).strip(),
                    "",
                    ""));
        }
        return new BlueprintForm(
                field.apply("name").strip(),
                field.apply("length").strip(),
                rows,
                field.apply("objective"),
                field.apply("theta").strip(),
                field.apply("target").strip(),
                field.apply("enemiesFile").strip());
    }

    private static String part(String[] parts, int at) {
        return at < parts.length ? parts[at].strip() : "";
    }

    static BlueprintForm of(Blueprint blueprint, Page page) {
        List<Screens.Typed> rows = new ArrayList<>();
        blueprint.constraints().forEach(each -> rows.add(typed(each, page)));
        Objective objective = blueprint.objective();
        return new BlueprintForm(
                blueprint.name(),
                Integer.toString(blueprint.length()),
                rows,
                objective == null ? "none" : code(objective),
                objective == null || objective.thetas().isEmpty() ? "0" : list(page, objective.thetas()),
                objective == null ? "" : list(page, objective.targets()),
                blueprint.enemiesFile());
    }

    private static String code(Objective objective) {
        boolean column = !objective.what().equals(Objective.INFORMATION);
        String goal = objective.goal().name().toLowerCase(Locale.ROOT);
        return column
                ? goal + ":" + objective.what()
                : objective.goal() == Objective.Goal.MAXIMISE ? Objective.INFORMATION : goal;
    }

    private static String list(Page page, List<Double> numbers) {
        return numbers.stream().map(each -> FormWords.plain(page, each)).collect(Collectors.joining("; "));
    }

    /** The numbers of a list; empty when one of them is none. */
    private static List<Double> list(String typed) {
        List<Double> numbers = new ArrayList<>();
        for (String each : typed.split("[;\\s]+")) {
            Double number = real(each);
            if (number == null || numbers.size() >= MOST_POINTS) {
                return List.of();
            }
            numbers.add(number);
        }
        return numbers;
    }

    /** What is asked to be best; null for nothing, and when something is wrong with it. */
    private @Nullable Objective objective(Page page, List<Screens.Problem> problems) {
        if (objective.isEmpty() || objective.equals("none")) {
            return null;
        }
        if (objective.matches("(minimise|maximise):[A-Za-z]{1,64}")) {
            int colon = objective.indexOf(':');
            return new Objective(objective.startsWith("max"), objective.substring(colon + 1), List.of());
        }
        List<Double> thetas = list(theta);
        boolean each = objective.equals("maximin") || objective.equals("minimax");
        List<Double> targets = each && !target.isEmpty() ? list(target) : List.of();
        if (thetas.isEmpty()) {
            problems.add(new Screens.Problem("theta", page.t("forms.thetaProblem")));
        }
        boolean wrong = each
                && (!target.isEmpty() || objective.equals("minimax"))
                && (targets.size() != thetas.size() || targets.stream().anyMatch(number -> !(number > 0)));
        if (wrong) {
            problems.add(new Screens.Problem("target", page.t("forms.targetProblem")));
        }
        if (thetas.isEmpty() || wrong) {
            return null;
        }
        Objective.Goal goal = switch (objective) {
            case "maximin" -> Objective.Goal.MAXIMIN;
            case "minimax" -> Objective.Goal.MINIMAX;
            case "minimise" -> Objective.Goal.MINIMISE;
            default -> Objective.Goal.MAXIMISE;
        };
        return new Objective(goal, Objective.INFORMATION, thetas, targets);
    }

    private static Screens.Typed typed(Constraint constraint, Page page) {
        if (constraint instanceof Constraint.Count count) {
            Condition first = count.all().get(0);
            Condition second = count.all().size() > 1 ? count.all().get(1) : null;
            Double below = first.below();
            Double above = first.above();
            String value = first.value();
            String kind = value != null ? "column" : below != null ? "below" : "above";
            Double bound = below != null ? below : above;
            String other = second == null ? null : second.value();
            return new Screens.Typed(
                    kind,
                    first.column(),
                    value != null ? value : bound == null ? "" : FormWords.plain(page, bound),
                    second == null ? "" : second.column(),
                    other == null ? "" : other,
                    Integer.toString(count.min()),
                    count.max() == Integer.MAX_VALUE ? "" : Integer.toString(count.max()),
                    "",
                    "");
        }
        if (constraint instanceof Constraint.Sum sum) {
            return row(
                    "sum",
                    sum.column(),
                    "",
                    FormWords.plain(page, shown(sum.column(), sum.min())),
                    FormWords.plain(page, shown(sum.column(), sum.max())));
        }
        if (constraint instanceof Constraint.Mean mean) {
            return row("mean", mean.column(), "", FormWords.plain(page, mean.min()), FormWords.plain(page, mean.max()));
        }
        if (constraint instanceof Constraint.Information information) {
            return row(
                    "information",
                    "",
                    FormWords.plain(page, information.theta()),
                    FormWords.plain(page, information.min()),
                    FormWords.plain(page, information.max()));
        }
        if (constraint instanceof Constraint.Exposure exposure) {
            String candidates =
                    exposure.candidates() == Integer.MAX_VALUE ? "" : Integer.toString(exposure.candidates());
            return row("exposure", "", "", Integer.toString(exposure.forms()), candidates);
        }
        if (constraint instanceof Constraint.Overlap overlap) {
            return row("overlap", "", overlap.form(), "", Integer.toString(overlap.max()));
        }
        if (constraint instanceof Constraint.Between between) {
            return row("between", "", "", "", Integer.toString(between.max()));
        }
        if (constraint instanceof Constraint.Sets sets) {
            return sets.whole()
                    ? row("wholesets", sets.column(), "1", "", "")
                    : row(
                            "sets",
                            sets.column(),
                            "",
                            Integer.toString(sets.min()),
                            sets.max() == Integer.MAX_VALUE ? "" : Integer.toString(sets.max()));
        }
        return row("actual", "", "1", "", "");
    }

    static Screens.Typed row(String kind, String column, String value, String min, String max) {
        return new Screens.Typed(kind, column, value, "", "", min, max, "", "");
    }

    /** A sum of seconds is asked in minutes; two decimals of a minute tell whole seconds apart. */
    private static double shown(String column, double sum) {
        return column.equals("seconds") ? Math.rint(100 * sum / SECONDS) / 100 : sum;
    }

    /** Makes a blueprint of it, or says per field what is wrong. */
    Reading blueprint(Page page) {
        List<Constraint> constraints = new ArrayList<>();
        List<Screens.Typed> checked = new ArrayList<>();
        List<Screens.Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            problems.add(new Screens.Problem("name", page.t("forms.nameProblem")));
        }
        int items = length.matches("[0-9]{1,5}") ? Integer.parseInt(length) : 0;
        if (items < 1 || items > Blueprint.LONGEST) {
            problems.add(new Screens.Problem("length", page.t("forms.lengthProblem", Blueprint.LONGEST)));
        }
        for (Screens.Typed each : rows) {
            String wrong = each.blank() ? "" : wrong(each);
            if (!wrong.isEmpty()) {
                String field = wrong.substring(0, wrong.indexOf(':'));
                String words = page.t("forms.rowProblem." + wrong.substring(wrong.indexOf(':') + 1));
                problems.add(new Screens.Problem(field + checked.size(), words));
                checked.add(each.with(field, words));
            } else {
                if (!each.blank()) {
                    constraints.add(constraint(each));
                }
                checked.add(each.with("", ""));
            }
        }
        Objective wanted = objective(page, problems);
        if (constraints.size() > Blueprint.MOST_CONSTRAINTS) {
            problems.add(new Screens.Problem("length", page.t("forms.tooManyRows", Blueprint.MOST_CONSTRAINTS)));
        }
        if (!problems.isEmpty()) {
            return new Reading(null, problems, checked);
        }
        return new Reading(new Blueprint(name, items, constraints, enemiesFile, wanted), List.of(), checked);
    }

    /** The field that is wrong and a word for it, as {@code max:order}; empty when all is well. */
    private static String wrong(Screens.Typed row) {
        boolean counts = List.of("column", "below", "above", "exposure", "overlap", "between", "sets")
                .contains(row.kind());
        if (!KINDS.contains(row.kind())
                || row.column().length() > 64
                || (row.column().isEmpty()
                        && List.of("column", "below", "above", "sum", "mean", "sets", "wholesets")
                                .contains(row.kind()))
                || (row.kind().equals("column") && row.value().isEmpty())
                || (!row.value2().isEmpty() && row.column2().isEmpty())) {
            return "min:incomplete";
        }
        if (List.of("below", "above", "information").contains(row.kind()) && real(row.value()) == null) {
            return "value:number";
        }
        for (String field : List.of("min", "max")) {
            String typed = field.equals("min") ? row.min() : row.max();
            if (!typed.isEmpty() && (counts ? !typed.matches("[0-9]{1,9}") : real(typed) == null)) {
                return field + (counts ? ":whole" : ":number");
            }
        }
        if (row.kind().equals("exposure") || row.min().isEmpty() || row.max().isEmpty()) {
            return "";
        }
        Double min = real(row.min());
        Double max = real(row.max());
        return min != null && max != null && max < min ? "max:order" : "";
    }

    private static Constraint constraint(Screens.Typed row) {
        return switch (row.kind()) {
            case "column" -> count(row, Condition.is(row.column(), row.value()));
            case "below" -> count(row, new Condition(row.column(), null, real(row.value()), null));
            case "above" -> count(row, new Condition(row.column(), null, null, real(row.value())));
            case "sum" -> new Constraint.Sum(row.column(), low(row), high(row));
            case "mean" -> new Constraint.Mean(row.column(), low(row), high(row));
            case "information" -> {
                Double at = real(row.value());
                yield new Constraint.Information(at == null ? 0 : at, low(row), high(row));
            }
            case "exposure" -> new Constraint.Exposure(whole(row.min(), 0), whole(row.max(), Integer.MAX_VALUE));
            case "overlap" ->
                new Constraint.Overlap(
                        row.value().isEmpty() ? Constraint.Overlap.EACH : row.value(), whole(row.max(), 0));
            case "between" -> new Constraint.Between(whole(row.max(), 0));
            case "sets" -> {
                int min = Math.max(1, whole(row.min(), 1));
                yield new Constraint.Sets(row.column(), min, Math.max(min, whole(row.max(), Integer.MAX_VALUE)), false);
            }
            case "wholesets" -> Constraint.Sets.whole(row.column());
            case "actual" -> new Constraint.Actual();
            default -> throw new IllegalArgumentException("a demand of kind " + row.kind());
        };
    }

    private static Constraint count(Screens.Typed row, Condition first) {
        List<Condition> all = new ArrayList<>(List.of(first));
        if (!row.value2().isEmpty()) {
            all.add(Condition.is(row.column2(), row.value2()));
        }
        return new Constraint.Count(all, whole(row.min(), 0), whole(row.max(), Integer.MAX_VALUE));
    }

    private static double low(Screens.Typed row) {
        return bound(row, row.min(), Double.NEGATIVE_INFINITY);
    }

    private static double high(Screens.Typed row) {
        return bound(row, row.max(), Double.POSITIVE_INFINITY);
    }

    private static double bound(Screens.Typed row, String typed, double none) {
        Double number = real(typed);
        if (number == null) {
            return none;
        }
        return row.kind().equals("sum") && row.column().equals("seconds") ? Math.rint(number * SECONDS) : number;
    }

    private static @Nullable Double real(String typed) {
        String plain = typed.replace(',', '.').replace('−', '-');
        return plain.matches("-?[0-9]{1,9}([.][0-9]{1,9})?") ? Double.valueOf(plain) : null;
    }

    private static int whole(String typed, int otherwise) {
        return typed.isEmpty() ? otherwise : Integer.parseInt(typed);
    }
}
