package nl.kennispeil.scoring.conditional;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.apache.commons.math3.special.Gamma;

/**
 * Andersen's likelihood-ratio test that the same difficulties hold in all groups: LR = 2(Σ_g logLik_g − logLik), χ² with
 * (groups − 1) · parameters degrees of freedom (E.B. Andersen, "A goodness of fit test for the Rasch model", Psychometrika
 * 38 (1973) 123–140).
 *
 * @param statistic LR, 0 or more
 * @param df degrees of freedom
 * @param p probability of a larger value under the model
 * @param whole calibration of all persons, without the items left out
 * @param groups calibration per group, in ascending order of the group's number
 * @param itemsLeftOut indices of items that could not be estimated in some group, and are left out everywhere, as eRm does
 * @param converged whether all calibrations did; if not the statistic is no test
 */
@SuppressWarnings("ArrayRecordComponent") // indices, never compared
public record AndersenTest(
        double statistic,
        int df,
        double p,
        ConditionalCalibration whole,
        List<ConditionalCalibration> groups,
        int[] itemsLeftOut,
        boolean converged) {

    /**
     * @param group a number per person; persons with the same number form a group
     * @throws IllegalArgumentException when there are fewer than two groups, lengths differ, or fewer than two items can be
     *     estimated in all groups
     */
    public static AndersenTest of(ResponseMatrix responses, int[] group) {
        if (group.length != responses.persons()) {
            throw new IllegalArgumentException(
                    group.length + " group numbers for " + responses.persons() + " persons: one each is needed");
        }
        TreeMap<Integer, int[]> members = new TreeMap<>();
        for (int number : group) {
            members.computeIfAbsent(
                    number,
                    own -> IntStream.range(0, group.length)
                            .filter(person -> group[person] == own)
                            .toArray());
        }
        if (members.size() < 2) {
            throw new IllegalArgumentException(members.size() + " group: at least 2 are needed to compare");
        }
        int[] kept = estimable(responses, List.copyOf(members.values()));
        ResponseMatrix some = responses.items(kept);
        ConditionalCalibration whole = Conditional.cml(some);
        List<ConditionalCalibration> parts = members.values().stream()
                .map(persons -> Conditional.cml(some.persons(persons)))
                .toList();
        double statistic =
                2 * (parts.stream().mapToDouble(ConditionalCalibration::logLik).sum() - whole.logLik());
        int df = (parts.size() - 1) * whole.parameters();
        // the upper tail itself: 1 minus the lower one would lose a small p
        double p = Gamma.regularizedGammaQ(df / 2.0, Math.max(0, statistic) / 2);
        int[] leftOut = IntStream.range(0, responses.items())
                .filter(item -> Arrays.binarySearch(kept, item) < 0)
                .toArray();
        boolean converged = whole.converged() && parts.stream().allMatch(ConditionalCalibration::converged);
        return new AndersenTest(statistic, df, p, whole, parts, leftOut, converged);
    }

    /** Leaving out an item can disconnect another, hence until nothing changes. */
    private static int[] estimable(ResponseMatrix responses, List<int[]> groups) {
        int[] kept = IntStream.range(0, responses.items()).toArray();
        while (true) {
            BitSet drop = new BitSet();
            for (int[] persons : groups) {
                int[] now = kept;
                Arrays.stream(Conditional.unconnected(responses.items(now).persons(persons)))
                        .forEach(at -> drop.set(now[at]));
            }
            if (drop.isEmpty()) {
                return kept;
            }
            kept = Arrays.stream(kept).filter(item -> !drop.get(item)).toArray();
            if (kept.length < 2) {
                throw new IllegalArgumentException(
                        "fewer than 2 items can be estimated in every one of " + groups.size() + " groups");
            }
        }
    }

    /**
     * As eRm splits: 1 for persons above the mean sum score; when any response is missing, 1 for persons at or above the mean
     * of those who were presented the same items. The others are 0.
     */
    static int[] meanSplit(ResponseMatrix responses) {
        Map<BitSet, IntSummaryStatistics> scores = new HashMap<>();
        BitSet[] presented = new BitSet[responses.persons()];
        boolean incomplete = false;
        for (int person = 0; person < presented.length; person++) {
            int row = person;
            presented[person] = IntStream.range(0, responses.items())
                    .filter(item -> !responses.isMissing(row, item))
                    .collect(BitSet::new, BitSet::set, BitSet::or);
            incomplete |= presented[person].cardinality() < responses.items();
            scores.computeIfAbsent(presented[person], design -> new IntSummaryStatistics())
                    .accept(responses.sum(person));
        }
        int[] split = new int[presented.length];
        for (int person = 0; person < split.length; person++) {
            double mean = scores.getOrDefault(presented[person], new IntSummaryStatistics())
                    .getAverage();
            int sum = responses.sum(person);
            split[person] = sum > mean || (incomplete && sum == mean) ? 1 : 0;
        }
        return split;
    }
}
