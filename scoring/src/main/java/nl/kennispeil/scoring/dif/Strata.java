package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import java.util.BitSet;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * The persons with a response to the studied item, by what they are matched on.
 *
 * @param values what the strata are matched on, ascending
 * @param reference counts per stratum and category of the studied item, reference group
 * @param focal the same of the focal group
 */
@SuppressWarnings("ArrayRecordComponent") // tables, never compared
record Strata(double[] values, int[][] reference, int[][] focal) {

    /**
     * @param base per person {@link DifData#base}
     * @param share how often the studied item is added to it
     */
    static Strata of(DifData data, int item, double[] base, int share) {
        ResponseMatrix responses = data.responses();
        double[] matched = new double[data.persons()];
        double[] used = new double[data.persons()];
        int n = 0;
        for (int person = 0; person < matched.length; person++) {
            if (!responses.isMissing(person, item)) {
                matched[person] = base[person] + share * responses.at(person, item);
                used[n++] = matched[person];
            }
        }
        double[] values = distinct(Arrays.copyOf(used, n), data.isMatchedOnScore());
        int[] stratumOf = data.isMatchedOnScore() ? positions(values) : new int[0];
        int[][] reference = new int[values.length][responses.categories(item)];
        int[][] focal = new int[values.length][responses.categories(item)];
        for (int person = 0; person < matched.length; person++) {
            int category = responses.at(person, item);
            if (category != ResponseMatrix.MISSING) {
                int stratum = data.isMatchedOnScore()
                        ? stratumOf[(int) matched[person]]
                        : Arrays.binarySearch(values, matched[person]);
                (data.isFocal(person) ? focal : reference)[stratum][category]++;
            }
        }
        return new Strata(values, reference, focal);
    }

    /** The different values, ascending; scores are counted, not sorted. */
    private static double[] distinct(double[] used, boolean scores) {
        if (!scores) {
            return Arrays.stream(used).sorted().distinct().toArray();
        }
        BitSet seen = new BitSet();
        for (double score : used) {
            seen.set((int) score);
        }
        return seen.stream().asDoubleStream().toArray();
    }

    /** Which stratum a score is. */
    private static int[] positions(double[] scores) {
        int[] positions = new int[scores.length == 0 ? 0 : (int) scores[scores.length - 1] + 1];
        for (int k = 0; k < scores.length; k++) {
            positions[(int) scores[k]] = k;
        }
        return positions;
    }

    int count() {
        return values.length;
    }

    int inReference(int stratum) {
        return Arrays.stream(reference[stratum]).sum();
    }

    int inFocal(int stratum) {
        return Arrays.stream(focal[stratum]).sum();
    }

    /** Persons of either group in a category. */
    int inCategory(int stratum, int category) {
        return reference[stratum][category] + focal[stratum][category];
    }

    boolean isDichotomous() {
        return values.length == 0 || reference[0].length == 2;
    }

    /** What stands in the way of a method for right and wrong, or nothing. */
    String objection() {
        if (!isDichotomous()) {
            return "the item has " + reference[0].length + " categories: use the tests of Mantel";
        }
        return "";
    }
}
