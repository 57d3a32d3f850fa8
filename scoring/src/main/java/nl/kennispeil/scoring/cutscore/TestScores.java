package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * The scores on which a cut score is tried out. Numbers only; not to be changed afterwards.
 *
 * @param scores one a candidate, finite
 * @param groups number of the group of each candidate, as many
 * @param highest the highest score possible, above 0
 * @param guessing the score that blind guessing earns on average, such as Σ 1/k for items with k options; 0 for formula scores
 */
public record TestScores(double[] scores, int[] groups, double highest, double guessing) {

    public TestScores {
        if (scores.length == 0 || scores.length != groups.length) {
            throw new IllegalArgumentException(
                    scores.length + " scores with " + groups.length + " groups: allowed is one each, 1 or more");
        }
        if (!(highest > 0) || Double.isInfinite(highest) || !(guessing >= 0 && guessing < highest)) {
            throw new IllegalArgumentException("highest score " + highest + " with " + guessing
                    + " by guessing: allowed is a highest score above 0 and guessing from 0 to below it");
        }
        for (int person = 0; person < scores.length; person++) {
            if (!Double.isFinite(scores[person]) || scores[person] > highest) {
                throw new IllegalArgumentException("score number " + (person + 1) + " is " + scores[person]
                        + ": allowed is a finite number, at most " + highest);
            }
        }
    }

    /** Scores of one group. */
    public static TestScores of(double[] scores, double highest, double guessing) {
        return new TestScores(scores, new int[scores.length], highest, guessing);
    }

    /** Whether every score is a whole number. */
    boolean whole() {
        return Arrays.stream(scores).allMatch(score -> score == Math.rint(score));
    }

    /** The score at a percentile, quartiles as in R's type 7. */
    double percentile(double percent) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(Arrays.copyOf(scores, scores.length), percent);
    }
}
