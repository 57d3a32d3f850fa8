package nl.kennispeil.delivery.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.kennispeil.delivery.testreport.SimulationReport.Band;
import nl.kennispeil.scoring.adaptive.ContentModel;
import nl.kennispeil.scoring.adaptive.Pool;
import nl.kennispeil.scoring.adaptive.SimulatedRun;
import org.jspecify.annotations.Nullable;

/** What a simulation comes down to. */
final class SimulationFigures {

    /** Pairs of so many candidates are compared one by one. */
    static final int PAIRED = 2000;

    private static final double WIDTH = 0.5;
    private static final double OUTERMOST = 3;

    private final Pool pool;
    private final List<SimulatedRun> runs;
    private final int[] given;
    private final int[] first;
    private final long[] nanos;
    private final int[] shared = new int[101];
    private final Map<String, Integer> violations = new LinkedHashMap<>();
    private int violated;
    private double mostShared;

    SimulationFigures(Pool pool, List<SimulatedRun> runs, @Nullable ContentModel model) {
        this.pool = pool;
        this.runs = runs;
        given = new int[pool.size()];
        first = new int[pool.size()];
        int choices = 0;
        for (SimulatedRun run : runs) {
            Arrays.stream(run.scored()).forEach(item -> given[item]++);
            if (run.scored().length > 0) {
                first[run.scored()[0]]++;
            }
            choices += run.nanos().length;
            check(run, model);
        }
        nanos = new long[choices];
        int at = 0;
        for (SimulatedRun run : runs) {
            System.arraycopy(run.nanos(), 0, nanos, at, run.nanos().length);
            at += run.nanos().length;
        }
        Arrays.sort(nanos);
        pairs();
    }

    private void check(SimulatedRun run, @Nullable ContentModel model) {
        if (model == null) {
            return;
        }
        List<String> wrong = model.violations(run.scored());
        violated += wrong.isEmpty() ? 0 : 1;
        wrong.stream()
                .map(each -> each.replaceAll(" (is|is taken) -?[0-9].*", ""))
                .distinct()
                .forEach(each -> violations.merge(each, 1, Integer::sum));
    }

    private void pairs() {
        int many = Math.min(PAIRED, runs.size());
        int words = (pool.size() + 63) / 64;
        long[][] sets = new long[many][words];
        for (int p = 0; p < many; p++) {
            for (int item : runs.get(p).scored()) {
                sets[p][item >> 6] |= 1L << (item & 63);
            }
        }
        for (int p = 0; p < many; p++) {
            for (int q = 0; q < p; q++) {
                int common = 0;
                for (int w = 0; w < words; w++) {
                    common += Long.bitCount(sets[p][w] & sets[q][w]);
                }
                int shorter = Math.min(runs.get(p).scored().length, runs.get(q).scored().length);
                double share = shorter == 0 ? 0 : (double) common / shorter;
                mostShared = Math.max(mostShared, share);
                shared[(int) Math.round(100 * share)]++;
            }
        }
    }

    int candidates() {
        return runs.size();
    }

    double bias() {
        return runs.stream().mapToDouble(SimulationFigures::error).average().orElse(Double.NaN);
    }

    double rmse() {
        return Math.sqrt(runs.stream()
                .mapToDouble(run -> error(run) * error(run))
                .average()
                .orElse(Double.NaN));
    }

    private static double error(SimulatedRun run) {
        return run.result().theta() - run.truth();
    }

    /** Correlation of true and found ability. */
    double correlation() {
        double n = runs.size();
        double mx = runs.stream().mapToDouble(SimulatedRun::truth).sum() / n;
        double my = runs.stream().mapToDouble(run -> run.result().theta()).sum() / n;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (SimulatedRun run : runs) {
            double x = run.truth() - mx;
            double y = run.result().theta() - my;
            xy += x * y;
            xx += x * x;
            yy += y * y;
        }
        return xy / Math.sqrt(xx * yy);
    }

