package nl.kennispeil.bank.form;

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
import nl.kennispeil.bank.blueprint.Blueprint;
import nl.kennispeil.bank.item.ItemId;
import nl.kennispeil.bank.item.ItemVersion;

/**
 * Draws items from a bank so that a blueprint is met exactly. The same input and seed give the same items in the same
 * order, whatever the order of the bank. It looks at categories only: difficulty, enemies and exposure are not weighed.
 */
public final class FormAssembly {

    private FormAssembly() {}

    /**
     * Draws the items of a form, in the order to present them.
     *
     * @param blueprint what to meet
     * @param fixed items that must be in; they count for their category
     * @param bank items to fill up with; those in {@code fixed} and second versions of an item are skipped
     * @param seed decides the draw and the order
     * @throws IllegalArgumentException when the blueprint cannot be met; names each category that falls short, or
     *     has too many fixed items, with wanted and available
     */
    public static List<ItemVersion> pick(
            Blueprint blueprint, Collection<ItemVersion> fixed, Collection<ItemVersion> bank, long seed) {
        // java.util.Random, seeded: Collections.shuffle takes no SplittableRandom on Java 17.
        Random random = new Random(seed);
        Map<String, List<ItemVersion>> taken = byCategory(fixed);
        Map<String, List<ItemVersion>> stock = byCategory(without(fixed, bank));
        requireEnough(blueprint, taken, stock);
        List<ItemVersion> picked = new ArrayList<>(fixed);
        // Sorted, because the order of a blueprint may differ from run to run.
        new TreeMap<>(blueprint.byCategory()).forEach((category, wanted) -> {
            List<ItemVersion> available = stock.getOrDefault(category, new ArrayList<>());
            int missing = wanted - taken.getOrDefault(category, List.of()).size();
            Collections.shuffle(available, random);
            picked.addAll(available.subList(0, missing));
        });
        Collections.shuffle(picked, random);
        return picked;
    }

    /** Makes a form of items that all count. */
    public static TestForm form(FormRef ref, String kind, String title, List<ItemVersion> items, FormRules rules) {
        List<FormItem> places =
                items.stream().map(item -> new FormItem(item.ref(), true)).toList();
        return new TestForm(ref, kind, title, places, rules);
    }

    private static void requireEnough(
            Blueprint blueprint, Map<String, List<ItemVersion>> taken, Map<String, List<ItemVersion>> stock) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(blueprint.byCategory()).forEach((category, wanted) -> {
            int fixed = taken.getOrDefault(category, List.of()).size();
            int available = fixed + stock.getOrDefault(category, List.of()).size();
            if (fixed > wanted || available < wanted) {
                problems.add(category + " wanted " + wanted + ", available " + available + " of which fixed " + fixed);
            }
        });
        taken.forEach((category, items) -> {
            if (!blueprint.byCategory().containsKey(category)) {
                problems.add(category + " wanted 0, fixed " + items.size());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "blueprint " + blueprint.name() + " cannot be met: " + String.join("; ", problems));
        }
    }

    private static List<ItemVersion> without(Collection<ItemVersion> fixed, Collection<ItemVersion> bank) {
        Set<ItemId> seen = new HashSet<>();
        fixed.forEach(item -> seen.add(item.ref().id()));
        return bank.stream()
                .sorted(Comparator.comparing(
                                (ItemVersion item) -> item.ref().id().value())
                        .thenComparing(item -> -item.ref().version()))
                .filter(item -> seen.add(item.ref().id()))
                .toList();
    }

    private static Map<String, List<ItemVersion>> byCategory(Collection<ItemVersion> items) {
        Map<String, List<ItemVersion>> byCategory = new TreeMap<>();
        items.forEach(item -> byCategory
                .computeIfAbsent(item.classification().category(), category -> new ArrayList<>())
                .add(item));
        return byCategory;
    }
}
