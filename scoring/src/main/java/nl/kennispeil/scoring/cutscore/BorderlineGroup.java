package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * The median or mean score of the candidates whom examiners called borderline (Livingston and Zieky, Passing Scores, 1982).
 * Error SD/√n, times √(π/2) for the median, as for normal scores.
 *
 * @param borderline one a candidate, in the order of the scores
 * @param median whether the median is taken rather than the mean
 */
public record BorderlineGroup(boolean[] borderline, boolean median) implements CutScoreMethod {

    @Override
    public CutScore cut(TestScores scores) {
        if (borderline.length != scores.scores().length) {
            throw new IllegalArgumentException(
                    borderline.length + " ratings for " + scores.scores().length + " scores: allowed is one each");
        }
        double[] group = IntStream.range(0, borderline.length)
                .filter(person -> borderline[person])
                .mapToDouble(person -> scores.scores()[person])
                .toArray();
        if (group.length == 0) {
            return CutScore.none("borderline group", List.of("nobody was rated borderline"));
        }
        OptionalDouble error = Inputs.meanError(group);
        if (median && error.isPresent()) {
            error = OptionalDouble.of(error.getAsDouble() * Math.sqrt(Math.PI / 2));
        }
        List<String> notes =
                group.length < 10 ? List.of("only " + group.length + " candidates were rated borderline") : List.of();
        double cut = median ? new Median().evaluate(group) : StatUtils.mean(group);
        return CutScore.of("borderline group", cut, error, scores, notes);
    }
}
