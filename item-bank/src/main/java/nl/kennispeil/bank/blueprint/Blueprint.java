package nl.kennispeil.bank.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many items of each category a form has.
 *
 * @param name for people; not blank
 * @param length number of items, the sum of the categories; 1 or more
 * @param byCategory number of items (≥ 0) per category, in the order to show them
 */
public record Blueprint(String name, int length, Map<String, Integer> byCategory) {

    public Blueprint {
        byCategory = Collections.unmodifiableMap(new LinkedHashMap<>(byCategory));
        if (name.isBlank()) {
            throw new IllegalArgumentException("a blueprint needs a name");
        }
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
    }
}
