package nl.kennispeil.scoring.dif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Testing again without the items that were flagged, until the same items are flagged twice in a row, which is the scheme
 * of difR: every round starts from the items flagged in the round before, so an item can come back (G.L. Candell and F.
 * Drasgow, "An iterative procedure for linking metrics and assessing item bias in item response theory", Applied
 * Psychological Measurement 12 (1988) 253–260; D. Magis, S. Béland, F. Tuerlinckx and P. De Boeck, Behavior Research Methods 42
 * (2010) 847–862). A round that flags nothing makes all items anchors again. Without convergence the results are those of
 * the last round, and a loop is reported.
 */
final class Purification {

    private Purification() {}

    /** @param test results per item for a set of anchor items */
    static <T extends ItemDif> DifTest<T> run(int items, DifSettings settings, Function<boolean[], List<T>> test) {
        List<int[]> rounds = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        List<T> results = test.apply(settings.firstAnchors(items));
        int[] flagged = flagged(results, settings.level());
        rounds.add(flagged);
        boolean converged = settings.mostRounds() == 0 || flagged.length == 0;
        for (int round = 0; round < settings.mostRounds() && !converged; round++) {
            if (flagged.length == items) {
                warnings.add("all items were flagged: none is left to match on");
                break;
            }
            results = test.apply(others(flagged, items));
            int[] now = flagged(results, settings.level());
            rounds.add(now);
            converged = Arrays.equals(now, flagged);
            flagged = now;
        }
        int loop = converged ? 0 : loop(rounds);
        if (!converged && warnings.isEmpty()) {
            warnings.add("purification did not settle in " + settings.mostRounds() + " rounds"
                    + (loop > 0 ? ": it goes round in a loop of " + loop : ""));
        }
        return result(results, settings, rounds, converged, loop, warnings);
    }

    private static <T extends ItemDif> DifTest<T> result(
            List<T> results,
            DifSettings settings,
            List<int[]> rounds,
            boolean converged,
            int loop,
            List<String> warnings) {
        double[] adjusted = settings.adjustment()
                .adjust(results.stream().mapToDouble(ItemDif::p).toArray());
        int[] last = IntStream.range(0, adjusted.length)
                .filter(item -> adjusted[item] < settings.level())
                .toArray();
        return new DifTest<>(
                List.copyOf(results), adjusted, last, List.copyOf(rounds), converged, loop, List.copyOf(warnings));
    }

    private static int[] flagged(List<? extends ItemDif> results, double level) {
        return IntStream.range(0, results.size())
                .filter(item -> results.get(item).p() < level)
                .toArray();
    }

    private static boolean[] others(int[] flagged, int items) {
        boolean[] others = new boolean[items];
        Arrays.fill(others, true);
        for (int item : flagged) {
            others[item] = false;
        }
        return others;
    }

    /** Rounds from a set of flagged items to its next coming, at the end of the history; 0 when none came back. */
    private static int loop(List<int[]> rounds) {
        int last = rounds.size() - 1;
        for (int length = 2; length <= last; length++) {
            if (Arrays.equals(rounds.get(last), rounds.get(last - length))) {
                return length;
            }
        }
        return 0;
    }
}
