package nl.kennispeil.bank.blueprint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * A set of items held against a blueprint.
 *
 * @param length how many items there are and should be
 * @param rows one per constraint in the order of the blueprint, and per form for a constraint on each earlier form
 * @param unasked categories that items have and the blueprint does not name, when it names every other by a number
 */
public record Coverage(Row length, List<Row> rows, Set<String> unasked) {

    /** How a row stands. */
    public enum Standing {
        SHORT,
        MET,
        OVER,
        /** Items lack the number it takes. */
        UNKNOWN
    }

    /**
     * One demand.
     *
     * @param constraint the demand; null for the length
     * @param about what it is about, as {@link Constraint#about()}
     * @param min what is wanted at least; −∞ for no bound
     * @param max what is wanted at most; +∞ for no bound
     * @param got what there is
     * @param unknown items without the number it takes
     */
    public record Row(@Nullable Constraint constraint, String about, double min, double max, double got, int unknown) {

        private static final double ROUNDING = 1e-9;

        public Standing standing() {
            if (got > max + ROUNDING) {
                return Standing.OVER;
            }
            if (unknown > 0) {
                return Standing.UNKNOWN;
            }
            return got < min - ROUNDING ? Standing.SHORT : Standing.MET;
        }

        public boolean met() {
            return standing() == Standing.MET;
        }
    }

    public Coverage {
        rows = List.copyOf(rows);
    }

    /** Holds {@code items} against all of it but overlap, which takes a stock. */
    public static Coverage of(Blueprint blueprint, Collection<ItemVersion> items) {
        List<Candidate> candidates = items.stream()
                .map(each -> Experience.NONE.candidate(each, null, LocalDate.EPOCH, true))
                .toList();
        return of(blueprint, candidates, List.of());
    }

    /** Holds {@code items} against all of it. */
    public static Coverage of(Blueprint blueprint, Collection<Candidate> items, List<Stock.Earlier> earlier) {
        List<Row> rows = new ArrayList<>();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                int got = (int) items.stream().filter(count::counts).count();
                double max = count.max() == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : count.max();
                rows.add(new Row(each, each.about(), count.min(), max, got, 0));
            } else if (each instanceof Constraint.Sum sum) {
                rows.add(number(each, sum.min(), sum.max(), items, sum.column(), false));
            } else if (each instanceof Constraint.Mean mean) {
                rows.add(number(each, mean.min(), mean.max(), items, mean.column(), true));
            } else if (each instanceof Constraint.Information information) {
                rows.add(information(information, items));
            } else if (each instanceof Constraint.Overlap overlap) {
                overlaps(overlap, items, earlier, rows);
            } else if (each instanceof Constraint.Sets sets && !sets.whole()) {
                rows.add(new Row(each, each.about(), Double.NEGATIVE_INFINITY, 0, broken(sets, items), 0));
            }
        }
        return new Coverage(
                new Row(null, "n", blueprint.length(), blueprint.length(), items.size(), 0),
                rows,
                unasked(blueprint, items));
    }

    /** True when every demand is met. */
    public boolean met() {
        return length.met() && unasked.isEmpty() && rows.stream().allMatch(Row::met);
    }

    private static Row number(
            Constraint constraint, double min, double max, Collection<Candidate> items, String column, boolean mean) {
        List<Double> known = items.stream()
                .map(each -> each.numbers().get(column))
                .filter(each -> each != null)
                .toList();
        double sum = known.stream().mapToDouble(Double::doubleValue).sum();
        // the mean of nothing lies nowhere: as long as there are no items, nothing is over
        double got = !mean ? sum : known.isEmpty() ? Double.NaN : sum / known.size();
        int unknown = items.size() - known.size() + (mean && items.isEmpty() ? 1 : 0);
        return new Row(constraint, constraint.about(), min, max, got, unknown);
    }

    private static Row information(Constraint.Information asked, Collection<Candidate> items) {
        ToDoubleFunction<Candidate> each = item -> {
            ItemParameters parameters = item.parameters();
            return parameters == null ? 0 : parameters.information(asked.theta());
        };
        int unknown =
                (int) items.stream().filter(item -> item.parameters() == null).count();
        return new Row(
                asked,
                asked.about(),
                asked.min(),
                asked.max(),
                items.stream().mapToDouble(each).sum(),
                unknown);
    }

    /** Sets of which fewer or more items are in than allowed. */
    private static long broken(Constraint.Sets sets, Collection<Candidate> items) {
        Map<String, Long> sizes = items.stream()
                .map(each -> each.label(sets.column()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sizes.values().stream()
                .filter(each -> each < sets.min() || each > sets.max())
                .count();
    }

    private static void overlaps(
            Constraint.Overlap overlap, Collection<Candidate> items, List<Stock.Earlier> earlier, List<Row> rows) {
        for (Stock.Earlier form : earlier) {
            if (overlap.form().equals(Constraint.Overlap.EACH) || overlap.form().equals(form.form())) {
                int got = (int) items.stream()
                        .filter(each -> form.items().contains(each.id()))
                        .count();
                rows.add(new Row(overlap, "∩ " + form.form(), Double.NEGATIVE_INFINITY, overlap.max(), got, 0));
            }
        }
    }

    private static Set<String> unasked(Blueprint blueprint, Collection<Candidate> items) {
        if (!blueprint.categoryExact()) {
            return Set.of();
        }
        Set<String> asked = blueprint.byCategory().keySet();
        return items.stream()
                .map(each -> each.label(Blueprint.CATEGORY))
                .filter(category -> !asked.contains(category))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
