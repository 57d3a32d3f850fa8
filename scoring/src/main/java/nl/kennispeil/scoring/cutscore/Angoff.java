package nl.kennispeil.scoring.cutscore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.classical.Correlation;
import nl.kennispeil.scoring.cutscore.JudgeStatistics.RaterAgreement;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Angoff: each judge says of each item what share of just-competent candidates gets it right, or (yes/no) whether such a
 * candidate does. A judge's cut is the sum; the cut is the mean over judges of the last round; its standard error is SD/√judges
 * with these items (Angoff 1971; Impara and Plake, Journal of Educational Measurement 34 (1997) 353–366, yes/no).
 */
public final class Angoff implements CutScoreMethod {

    private final double[][][] rounds;
    private final double[] points;
    private final double[] difficulty;
    private final boolean yesNo;

    private Angoff(double[][][] rounds, double[] points, double[] difficulty, boolean yesNo) {
        this.rounds = rounds;
        this.points = points;
        this.difficulty = difficulty;
        this.yesNo = yesNo;
    }

    /**
     * Shares from 0 to 1.
     *
     * @param rounds round × judge × item, the last round counts; NaN where a judge gave none, which leaves that item to the
     *     other judges
     * @param points what each item earns, above 0
     * @throws IllegalArgumentException on shares outside 0..1, ragged tables or an item nobody judged
     */
    public static Angoff means(double[][][] rounds, double[] points) {
        return checked(rounds, points, false);
    }

    /** Answers 1 (yes) and 0 (no); otherwise as {@link #means}. */
    public static Angoff yesNo(double[][][] rounds, double[] points) {
        for (double[][] round : rounds) {
            for (double[] judge : round) {
                for (double answer : judge) {
                    if (!Double.isNaN(answer) && answer != 0 && answer != 1) {
                        throw new IllegalArgumentException("answer " + answer + ": allowed is 1 for yes and 0 for no");
                    }
                }
            }
        }
        return checked(rounds, points, true);
    }

    /** The same with the items' p-values, to see whether judges know what is difficult. */
    public Angoff withDifficulty(double... pValues) {
        if (pValues.length != points.length) {
            throw new IllegalArgumentException(pValues.length + " p-values for " + points.length + " items");
        }
        return new Angoff(rounds, points, pValues.clone(), yesNo);
    }

    /** The same judgements without items that were dropped from the test. */
    public Angoff without(int... items) {
        int[] kept = IntStream.range(0, points.length)
                .filter(i -> Arrays.stream(items).noneMatch(dropped -> dropped == i))
                .toArray();
        double[][][] some = Arrays.stream(rounds)
                .map(round ->
                        Arrays.stream(round).map(judge -> pick(judge, kept)).toArray(double[][]::new))
                .toArray(double[][][]::new);
        Angoff rest = checked(some, pick(points, kept), yesNo);
        return difficulty.length == 0 ? rest : rest.withDifficulty(pick(difficulty, kept));
    }

    @Override
    public CutScore cut(TestScores scores) {
        double[][] last = rounds[rounds.length - 1];
        double[] cuts = cuts(last);
        List<String> notes = new ArrayList<>();
        double judged = StatUtils.sum(points);
        double scale = scores.highest() / judged;
        if (Math.abs(scale - 1) > 1e-9) {
            notes.add("judged items are worth " + judged + " points of a highest score of " + scores.highest()
                    + ": the cut is carried over in proportion");
        }
        double[] scaled = Arrays.stream(cuts).map(cut -> cut * scale).toArray();
        if (cuts.length < 10) {
            notes.add(cuts.length + " judges: about 10 are advised for a progress test");
        }
        return CutScore.of(
                        yesNo ? "Angoff yes/no" : "Angoff",
                        StatUtils.mean(scaled),
                        Inputs.meanError(scaled),
                        scores,
                        notes)
                .judgedBy(statistics(scaled, scale, judged * scale));
    }

    private JudgeStatistics statistics(double[] cuts, double scale, double total) {
        double[][] last = rounds[rounds.length - 1];
        JudgeStatistics plain = JudgeStatistics.ofCuts(cuts);
        double[] roundMeans = Arrays.stream(rounds)
                .mapToDouble(round -> scale * StatUtils.mean(cuts(round)))
                .toArray();
        boolean complete = Arrays.stream(last).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
        boolean equalPoints = Arrays.stream(points).distinct().count() == 1;
        Optional<RaterAgreement> agreement = complete && equalPoints && last.length > 1 && points.length > 1
                ? Optional.of(new JudgesByItems(last).agreement(total, yesNo))
                : Optional.empty();
        List<Double> correlations = new ArrayList<>();
        for (int j = 0; difficulty.length > 0 && j < last.length; j++) {
            correlations.add(correlation(last[j]));
        }
        return new JudgeStatistics(plain.cuts(), plain.severity(), roundMeans, agreement, correlations);
    }

    private double correlation(double[] judge) {
        Correlation correlation = new Correlation();
        for (int i = 0; i < judge.length; i++) {
            if (!Double.isNaN(judge[i]) && !Double.isNaN(difficulty[i])) {
                correlation.add(judge[i], difficulty[i]);
            }
        }
        return correlation.value().orElse(Double.NaN);
    }

    /** An item that a judge left out counts with the mean of the other judges. */
    private double[] cuts(double[][] round) {
        double[] cuts = new double[round.length];
        for (int i = 0; i < points.length; i++) {
            int item = i;
            double others = Arrays.stream(round)
                    .mapToDouble(judge -> judge[item])
                    .filter(share -> !Double.isNaN(share))
                    .average()
                    .orElse(Double.NaN);
            for (int j = 0; j < round.length; j++) {
                cuts[j] += points[i] * (Double.isNaN(round[j][i]) ? others : round[j][i]);
            }
        }
        return cuts;
    }

    private static Angoff checked(double[][][] rounds, double[] points, boolean yesNo) {
        if (rounds.length == 0) {
            throw new IllegalArgumentException("no rounds: at least 1 is needed");
        }
        for (double[][] round : rounds) {
            Inputs.requireTable("Angoff judgements", round);
            if (round[0].length != points.length) {
                throw new IllegalArgumentException(
                        "judgements of " + round[0].length + " items: points are given for " + points.length);
            }
            requireJudged(round);
        }
        if (Arrays.stream(points).anyMatch(p -> !(p > 0) || Double.isInfinite(p))) {
            throw new IllegalArgumentException("an item earns no points: allowed is above 0");
        }
        double[][][] copy = Arrays.stream(rounds).map(Inputs::copy).toArray(double[][][]::new);
        return new Angoff(copy, points.clone(), new double[0], yesNo);
    }

    private static void requireJudged(double[][] round) {
        for (int i = 0; i < round[0].length; i++) {
            boolean judged = false;
            for (int j = 0; j < round.length; j++) {
                double share = round[j][i];
                if (!Double.isNaN(share)) {
                    Inputs.requireShare("share of judge " + (j + 1) + " for item " + (i + 1), share);
                    judged = true;
                }
            }
            if (!judged) {
                throw new IllegalArgumentException("item " + (i + 1) + " was judged by nobody");
            }
        }
    }

    private static double[] pick(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
    }
}
