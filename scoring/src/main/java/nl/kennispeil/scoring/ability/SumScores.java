package nl.kennispeil.scoring.ability;

import java.util.List;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.SumScoreDistribution;

/**
 * Ability of every sum score, for tables that need no computer: the posterior mean given the score alone (D. Thissen, M.
 * Pommerich, K. Billeaud and V.S.L. Williams, "Item response theory for scores on tests including polytomous items with
 * ordered responses", Applied Psychological Measurement 19 (1995) 39–49), from {@link SumScoreDistribution}.
 */
public final class SumScores {

    /** As many as mirt takes for its table; 61 nodes make 2e-6 of difference in the lowest scores. */
    private static final int FEWEST = 121;

    private SumScores() {}

    /** EAP for every sum score, on the grid that fits the items. */
    public static SumScoreTable table(List<ItemParameters> items, NormalPrior prior) {
        LatentGrid grid = LatentGrid.fine(Answers.requireItems(items), prior, FEWEST);
        double[][] likelihoods = SumScoreDistribution.over(
                items.stream().map(grid::probabilities).toArray(double[][][]::new), -1);
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
