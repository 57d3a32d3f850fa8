package nl.kennispeil.scoring.adaptive;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The items that a test may draw from, numbered from 0 in the order they were given. Immutable. */
public final class Pool {

    private final List<PoolItem> items;
    private final Map<String, Integer> numbers;

    private Pool(List<PoolItem> items, Map<String, Integer> numbers) {
        this.items = items;
        this.numbers = numbers;
    }

    /**
     * A pool.
     *
     * @throws IllegalArgumentException without an item that counts, or when two have the same name
     */
    public static Pool of(List<PoolItem> items) {
        Map<String, Integer> numbers = new HashMap<>();
        boolean counts = false;
        for (int i = 0; i < items.size(); i++) {
            Integer other = numbers.put(items.get(i).name(), i);
            if (other != null) {
                throw new IllegalArgumentException("item " + items.get(i).name() + " is number " + other
                        + " and number " + i + " of the pool: allowed is once");
            }
            counts |= !items.get(i).pilot();
        }
        if (!counts) {
            throw new IllegalArgumentException(
                    "a pool of " + items.size() + " items, none of which counts: at least 1 needed");
        }
        return new Pool(List.copyOf(items), Map.copyOf(numbers));
    }

    public int size() {
        return items.size();
    }

    /** @throws IllegalArgumentException when there is no such item */
    public PoolItem item(int item) {
        requireItem(item);
        return items.get(item);
    }

    public List<PoolItem> items() {
        return items;
    }

    /**
     * The number of an item.
     *
     * @throws IllegalArgumentException when the pool has no item of this name
     */
    public int number(String name) {
        Integer number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("item " + name + " is not in the pool of " + size() + " items");
        }
        return number;
    }

    void requireItem(int item) {
        if (item < 0 || item >= items.size()) {
            throw new IllegalArgumentException("item " + item + ": allowed is 0 to " + (items.size() - 1));
        }
    }
}
