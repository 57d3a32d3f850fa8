package nl.kennispeil.scoring.linking;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.ItemParameters;

/**
 * The distribution of the sum score at one ability by the recursion of Lord and Wingersky ("Comparison of IRT true-score
 * and equipercentile observed-score equatings", Applied Psychological Measurement 8, 1984, 453–461), with more than two
 * categories as in Thissen, Pommerich, Billeaud and Williams (1995). All terms are positive: no digits are lost.
 */
public final class SumScores {

    private SumScores() {}

    /**
     * Probability of each sum score.
     *
     * @param theta a finite ability
     * @return for scores 0..Σ(categories − 1), adding up to 1
     */
    public static double[] at(List<ItemParameters> items, double theta) {
        return without(items, theta, -1);
    }

    /** The distribution over all items but one. */
    static double[] without(List<ItemParameters> items, double theta, int leftOut) {
        int highest = items.stream().mapToInt(item -> item.categories() - 1).sum();
        double[] f = new double[highest + 1];
        double[] next = new double[highest + 1];
        f[0] = 1;
        int reached = 0;
        Curves curves = new Curves();
        for (int i = 0; i < items.size(); i++) {
            if (i == leftOut) {
                continue;
            }
            items.get(i).curves(theta, curves);
            int top = items.get(i).categories() - 1;
            Arrays.fill(next, 0, reached + top + 1, 0);
            for (int s = 0; s <= reached; s++) {
                for (int k = 0; k <= top; k++) {
                    next[s + k] += f[s] * curves.p[k];
                }
            }
            reached += top;
            double[] swap = f;
            f = next;
            next = swap;
        }
        return Arrays.copyOf(f, reached + 1);
    }
}
