package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A percentage of what is left above blind guessing: cut = g + p(K − g) (University of Amsterdam and Utrecht, toetsing.uva.nl).
 *
 * @param percentage p, above 0, to 100
 */
public record GuessCorrected(double percentage) implements CutScoreMethod {

    public GuessCorrected {
        Inputs.requirePercentage("percentage of knowledge", percentage);
    }

    @Override
    public CutScore cut(TestScores scores) {
        double cut = scores.guessing() + percentage / 100 * (scores.highest() - scores.guessing());
        return CutScore.of("guess-corrected percentage", cut, OptionalDouble.empty(), scores, List.of());
    }
}
