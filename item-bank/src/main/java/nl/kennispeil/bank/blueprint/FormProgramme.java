package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.assembly.Programme;
import org.jspecify.annotations.Nullable;

/**
 * One or several forms as a mixed-integer programme (W.J. van der Linden, <em>Linear Models for Optimal Test Design</em>,
 * 2005, ch. 4 to 6): a column per form for each item, or for each set of items that only come together. Immutable.
 *
 * <p>The demands of the blueprint are kept apart from what is so by itself (enemies, sets, forms that share nothing), so
 * that the demands can be loosened one by one to find out why nothing fits.
 */
public final class FormProgramme {

    /**
     * A demand as a row of the programme.
     *
     * @param about what it is about, as {@link Constraint#about()}; {@code n} for the length
     * @param constraint the demand of the blueprint; null for the length
     * @param form which form, from 0; −1 for all of them together
     * @param min lower bound as the blueprint says it
     * @param max upper bound as the blueprint says it
     * @param scale the row is this many times what the blueprint says: the length for a mean, else 1
     * @param unit what one item adds to the row, about; 1 for a number of items
     * @param row what the solver sees
     */
    public record Demand(
            String about,
            @Nullable Constraint constraint,
            int form,
            double min,
            double max,
            double scale,
            double unit,
            Programme.Row row) {}

    private static final double LENGTH_WEIGHT = 1.25;

    private final Blueprint blueprint;
    private final Units units;
    private final int forms;
    private final List<Demand> demands = new ArrayList<>();
    private final List<Programme.Row> fixed = new ArrayList<>();
    private final List<int[]> exclusive = new ArrayList<>();
    private final Columns columns = new Columns();

    private FormProgramme(Blueprint blueprint, Units units, int forms) {
        this.blueprint = blueprint;
        this.units = units;
        this.forms = forms;
    }

    /**
     * Translates.
     *
     * @param chosen ids of items that must be in; only where one form is made
     * @param forms how many, 1 or more
     * @param seed decides which items come where the blueprint has nothing to do best
     */
    public static FormProgramme of(Blueprint blueprint, Stock stock, Collection<String> chosen, int forms, long seed) {
        if (forms < 1 || (forms > 1 && !chosen.isEmpty())) {
            throw new IllegalArgumentException(
                    forms + " forms: allowed is 1 or more, and 1 where items are in already");
        }
        Units units = Units.of(blueprint, stock, new LinkedHashSet<>(chosen));
        if (units.size() == 0) {
            throw new IllegalArgumentException("there is no item that may be chosen");
        }
        FormProgramme made = new FormProgramme(blueprint, units, forms);
        made.items();
        made.length();
        FormDemands rows = new FormDemands(blueprint, units, stock.earlier());
        for (int form = 0; form < forms; form++) {
            for (FormDemands.Line line : rows.lines()) {
                made.demand(line, form);
            }
            made.enemies(form);
            made.sets(form);
        }
        made.between();
        made.objective(seed);
        return made;
    }

    private int column(int unit, int form) {
        return form * units.size() + unit;
    }

    private void items() {
        for (int form = 0; form < forms; form++) {
            for (int unit = 0; unit < units.size(); unit++) {
                columns.add(units.in(unit) ? 1 : 0, units.out(unit) ? 0 : 1, true);
            }
        }
    }

    private void length() {
        double[] sizes = units.sum(each -> 1);
        for (int form = 0; form < forms; form++) {
            int n = blueprint.length();
            demands.add(new Demand("n", null, form, n, n, 1, 1, row("n", sizes, form, n, n)));
        }
    }

    private void demand(FormDemands.Line line, int form) {
        double scale = line.scale();
        demands.add(new Demand(
                line.about(),
                line.constraint(),
                form,
                line.min(),
                line.max(),
                scale,
                line.unit(),
                row(line.about(), line.weights(), form, line.min() * scale, line.max() * scale)));
    }

    private Programme.Row row(String name, double[] weights, int form, double min, double max) {
        int[] filled =
                IntStream.range(0, weights.length).filter(u -> weights[u] != 0).toArray();
        return new Programme.Row(
                forms == 1 ? name : name + " of form " + (form + 1),
                IntStream.of(filled).map(u -> column(u, form)).toArray(),
                IntStream.of(filled).mapToDouble(u -> weights[u]).toArray(),
                min,
                max);
    }

    private void enemies(int form) {
        for (int[] set : units.enemies()) {
            exclusive.add(IntStream.of(set).map(u -> column(u, form)).toArray());
        }
    }

    /** Of each set so many items, when there is one of it: a column says whether there is. */
    private void sets(int form) {
        for (Constraint each : blueprint.constraints()) {
            if (!(each instanceof Constraint.Sets sets) || sets.whole()) {
                continue;
            }
            for (int[] set : units.byLabel(sets.column())) {
                double[] sizes = new double[units.size()];
                int items = 0;
                for (int unit : set) {
                    sizes[unit] = units.size(unit);
                    items += units.size(unit);
                }
                int there = columns.add(0, 1, true);
                String name = sets.about() + " of form " + (form + 1);
                fixed.add(joined(name, sizes, form, there, -sets.min(), 0, Double.POSITIVE_INFINITY));
                int most = Math.min(sets.max(), items);
                fixed.add(joined(name, sizes, form, there, -most, Double.NEGATIVE_INFINITY, 0));
            }
        }
    }

