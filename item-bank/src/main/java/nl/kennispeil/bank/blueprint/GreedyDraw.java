package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * Fills a form item by item, the scarcest demand first, and then mends it by exchanging items. It looks at every kind of
 * demand at once. It finds a form where there is some room, not always where there is hardly any, and what it does best
 * is good rather than best.
 */
public final class GreedyDraw implements FormAssembler {

    private static final int STARTS = 4;
    private static final int STEPS = 2_500;
    private static final int COMING = 60;
    private static final int GOING = 25;
    private static final int TABU = 12;
    private static final int BETTERING = 4_000;
    private static final double SAME = 1e-9;

    @Override
    public Outcome assemble(Blueprint blueprint, Stock stock, Collection<String> chosen, long seed) {
        List<Candidate> items = items(blueprint, stock, new LinkedHashSet<>(chosen));
        int fixed =
                (int) items.stream().filter(each -> chosen.contains(each.id())).count();
        Demands demands = new Demands(blueprint, items, stock.earlier());
        boolean possible = Bounds.reasons(blueprint, stock, chosen).isEmpty();
        boolean[] best = new boolean[items.size()];
        double least = Double.POSITIVE_INFINITY;
        // java.util.Random, seeded: Collections.shuffle takes no SplittableRandom on Java 17
        Random random = new Random(seed);
        for (int i = 0; i < (possible ? STARTS : 1) && least > SAME; i++) {
            Search search = new Search(demands, items, fixed, random);
            search.fill();
            search.mend();
            if (search.least < least) {
                least = search.least;
                best = search.best;
            }
        }
        if (least <= SAME && blueprint.objective() != null) {
            best = better(blueprint.objective(), demands, items, fixed, best, random);
        }
        return outcome(blueprint, stock, items, fixed, best, random);
    }

    /** The chosen ones, then all others that may come in and have every number that is asked. */
    private static List<Candidate> items(Blueprint blueprint, Stock stock, Set<String> chosen) {
        List<Candidate> usable = Availability.of(blueprint, stock, chosen).usable();
        List<Candidate> items = new ArrayList<>();
        for (String id : chosen) {
            usable.stream().filter(each -> each.id().equals(id)).forEach(items::add);
        }
        Demands demands = new Demands(blueprint, usable, stock.earlier());
        usable.stream()
                .filter(each -> !chosen.contains(each.id()))
                .filter(each -> Arrays.stream(demands.of(each)).noneMatch(Double::isNaN))
                .sorted(Comparator.comparing(Candidate::id))
                .forEach(items::add);
        return items;
    }

    private static Outcome outcome(
            Blueprint blueprint, Stock stock, List<Candidate> items, int fixed, boolean[] in, Random random) {
        List<Candidate> form = new ArrayList<>(items.subList(0, fixed));
        List<Candidate> drawn = new ArrayList<>();
        for (int i = fixed; i < in.length; i++) {
            if (in[i]) {
                drawn.add(items.get(i));
            }
        }
        Collections.shuffle(drawn, random);
        form.addAll(drawn);
        List<String> ids = form.stream().map(Candidate::id).toList();
        List<Shortfall> reasons = Shortfall.of(Coverage.of(blueprint, form, stock.earlier()));
        return reasons.isEmpty() ? new Assembled(ids) : new Partial(ids, reasons);
    }

    /** Exchanges items as long as that is better and nothing gets wrong. */
    private static boolean[] better(
            Objective objective, Demands demands, List<Candidate> items, int fixed, boolean[] from, Random random) {
        Selection form = new Selection(demands, items, fixed);
        for (int i = fixed; i < from.length; i++) {
            if (from[i]) {
                form.put(i, 1);
            }
        }
        double[] value =
                items.stream().mapToDouble(each -> value(objective, each)).toArray();
        boolean[] best = from.clone();
        for (int i = 0; i < BETTERING && items.size() > fixed; i++) {
            int goes = fixed + random.nextInt(items.size() - fixed);
            int comes = fixed + random.nextInt(items.size() - fixed);
            if (!form.has(goes) || form.has(comes) || !(value[comes] > value[goes])) {
                continue;
            }
            form.put(goes, -1);
            if (form.free(comes)) {
                form.put(comes, 1);
                if (form.wrong() <= SAME) {
                    best[goes] = false;
                    best[comes] = true;
                    continue;
                }
                form.put(comes, -1);
            }
            form.put(goes, 1);
        }
        return best;
    }

    private static double value(Objective objective, Candidate item) {
        if (objective.goal() == Objective.Goal.MINIMAX) {
            // how near a target is cannot be told item by item
            return 0;
        }
        double value;
        if (objective.what().equals(Objective.INFORMATION)) {
            ItemParameters parameters = item.parameters();
            value = parameters == null
                    ? 0
                    : objective.thetas().stream()
                            .mapToDouble(parameters::information)
                            .sum();
        } else {
            value = item.numbers().getOrDefault(objective.what(), 0.0);
        }
        return objective.maximise() ? value : -value;
    }

