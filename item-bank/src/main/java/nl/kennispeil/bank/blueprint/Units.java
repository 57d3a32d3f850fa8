package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What is chosen as a whole: an item, or items that only come together. Sorted by the id of the first item, so that the
 * order of a bank does not matter.
 */
final class Units {

    private final List<List<Candidate>> units;
    private final boolean[] in;
    private final boolean[] out;
    private final List<int[]> enemies;

    private Units(List<List<Candidate>> units, boolean[] in, boolean[] out) {
        this.units = units;
        this.in = in;
        this.out = out;
        this.enemies = enemies(units, in, out);
    }

    /** @param chosen ids of items that must be in; along with one comes what comes together with it, where that may come */
    static Units of(Blueprint blueprint, Stock stock, Set<String> chosen) {
        List<Candidate> usable = usable(blueprint, stock, chosen);
        Set<String> there = new HashSet<>();
        usable.forEach(each -> there.add(each.id()));
        Map<String, List<Candidate>> together = new LinkedHashMap<>();
        Set<String> spoiled = new HashSet<>();
        List<String> wholes = blueprint.constraints().stream()
                .filter(each -> each instanceof Constraint.Sets sets && sets.whole())
                .map(each -> ((Constraint.Sets) each).column())
                .limit(1)
                .toList();
        for (Candidate each : stock.items()) {
            // what is not approved yet, or not any more, is no part of what comes together
            boolean part = !each.obstacles().contains(Obstacle.NOT_APPROVED) || there.contains(each.id());
            String set = wholes.isEmpty() || !part ? "" : each.label(wholes.get(0));
            String name = set.isEmpty() ? "item " + each.id() : "set " + set;
            if (there.contains(each.id())) {
                together.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
            } else if (!set.isEmpty()) {
                spoiled.add(name);
            }
        }
        List<List<Candidate>> units = new ArrayList<>();
        Set<List<Candidate>> never = new HashSet<>();
        together.forEach((name, items) -> {
            items.sort(Comparator.comparing(Candidate::id));
            boolean impossible = spoiled.contains(name) || clash(items);
            if (impossible && items.stream().anyMatch(each -> chosen.contains(each.id()))) {
                // part of it was put in by hand: that stays, and the rest stays out
                items.forEach(each -> {
                    units.add(List.of(each));
                    if (!chosen.contains(each.id())) {
                        never.add(List.of(each));
                    }
                });
            } else {
                units.add(List.copyOf(items));
                if (impossible) {
                    never.add(List.copyOf(items));
                }
            }
        });
        units.sort(Comparator.comparing(each -> each.get(0).id()));
        boolean[] in = new boolean[units.size()];
        boolean[] out = new boolean[units.size()];
        for (int u = 0; u < in.length; u++) {
            in[u] = units.get(u).stream().anyMatch(each -> chosen.contains(each.id()));
            out[u] = never.contains(units.get(u));
        }
        return new Units(units, in, out);
    }

    /** Those that may be chosen and tell every number that is asked, and those that were put in by hand. */
    private static List<Candidate> usable(Blueprint blueprint, Stock stock, Set<String> chosen) {
        List<Candidate> usable = Availability.of(blueprint, stock, chosen).usable();
        Demands demands = new Demands(blueprint, usable, stock.earlier());
        Objective objective = blueprint.objective();
        return usable.stream()
                .filter(each -> chosen.contains(each.id())
                        || (Arrays.stream(demands.of(each)).noneMatch(Double::isNaN)
                                && (objective == null || !Double.isNaN(FormDemands.worth(objective, each)))))
                .toList();
    }

    private static boolean clash(List<Candidate> items) {
        Set<String> seen = new HashSet<>();
        return items.stream().flatMap(each -> each.enemies().stream()).anyMatch(each -> !seen.add(each));
    }

    private static List<int[]> enemies(List<List<Candidate>> units, boolean[] in, boolean[] out) {
        Map<String, List<Integer>> sets = new TreeMap<>();
        for (int u = 0; u < units.size(); u++) {
            if (!out[u]) {
                int of = u;
                units.get(u)
                        .forEach(each -> each.enemies().forEach(set -> {
                            List<Integer> members = sets.computeIfAbsent(set, any -> new ArrayList<>());
                            if (!members.contains(of)) {
                                members.add(of);
                            }
                        }));
            }
        }
        return sets.values().stream()
                .filter(each -> each.size() > 1)
                // enemies that were put in by hand are in; the others of their set fell out already
                .filter(each -> each.stream().filter(u -> in[u]).count() <= 1)
                .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    int size() {
        return units.size();
    }

    int size(int unit) {
        return units.get(unit).size();
    }

    List<Candidate> items(int unit) {
        return units.get(unit);
    }

    boolean in(int unit) {
        return in[unit];
    }

    boolean out(int unit) {
        return out[unit];
    }

    /** Units of which a form holds at most one. */
    List<int[]> enemies() {
        return enemies;
    }

    /** A number per unit, summed over its items; what is not known counts for nothing. */
    double[] sum(ToDoubleFunction<Candidate> number) {
        double[] sums = new double[units.size()];
        for (int u = 0; u < sums.length; u++) {
            for (Candidate each : units.get(u)) {
                double value = number.applyAsDouble(each);
                sums[u] += Double.isNaN(value) ? 0 : value;
            }
        }
        return sums;
    }

    /** Units with the same value in a column, for each value. */
    List<int[]> byLabel(String column) {
        Map<String, List<Integer>> by = new HashMap<>();
        for (int u = 0; u < units.size(); u++) {
            String label = units.get(u).get(0).label(column);
            if (!label.isEmpty()) {
                by.computeIfAbsent(label, any -> new ArrayList<>()).add(u);
            }
        }
        return new TreeMap<>(by)
                .values().stream()
                        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
                        .toList();
    }
}