    /** A row over the items of a form and one more column. */
    private Programme.Row joined(
            String name, double[] weights, int form, int more, double weight, double min, double max) {
        int[] filled =
                IntStream.range(0, weights.length).filter(u -> weights[u] != 0).toArray();
        int[] of = IntStream.concat(IntStream.of(filled).map(u -> column(u, form)), IntStream.of(more))
                .toArray();
        double[] by = new double[of.length];
        for (int k = 0; k < filled.length; k++) {
            by[k] = weights[filled[k]];
        }
        by[filled.length] = weight;
        return new Programme.Row(name, of, by, min, max);
    }

    /** Forms that are made together share little, nothing where the blueprint does not say. */
    private void between() {
        if (forms == 1) {
            return;
        }
        Constraint.Between asked = blueprint.constraints().stream()
                .filter(Constraint.Between.class::isInstance)
                .map(Constraint.Between.class::cast)
                .findFirst()
                .orElse(new Constraint.Between(0));
        if (asked.max() == 0) {
            for (int unit = 0; unit < units.size(); unit++) {
                int of = unit;
                exclusive.add(
                        IntStream.range(0, forms).map(form -> column(of, form)).toArray());
            }
            apart();
            return;
        }
        for (int one = 0; one < forms; one++) {
            for (int two = one + 1; two < forms; two++) {
                int[] shared = new int[units.size()];
                double[] sizes = new double[units.size()];
                for (int unit = 0; unit < units.size(); unit++) {
                    shared[unit] = columns.add(0, 1, false);
                    sizes[unit] = units.size(unit);
                    fixed.add(new Programme.Row(
                            "shared",
                            new int[] {column(unit, one), column(unit, two), shared[unit]},
                            new double[] {1, 1, -1},
                            Double.NEGATIVE_INFINITY,
                            1));
                }
                String about = "∩ form " + (one + 1) + ", form " + (two + 1);
                demands.add(new Demand(
                        about,
                        asked,
                        -1,
                        Double.NEGATIVE_INFINITY,
                        asked.max(),
                        1,
                        1,
                        new Programme.Row(about, shared, sizes, Double.NEGATIVE_INFINITY, asked.max())));
            }
        }
    }

    /**
     * Forms with the same demands that share nothing may change names: the best item is in none or the first, the second
     * best in none or one of the first two, and so on. Any set of forms can be named in that way.
     */
    private void apart() {
        Objective objective = blueprint.objective();
        double[] worth = objective == null ? units.sum(each -> 1) : FormDemands.worth(objective, units);
        List<Integer> best = IntStream.range(0, units.size())
                .boxed()
                .sorted((one, two) -> Double.compare(worth[two], worth[one]))
                .limit(forms - 1L)
                .toList();
        for (int rank = 0; rank < best.size(); rank++) {
            for (int form = rank + 1; form < forms; form++) {
                columns.out(column(best.get(rank), form));
            }
        }
    }

    private void objective(long seed) {
        Objective objective = blueprint.objective();
        if (objective == null) {
            // by chance, so that not the same items come every time
            SplittableRandom random = new SplittableRandom(seed);
            for (int j = 0; j < forms * units.size(); j++) {
                columns.gain(j, random.nextDouble());
            }
            return;
        }
        switch (objective.goal()) {
            case MAXIMISE, MINIMISE -> {
                double[] worth = FormDemands.worth(objective, units);
                double sign = objective.maximise() ? 1 : -1;
                for (int form = 0; form < forms; form++) {
                    for (int unit = 0; unit < worth.length; unit++) {
                        columns.gain(column(unit, form), sign * worth[unit]);
                    }
                }
            }
            case MAXIMIN, MINIMAX -> each(objective);
        }
    }

    /** A column stands for the smallest information, or for the largest distance to a target. */
    private void each(Objective objective) {
        boolean maximin = objective.goal() == Objective.Goal.MAXIMIN;
        int most = columns.add(0, 0, false);
        double reach = 0;
        for (int k = 0; k < objective.thetas().size(); k++) {
            double[] information = FormDemands.information(objective.thetas().get(k), units);
            double target =
                    objective.targets().isEmpty() ? 1 : objective.targets().get(k);
            double all = 0;
            for (double each : information) {
                all += each;
            }
            reach = Math.max(reach, maximin ? all / target : all + target);
            for (int form = 0; form < forms; form++) {
                String name = "I(θ = " + objective.thetas().get(k) + ") of form " + (form + 1);
                if (maximin) {
                    fixed.add(joined(name, information, form, most, -target, 0, Double.POSITIVE_INFINITY));
                } else {
                    fixed.add(joined(name, information, form, most, 1, target, Double.POSITIVE_INFINITY));
                    fixed.add(joined(name, information, form, most, -1, Double.NEGATIVE_INFINITY, target));
                }
            }
        }
        columns.bounds(most, 0, reach);
        columns.gain(most, maximin ? 1 : -1);
    }

