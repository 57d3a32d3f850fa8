package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The demands of a blueprint as rows of numbers: what each item adds to a row, and between which bounds the sum of a row
 * must lie. The first row is the length. A mean is two rows of distances to its bounds, so that every row is a sum.
 */
final class Demands {

    /** For what is no number of an item: it cannot be chosen. */
    private static final double UNKNOWN = Double.NaN;

    /**
     * A row.
     *
     * @param scale size of one item in it: 1 for a number of items
     * @param hard true when its upper bound is never passed on the way; a mean is judged at the end
     */
    private record Row(ToDoubleFunction<Candidate> of, double min, double max, double scale, boolean hard) {}

    private static final double ROUNDING = 1e-9;

    private final List<Row> rows = new ArrayList<>();

    Demands(Blueprint blueprint, List<Candidate> items, List<Stock.Earlier> earlier) {
        int length = blueprint.length();
        rows.add(new Row(each -> 1, length, length, 1, true));
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                double max = count.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : count.max();
                rows.add(new Row(item -> count.counts(item) ? 1 : 0, count.min(), max, 1, true));
                if (count.min() > 0) {
                    // places that others take can no longer be filled with what is asked, however much the bank grows
                    rows.add(new Row(
                            item -> count.counts(item) ? 0 : 1,
                            Double.NEGATIVE_INFINITY,
                            Math.max(0, length - count.min()),
                            1,
                            true));
                }
            } else if (each instanceof Constraint.Sum sum) {
                add(number(sum.column()), sum.min(), sum.max(), items, true);
            } else if (each instanceof Constraint.Information asked) {
                add(information(asked.theta()), asked.min(), asked.max(), items, true);
            } else if (each instanceof Constraint.Mean mean) {
                mean(mean, items);
            } else if (each instanceof Constraint.Overlap overlap) {
                earlier.stream()
                        .filter(form -> overlap.form().equals(Constraint.Overlap.EACH)
                                || overlap.form().equals(form.form()))
                        .forEach(form -> rows.add(new Row(
                                item -> form.items().contains(item.id()) ? 1 : 0,
                                Double.NEGATIVE_INFINITY,
                                overlap.max(),
                                1,
                                true)));
            }
        }
    }

    private void mean(Constraint.Mean mean, List<Candidate> items) {
        ToDoubleFunction<Candidate> number = number(mean.column());
        if (Double.isFinite(mean.min())) {
            add(item -> number.applyAsDouble(item) - mean.min(), 0, Double.POSITIVE_INFINITY, items, false);
        }
        if (Double.isFinite(mean.max())) {
            add(item -> number.applyAsDouble(item) - mean.max(), Double.NEGATIVE_INFINITY, 0, items, false);
        }
    }

    private void add(ToDoubleFunction<Candidate> of, double min, double max, List<Candidate> items, boolean hard) {
        double scale = items.stream()
                .mapToDouble(of)
                .filter(each -> !Double.isNaN(each))
                .map(Math::abs)
                .average()
                .orElse(1);
        rows.add(new Row(of, min, max, scale > 0 ? scale : 1, hard));
    }

    private static ToDoubleFunction<Candidate> number(String column) {
        return each -> each.numbers().getOrDefault(column, UNKNOWN);
    }

    private static ToDoubleFunction<Candidate> information(double theta) {
        return each -> {
            ItemParameters parameters = each.parameters();
            return parameters == null ? UNKNOWN : parameters.information(theta);
        };
    }

    int size() {
        return rows.size();
    }

    /** What an item adds to each row; not a number where it lacks one. */
    double[] of(Candidate item) {
        return rows.stream().mapToDouble(row -> row.of().applyAsDouble(item)).toArray();
    }

    /** How far below its lower bound a row is, in items; 0 when it is not. */
    double lacks(int row, double got) {
        Row each = rows.get(row);
        double lacks = (each.min() - got) / each.scale();
        return lacks > ROUNDING ? lacks : 0;
    }

    /** How far above its upper bound a row is, in items; 0 when it is not. */
    double passes(int row, double got) {
        Row each = rows.get(row);
        double passes = (got - each.max()) / each.scale();
        return passes > ROUNDING ? passes : 0;
    }

    /** What may still come in a row, in items; endless where nothing bounds it. */
    double room(int row, double got) {
        Row each = rows.get(row);
        return (each.max() - got) / each.scale();
    }

    boolean hard(int row) {
        return rows.get(row).hard();
    }

    double scale(int row) {
        return rows.get(row).scale();
    }
}
