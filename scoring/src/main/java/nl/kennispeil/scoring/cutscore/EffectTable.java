package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.TreeMap;

/**
 * What a cut score does: who fails, that is, has a score below it.
 *
 * @param all everybody
 * @param groups each group, by number
 */
public record EffectTable(Row all, List<Row> groups) {

    /** Below this a score counts as equal to the cut: scores and cuts are sums of decimals. */
    private static final double ROUNDING = 1e-9;

    public EffectTable {
        groups = List.copyOf(groups);
    }

    /**
     * One row.
     *
     * @param group its number; 0 for everybody
     * @param persons 1 or more
     * @param failing below the cut
     */
    public record Row(int group, int persons, int failing) {

        /** 0..1. */
        public double failRate() {
            return (double) failing / persons;
        }
    }

    /** The effect of a cut score; also of one that somebody wants to try. */
    public static EffectTable of(double cut, TestScores scores) {
        TreeMap<Integer, int[]> counts = new TreeMap<>();
        int failing = 0;
        for (int person = 0; person < scores.scores().length; person++) {
            int[] row = counts.computeIfAbsent(scores.groups()[person], group -> new int[2]);
            row[0]++;
            if (scores.scores()[person] < cut - ROUNDING) {
                row[1]++;
                failing++;
            }
        }
        return new EffectTable(
                new Row(0, scores.scores().length, failing),
                counts.entrySet().stream()
                        .map(entry -> new Row(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                        .toList());
    }
}
