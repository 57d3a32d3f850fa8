package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * The score that the regression of scores on global ratings predicts for a borderline rating r: a + br, with standard error
 * s·√(1/n + (r − r̄)²/Σ(r_i − r̄)²) (Woehr, Arthur and Fehrmann 1991; Kramer et al., Medical Education 37 (2003) 132–139).
 *
 * @param ratings global rating of each candidate, in the order of the scores
 * @param borderline the rating r that stands for borderline
 */
public record BorderlineRegression(double[] ratings, double borderline) implements CutScoreMethod {

    @Override
    public CutScore cut(TestScores scores) {
        if (ratings.length != scores.scores().length || ratings.length < 3) {
            throw new IllegalArgumentException(ratings.length + " ratings for " + scores.scores().length
                    + " scores: allowed is one each, 3 or more");
        }
        if (!Double.isFinite(borderline) || Arrays.stream(ratings).anyMatch(rating -> !Double.isFinite(rating))) {
            throw new IllegalArgumentException("a rating is not a finite number, or the borderline one, " + borderline);
        }
        SimpleRegression regression = new SimpleRegression();
        double mean = 0;
        for (int person = 0; person < ratings.length; person++) {
            regression.addData(ratings[person], scores.scores()[person]);
            mean += ratings[person] / ratings.length;
        }
        if (!(regression.getXSumSquares() > 0)) {
            return CutScore.none("borderline regression", List.of("all ratings are equal: no line can be drawn"));
        }
        double distance = borderline - mean;
        double error = Math.sqrt(regression.getMeanSquareError()
                * (1.0 / ratings.length + distance * distance / regression.getXSumSquares()));
        return CutScore.of(
                "borderline regression",
                regression.predict(borderline),
                OptionalDouble.of(error),
                scores,
                List.of("R² " + regression.getRSquare() + ", slope " + regression.getSlope()));
    }
}
