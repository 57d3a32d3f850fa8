package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/** The demands on a form as sums over what is chosen as a whole; the same for each of several forms. */
final class FormDemands {

    /**
     * A demand.
     *
     * @param min as the blueprint says it; −∞ for none
     * @param max as the blueprint says it; +∞ for none
     * @param scale the sum is this many times what the blueprint says
     * @param unit what one item adds, about
     * @param weights what each unit adds
     */
    record Line(
            String about,
            @Nullable Constraint constraint,
            double min,
            double max,
            double scale,
            double unit,
            double[] weights) {}

    private final Units units;
    private final List<Line> lines = new ArrayList<>();

    FormDemands(Blueprint blueprint, Units units, List<Stock.Earlier> earlier) {
        this.units = units;
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                double max = count.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : count.max();
                counted(
                        each.about(),
                        each,
                        count.min() == 0 ? Double.NEGATIVE_INFINITY : count.min(),
                        max,
                        item -> count.counts(item) ? 1 : 0);
            } else if (each instanceof Constraint.Sum sum) {
                measured(each, sum.min(), sum.max(), 1, column(sum.column()));
            } else if (each instanceof Constraint.Mean mean) {
                measured(each, mean.min(), mean.max(), blueprint.length(), column(mean.column()));
            } else if (each instanceof Constraint.Information asked) {
                measured(each, asked.min(), asked.max(), 1, at(asked.theta()));
            } else if (each instanceof Constraint.Overlap overlap) {
                for (Stock.Earlier form : earlier) {
                    if (overlap.form().equals(Constraint.Overlap.EACH)
                            || overlap.form().equals(form.form())) {
                        counted(
                                "∩ " + form.form(),
                                each,
                                Double.NEGATIVE_INFINITY,
                                overlap.max(),
                                item -> form.items().contains(item.id()) ? 1 : 0);
                    }
                }
            }
        }
    }

    List<Line> lines() {
        return lines;
    }

    private void counted(
            String about, Constraint constraint, double min, double max, ToDoubleFunction<Candidate> number) {
        add(new Line(about, constraint, min, max, 1, 1, units.sum(number)));
    }

    private void measured(
            Constraint constraint, double min, double max, double scale, ToDoubleFunction<Candidate> number) {
        double[] weights = units.sum(number);
        double sum = 0;
        int items = 0;
        for (int u = 0; u < weights.length; u++) {
            sum += Math.abs(weights[u]);
            items += units.size(u);
        }
        add(new Line(constraint.about(), constraint, min, max, scale, sum > 0 ? sum / items : 1, weights));
    }

    /** A row without bounds asks nothing. */
    private void add(Line line) {
        if (Double.isFinite(line.min()) || Double.isFinite(line.max())) {
            lines.add(line);
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

    static double[] information(double theta, Units units) {
        return units.sum(at(theta));
    }

    /** What each unit adds to an objective that is a sum. */
    static double[] worth(Objective objective, Units units) {
        return units.sum(each -> worth(objective, each));
    }

    /** What an item adds; not a number when it does not tell. */
    static double worth(Objective objective, Candidate item) {
        if (!objective.what().equals(Objective.INFORMATION)) {
            return column(objective.what()).applyAsDouble(item);
        }
        double sum = 0;
        for (double theta : objective.thetas()) {
            sum += at(theta).applyAsDouble(item);
        }
        return sum;
    }
}
