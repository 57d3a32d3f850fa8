package nl.kennispeil.scoring.irt;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the sum score given θ, by the recursion of F.M. Lord and M.S. Wingersky, "Comparison of IRT
 * true-score and equipercentile observed-score 'equatings'", Applied Psychological Measurement 8 (1984) 453–461; for more
 * categories D. Thissen, M. Pommerich, K. Billeaud and V.S.L. Williams, "Item response theory for scores on tests including
 * polytomous items with ordered responses", Applied Psychological Measurement 19 (1995) 39–49. All terms are positive: no
 * digits are lost, however many items.
 */
public final class SumScoreDistribution {

    private SumScoreDistribution() {}

    /**
     * Probability of each sum score.
     *
     * @param theta a finite ability
     * @return for scores 0..Σ(categories − 1), adding up to 1
     */
    public static double[] at(List<ItemParameters> items, double theta) {
        return without(items, theta, -1);
    }

    /**
     * As {@link #at}, over all items but one.
     *
     * @param leftOut index of that item, or −1
     */
    public static double[] without(List<ItemParameters> items, double theta, int leftOut) {
        int top = items.stream().mapToInt(item -> item.categories() - 1).sum();
        double[] sum =
                new double[1 + top - (leftOut < 0 ? 0 : items.get(leftOut).categories() - 1)];
        sum[0] = 1;
        int reached = 0;
        Curves curves = new Curves();
        for (int i = 0; i < items.size(); i++) {
            if (i != leftOut) {
                items.get(i).curves(theta, curves);
                reached = add(sum, reached, curves.p, items.get(i).categories());
            }
        }
        return sum;
    }

    /**
     * The distribution at each of many abilities.
     *
     * @param probabilities {@code [item][category][node]}, at least one item, the same nodes for all
     * @param leftOut index of an item to leave out, or −1
     * @return {@code [score][node]}, scores from 0 to the sum of the highest categories
     */
    public static double[][] over(double[][][] probabilities, int leftOut) {
        int nodes = probabilities[0][0].length;
        int top = 0;
        int most = 0;
        for (int item = 0; item < probabilities.length; item++) {
            top += item == leftOut ? 0 : probabilities[item].length - 1;
            most = Math.max(most, probabilities[item].length);
        }
        double[][] all = new double[top + 1][nodes];
        double[] sum = new double[top + 1];
        double[] p = new double[most];
        for (int q = 0; q < nodes; q++) {
            Arrays.fill(sum, 0);
            sum[0] = 1;
            int reached = 0;
            for (int item = 0; item < probabilities.length; item++) {
                if (item != leftOut) {
                    for (int k = 0; k < probabilities[item].length; k++) {
                        p[k] = probabilities[item][k][q];
                    }
                    reached = add(sum, reached, p, probabilities[item].length);
                }
            }
            for (int score = 0; score <= top; score++) {
                all[score][q] = sum[score];
            }
        }
        return all;
    }

    /** One item more, from the top score down, so that each score still finds the lower ones without this item. */
    private static int add(double[] sum, int reached, double[] p, int categories) {
        int top = reached + categories - 1;
        for (int score = top; score >= 0; score--) {
            double total = sum[score] * p[0];
            for (int k = Math.min(categories - 1, score); k > 0; k--) {
                total += sum[score - k] * p[k];
            }
            sum[score] = total;
        }
        return top;
    }
}
