package nl.kennispeil.bank.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Shares that add up: a number of places divided by weight, the largest remainders rounded up. */
final class Quota {

    private Quota() {}

    /** {@code total} values in random order, each about as often as its weight says. */
    static <T> List<T> spread(Map<T, Integer> weights, int total, SplittableRandom random) {
        int sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        Map<T, Integer> counts = new LinkedHashMap<>();
        weights.forEach((value, weight) -> counts.put(value, weight * total / sum));
        int open = total - counts.values().stream().mapToInt(Integer::intValue).sum();
        weights.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -(entry.getValue() * total % sum)))
                .limit(open)
                .forEach(entry -> counts.merge(entry.getKey(), 1, Integer::sum));
        List<T> values = new ArrayList<>();
        counts.forEach((value, count) -> values.addAll(Collections.nCopies(count, value)));
        shuffle(values, random);
        return values;
    }

    static <T> void shuffle(List<T> values, SplittableRandom random) {
        for (int i = values.size() - 1; i > 0; i--) {
            Collections.swap(values, i, random.nextInt(i + 1));
        }
    }
}