    /** One way to look for a form. */
    private static final class Search {

        private final Demands demands;
        private final int items;
        private final Random random;
        private final Selection form;
        private final double passed;
        private final int[] until;
        private final List<Integer> open = new ArrayList<>();
        private boolean[] best;
        private double least = Double.POSITIVE_INFINITY;

        Search(Demands demands, List<Candidate> items, int fixed, Random random) {
            this.demands = demands;
            this.items = items.size();
            this.random = random;
            this.form = new Selection(demands, items, fixed);
            // what was chosen by hand may pass a bound already; nothing here makes that worse
            this.passed = form.passing();
            this.until = new int[items.size()];
            this.best = new boolean[items.size()];
            for (int i = fixed; i < items.size(); i++) {
                open.add(i);
            }
            Collections.shuffle(open, random);
            keep();
        }

        private void keep() {
            double wrong = form.wrong();
            if (wrong < least - SAME && form.passing() <= passed + SAME) {
                least = wrong;
                for (int i = 0; i < items; i++) {
                    best[i] = form.has(i);
                }
            }
        }

        /** Item by item, never past an upper bound. */
        void fill() {
            double[] supply = new double[demands.size()];
            for (int each : open) {
                for (int row = 0; row < supply.length; row++) {
                    supply[row] += Math.max(0, form.adds(each, row)) / demands.scale(row);
                }
            }
            while (form.lacks(0) > 0) {
                int chosen = Selection.NOBODY;
                double most = Double.NEGATIVE_INFINITY;
                for (int each : open) {
                    if (form.has(each) || !form.free(each) || !form.fits(each)) {
                        continue;
                    }
                    double worth = form.worth(each, supply);
                    if (worth > most) {
                        most = worth;
                        chosen = each;
                    }
                }
                if (chosen == Selection.NOBODY) {
                    break;
                }
                form.put(chosen, 1);
                for (int row = 0; row < supply.length; row++) {
                    supply[row] -= Math.max(0, form.adds(chosen, row)) / demands.scale(row);
                }
                keep();
            }
        }

        /** Exchanges items where something is wrong, the best of some at a time, also when that is a step back. */
        void mend() {
            for (int step = 1; step <= STEPS && least > SAME; step++) {
                int row = wrongRow();
                if (row < 0) {
                    return;
                }
                boolean lacking = form.lacks(row) > 0;
                List<Integer> coming = some(COMING, false, lacking ? row : -1, step);
                List<Integer> going = some(GOING, true, lacking ? -1 : row, step);
                if (form.lacks(0) > 0) {
                    going.add(Selection.NOBODY);
                }
                exchange(coming, going, step);
                keep();
            }
        }

        private int wrongRow() {
            int found = -1;
            int seen = 0;
            for (int row = 0; row < demands.size(); row++) {
                if ((form.lacks(row) > 0 || form.passes(row) > 0) && random.nextInt(++seen) == 0) {
                    found = row;
                }
            }
            return found;
        }

        /** Some items that are in or out, at random, that may move and add to a row. */
        private List<Integer> some(int wanted, boolean in, int row, int step) {
            List<Integer> found = new ArrayList<>();
            int start = open.isEmpty() ? 0 : random.nextInt(open.size());
            for (int k = 0; k < open.size() && found.size() < wanted; k++) {
                int item = open.get((start + k) % open.size());
                if (form.has(item) == in && until[item] < step && (row < 0 || form.adds(item, row) > 0)) {
                    found.add(item);
                }
            }
            return found;
        }

        private void exchange(List<Integer> coming, List<Integer> going, int step) {
            double least = Double.POSITIVE_INFINITY;
            int in = Selection.NOBODY;
            int out = Selection.NOBODY;
            for (int goes : going) {
                double before = form.wrong();
                if (goes != Selection.NOBODY) {
                    form.put(goes, -1);
                }
                double without = form.wrong() - before;
                for (int comes : coming) {
                    double change = without + form.change(comes);
                    if (change < least && form.free(comes)) {
                        least = change;
                        in = comes;
                        out = goes;
                    }
                }
                if (goes != Selection.NOBODY) {
                    form.put(goes, 1);
                }
            }
            if (in == Selection.NOBODY) {
                return;
            }
            if (out != Selection.NOBODY) {
                form.put(out, -1);
                until[out] = step + TABU + random.nextInt(TABU);
            }
            form.put(in, 1);
            until[in] = step + random.nextInt(TABU);
        }
    }
}
