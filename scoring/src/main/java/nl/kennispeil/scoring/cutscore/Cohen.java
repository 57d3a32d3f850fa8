package nl.kennispeil.scoring.cutscore;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A share of what the best candidates reach. Cohen: g + 0.6 (P95 − g), with g the score by guessing (Cohen-Schotanus and Van
 * der Vleuten, Medical Teacher 32 (2010) 154–160). Modified: m · P90 without correction, with m the mean ratio of cut to P90 on
 * tests that had an Angoff cut (Taylor, Medical Teacher 33 (2011) e678–e682).
 *
 * @param percentile 95 or 90; above 0, to 100
 * @param multiplier 0.6, or m; above 0, to 1
 * @param guessCorrected whether guessing is taken off first
 */
public record Cohen(double percentile, double multiplier, boolean guessCorrected) implements CutScoreMethod {

    public Cohen {
        Inputs.requirePercentage("percentile", percentile);
        if (!(multiplier > 0 && multiplier <= 1)) {
            throw new IllegalArgumentException("multiplier is " + multiplier + ": allowed is above 0, to 1");
        }
    }

    /** 60 % of the 95th percentile after correction for guessing. */
    public static Cohen original() {
        return new Cohen(95, 0.6, true);
    }

    /** Taylor's, with a multiplier from earlier tests. */
    public static Cohen modified(double multiplier) {
        return new Cohen(90, multiplier, false);
    }

    /** cut / P90 of a test whose cut was set by judges. */
    public static double multiplier(double cut, TestScores scores) {
        return cut / scores.percentile(90);
    }

    @Override
    public CutScore cut(TestScores scores) {
        double guessing = guessCorrected ? scores.guessing() : 0;
        double best = scores.percentile(percentile);
        List<String> notes = best <= guessing
                ? List.of("the best candidates score no better than by guessing: the cut means nothing")
                : List.of();
        return CutScore.of(
                guessCorrected ? "Cohen" : "modified Cohen",
                guessing + multiplier * (best - guessing),
                OptionalDouble.empty(),
                scores,
                notes);
    }
}
