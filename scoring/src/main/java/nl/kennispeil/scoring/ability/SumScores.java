package nl.kennispeil.scoring.ability;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The distribution of the sum score given θ, by the recursion of F.M. Lord and M.S. Wingersky, "Comparison of IRT
 * true-score and equipercentile observed-score 'equatings'", Applied Psychological Measurement 8 (1984) 453–461, eq. 4; for
 * more categories D. Thissen, M. Pommerich, K. Billeaud and V.S.L. Williams, "Item response theory for scores on tests
 * including polytomous items with ordered responses", Applied Psychological Measurement 19 (1995) 39–49.
 */
public final class SumScores {

    /** As many as mirt takes for its table; 61 nodes make 2e-6 of difference in the lowest scores. */
    private static final int FEWEST = 121;

    private SumScores() {}

    /**
     * P(sum score | θ).
     *
     * @param probabilities per item what {@link LatentGrid#probabilities} gives: {@code [item][category][node]}
     * @param without an item to leave out, or −1
     * @return {@code [score][node]}, scores from 0 to the sum of the highest categories
     */
    public static double[][] likelihoods(double[][][] probabilities, int without) {
        int nodes = probabilities[0][0].length;
        int highest = 0;
        for (int item = 0; item < probabilities.length; item++) {
            highest += item == without ? 0 : probabilities[item].length - 1;
        }
        double[][] sum = new double[highest + 1][nodes];
        Arrays.fill(sum[0], 1);
        int reached = 0;
        for (int item = 0; item < probabilities.length; item++) {
            if (item != without) {
                reached += probabilities[item].length - 1;
                step(sum, probabilities[item], reached);
            }
        }
        return sum;
    }

    /** From the top down, so that each score still finds the lower ones without this item. */
    private static void step(double[][] sum, double[][] item, int reached) {
        for (int score = reached; score >= 0; score--) {
            double[] to = sum[score];
            for (int q = 0; q < to.length; q++) {
                to[q] *= item[0][q];
            }
            for (int k = 1; k < item.length && k <= score; k++) {
                double[] from = sum[score - k];
                for (int q = 0; q < to.length; q++) {
                    to[q] += from[q] * item[k][q];
                }
            }
        }
    }

    /** EAP for every sum score, on the grid that fits the items. */
    public static SumScoreTable table(List<ItemParameters> items, NormalPrior prior) {
        LatentGrid grid = LatentGrid.fine(Answers.requireItems(items), prior, FEWEST);
        double[][] likelihoods =
                likelihoods(items.stream().map(grid::probabilities).toArray(double[][][]::new), -1);
        int scores = likelihoods.length;
        double[] theta = new double[scores];
        double[] standardErrors = new double[scores];
        double[] probability = new double[scores];
        for (int score = 0; score < scores; score++) {
            double first = 0;
            for (int q = 0; q < grid.size(); q++) {
                double share = likelihoods[score][q] * grid.weight(q);
                probability[score] += share;
                first += share * grid.node(q);
            }
            theta[score] = first / probability[score];
            double second = 0;
            for (int q = 0; q < grid.size(); q++) {
                double away = grid.node(q) - theta[score];
                second += likelihoods[score][q] * grid.weight(q) * away * away;
            }
            standardErrors[score] = Math.sqrt(second / probability[score]);
        }
        return new SumScoreTable(theta, standardErrors, probability);
    }
}
