package nl.kennispeil.delivery.itemstats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SuppressionTest {

    @Test
    void case34AnInstituteOfNineIsLeftOutAndTheSmallestOtherOneWithIt() {
        Map<String, Integer> sizes = Map.of("berk", 9, "eik", 31, "linde", 24, "wilg", 40);
        assertThat(Suppression.hidden(sizes, 10)).containsExactly("berk", "linde");
    }

    @Test
    void whereNoneIsSmallNoneIsLeftOut() {
        assertThat(Suppression.hidden(Map.of("berk", 10, "eik", 31), 10)).isEmpty();
    }

    @Test
    void severalSmallOnesThatAreFewTogetherTakeAnotherOneAlong() {
        Map<String, Integer> sizes = Map.of("berk", 3, "eik", 4, "linde", 24, "wilg", 40);
        assertThat(Suppression.hidden(sizes, 10)).containsExactly("berk", "eik", "linde");
    }

    @Test
    void severalSmallOnesThatAreEnoughTogetherTakeNobodyAlong() {
        Map<String, Integer> sizes = Map.of("berk", 3, "eik", 7, "linde", 24, "wilg", 40);
        assertThat(Suppression.hidden(sizes, 10)).containsExactly("berk", "eik");
    }

    @Test
    void anInstituteOfNobodyHidesNobody() {
        assertThat(Suppression.hidden(Map.of("berk", 0, "eik", 30, "linde", 24), 10))
                .containsExactly("berk");
        assertThat(Suppression.hidden(Map.of("berk", 0, "eik", 9, "linde", 24), 10))
                .containsExactly("berk", "eik", "linde");
    }

    /**
     * Somebody who knows the total of every option, the rows that are shown and even how many there are in each institute
     * tries every table that fits. No group of fewer than the limit has the same row in all of them, unless everybody who
     * is left out answered alike, which the total itself says.
     */
    @Test
    void noSmallGroupsAnswersFollowFromTheTotalInAnyRandomTable() {
        int limit = 3;
        int attacked = 0;
        Random random = new Random(20261122);
        for (int round = 0; round < 400; round++) {
            int institutes = 2 + random.nextInt(3);
            Map<String, Integer> sizes = new TreeMap<>();
            Map<String, int[]> rows = new TreeMap<>();
            int people = 0;
            for (int i = 0; i < institutes; i++) {
                int[] row = {random.nextInt(3), random.nextInt(3), random.nextInt(2)};
                rows.put("i" + i, row);
                sizes.put("i" + i, row[0] + row[1] + row[2]);
                people += row[0] + row[1] + row[2];
            }
            if (people < limit) {
                continue; // then the total is not shown either
            }
            Set<String> hidden = Suppression.hidden(sizes, limit);
            List<String> inhabited = hidden.stream()
                    .filter(each -> sizes.getOrDefault(each, 0) > 0)
                    .toList();
            assertThat(hidden).containsAll(small(sizes, limit));
            if (inhabited.isEmpty() || alike(inhabited, rows)) {
                continue;
            }
            List<List<int[]>> tables = tables(inhabited, sizes, sums(inhabited, rows));
            for (int group = 1; group < 1 << inhabited.size(); group++) {
                if (size(group, inhabited, sizes) < limit) {
                    attacked++;
                    Set<String> seen = new HashSet<>();
                    int chosen = group;
                    tables.forEach(table -> seen.add(sum(chosen, table)));
                    assertThat(seen).as("%s of %s", inhabited, sizes).hasSizeGreaterThan(1);
                }
            }
        }
        assertThat(attacked).as("small groups that were attacked").isGreaterThan(200);
    }

    private static Set<String> small(Map<String, Integer> sizes, int limit) {
        Set<String> small = new HashSet<>();
        sizes.forEach((institute, n) -> {
            if (n < limit) {
                small.add(institute);
            }
        });
        return small;
    }

    private static boolean alike(List<String> of, Map<String, int[]> rows) {
        int options = 0;
        for (int each : sums(of, rows)) {
            options += each > 0 ? 1 : 0;
        }
        return options == 1;
    }

    private static int[] sums(List<String> of, Map<String, int[]> rows) {
        int[] sums = new int[3];
        of.forEach(each -> {
            for (int i = 0; i < 3; i++) {
                sums[i] += rows.getOrDefault(each, new int[3])[i];
            }
        });
        return sums;
    }

    /** Every way to divide the sums over institutes of these sizes. */
    private static List<List<int[]>> tables(List<String> of, Map<String, Integer> sizes, int[] sums) {
        List<List<int[]>> all = new ArrayList<>();
        fill(of, sizes, sums, new ArrayList<>(), all);
        return all;
    }

    private static void fill(
            List<String> of, Map<String, Integer> sizes, int[] left, List<int[]> so, List<List<int[]>> all) {
        if (so.size() == of.size()) {
            all.add(List.copyOf(so));
            return;
        }
        int n = sizes.getOrDefault(of.get(so.size()), 0);
        for (int a = 0; a <= Math.min(n, left[0]); a++) {
            for (int b = 0; b <= Math.min(n - a, left[1]); b++) {
                int c = n - a - b;
                if (c <= left[2]) {
                    so.add(new int[] {a, b, c});
                    fill(of, sizes, new int[] {left[0] - a, left[1] - b, left[2] - c}, so, all);
                    so.remove(so.size() - 1);
                }
            }
        }
    }

    private static int size(int group, List<String> of, Map<String, Integer> sizes) {
        int size = 0;
        for (int i = 0; i < of.size(); i++) {
            size += (group >> i & 1) * sizes.getOrDefault(of.get(i), 0);
        }
        return size;
    }

    private static String sum(int group, List<int[]> table) {
        int[] sum = new int[3];
        for (int i = 0; i < table.size(); i++) {
            for (int option = 0; option < 3; option++) {
                sum[option] += (group >> i & 1) * table.get(i)[option];
            }
        }
        return sum[0] + " " + sum[1] + " " + sum[2];
    }
}
