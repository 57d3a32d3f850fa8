package nl.kennispeil.bank.blueprint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the bank has for each cell of a blueprint, before anybody assembles.
 *
 * @param cells one per constraint that counts items, in the order of the blueprint
 * @param usable all items that may be chosen
 * @param fallen how many fall out for what; an item with two reasons counts for both
 */
public record BankCoverage(List<Cell> cells, int usable, Map<Obstacle, Integer> fallen) {

    /**
     * A cell.
     *
     * @param count the demand
     * @param usable items that may be chosen
     * @param fallen how many others there are, and what stands in their way
     */
    public record Cell(Constraint.Count count, int usable, Map<Obstacle, Integer> fallen) {

        /** How many are missing, 0 or more. */
        public int missing() {
            return Math.max(0, count.min() - usable);
        }
    }

    public BankCoverage {
        cells = List.copyOf(cells);
    }

    public static BankCoverage of(Blueprint blueprint, Availability there) {
        List<Cell> cells = new ArrayList<>();
        for (Constraint each : blueprint.constraints()) {
            if (each instanceof Constraint.Count count) {
                int usable = (int) there.usable().stream().filter(count::counts).count();
                Map<Obstacle, Integer> fallen = new EnumMap<>(Obstacle.class);
                there.fallen().forEach((item, obstacles) -> {
                    if (count.counts(item)) {
                        obstacles.forEach(obstacle -> fallen.merge(obstacle, 1, Integer::sum));
                    }
                });
                cells.add(new Cell(count, usable, fallen));
            }
        }
        Map<Obstacle, Integer> all = new EnumMap<>(Obstacle.class);
        there.fallen()
                .values()
                .forEach(obstacles -> obstacles.forEach(obstacle -> all.merge(obstacle, 1, Integer::sum)));
        return new BankCoverage(cells, there.usable().size(), all);
    }

    /** The cells that the bank cannot fill. */
    public List<Cell> gaps() {
        return cells.stream().filter(each -> each.missing() > 0).toList();
    }

    /** Usable items per pair of values of two columns: row, column, number; pairs without items are left out. */
    public static Map<String, Map<String, Integer>> cross(List<Candidate> usable, String row, String column) {
        Map<String, Map<String, Integer>> cells = new TreeMap<>();
        for (Candidate item : usable) {
            for (String down : new TreeSet<>(item.labels().getOrDefault(row, Set.of()))) {
                for (String across : item.labels().getOrDefault(column, Set.of())) {
                    cells.computeIfAbsent(down, any -> new TreeMap<>()).merge(across, 1, Integer::sum);
                }
            }
        }
        return cells;
    }
}
