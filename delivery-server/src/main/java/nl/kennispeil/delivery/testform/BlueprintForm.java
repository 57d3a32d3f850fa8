package nl.kennispeil.delivery.testform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Condition;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Objective;
import nl.kennispeil.delivery.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * A blueprint as somebody types it: a row per demand.
 *
 * @param objective {@code none} or {@code information}
 * @param theta where the information counts
 */
public record BlueprintForm(
        String name, String length, List<Screens.Typed> rows, String objective, String theta, String enemiesFile) {

    /** Kinds of demand in the order to offer them. */
    public static final List<String> KINDS =
            List.of("column", "below", "above", "sum", "mean", "information", "exposure", "overlap", "actual");

    /** Columns to offer; others may be typed. */
    public static final List<String> COLUMNS = List.of(
            "category",
            "age",
            "aspect",
            "character",
            "options",
            "type",
            "targetGroup",
            "language",
            "icpc",
            "theme",
            "owner",
            "test",
            "state",
            "seconds",
            "p",
            "a",
            "b");

    private static final int SPARE = 3;

    /** What a typed blueprint is: the blueprint, or what is wrong with it. */
    record Reading(@Nullable Blueprint blueprint, List<String> problems, List<Screens.Typed> rows) {}

    public BlueprintForm {
        rows = List.copyOf(rows);
    }

    static BlueprintForm empty() {
        return new BlueprintForm("", "", List.of(), "none", "0", "").longer();
    }

    /** The same with some empty rows. */
    BlueprintForm longer() {
        List<Screens.Typed> more = new ArrayList<>(rows);
        for (int i = 0; i < SPARE && more.size() < Blueprint.MOST_CONSTRAINTS; i++) {
            more.add(new Screens.Typed("column", "category", "", "", "", "", "", ""));
        }
        return new BlueprintForm(name, length, more, objective, theta, enemiesFile);
    }

    BlueprintForm with(Reading reading) {
        return new BlueprintForm(name, length, reading.rows(), objective, theta, enemiesFile);
    }

    static BlueprintForm read(UnaryOperator<String> field) {
        List<Screens.Typed> rows = new ArrayList<>();
        for (int i = 0; i < Blueprint.MOST_CONSTRAINTS; i++) {
            String kind = field.apply("kind" + i);
            if (kind.isEmpty()) {
                break;
            }
            rows.add(new Screens.Typed(
                    kind,
                    field.apply("column" + i).strip(),
                    field.apply("value" + i).strip(),
                    field.apply("columnb" + i).strip(),
                    field.apply("valueb" + i).strip(),
                    field.apply("min" + i).strip(),
                    field.apply("max" + i).strip(),
                    ""));
        }
        return new BlueprintForm(
                field.apply("name").strip(),
                field.apply("length").strip(),
                rows,
                field.apply("objective"),
                field.apply("theta").strip(),
                field.apply("enemiesFile").strip());
    }

    static BlueprintForm of(Blueprint blueprint) {
        List<Screens.Typed> rows = new ArrayList<>();
        blueprint.constraints().forEach(each -> rows.add(typed(each)));
        Objective objective = blueprint.objective();
        return new BlueprintForm(
                blueprint.name(),
                Integer.toString(blueprint.length()),
                rows,
                objective == null ? "none" : "information",
                objective == null || objective.thetas().isEmpty()
                        ? "0"
                        : number(objective.thetas().get(0)),
                blueprint.enemiesFile());
    }

    private static Screens.Typed typed(Constraint constraint) {
        if (constraint instanceof Constraint.Count count) {
            Condition first = count.all().get(0);
            Condition second = count.all().size() > 1 ? count.all().get(1) : null;
            Double below = first.below();
            Double above = first.above();
            String value = first.value();
            String kind = value != null ? "column" : below != null ? "below" : "above";
            String number = below != null ? number(below) : above != null ? number(above) : "";
            String other = second == null ? null : second.value();
            return new Screens.Typed(
                    kind,
                    first.column(),
                    value == null ? number : value,
                    second == null ? "" : second.column(),
                    other == null ? "" : other,
                    Integer.toString(count.min()),
                    count.max() == Integer.MAX_VALUE ? "" : Integer.toString(count.max()),
                    "");
        }
        if (constraint instanceof Constraint.Sum sum) {
            return row("sum", sum.column(), "", number(sum.min()), number(sum.max()));
        }
        if (constraint instanceof Constraint.Mean mean) {
            return row("mean", mean.column(), "", number(mean.min()), number(mean.max()));
        }
        if (constraint instanceof Constraint.Information information) {
            return row(
                    "information",
                    "",
                    number(information.theta()),
                    number(information.min()),
                    number(information.max()));
        }
        if (constraint instanceof Constraint.Exposure exposure) {
            String candidates =
                    exposure.candidates() == Integer.MAX_VALUE ? "" : Integer.toString(exposure.candidates());
            return row("exposure", "", "", Integer.toString(exposure.forms()), candidates);
        }
        if (constraint instanceof Constraint.Overlap overlap) {
            return row("overlap", "", overlap.form(), "", Integer.toString(overlap.max()));
        }
        return row("actual", "", "", "", "");
    }

    private static Screens.Typed row(String kind, String column, String value, String min, String max) {
        return new Screens.Typed(kind, column, value, "", "", min, max, "");
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    /** Makes a blueprint of it, or says per row what is wrong. */
    Reading blueprint(Page page) {
        List<Constraint> constraints = new ArrayList<>();
        List<Screens.Typed> checked = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Screens.Typed each : rows) {
            String problem = "";
            if (!blank(each)) {
                try {
                    constraints.add(constraint(each));
                } catch (IllegalArgumentException e) {
                    problem = page.t("forms.rowProblem");
                    problems.add(page.t("forms.rowNumber", checked.size() + 1));
                }
            }
            checked.add(new Screens.Typed(
                    each.kind(),
                    each.column(),
                    each.value(),
                    each.column2(),
                    each.value2(),
                    each.min(),
                    each.max(),
                    problem));
        }
        if (name.isEmpty() || name.length() > 120) {
            problems.add(page.t("forms.nameProblem"));
        }
        int items = length.matches("[0-9]{1,5}") ? Integer.parseInt(length) : 0;
        if (items < 1 || items > Blueprint.LONGEST) {
            problems.add(page.t("forms.lengthProblem", Blueprint.LONGEST));
        }
        if (!problems.isEmpty()) {
            return new Reading(null, problems, checked);
        }
        try {
            Objective wanted = objective.equals("information")
                    ? new Objective(true, Objective.INFORMATION, List.of(real(theta, 0)))
                    : null;
            return new Reading(new Blueprint(name, items, constraints, enemiesFile, wanted), List.of(), checked);
        } catch (IllegalArgumentException e) {
            return new Reading(null, List.of(page.t("forms.thetaProblem")), checked);
        }
    }

    /** A row of the kind that is offered, with nothing typed in it. */
    private static boolean blank(Screens.Typed row) {
        return !row.kind().equals("actual")
                && row.value().isEmpty()
                && row.value2().isEmpty()
                && row.min().isEmpty()
                && row.max().isEmpty();
    }

    private static Constraint constraint(Screens.Typed row) {
        return switch (row.kind()) {
            case "column" -> count(row, Condition.is(row.column(), required(row.value())));
            case "below" -> count(row, new Condition(row.column(), null, real(row.value(), Double.NaN), null));
            case "above" -> count(row, new Condition(row.column(), null, null, real(row.value(), Double.NaN)));
            case "sum" -> new Constraint.Sum(required(row.column()), low(row), high(row));
            case "mean" -> new Constraint.Mean(required(row.column()), low(row), high(row));
            case "information" -> new Constraint.Information(real(row.value(), 0), low(row), high(row));
            case "exposure" -> new Constraint.Exposure(whole(row.min(), 0), whole(row.max(), Integer.MAX_VALUE));
            case "overlap" ->
                new Constraint.Overlap(
                        row.value().isEmpty() ? Constraint.Overlap.EACH : row.value(), whole(row.max(), -1));
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
        return real(row.min(), Double.NEGATIVE_INFINITY);
    }

    private static double high(Screens.Typed row) {
        return real(row.max(), Double.POSITIVE_INFINITY);
    }

    private static String required(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("nothing is filled in");
        }
        return text;
    }

    private static double real(String typed, double otherwise) {
        return typed.isEmpty()
                ? otherwise
                : Double.parseDouble(typed.replace(',', '.').replace('−', '-'));
    }

    private static int whole(String typed, int otherwise) {
        return typed.isEmpty() ? otherwise : Integer.parseInt(typed);
    }
}