    double seMean() {
        return runs.stream()
                .mapToDouble(run -> run.result().standardError())
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    double meanLength() {
        return runs.stream().mapToInt(run -> run.scored().length).average().orElse(Double.NaN);
    }

    /** Sorted. */
    int[] lengths() {
        return runs.stream().mapToInt(run -> run.scored().length).sorted().toArray();
    }

    static double quantile(int[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.round(share * (sorted.length - 1))];
    }

    double rate(int item) {
        return (double) given[item] / runs.size();
    }

    double firstRate(int item) {
        return (double) first[item] / runs.size();
    }

    double maxExposure() {
        return Arrays.stream(given).max().orElse(0) / (double) runs.size();
    }

    double maxFirst() {
        return Arrays.stream(first).max().orElse(0) / (double) runs.size();
    }

    /** Mean share of items that two candidates have in common, exactly, over all pairs. */
    double overlap() {
        double n = runs.size();
        double pairs = Arrays.stream(given)
                .mapToDouble(times -> (double) times * (times - 1))
                .sum();
        return n < 2 ? Double.NaN : pairs / (n * (n - 1)) / meanLength();
    }

    /** The lowest mean overlap there can be: every item as often. */
    double leastOverlap() {
        return meanLength() / usable();
    }

    private long usable() {
        return pool.items().stream().filter(item -> !item.pilot()).count();
    }

    double maxOverlap() {
        return mostShared;
    }

    /** Pairs by the share in common, in percent, among the first {@link #PAIRED}. */
    int[] shared() {
        return shared.clone();
    }

    double unusedShare() {
        long unused = 0;
        for (int i = 0; i < given.length; i++) {
            unused += given[i] == 0 && !pool.item(i).pilot() ? 1 : 0;
        }
        return (double) unused / usable();
    }

    int violated() {
        return violated;
    }

    /** Tests per demand that was not met. */
    Map<String, Integer> violations() {
        return violations;
    }

    int lifted() {
        return runs.stream().mapToInt(SimulatedRun::lifted).sum();
    }

    Map<String, Integer> reasons() {
        Map<String, Integer> reasons = new LinkedHashMap<>();
        runs.forEach(run -> reasons.merge(run.reason().name(), 1, Integer::sum));
        return reasons;
    }

    double micros() {
        return Arrays.stream(nanos).average().orElse(Double.NaN) / 1e3;
    }

    double micros(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) Math.round(share * (nanos.length - 1))] / 1e3;
    }

    /** By true ability, in steps of half a unit; what lies further out than 3 is in the outermost two. */
    List<Band> bands() {
        List<Band> bands = new ArrayList<>();
        int count = (int) Math.round(2 * OUTERMOST / WIDTH);
        for (int b = 0; b < count; b++) {
            double low = b == 0 ? Double.NEGATIVE_INFINITY : -OUTERMOST + b * WIDTH;
            double high = b == count - 1 ? Double.POSITIVE_INFINITY : -OUTERMOST + (b + 1) * WIDTH;
            List<SimulatedRun> inside = runs.stream()
                    .filter(run -> run.truth() >= low && run.truth() < high)
                    .toList();
            bands.add(band(-OUTERMOST + b * WIDTH, -OUTERMOST + (b + 1) * WIDTH, inside));
        }
        return bands;
    }

    private Band band(double low, double high, List<SimulatedRun> inside) {
        if (inside.isEmpty()) {
            double none = Double.NaN;
            return new Band(low, high, 0, none, none, none, none, none, none, none);
        }
        int[] times = new int[pool.size()];
        inside.forEach(run -> Arrays.stream(run.scored()).forEach(item -> times[item]++));
        double n = inside.size();
        double length =
                inside.stream().mapToInt(run -> run.scored().length).average().orElse(Double.NaN);
        double pairs = Arrays.stream(times)
                .mapToDouble(each -> (double) each * (each - 1))
                .sum();
        return new Band(
                low,
                high,
                inside.size(),
                inside.stream().mapToDouble(SimulationFigures::error).average().orElse(Double.NaN),
                Math.sqrt(inside.stream()
                        .mapToDouble(run -> error(run) * error(run))
                        .average()
                        .orElse(Double.NaN)),
                inside.stream()
                        .mapToDouble(run -> run.result().standardError())
                        .average()
                        .orElse(Double.NaN),
                inside.stream()
                        .mapToDouble(run ->
                                1 / (run.result().standardError() * run.result().standardError()))
                        .average()
                        .orElse(Double.NaN),
                length,
                Arrays.stream(times).max().orElse(0) / n,
                n < 2 ? Double.NaN : pairs / (n * (n - 1)) / length);
    }
}
