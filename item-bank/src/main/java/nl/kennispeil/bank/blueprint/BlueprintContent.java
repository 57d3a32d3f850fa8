package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.scoring.adaptive.ContentModel;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.irt.ItemParameters;

/** A blueprint over the pool of an adaptive test, as numbers. */
public final class BlueprintContent {

    private static final String NOT_ALLOWED = "items that may not come";

    private final List<Candidate> items;
    private final boolean[] never;
    private final List<Programme.Row> rows = new ArrayList<>();
    private final List<int[]> units = new ArrayList<>();

    private BlueprintContent(List<Candidate> items) {
        this.items = items;
        never = new boolean[items.size()];
    }

    /**
     * The demands over the pool.
     *
     * @param items of the pool, in its order
     * @param length scored items in the longest test; must be the length of the blueprint, which its bounds are about
     * @throws IllegalArgumentException when the lengths differ, or the pool is too small
     */
    public static ContentModel of(Blueprint blueprint, List<Candidate> items, int length) {
        if (blueprint.length() != length) {
            throw new IllegalArgumentException("blueprint " + blueprint.name() + " is of " + blueprint.length()
                    + " items, the longest test scores " + length + ": both must be the same");
        }
        BlueprintContent content = new BlueprintContent(items);
        blueprint.constraints().forEach(content::add);
        List<int[]> enemies = enemies(items);
        content.units.forEach(unit -> content.whole(unit, enemies));
        content.exclude();
        return new ContentModel(items.size(), length, content.rows, enemies, content.units);
    }

    private void add(Constraint constraint) {
        if (constraint instanceof Constraint.Count count) {
            double min = count.min() == 0 ? Double.NEGATIVE_INFINITY : count.min();
            double max = count.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : count.max();
            row(constraint.about(), min, max, item -> count.counts(item) ? 1 : 0);
        } else if (constraint instanceof Constraint.Sum sum) {
            row(constraint.about(), sum.min(), sum.max(), number(sum.column()));
        } else if (constraint instanceof Constraint.Information asked) {
            row(constraint.about(), asked.min(), asked.max(), information(asked.theta()));
        } else if (constraint instanceof Constraint.Mean mean) {
            ToDoubleFunction<Candidate> number = number(mean.column());
            row(constraint.about() + " ≥ " + mean.min(), 0, Double.POSITIVE_INFINITY, mean.min(), number);
            row(constraint.about() + " ≤ " + mean.max(), Double.NEGATIVE_INFINITY, 0, mean.max(), number);
        } else if (constraint instanceof Constraint.Exposure exposure) {
            forbid(item -> item.seen() > exposure.candidates());
        } else if (constraint instanceof Constraint.Sets sets) {
            unite(sets);
        } else if (constraint instanceof Constraint.Actual) {
            forbid(item -> item.obstacles().contains(Obstacle.NOT_ACTUAL));
        }
        // overlap with earlier forms says nothing of a test that everybody gets another of
    }

    /** A mean is a sum of distances to its bound, which holds for a test of any length. */
    private void row(String name, double min, double max, double from, ToDoubleFunction<Candidate> number) {
        if (Double.isFinite(from)) {
            row(name, min, max, item -> number.applyAsDouble(item) - from);
        }
    }

    /** Items that do not tell what is summed cannot come. */
    private void row(String name, double min, double max, ToDoubleFunction<Candidate> number) {
        if (Double.isInfinite(min) && Double.isInfinite(max)) {
            return;
        }
        List<Integer> columns = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            double value = number.applyAsDouble(items.get(i));
            if (Double.isNaN(value)) {
                never[i] = true;
            } else if (value != 0) {
                columns.add(i);
                weights.add(value);
            }
        }
        rows.add(new Programme.Row(
                name,
                columns.stream().mapToInt(Integer::intValue).toArray(),
                weights.stream().mapToDouble(Double::doubleValue).toArray(),
                min,
                max));
    }

    /** Items with the same value in a column come together, in the order of the pool. */
    private void unite(Constraint.Sets sets) {
        if (!sets.whole()) {
            throw new IllegalArgumentException("demand " + sets.about()
                    + " asks for parts of sets: an adaptive test takes sets as wholes or not at all");
        }
        Map<String, List<Integer>> together = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String set = items.get(i).label(sets.column());
            if (!set.isEmpty()) {
                together.computeIfAbsent(set, any -> new ArrayList<>()).add(i);
            }
        }
        together.values().stream()
                .filter(unit -> unit.size() > 1)
                .forEach(unit ->
                        units.add(unit.stream().mapToInt(Integer::intValue).toArray()));
    }

    /** Of what comes as a whole nothing can come when a part cannot, or when two parts are enemies. */
    private void whole(int[] unit, List<int[]> enemies) {
        boolean clash = enemies.stream()
                .anyMatch(set -> Arrays.stream(set)
                                .filter(item -> Arrays.stream(unit).anyMatch(each -> each == item))
                                .count()
                        > 1);
        if (clash || Arrays.stream(unit).anyMatch(this::barred)) {
            for (int item : unit) {
                never[item] = true;
            }
        }
    }

    private boolean barred(int item) {
        return never[item] || items.get(item).obstacles().stream().anyMatch(each -> each != Obstacle.NOT_ACTUAL);
    }

    private void forbid(Predicate<Candidate> which) {
        for (int i = 0; i < never.length; i++) {
            never[i] |= which.test(items.get(i));
        }
    }

    private void exclude() {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < never.length; i++) {
            if (barred(i)) {
                out.add(i);
            }
        }
        if (!out.isEmpty()) {
            rows.add(Programme.Row.count(
                    NOT_ALLOWED, out.stream().mapToInt(Integer::intValue).toArray(), 0, 0));
        }
    }

    private static List<int[]> enemies(List<Candidate> items) {
        Map<String, List<Integer>> sets = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            for (String set : items.get(i).enemies()) {
                sets.computeIfAbsent(set, any -> new ArrayList<>()).add(i);
            }
        }
        return sets.values().stream()
                .filter(set -> set.size() > 1)
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static ToDoubleFunction<Candidate> number(String column) {
        return item -> item.numbers().getOrDefault(column, Double.NaN);
    }

    private static ToDoubleFunction<Candidate> information(double theta) {
        return item -> {
            ItemParameters parameters = item.parameters();
            return parameters == null ? Double.NaN : parameters.information(theta);
        };
    }
}
