package nl.kennispeil.scoring.fit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Person fit without a model: how far somebody's answers are from passing the easy steps and failing the hard ones. An item
 * with m categories is m − 1 steps, "score k or more"; the easiness of a step is the proportion that passed it. Only the
 * items that a person answered count for that person.
 *
 * <ul>
 *   <li>Guttman errors: pairs of a failed and a passed step of which the failed one is the easier [1]; Σ ranks of the passed
 *       steps − x(x + 1)/2 for x passed steps, ties in the order of the items;
 *   <li>normed: divided by the most that somebody with the same score can have, 0..1 [2, 3];
 *   <li>U3: (W_max − W)/(W_max − W_min), W the sum of the log-odds of the passed steps and the extremes over all patterns with
 *       the same score, 0..1 [4, 3]; steps that all or none passed count 0.
 * </ul>
 *
 * <p>Somebody who passed all or no steps has 0 of each; NaN where nothing was answered, or all steps are equally easy.
 *
 * <p>Sources: [1] R.R. Meijer, "The number of Guttman errors as a simple and powerful person-fit statistic", Applied
 * Psychological Measurement 18 (1994) 311–314; [2] H. van der Flier, <em>Vergelijkbaarheid van individuele
 * testprestaties</em> (1980); [3] W.H.M. Emons, "Nonparametric person-fit analysis of polytomous item scores", Applied
 * Psychological Measurement 32 (2008) 224–247; [4] H. van der Flier, "Deviant response patterns and comparability of test
 * scores", Journal of Cross-Cultural Psychology 13 (1982) 267–298. As PerFit's G, Gnormed, Gpoly, Gnormed.poly, U3 and U3poly.
 *
 * @param errors Guttman errors per person, 0 or more
 * @param normed per person, 0..1
 * @param u3 per person, 0..1
 */
@SuppressWarnings("ArrayRecordComponent") // one number per person; nobody compares them
public record GuttmanFit(double[] errors, double[] normed, double[] u3) {

    /** The three statistics of every person. */
    public static GuttmanFit of(ResponseMatrix responses) {
        int persons = responses.persons();
        GuttmanFit fit = new GuttmanFit(new double[persons], new double[persons], new double[persons]);
        double[][] passed = passed(responses);
        int[] all = IntStream.range(0, responses.items()).toArray();
        Scale whole = new Scale(all, passed);
        for (int person = 0; person < persons; person++) {
            int who = person;
            int[] answered = Arrays.stream(all)
                    .filter(item -> !responses.isMissing(who, item))
                    .toArray();
            Scale scale = answered.length == all.length ? whole : new Scale(answered, passed);
            scale.fill(responses, person, fit);
        }
        return fit;
    }

    /** Proportion that passed each step, of those who answered the item: [item][step]. */
    private static double[][] passed(ResponseMatrix responses) {
        double[][] passed = new double[responses.items()][];
        for (int item = 0; item < passed.length; item++) {
            passed[item] = new double[responses.categories(item) - 1];
            int answered = 0;
            for (int person = 0; person < responses.persons(); person++) {
                answered += responses.isMissing(person, item) ? 0 : 1;
                for (int step = 0; step < responses.at(person, item); step++) {
                    passed[item][step]++;
                }
            }
            for (int step = 0; step < passed[item].length; step++) {
                passed[item][step] /= answered;
            }
        }
        return passed;
    }

    /** The steps of some items in order of easiness, and the extremes per score. */
    private static final class Scale {
        private final int[] items;
        private final double[][] ranks;
        private final double[][] logOdds;
        private final double[] highestRanks;
        private final double[] lowestOdds;
        private final double[] highestOdds;

        Scale(int[] items, double[][] passed) {
            this.items = items;
            ranks = new double[items.length][];
            logOdds = new double[items.length][];
            int steps = 0;
            for (int at = 0; at < items.length; at++) {
                double[] easiness = passed[items[at]];
                steps += easiness.length;
                ranks[at] = new double[easiness.length];
                logOdds[at] = Arrays.stream(easiness)
                        .map(p -> p <= 0 || p >= 1 ? 0 : Math.log(p / (1 - p)))
                        .toArray();
            }
            rank(passed);
            highestRanks = best(ranks, steps);
            lowestOdds = best(negative(logOdds), steps);
            double[] sorted = Arrays.stream(logOdds)
                    .flatMapToDouble(Arrays::stream)
                    .map(odds -> -odds)
                    .sorted()
                    .toArray();
            highestOdds = new double[steps + 1];
            for (int score = 1; score <= steps; score++) {
                highestOdds[score] = highestOdds[score - 1] - sorted[score - 1];
            }
        }

        private void rank(double[][] passed) {
            int[][] order = IntStream.range(0, items.length)
                    .boxed()
                    .flatMap(at -> IntStream.range(0, ranks[at].length).mapToObj(step -> new int[] {at, step}))
                    .sorted(Comparator.comparingDouble(step -> -passed[items[step[0]]][step[1]]))
                    .toArray(int[][]::new);
            for (int rank = 0; rank < order.length; rank++) {
                ranks[order[rank][0]][order[rank][1]] = rank + 1;
            }
        }

        private static double[][] negative(double[][] values) {
            return Arrays.stream(values)
                    .map(row -> Arrays.stream(row).map(value -> -value).toArray())
                    .toArray(double[][]::new);
        }

        /** The highest sum of values per score, where the steps of an item are passed in order. */
        private static double[] best(double[][] values, int steps) {
            double[] best = new double[steps + 1];
            Arrays.fill(best, Double.NEGATIVE_INFINITY);
            best[0] = 0;
            int reached = 0;
            for (double[] item : values) {
                double[] next = new double[steps + 1];
                Arrays.fill(next, Double.NEGATIVE_INFINITY);
                for (int score = 0; score <= reached; score++) {
                    double sum = best[score];
                    next[score] = Math.max(next[score], sum);
                    for (int step = 0; step < item.length; step++) {
                        sum += item[step];
                        next[score + step + 1] = Math.max(next[score + step + 1], sum);
                    }
                }
                reached += item.length;
                best = next;
            }
            return best;
        }

        void fill(ResponseMatrix responses, int person, GuttmanFit fit) {
            double rank = 0;
            double odds = 0;
            int score = 0;
            for (int at = 0; at < items.length; at++) {
                for (int step = 0; step < responses.at(person, items[at]); step++) {
                    rank += ranks[at][step];
                    odds += logOdds[at][step];
                    score++;
                }
            }
            double least = score * (score + 1) / 2.0;
            boolean extreme = score == 0 || score == highestOdds.length - 1;
            fit.errors[person] = items.length == 0 ? Double.NaN : rank - least;
            fit.normed[person] = share(rank - least, highestRanks[score] - least, extreme);
            fit.u3[person] = share(highestOdds[score] - odds, highestOdds[score] + lowestOdds[score], extreme);
        }

        private double share(double part, double whole, boolean extreme) {
            if (items.length == 0 || (!extreme && !(whole > 0))) {
                return Double.NaN;
            }
            return extreme ? 0 : Math.max(0, part / whole);
        }
    }
}
