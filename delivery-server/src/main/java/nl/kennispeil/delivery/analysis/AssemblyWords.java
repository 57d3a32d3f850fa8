package nl.kennispeil.delivery.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.FormProgramme;
import nl.kennispeil.bank.blueprint.Infeasibility;
import nl.kennispeil.bank.blueprint.Shortfall;
import org.jspecify.annotations.Nullable;

/** Demands, and why nothing meets them, in English for the command line and its report. */
final class AssemblyWords {

    private AssemblyWords() {}

    static String about(FormProgramme.Demand demand, int forms) {
        return about(demand.constraint(), demand.about())
                + (forms > 1 && demand.form() >= 0 ? " (form " + (demand.form() + 1) + ")" : "");
    }

    static String about(@Nullable Constraint constraint, String about) {
        if (constraint == null) {
            return "length";
        }
        if (constraint instanceof Constraint.Count count) {
            return String.join(
                    " and ",
                    count.all().stream()
                            .map(each -> each.value() == null ? each.words() : each.column() + " " + each.value())
                            .toList());
        }
        if (constraint instanceof Constraint.Sum sum) {
            return "sum of " + sum.column();
        }
        if (constraint instanceof Constraint.Mean mean) {
            return "mean of " + mean.column();
        }
        if (constraint instanceof Constraint.Information information) {
            return "information at " + number(information.theta());
        }
        if (constraint instanceof Constraint.Overlap || constraint instanceof Constraint.Between) {
            return "items shared with " + about.replace("∩ ", "").replace(", form", " and form");
        }
        return about;
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value)
                        .replaceAll("(\\.\\d*?)0+$", "$1")
                        .replaceAll("\\.$", "");
    }

    static String range(double min, double max) {
        if (min == max) {
            return "exactly " + number(min);
        }
        if (Double.isInfinite(max)) {
            return "at least " + number(min);
        }
        return Double.isInfinite(min) ? "at most " + number(max) : number(min) + " to " + number(max);
    }

    /** Such as {@code domain 3: at least 10 → 8}. */
    static String relaxation(Infeasibility.Relaxation each, int forms) {
        FormProgramme.Demand demand = each.demand();
        List<String> parts = new ArrayList<>();
        if (each.min() < demand.min()) {
            parts.add("at least " + number(demand.min()) + " → " + number(each.min()));
        }
        if (each.max() > demand.max()) {
            parts.add("at most " + number(demand.max()) + " → " + number(each.max()));
        }
        return about(demand, forms) + ": " + String.join(", ", parts);
    }

    static String clash(FormProgramme.Demand demand, int forms) {
        return about(demand, forms) + ": " + range(demand.min(), demand.max());
    }

    static String shortfall(Shortfall each, Blueprint blueprint) {
        String about = each.about().equals("n")
                ? "length"
                : blueprint.constraints().stream()
                        .filter(demand -> demand.about().equals(each.about()))
                        .findFirst()
                        .map(demand -> about(demand, each.about()))
                        .orElse(each.about());
        String wanted = number(each.wanted());
        String there = number(each.there());
        return about + ": "
                + switch (each.kind()) {
                    case TOO_FEW_ITEMS -> "needed are " + wanted + " items, the bank has " + there + " to choose from";
                    case TOO_FEW_IN_CELL -> "at least " + wanted + " are asked, the bank has " + there;
                    case TOO_MANY_FORCED -> "at most " + wanted + " are allowed, at least " + there + " must come";
                    case MINIMA_TOO_LARGE -> "its lower bounds ask " + there + " items of " + wanted;
                    case MAXIMA_TOO_SMALL -> "its upper bounds allow " + there + " items of " + wanted;
                    case SUM_OUT_OF_REACH -> "asked is " + wanted + ", within reach is " + there;
                    case TOO_MANY_ENEMIES -> "needed are " + wanted + ", enemies leave " + there;
                    case TOO_MUCH_OVERLAP -> "needed are " + wanted + " items of no such form, the bank has " + there;
                    case CHOSEN_TOO_MANY -> "at most " + wanted + " are allowed, " + there + " are in";
                    case FOUND_TOO_FEW -> "at least " + wanted + " are asked, found are " + there;
                    case FOUND_TOO_MANY -> "at most " + wanted + " are allowed, found are " + there;
                    case NOT_KNOWN -> there + " items do not tell it";
                };
    }
}
