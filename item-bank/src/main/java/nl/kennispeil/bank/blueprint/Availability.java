package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which items of a stock a blueprint may choose, and what stands in the way of the others.
 *
 * @param usable those that may be chosen, the chosen ones among them, in the order of the stock
 * @param fallen the others with all that stands in their way
 */
public record Availability(List<Candidate> usable, Map<Candidate, Set<Obstacle>> fallen) {

    /** @param chosen ids of items that are in already: their enemies fall out, they themselves never do */
    public static Availability of(Blueprint blueprint, Stock stock, Collection<String> chosen) {
        Set<String> in = Set.copyOf(chosen);
        Set<String> enemies = new HashSet<>();
        stock.items().stream().filter(each -> in.contains(each.id())).forEach(each -> enemies.addAll(each.enemies()));
        List<Candidate> usable = new ArrayList<>();
        Map<Candidate, Set<Obstacle>> fallen = new LinkedHashMap<>();
        Set<String> recent = recent(blueprint, stock);
        int most = mostSeen(blueprint);
        for (Candidate each : stock.items()) {
            Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
            obstacles.addAll(each.obstacles());
            if (!blueprint.actualOnly()) {
                obstacles.remove(Obstacle.NOT_ACTUAL);
            }
            if (recent.contains(each.id()) || each.seen() > most) {
                obstacles.add(Obstacle.EXPOSED);
            }
            if (each.enemies().stream().anyMatch(enemies::contains)) {
                obstacles.add(Obstacle.ENEMY);
            }
            if (obstacles.isEmpty() || in.contains(each.id())) {
                usable.add(each);
            } else {
                fallen.put(each, obstacles);
            }
        }
        return new Availability(List.copyOf(usable), fallen);
    }

    private static Set<String> recent(Blueprint blueprint, Stock stock) {
        int forms = blueprint.constraints().stream()
                .mapToInt(each -> each instanceof Constraint.Exposure exposure ? exposure.forms() : 0)
                .max()
                .orElse(0);
        Set<String> recent = new HashSet<>();
        stock.earlier().stream().limit(forms).forEach(each -> recent.addAll(each.items()));
        return recent;
    }

    private static int mostSeen(Blueprint blueprint) {
        return blueprint.constraints().stream()
                .mapToInt(each ->
                        each instanceof Constraint.Exposure exposure ? exposure.candidates() : Integer.MAX_VALUE)
                .min()
                .orElse(Integer.MAX_VALUE);
    }
}
