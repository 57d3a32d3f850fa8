package nl.kennispeil.bank.blueprint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.kennispeil.bank.item.ItemVersion;

/**
 * A set of items held against a blueprint.
 *
 * @param rows one per category: first those of the blueprint in its order, then categories it does not name
 */
public record Coverage(List<Row> rows) {

    public Coverage {
        rows = List.copyOf(rows);
    }

    /**
     * One category.
     *
     * @param category the category
     * @param wanted items the blueprint asks for, 0 or more
     * @param got items there are, 0 or more
     */
    public record Row(String category, int wanted, int got) {
        public boolean met() {
            return wanted == got;
        }
    }

    /** Counts {@code items} per category. */
    public static Coverage of(Blueprint blueprint, Collection<ItemVersion> items) {
        Map<String, Integer> got = new TreeMap<>();
        items.forEach(item -> got.merge(item.classification().category(), 1, Integer::sum));
        Map<String, Integer> wanted = blueprint.byCategory();
        Stream<String> categories = Stream.concat(
                wanted.keySet().stream(), got.keySet().stream().filter(category -> !wanted.containsKey(category)));
        return new Coverage(categories
                .map(category -> new Row(category, wanted.getOrDefault(category, 0), got.getOrDefault(category, 0)))
                .toList());
    }

    /** True when every category has exactly what the blueprint asks. */
    public boolean met() {
        return rows.stream().allMatch(Row::met);
    }
}
