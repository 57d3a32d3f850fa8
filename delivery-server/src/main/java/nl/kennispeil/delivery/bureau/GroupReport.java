package nl.kennispeil.delivery.bureau;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The scores of a sitting by reference group, computed once at closing. Groups under {@link #SMALLEST} are left out,
 * of the totals too: otherwise a subtraction would give a small group away.
 *
 * @param registered how many were on the list
 * @param absent of these, how many never started
 * @param leftOut how many scores are in groups too small to show
 * @param groups a mark per group, the last one over all shown groups; empty when no group is large enough
 * @param firstBin lower edge of the first bin of the histogram, in percent
 * @param bins counts per {@link #BIN_WIDTH} percent points
 * @param institutes the same marks per institute, for its own staff
 */
record GroupReport(
        Instant at,
        int registered,
        int absent,
        int leftOut,
        List<Screens.GroupMark> groups,
        int firstBin,
        List<Integer> bins,
        Map<String, List<Screens.GroupMark>> institutes) {

    static final int SMALLEST = 10;
    static final int BIN_WIDTH = 5;
    static final String ALL = "all";

    /** One score with where it belongs. */
    record Score(String institute, int phase, double percentage) {}

    static GroupReport of(int registered, int absent, Collection<Score> scores, Instant at) {
        List<Score> shown = inLargeGroups(scores);
        Map<String, List<Screens.GroupMark>> institutes = new TreeMap<>();
        scores.stream()
                .collect(Collectors.groupingBy(Score::institute))
                .forEach((institute, own) -> institutes.put(institute, marks(inLargeGroups(own))));
        int first = (int) Math.floor(
                        shown.stream().mapToDouble(Score::percentage).min().orElse(0) / BIN_WIDTH)
                * BIN_WIDTH;
        return new GroupReport(
                at,
                registered,
                absent,
                scores.size() - shown.size(),
                marks(shown),
                first,
                bins(shown, first),
                institutes);
    }

    private static List<Score> inLargeGroups(Collection<Score> scores) {
        Map<Integer, Long> sizes = scores.stream().collect(Collectors.groupingBy(Score::phase, Collectors.counting()));
        return scores.stream()
                .filter(each -> sizes.getOrDefault(each.phase(), 0L) >= SMALLEST)
                .toList();
    }

    private static List<Screens.GroupMark> marks(List<Score> scores) {
        List<Screens.GroupMark> marks = new ArrayList<>();
        new TreeMap<>(scores.stream().collect(Collectors.groupingBy(Score::phase)))
                .forEach((phase, of) -> marks.add(mark(Integer.toString(phase), of)));
        if (!scores.isEmpty()) {
            marks.add(mark(ALL, scores));
        }
        return marks;
    }

    /** Mean and sample standard deviation (n − 1), in two passes. */
    private static Screens.GroupMark mark(String label, List<Score> scores) {
        int n = scores.size();
        double mean = scores.stream().mapToDouble(Score::percentage).sum() / n;
        double squares = scores.stream()
                .mapToDouble(each -> (each.percentage() - mean) * (each.percentage() - mean))
                .sum();
        return new Screens.GroupMark(label, n, rounded(mean), rounded(n < 2 ? 0 : Math.sqrt(squares / (n - 1))));
    }

    private static List<Integer> bins(List<Score> scores, int first) {
        List<Integer> bins = new ArrayList<>();
        for (Score each : scores) {
            // the highest possible score belongs to the last bin, not to one of its own
            double percentage = Math.min(each.percentage(), 99.999);
            int bin = (int) ((percentage - first) / BIN_WIDTH);
            while (bins.size() <= bin) {
                bins.add(0);
            }
            bins.set(bin, bins.get(bin) + 1);
        }
        return bins;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }
}
