package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Reasons why a blueprint cannot be met, by counting alone. Every reason is true; when there is none, a form may still
 * not exist, because demands that can each be met may not be met together.
 */
public final class Bounds {

    private final Blueprint blueprint;
    private final List<Candidate> usable;
    private final List<Shortfall> reasons = new ArrayList<>();

    private Bounds(Blueprint blueprint, List<Candidate> usable) {
        this.blueprint = blueprint;
        this.usable = usable;
    }

    /**
     * Counts.
     *
     * @param chosen ids of items that must be in
     */
    public static List<Shortfall> reasons(Blueprint blueprint, Stock stock, Collection<String> chosen) {
        Set<String> in = Set.copyOf(chosen);
        Bounds bounds =
                new Bounds(blueprint, Availability.of(blueprint, stock, in).usable());
        bounds.length();
        bounds.chosen(in);
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                bounds.cell(count);
            } else if (each instanceof Constraint.Sum sum) {
                bounds.numbers(each, column(sum.column()), sum.min(), sum.max());
            } else if (each instanceof Constraint.Mean mean) {
                int n = blueprint.length();
                bounds.numbers(each, column(mean.column()), n * mean.min(), n * mean.max());
            } else if (each instanceof Constraint.Information information) {
                bounds.numbers(each, at(information.theta()), information.min(), information.max());
            } else if (each instanceof Constraint.Overlap overlap) {
                bounds.overlap(overlap, stock);
            }
        }
        bounds.columns();
        return List.copyOf(bounds.reasons);
    }

    private void add(Shortfall.Kind kind, String about, double wanted, double there) {
        reasons.add(new Shortfall(kind, about, wanted, there));
    }

    private void length() {
        int length = blueprint.length();
        if (usable.size() < length) {
            add(Shortfall.Kind.TOO_FEW_ITEMS, "n", length, usable.size());
        } else if (withoutEnemies(usable) < length) {
            add(Shortfall.Kind.TOO_MANY_ENEMIES, "n", length, withoutEnemies(usable));
        }
    }

    private void chosen(Set<String> in) {
        List<Candidate> items =
                usable.stream().filter(each -> in.contains(each.id())).toList();
        if (items.size() > blueprint.length()) {
            add(Shortfall.Kind.CHOSEN_TOO_MANY, "n", blueprint.length(), items.size());
        }
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                int got = (int) items.stream().filter(count::counts).count();
                if (got > count.max()) {
                    add(Shortfall.Kind.CHOSEN_TOO_MANY, count.about(), count.max(), got);
                }
            }
        }
    }

    private void cell(Constraint.Count count) {
        List<Candidate> inside = usable.stream().filter(count::counts).toList();
        int free = withoutEnemies(inside);
        if (inside.size() < count.min()) {
            add(Shortfall.Kind.TOO_FEW_IN_CELL, count.about(), count.min(), inside.size());
        } else if (free < count.min()) {
            add(Shortfall.Kind.TOO_MANY_ENEMIES, count.about(), count.min(), free);
        }
        int forced = blueprint.length() - (usable.size() - inside.size());
        if (forced > count.max() && usable.size() >= blueprint.length()) {
            add(Shortfall.Kind.TOO_MANY_FORCED, count.about(), count.max(), forced);
        }
    }

    /** More than this can never be in one form: each item with enemies uses up a set. */
    private static int withoutEnemies(List<Candidate> items) {
        Set<String> sets = new HashSet<>();
        int free = 0;
        int bound = 0;
        for (Candidate each : items) {
            if (each.enemies().isEmpty()) {
                free++;
            } else {
                bound++;
                sets.addAll(each.enemies());
            }
        }
        return free + Math.min(bound, sets.size());
    }

    private void numbers(Constraint constraint, ToDoubleFunction<Candidate> number, double min, double max) {
        double[] sorted = usable.stream()
                .mapToDouble(number)
                .filter(each -> !Double.isNaN(each))
                .sorted()
                .toArray();
        int n = blueprint.length();
        if (sorted.length < n) {
            add(Shortfall.Kind.TOO_FEW_IN_CELL, constraint.about(), n, sorted.length);
            return;
        }
        double least = 0;
        double most = 0;
        for (int i = 0; i < n; i++) {
            least += sorted[i];
            most += sorted[sorted.length - 1 - i];
        }
        double scale = constraint instanceof Constraint.Mean ? n : 1;
        if (least > max) {
            add(Shortfall.Kind.SUM_OUT_OF_REACH, constraint.about(), max / scale, least / scale);
        }
        if (most < min) {
            add(Shortfall.Kind.SUM_OUT_OF_REACH, constraint.about(), min / scale, most / scale);
        }
    }

    private static ToDoubleFunction<Candidate> column(String column) {
        return each -> each.numbers().getOrDefault(column, Double.NaN);
    }

    private static ToDoubleFunction<Candidate> at(double theta) {
        return each -> {
            ItemParameters parameters = each.parameters();
            return parameters == null ? Double.NaN : parameters.information(theta);
        };
    }

    private void overlap(Constraint.Overlap overlap, Stock stock) {
        for (Stock.Earlier form : stock.earlier()) {
            if (overlap.form().equals(Constraint.Overlap.EACH) || overlap.form().equals(form.form())) {
                int fresh = (int) usable.stream()
                        .filter(each -> !form.items().contains(each.id()))
                        .count();
                if (fresh + overlap.max() < blueprint.length()) {
                    add(Shortfall.Kind.TOO_MUCH_OVERLAP, "∩ " + form.form(), blueprint.length() - overlap.max(), fresh);
                }
            }
        }
    }

    /** Values of one column exclude each other when no item has two of them; then their bounds add up. */
    private void columns() {
        Map<String, List<Constraint.Count>> byColumn = new LinkedHashMap<>();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count
                    && count.all().size() == 1
                    && count.all().get(0).value() != null) {
                byColumn.computeIfAbsent(count.all().get(0).column(), any -> new ArrayList<>())
                        .add(count);
            }
        }
        byColumn.forEach(this::column);
    }

    private void column(String column, List<Constraint.Count> counts) {
        boolean apart = usable.stream()
                .allMatch(item ->
                        counts.stream().filter(each -> each.counts(item)).count() <= 1);
        if (!apart) {
            return;
        }
        int length = blueprint.length();
        double least = counts.stream().mapToDouble(Constraint.Count::min).sum();
        if (least > length) {
            add(Shortfall.Kind.MINIMA_TOO_LARGE, column, length, least);
        }
        double outside = usable.stream()
                .filter(item -> counts.stream().noneMatch(each -> each.counts(item)))
                .count();
        double most = outside
                + counts.stream()
                        .mapToLong(each -> Math.min(
                                each.max(), usable.stream().filter(each::counts).count()))
                        .sum();
        if (most < length && usable.size() >= length) {
            add(Shortfall.Kind.MAXIMA_TOO_SMALL, column, length, most);
        }
    }
}
