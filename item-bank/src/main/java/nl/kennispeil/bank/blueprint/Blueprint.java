package nl.kennispeil.bank.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form must be: a length, and demands in as many dimensions as one likes.
 *
 * @param name for people; not blank, at most 120 characters
 * @param length number of items, 1 to 10,000
 * @param constraints the demands in the order to show them; at most 500
 * @param enemiesFile file with the sets of which a form holds at most one item; empty for those of the bank
 * @param objective what to do best, or null when any form that meets the demands will do
 */
public record Blueprint(
        String name,
        int length,
        List<Constraint> constraints,
        String enemiesFile,
        @Nullable Objective objective) {

    /** The column that holds the chapter. */
    public static final String CATEGORY = "category";

    public static final int LONGEST = 10_000;
    public static final int MOST_CONSTRAINTS = 500;
    private static final int LONGEST_NAME = 120;

    public Blueprint {
        constraints = List.copyOf(constraints);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a blueprint needs a name of at most " + LONGEST_NAME + " characters");
        }
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException(
                    "blueprint " + name + " has length " + length + ": allowed is 1 to " + LONGEST);
        }
        if (constraints.size() > MOST_CONSTRAINTS) {
            throw new IllegalArgumentException("blueprint " + name + " has " + constraints.size()
                    + " constraints: allowed is at most " + MOST_CONSTRAINTS);
        }
    }

    /**
     * The simple kind: exactly so many items (≥ 0) of each category, in the order to show them.
     *
     * @throws IllegalArgumentException when the length is not the sum of the categories
     */
    public Blueprint(String name, int length, Map<String, Integer> byCategory) {
        this(name, length, counts(name, length, byCategory), "", null);
    }

    /** Number of items per category that is asked exactly, in the order of the blueprint. */
    public Map<String, Integer> byCategory() {
        Map<String, Integer> exact = new LinkedHashMap<>();
        for (Constraint each : constraints) {
            if (each instanceof Constraint.Count count && categoryOnly(count) && count.min() == count.max()) {
                exact.put(count.all().get(0).words(), count.min());
            }
        }
        return Collections.unmodifiableMap(exact);
    }

    /** True when it asks exact numbers per category, and nothing else but what an item must be by itself. */
    public boolean categoryExact() {
        Map<String, Integer> exact = byCategory();
        return exact.values().stream().mapToInt(Integer::intValue).sum() == length
                && constraints.stream()
                                .filter(each ->
                                        !(each instanceof Constraint.Exposure) && !(each instanceof Constraint.Actual))
                                .count()
                        == exact.size()
                && objective == null;
    }

    /** True when only items with a check of actuality that still counts may be in. */
    public boolean actualOnly() {
        return constraints.stream().anyMatch(Constraint.Actual.class::isInstance);
    }

    private static boolean categoryOnly(Constraint.Count count) {
        return count.all().size() == 1
                && count.all().get(0).column().equals(CATEGORY)
                && count.all().get(0).value() != null;
    }

    private static List<Constraint> counts(String name, int length, Map<String, Integer> byCategory) {
        byCategory.forEach((category, items) -> {
            if (items < 0) {
                throw new IllegalArgumentException("blueprint " + name + " asks " + items + " items of category "
                        + category + ": allowed is 0 or more");
            }
        });
        int sum = byCategory.values().stream().mapToInt(Integer::intValue).sum();
        if (length < 1 || length != sum) {
            throw new IllegalArgumentException("blueprint " + name + " has length " + length + " and categories of "
                    + sum + " items: both must be the same and at least 1");
        }
        return byCategory.entrySet().stream()
                .map(each -> (Constraint) Constraint.Count.exactly(CATEGORY, each.getKey(), each.getValue()))
                .toList();
    }
}
