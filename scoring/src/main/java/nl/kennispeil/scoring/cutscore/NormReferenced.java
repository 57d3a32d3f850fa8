package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;

/**
 * M + k·SD of the candidates themselves (Wijnen 1971, k = −1 for a pass). Standard error for normal scores: SD·√(1/n + k²/(2(n −
 * 1))), mean and SD being independent (Kendall and Stuart, The Advanced Theory of Statistics, vol. 1, ch. 10).
 *
 * @param sds k
 */
public record NormReferenced(double sds) implements CutScoreMethod {

    public NormReferenced {
        if (!Double.isFinite(sds)) {
            throw new IllegalArgumentException("number of SDs is " + sds + ": allowed is a finite number");
        }
    }

    @Override
    public CutScore cut(TestScores scores) {
        int n = scores.scores().length;
        if (n < 2) {
            throw new IllegalArgumentException("1 score: an SD needs 2 or more");
        }
        double sd = Math.sqrt(StatUtils.variance(scores.scores()));
        double error = sd * Math.sqrt(1.0 / n + sds * sds / (2 * (n - 1.0)));
        return CutScore.of(
                "norm-referenced",
                StatUtils.mean(scores.scores()) + sds * sd,
                OptionalDouble.of(error),
                scores,
                List.of("standard error for normally distributed scores"));
    }
}