    public List<Demand> demands() {
        return List.copyOf(demands);
    }

    public int forms() {
        return forms;
    }

    /** True when something is held apart: enemies, or forms that share nothing. */
    boolean holdsApart() {
        return !exclusive.isEmpty();
    }

    /** What to solve. */
    public Programme programme() {
        Programme.Builder builder = columns.builder(0);
        demands.forEach(each -> builder.row(each.row()));
        return rest(builder, true);
    }

    /** The same with these demands only and nothing to do best. */
    Programme only(Set<Integer> kept, boolean apart) {
        Programme.Builder builder = columns.builder(0);
        for (int j = 0; j < columns.size(); j++) {
            builder.gain(j, 0);
        }
        for (int each : kept) {
            builder.row(demands.get(each).row());
        }
        return rest(builder, apart);
    }

    private Programme rest(Programme.Builder builder, boolean apart) {
        fixed.forEach(builder::row);
        if (apart) {
            exclusive.forEach(builder::atMostOne);
        }
        return builder.build();
    }

    /**
     * The same with room in every demand but the {@code hard} ones, as little room as possible, in items. The two
     * columns of demand {@code d} (below its lower bound, above its upper one) are {@code columns + 2d} and the next.
     */
    Programme elastic(Set<Integer> hard) {
        Programme.Builder builder = columns.builder(2 * demands.size());
        for (int j = 0; j < columns.size(); j++) {
            builder.gain(j, 0);
        }
        for (int d = 0; d < demands.size(); d++) {
            Demand demand = demands.get(d);
            Programme.Row row = demand.row();
            int below = columns.size() + 2 * d;
            if (hard.contains(d)) {
                builder.continuous(below, 0, 0).continuous(below + 1, 0, 0).row(row);
                continue;
            }
            double reach = 1;
            for (double weight : row.weights()) {
                reach += Math.abs(weight);
            }
            double weight = (demand.constraint() == null ? LENGTH_WEIGHT : 1) / demand.unit();
            builder.continuous(below, 0, Double.isInfinite(row.min()) ? 0 : reach + Math.abs(row.min()))
                    .gain(below, -weight);
            builder.continuous(below + 1, 0, Double.isInfinite(row.max()) ? 0 : reach + Math.abs(row.max()))
                    .gain(below + 1, -weight);
            int n = row.columns().length;
            int[] of = Arrays.copyOf(row.columns(), n + 2);
            double[] by = Arrays.copyOf(row.weights(), n + 2);
            of[n] = below;
            by[n] = 1;
            of[n + 1] = below + 1;
            by[n + 1] = -1;
            builder.row(new Programme.Row(row.name(), of, by, row.min(), row.max()));
        }
        return rest(builder, true);
    }

    int columns() {
        return columns.size();
    }

    /** The items of each form, in the order of the stock. */
    public List<List<Candidate>> forms(double[] x) {
        List<List<Candidate>> made = new ArrayList<>();
        for (int form = 0; form < forms; form++) {
            List<Candidate> items = new ArrayList<>();
            for (int unit = 0; unit < units.size(); unit++) {
                if (x[column(unit, form)] > 0.5) {
                    items.addAll(units.items(unit));
                }
            }
            made.add(List.copyOf(items));
        }
        return made;
    }

    /** What the objective of the blueprint is worth where the programme is worth {@code value}. */
    public double objective(double value) {
        Objective objective = blueprint.objective();
        return objective == null || objective.maximise() ? value : -value;
    }

    /** Columns as they are thought of. */
    private static final class Columns {

        private final List<double[]> bounds = new ArrayList<>();
        private final List<Boolean> whole = new ArrayList<>();
        private final List<Double> gains = new ArrayList<>();

        int size() {
            return bounds.size();
        }

        int add(double min, double max, boolean integral) {
            bounds.add(new double[] {min, max});
            whole.add(integral);
            gains.add(0.0);
            return bounds.size() - 1;
        }

        void bounds(int column, double min, double max) {
            bounds.set(column, new double[] {min, max});
        }

        void out(int column) {
            bounds(column, 0, 0);
        }

        void gain(int column, double gain) {
            gains.set(column, gain);
        }

        Programme.Builder builder(int more) {
            Programme.Builder builder = new Programme.Builder(size() + more);
            for (int j = 0; j < size(); j++) {
                double[] at = bounds.get(j);
                if (whole.get(j)) {
                    builder.bounds(j, at[0], at[1]);
                } else {
                    builder.continuous(j, at[0], at[1]);
                }
                builder.gain(j, gains.get(j));
            }
            return builder;
        }
    }
}
