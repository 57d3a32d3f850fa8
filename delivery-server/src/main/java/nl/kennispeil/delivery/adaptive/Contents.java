package nl.kennispeil.delivery.adaptive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.blueprint.Candidate;
import nl.kennispeil.bank.blueprint.Constraint;
import nl.kennispeil.bank.blueprint.Experience;
import nl.kennispeil.bank.content.Stimulus;
import nl.kennispeil.bank.form.AdaptivePart;
import nl.kennispeil.bank.item.ItemVersion;
import nl.kennispeil.scoring.adaptive.AdaptiveRules;
import nl.kennispeil.scoring.adaptive.ContentControl;
import nl.kennispeil.scoring.adaptive.ContentModel;
import nl.kennispeil.scoring.adaptive.ContentRule;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.ShadowTest;
import nl.kennispeil.scoring.adaptive.StopRule;
import nl.kennispeil.scoring.adaptive.WeightedContent;
import nl.kennispeil.scoring.assembly.Programme;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * What keeps a test to its blueprint: the demands of the bank as sums over the items of the pool. It looks only at what is
 * frozen: item versions, and what the form itself says of them.
 */
final class Contents {

    private Contents() {}

    /** @throws IllegalArgumentException when rules, blueprint and pool do not fit together */
    static ContentControl of(AdaptiveRules rules, AdaptivePart part, Pool pool, List<ItemVersion> items) {
        Blueprint blueprint = part.blueprint();
        if (rules.content() instanceof ContentRule.None) {
            return ContentControl.none();
        }
        if (blueprint == null) {
            throw new IllegalArgumentException(
                    "the rules ask for a blueprint (" + rules.content() + ") and the form has none");
        }
        StopRule stop = rules.stop();
        if (blueprint.length() != stop.max()) {
            throw new IllegalArgumentException("blueprint " + blueprint.name() + " is of " + blueprint.length()
                    + " items and the longest test of " + stop.max() + ": both must be the same");
        }
        ContentModel model = model(blueprint, part, pool, items);
        if (rules.content() instanceof ContentRule.Weighted) {
            return WeightedContent.of(model);
        }
        if (rules.content() instanceof ContentRule.Shadow) {
            BitSet pilots = new BitSet();
            for (int i = 0; i < pool.size(); i++) {
                pilots.set(i, pool.item(i).pilot());
            }
            return ShadowTest.of(model, pilots, stop.min(), ShadowTest.USUAL_STEP);
        }
        throw new IllegalArgumentException(
                "content rule " + rules.content() + ": allowed on a form are none, weighted and shadow");
    }

    private static ContentModel model(Blueprint blueprint, AdaptivePart part, Pool pool, List<ItemVersion> items) {
        List<Candidate> seen = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            double seconds = pool.item(i).seconds();
            seen.add(new Experience(null, seconds == 0 ? null : seconds, 0)
                    .candidate(items.get(i), null, LocalDate.EPOCH, true));
        }
        List<Programme.Row> rows = new ArrayList<>();
        for (Constraint each : blueprint.constraints()) {
            row(each, blueprint.length(), pool, seen, rows);
        }
        return new ContentModel(items.size(), blueprint.length(), rows, enemies(part, pool, items), units(items, pool));
    }

    private static void row(
            Constraint constraint, int length, Pool pool, List<Candidate> seen, List<Programme.Row> rows) {
        if (constraint instanceof Constraint.Count count) {
            double most = count.max() == Integer.MAX_VALUE ? length : count.max();
            rows.add(sum(count.about(), pool, i -> count.counts(seen.get(i)) ? 1 : 0, count.min(), most));
        } else if (constraint instanceof Constraint.Sum sum) {
            rows.add(sum(sum.about(), pool, i -> number(seen.get(i), sum.column()), sum.min(), sum.max()));
        } else if (constraint instanceof Constraint.Mean mean) {
            rows.add(sum(
                    mean.about(),
                    pool,
                    i -> number(seen.get(i), mean.column()),
                    mean.min() * length,
                    mean.max() * length));
        } else if (constraint instanceof Constraint.Information wanted) {
            rows.add(sum(wanted.about(), pool, i -> information(pool, i, wanted.theta()), wanted.min(), wanted.max()));
        } else if (!(constraint instanceof Constraint.Actual)) {
            throw new IllegalArgumentException("demand " + constraint.about()
                    + " is about other forms: an adaptive test is held to its exposure rule instead");
        }
    }

    private static Programme.Row sum(String name, Pool pool, ToDoubleFunction<Integer> weight, double min, double max) {
        List<Integer> columns = new ArrayList<>();
        for (int i = 0; i < pool.size(); i++) {
            if (!pool.item(i).pilot() && weight.applyAsDouble(i) != 0) {
                columns.add(i);
            }
        }
        return new Programme.Row(
                name,
                columns.stream().mapToInt(Integer::intValue).toArray(),
                columns.stream().mapToDouble(weight).toArray(),
                min,
                max);
    }

    private static double number(Candidate item, String column) {
        Double number = item.numbers().get(column);
        if (number == null) {
            throw new IllegalArgumentException("item " + item.id() + " has no number in column " + column
                    + ", it has them in " + item.numbers().keySet());
        }
        return number;
    }

    private static double information(Pool pool, int item, double theta) {
        ItemParameters parameters = pool.item(item).parameters();
        return parameters == null ? 0 : parameters.information(theta);
    }

    private static List<int[]> enemies(AdaptivePart part, Pool pool, List<ItemVersion> items) {
        Map<String, List<Integer>> sets = new TreeMap<>();
        for (int i = 0; i < items.size(); i++) {
            AdaptivePart.Calibrated known = part.pool().get(items.get(i).ref());
            if (known != null && !pool.item(i).pilot()) {
                for (String set : known.enemies()) {
                    sets.computeIfAbsent(set, any -> new ArrayList<>()).add(i);
                }
            }
        }
        return sets.values().stream()
                .filter(each -> each.size() > 1)
                .map(Contents::array)
                .toList();
    }

    /** Items that tell of the same case come together, in the order of the form. */
    private static List<int[]> units(List<ItemVersion> items, Pool pool) {
        Map<List<Stimulus>, List<Integer>> cases = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            List<Stimulus> told = items.get(i).content().stimuli();
            if (!told.isEmpty() && !pool.item(i).pilot()) {
                cases.computeIfAbsent(told, any -> new ArrayList<>()).add(i);
            }
        }
        return cases.values().stream()
                .filter(each -> each.size() > 1)
                .map(Contents::array)
                .toList();
    }

    private static int[] array(List<Integer> items) {
        return items.stream().mapToInt(Integer::intValue).toArray();
    }
}
