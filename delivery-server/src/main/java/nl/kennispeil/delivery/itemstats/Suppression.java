package nl.kennispeil.delivery.itemstats;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which groups are not shown beside their total (domain.md T19; Hundepool and others, Statistical Disclosure Control,
 * Wiley 2012, ch. 4). A group under the limit is left out. Since the total minus what is shown gives the sum of what is
 * left out, that sum must again be over several groups and over enough people; where it is not, the smallest group that
 * could be shown is left out as well (secondary suppression).
 */
final class Suppression {

    /** The least people in a group that is shown (domain.md T19). */
    static final int SMALLEST = 10;

    private Suppression() {}

    /**
     * The groups to leave out.
     *
     * @param sizes how many people per group, 0 or more
     * @param smallest the least people in a group that is shown
     */
    static Set<String> hidden(Map<String, Integer> sizes, int smallest) {
        Set<String> hidden = new TreeSet<>();
        sizes.forEach((group, n) -> {
            if (n < smallest) {
                hidden.add(group);
            }
        });
        while (!hidden.isEmpty() && !enough(hidden, sizes, smallest) && hidden.size() < sizes.size()) {
            sizes.entrySet().stream()
                    .filter(each -> !hidden.contains(each.getKey()))
                    .min(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                    .ifPresent(each -> hidden.add(each.getKey()));
        }
        return hidden;
    }

    /** Groups of nobody hide nobody, so they do not count as a second one. */
    private static boolean enough(Set<String> hidden, Map<String, Integer> sizes, int smallest) {
        int people = 0;
        int groups = 0;
        for (String each : hidden) {
            int n = sizes.getOrDefault(each, 0);
            people += n;
            groups += n > 0 ? 1 : 0;
        }
        return people == 0 || (groups >= 2 && people >= smallest);
    }
}
