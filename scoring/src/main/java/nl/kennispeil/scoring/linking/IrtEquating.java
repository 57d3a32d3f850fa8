package nl.kennispeil.scoring.linking;

import java.util.List;

/** Equating of whole scores by item response theory, over a link of two calibrations. */
public final class IrtEquating {

    private IrtEquating() {}

    /**
     * True-score equating: T_X(θ) = x, y = T_Y(θ) (Kolen and Brennan 2014, ch. 6). Below the lowest expected score Σc, and
     * at the highest, the rule of Kolen (1981): straight lines to score 0 and to the full score; such rows have no θ.
     *
     * @return one row per score 0..highest of the form given; standard errors (Ogasawara 2001) where both calibrations
     *     have a covariance matrix and the row has a θ
     * @throws IllegalArgumentException when the expected score of a form does not rise with ability
     */
    public static List<EquatedScore> trueScore(Link link, EquatingDirection direction) {
        return new TrueScoreEquating(link, direction).scores();
    }

    /**
     * Observed-score equating: the distributions of both sum scores in a synthetic population (Lord–Wingersky), then
     * equipercentile (Kolen and Brennan 2014, ch. 6).
     *
     * @param points the ability distribution of each form's own calibration sample on its own scale
     * @param secondShare weight of the second form's population, 0..1; ½ in equateIRT
     * @return one row per score 0..highest; standard errors (Ogasawara 2003) where there are covariance matrices
     * @throws IllegalArgumentException on a weight outside 0..1
     */
    public static List<EquatedScore> observedScore(
            Link link, EquatingDirection direction, AbilityPoints points, double secondShare) {
        return new ObservedScoreEquating(link, direction, points, secondShare).scores();
    }
}
