package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.List;
import nl.kennispeil.scoring.ability.LatentGrid;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.SumScoreDistribution;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * S-X² and S-G²: per item the observed answers of the persons with each sum score against what the model expects of them.
 *
 * <p>With S_(−i) the sum of the other items, E(category k | sum s) = ∫ P(S_(−i) = s − k | θ) P_k(θ) φ dθ / ∫ P(S = s | θ) φ dθ,
 * both from the Lord–Wingersky recursion. The lowest and the highest sum score fix every answer and are left out; thin cells
 * are taken together ({@link ThinCells}). Degrees of freedom: cells − rows − free parameters of the item and of the latent
 * distribution.
 *
 * <p>Sources: M. Orlando and D. Thissen, "Likelihood-based item-fit indices for dichotomous item response theory models",
 * Applied Psychological Measurement 24 (2000) 50–64; T. Kang and T.T. Chen, "Performance of the generalized S-X²
 * item fit index for polytomous IRT models", Journal of Educational Measurement 45 (2008) 391–406; the cells as in mirt.
 */
public final class SumScoreFit {

    private SumScoreFit() {}

    /**
     * The two statistics of an item.
     *
     * @param sx2 Pearson's form
     * @param sg2 the likelihood-ratio form, over the same cells
     */
    public record ItemResult(ChiSquareFit sx2, ChiSquareFit sg2) {}

    /**
     * S-X² of every item, from the persons who answered all items.
     *
     * @param leastExpected a cell with a smaller expected count is taken together with a neighbour; usually 1
     * @throws IllegalArgumentException with fewer than 2 items or no person who answered all of them
     */
    public static List<ItemResult> of(FitModel model, ResponseMatrix responses, double leastExpected) {
        model.require(responses);
        ResponseMatrix complete = FitModel.complete(responses);
        if (model.items().size() < 2 || complete.persons() == 0) {
            throw new IllegalArgumentException("S-X² of " + model.items().size() + " items and " + complete.persons()
                    + " persons without missing answers: at least 2 items and 1 person are needed");
        }
        LatentGrid grid = LatentGrid.fine(model.items(), model.latent());
        double[][][] probabilities =
                model.items().stream().map(grid::probabilities).toArray(double[][][]::new);
        double[] total = integrals(SumScoreDistribution.over(probabilities, -1), grid);
        double[] frequency = new double[total.length];
        for (int person = 0; person < complete.persons(); person++) {
            frequency[complete.sum(person)]++;
        }
        List<ItemResult> results = new ArrayList<>();
        for (int item = 0; item < model.items().size(); item++) {
            double[][] expected = expected(probabilities, item, total, frequency, grid);
            double[][] observed =
                    observed(complete, item, total.length, model.items().get(item));
            results.add(result(
                    ThinCells.merge(observed, expected, leastExpected),
                    model.freeParameters(item) + model.freeLatent(),
                    complete.persons()));
        }
        return results;
    }

    private static double[] integrals(double[][] likelihoods, LatentGrid grid) {
        double[] sums = new double[likelihoods.length];
        for (int score = 0; score < sums.length; score++) {
            for (int q = 0; q < grid.size(); q++) {
                sums[score] += likelihoods[score][q] * grid.weight(q);
            }
        }
        return sums;
    }

    /** Expected counts per sum score from 1 to the last but one, NaN where the score rules the category out. */
    private static double[][] expected(
            double[][][] probabilities, int item, double[] total, double[] frequency, LatentGrid grid) {
        double[][] rest = SumScoreDistribution.over(probabilities, item);
        double[][] expected = new double[total.length - 2][probabilities[item].length];
        for (int score = 1; score < total.length - 1; score++) {
            for (int k = 0; k < probabilities[item].length; k++) {
                if (score < k || score - k >= rest.length) {
                    expected[score - 1][k] = Double.NaN;
                    continue;
                }
                double joint = 0;
                for (int q = 0; q < grid.size(); q++) {
                    joint += rest[score - k][q] * probabilities[item][k][q] * grid.weight(q);
                }
                expected[score - 1][k] = frequency[score] == 0 ? 0 : frequency[score] * joint / total[score];
            }
        }
        return expected;
    }

    private static double[][] observed(ResponseMatrix complete, int item, int scores, ItemParameters parameters) {
        double[][] observed = new double[scores - 2][parameters.categories()];
        for (int person = 0; person < complete.persons(); person++) {
            int sum = complete.sum(person);
            if (sum > 0 && sum < scores - 1) {
                observed[sum - 1][complete.at(person, item)]++;
            }
        }
        return observed;
    }

    private static ItemResult result(ThinCells cells, int parameters, int persons) {
        double pearson = 0;
        double ratio = 0;
        for (int row = 0; row < cells.rows(); row++) {
            for (int k = 0; k < cells.expected()[row].length; k++) {
                double e = cells.expected()[row][k];
                double o = cells.observed()[row][k];
                if (e > 0) {
                    pearson += (o - e) * (o - e) / e;
                    ratio += o > 0 ? 2 * o * Math.log(o / e) : 0;
                }
            }
        }
        int df = cells.filled() - cells.rows() - parameters;
        return new ItemResult(ChiSquareFit.of(pearson, df, persons), ChiSquareFit.of(ratio, df, persons));
    }
}
