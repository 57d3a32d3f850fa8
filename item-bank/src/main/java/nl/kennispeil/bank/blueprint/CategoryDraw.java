package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Draws at random, for blueprints that ask exact numbers per category and nothing that items must be together. It keeps
 * enemies apart by drawing again; what it cannot do it says.
 */
public final class CategoryDraw implements FormAssembler {

    private static final int DRAWS = 200;

    @Override
    public Outcome assemble(Blueprint blueprint, Stock stock, Collection<String> chosen, long seed) {
        if (!blueprint.categoryExact()) {
            return new Refused(blueprint.constraints().stream()
                    .filter(each -> !simple(blueprint, each))
                    .map(each -> new Shortfall(Shortfall.Kind.NOT_SUPPORTED, each.about(), 0, 0))
                    .findFirst()
                    .map(List::of)
                    .orElse(List.of(new Shortfall(Shortfall.Kind.NOT_SUPPORTED, Blueprint.CATEGORY, 0, 0))));
        }
        List<Shortfall> reasons = Bounds.reasons(blueprint, stock, chosen);
        if (!reasons.isEmpty()) {
            return new Refused(reasons);
        }
        List<Candidate> usable =
                new ArrayList<>(Availability.of(blueprint, stock, chosen).usable());
        usable.sort(Comparator.comparing(Candidate::id));
        Random random = new Random(seed);
        for (int i = 0; i < DRAWS; i++) {
            Collections.shuffle(usable, random);
            List<String> drawn = draw(blueprint, usable, Set.copyOf(chosen));
            if (drawn.size() == blueprint.length()) {
                Collections.shuffle(drawn, random);
                return new Assembled(drawn);
            }
        }
        return new Refused(List.of(new Shortfall(Shortfall.Kind.NOT_FOUND, "n", blueprint.length(), 0)));
    }

    private static List<String> draw(Blueprint blueprint, List<Candidate> shuffled, Set<String> chosen) {
        Map<String, Integer> open = new TreeMap<>(blueprint.byCategory());
        Set<String> enemies = new HashSet<>();
        List<String> drawn = new ArrayList<>();
        for (boolean fixed : new boolean[] {true, false}) {
            for (Candidate each : shuffled) {
                int left = open.getOrDefault(each.label(Blueprint.CATEGORY), 0);
                if (chosen.contains(each.id()) == fixed
                        && left > 0
                        && each.enemies().stream().noneMatch(enemies::contains)) {
                    open.put(each.label(Blueprint.CATEGORY), left - 1);
                    enemies.addAll(each.enemies());
                    drawn.add(each.id());
                }
            }
        }
        return drawn;
    }

    private static boolean simple(Blueprint blueprint, Constraint constraint) {
        return constraint instanceof Constraint.Exposure
                || constraint instanceof Constraint.Actual
                || (constraint instanceof Constraint.Count count
                        && count.min() == count.max()
                        && count.all().size() == 1
                        && blueprint.byCategory().containsKey(count.about()));
    }
}
