package nl.kennispeil.bank.blueprint;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import nl.kennispeil.scoring.irt.ItemParameters;
import org.jspecify.annotations.Nullable;

/**
 * An item as somebody who assembles sees it: columns, and what stands in its way. It may come from the bank
 * ({@link Experience#candidate}) or from a file.
 *
 * @param id of the item, whatever its version
 * @param labels values per column; an item may have several, such as target groups
 * @param numbers the columns that are numbers: {@code b}, {@code p}, {@code seconds} …
 * @param enemies names of the sets it is in
 * @param parameters its calibration, or null
 * @param seen how many candidates have had it, 0 or more
 * @param obstacles what stands in its way, whatever the blueprint; {@link Obstacle#NOT_ACTUAL} counts only where asked
 */
public record Candidate(
        String id,
        Map<String, Set<String>> labels,
        Map<String, Double> numbers,
        Set<String> enemies,
        @Nullable ItemParameters parameters,
        int seen,
        Set<Obstacle> obstacles) {

    public Candidate {
        labels = Map.copyOf(labels);
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        enemies = Collections.unmodifiableSet(new TreeSet<>(enemies));
        EnumSet<Obstacle> copy = EnumSet.noneOf(Obstacle.class);
        copy.addAll(obstacles);
        obstacles = Collections.unmodifiableSet(copy);
    }

    /** Its values in a column, as {@code a, b}; empty when it has none. */
    public String label(String column) {
        return String.join(", ", new TreeSet<>(labels.getOrDefault(column, Set.of())));
    }
}
