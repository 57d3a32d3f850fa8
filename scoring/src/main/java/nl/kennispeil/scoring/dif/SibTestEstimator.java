package nl.kennispeil.scoring.dif;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * SIBTEST: the difference in score on the studied item between groups of equal <em>true</em> score on the other items.
 *
 * <p><b>What.</b> Equal observed scores k are not equal true scores when the groups differ in ability; so k is regressed to
 * the true score in each group, V_g(k) = (m_g + r_g(k − m_g))/n with coefficient alpha as reliability r_g, and the mean item
 * scores Y_g(k) are carried along their local slope to the mean of both, V(k) [1]. With d(k) = Y*_R(k) − Y*_F(k) and p(k) the
 * share of all persons at k, β = Σ p(k) d(k), with variance Σ p(k)² (s²_R(k)/N_R(k) + s²_F(k)/N_F(k)).
 *
 * <p><b>Crossing.</b> A weighted straight line through d(k) gives the point where it changes sign; β of either side is squared
 * over its own variance and the two are added, χ² with two degrees of freedom, or one when a side is empty [2, 3].
 *
 * <p><b>Choices</b>, all as mirt 1.45 (the engine of difR): a score counts when both groups have more than {@value #MOST_FEW}
 * persons there and item scores that vary, and when it is neither the lowest nor the highest score seen; the slope at k is
 * that between the scores seen on either side of it, an empty group counting as a mean of 0; the line weighs by the
 * larger group, over scores with more than 1 % of all persons.
 *
 * <p>Sources: [1] R. Shealy and W. Stout, Psychometrika 58 (1993) 159–194; [2] H.-H. Li and W. Stout, Psychometrika
 * 61 (1996) 647–677; [3] R.P. Chalmers, "Improving the crossing-SIBTEST statistic for detecting non-uniform DIF",
 * Psychometrika 83 (2018) 376–386.
 */
final class SibTestEstimator {

    private static final int MOST_FEW = 5;

    private final DifData data;
    private final int item;
    private final SibMatch match;
    private final int[] scoreOf;
    private final int[] scores;
    private final double[] share;
    private final Side reference;
    private final Side focal;
    private final boolean[] used;

    /** @param match the anchors, of which the studied item is left out */
    SibTestEstimator(DifData data, int item, SibMatch match) {
        this.data = data;
        this.item = item;
        this.match = match;
        scoreOf = match.scoresWithout(item);
        scores = Arrays.stream(scoreOf).sorted().distinct().toArray();
        reference = new Side(false);
        focal = new Side(true);
        share = new double[scores.length];
        used = new boolean[scores.length];
        weigh();
    }

    private void weigh() {
        double total = 0;
        for (int k = 0; k < scores.length; k++) {
            used[k] = k > 0
                    && k < scores.length - 1
                    && reference.persons[k] > MOST_FEW
                    && focal.persons[k] > MOST_FEW
                    && reference.variance[k] > 0
                    && focal.variance[k] > 0;
            share[k] = used[k] ? reference.persons[k] + focal.persons[k] : 0;
            total += share[k];
        }
        for (int k = 0; k < scores.length; k++) {
            share[k] = total == 0 ? 0 : share[k] / total;
        }
    }

    SibTest test(boolean crossing) {
        if (IntStream.range(0, used.length).noneMatch(k -> used[k])) {
            return SibTest.none(
                    item,
                    crossing,
                    "no score on the other items has more than " + MOST_FEW
                            + " persons of each group with different answers");
        }
        double[] difference = new double[scores.length];
        double[] variance = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            if (used[k]) {
                double target = (reference.trueScore(k) + focal.trueScore(k)) / 2;
                difference[k] = share[k] * (reference.at(k, target) - focal.at(k, target));
                variance[k] = share[k]
                        * share[k]
                        * (reference.variance[k] / reference.persons[k] + focal.variance[k] / focal.persons[k]);
            }
        }
        if (Double.isNaN(Arrays.stream(difference).sum())) {
            return SibTest.none(item, crossing, "the other items have no variance in one of the groups");
        }
        return crossing ? crossing(difference, variance) : uniform(difference, variance);
    }

    private SibTest uniform(double[] difference, double[] variance) {
        double beta = Arrays.stream(difference).sum();
        double error = Math.sqrt(Arrays.stream(variance).sum());
        double statistic = beta * beta / (error * error);
        return new SibTest(item, false, beta, error, statistic, 1, Tail.chiSquared(statistic, 1), Double.NaN, "");
    }

    private SibTest crossing(double[] difference, double[] variance) {
        double point = crossingPoint(difference);
        double[] beta = new double[2];
        double[] spread = new double[2];
        for (int k = 0; k < scores.length; k++) {
            int side = scores[k] > point ? 1 : 0;
            beta[side] += difference[k];
            spread[side] += variance[k];
        }
        double statistic = 0;
        int df = 0;
        for (int side = 0; side < 2; side++) {
            if (spread[side] > 0) {
                statistic += beta[side] * beta[side] / spread[side];
                df++;
            }
        }
        return new SibTest(
                item,
                true,
                Math.abs(beta[0] - beta[1]),
                Double.NaN,
                statistic,
                df,
                Tail.chiSquared(statistic, df),
                point,
                "");
    }

    /** Where the weighted line through the differences is 0; scores that are not used count as a difference of 0, as in mirt. */
    private double crossingPoint(double[] difference) {
        double n = 0;
        double meanScore = 0;
        double mean = 0;
        double[] weight = new double[scores.length];
        double[] d = new double[scores.length];
        for (int k = 0; k < scores.length; k++) {
            int larger = Math.max(reference.persons[k], focal.persons[k]);
            boolean both = reference.persons[k] > 0 && focal.persons[k] > 0;
            weight[k] = both && larger > 0.01 * data.persons() ? larger : 0;
            d[k] = share[k] > 0 ? difference[k] / share[k] : 0;
            n += weight[k];
            meanScore += weight[k] * scores[k];
            mean += weight[k] * d[k];
        }
        meanScore /= n;
        mean /= n;
        double products = 0;
        double squares = 0;
        for (int k = 0; k < scores.length; k++) {
            products += weight[k] * (scores[k] - meanScore) * (d[k] - mean);
            squares += weight[k] * (scores[k] - meanScore) * (scores[k] - meanScore);
        }
        return meanScore - mean * squares / products;
    }

    /** One group: persons, mean and variance of the item score per score on the other items. */
    private final class Side {
        private final int[] persons = new int[scores.length];
        private final double[] mean = new double[scores.length];
        private final double[] variance = new double[scores.length];
        private final double reliability;
        private final double average;

        Side(boolean inFocal) {
            int[] members = data.members(inFocal);
            double[] squares = new double[scores.length];
            double total = 0;
            for (int person : members) {
                int at = Arrays.binarySearch(scores, scoreOf[person]);
                double y = data.responses().at(person, item);
                persons[at]++;
                mean[at] += y;
                squares[at] += y * y;
                total += scoreOf[person];
            }
            for (int k = 0; k < scores.length; k++) {
                if (persons[k] > 0) {
                    variance[k] = persons[k] < 2 ? 0 : (squares[k] - mean[k] * mean[k] / persons[k]) / (persons[k] - 1);
                    mean[k] /= persons[k];
                }
            }
            average = total / members.length;
            reliability = alpha(members, average, inFocal);
        }

        /** Coefficient alpha of the other items in this group. */
        private double alpha(int[] members, double mean, boolean inFocal) {
            double whole = 0;
            for (int person : members) {
                whole += (scoreOf[person] - mean) * (scoreOf[person] - mean);
            }
            int n = match.sizeWithout(item);
            return n / (n - 1.0) * (1 - match.squaresWithout(item, inFocal) / whole);
        }

        double trueScore(int k) {
            return (average + reliability * (scores[k] - average)) / match.sizeWithout(item);
        }

        double at(int k, double target) {
            double slope = (mean[k + 1] - mean[k - 1]) / (trueScore(k + 1) - trueScore(k - 1));
            return mean[k] + slope * (target - trueScore(k));
        }
    }
}
