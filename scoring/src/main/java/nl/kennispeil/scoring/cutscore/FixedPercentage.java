package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A fixed percentage of the highest score.
 *
 * @param percentage above 0, to 100
 */
public record FixedPercentage(double percentage) implements CutScoreMethod {

    public FixedPercentage {
        Inputs.requirePercentage("fixed percentage", percentage);
    }

    @Override
    public CutScore cut(TestScores scores) {
        return CutScore.of(
                "fixed percentage", percentage / 100 * scores.highest(), OptionalDouble.empty(), scores, List.of());
    }
}
