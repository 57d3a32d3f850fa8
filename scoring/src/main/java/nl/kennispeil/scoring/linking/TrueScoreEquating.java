package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * True-score equating. The ability with a given true score is bracketed by doubling and then found by Newton steps that
 * fall back on halving, to the last digits of θ. With T_X(θ) = x held fixed,
 *
 * <p>dy = ∂T_Y − (T_Y′/T_X′) ∂T_X for every parameter of items and link [2], and the variance follows by the delta method.
 *
 * <p>Sources: [1] Kolen and Brennan, Test Equating, Scaling, and Linking, 3rd ed. (2014), p. 194, and ch. 6 for scores below
 * Σc (Kolen 1981); [2] Ogasawara, "Least squares estimation of IRT linking coefficients", Applied Psychological Measurement
 * 25 (2001) 373–383, and Journal of Educational and Behavioral Statistics 26 (2001) 31–50.
 */
final class TrueScoreEquating {

    private static final double NEAR = 1e-9;

    private final Link link;
    private final PlacedForm given;
    private final PlacedForm wanted;
    private final double lowest;
    private final double highest;

    TrueScoreEquating(Link link, EquatingDirection direction) {
        this.link = link;
        boolean second = direction == EquatingDirection.SECOND_AS_FIRST;
        PlacedForm first = new PlacedForm(link.forms().get(0), link.transformation(), true);
        PlacedForm last = new PlacedForm(link.forms().get(link.forms().size() - 1), link.transformation(), false);
        this.given = second ? last : first;
        this.wanted = second ? first : last;
        this.lowest = given.lowestScore();
        this.highest = given.highestScore();
        for (PlacedForm form : List.of(given, wanted)) {
            if (!(form.highestScore() - form.lowestScore() > NEAR)) {
                throw new IllegalArgumentException("the expected score runs from " + form.lowestScore() + " to "
                        + form.highestScore() + ": true-score equating needs one that rises with ability");
            }
            for (double theta = -6; theta <= 6; theta += 0.25) {
                if (form.slope(theta) < 0) {
                    throw new IllegalArgumentException("the expected score falls with ability at θ = " + theta
                            + ": true-score equating needs one that rises");
                }
            }
        }
    }

    List<EquatedScore> scores() {
        List<EquatedScore> scores = new ArrayList<>();
        int top = given.form().highestScore();
        for (int x = 0; x <= top; x++) {
            if (x <= lowest + NEAR) {
                double share = lowest > NEAR ? x / lowest : 0;
                scores.add(outside(x, share * wanted.lowestScore()));
            } else if (x >= highest - NEAR) {
                double full = wanted.form().highestScore();
                double share = top - highest > NEAR ? (top - x) / (top - highest) : 0;
                scores.add(outside(x, full - share * (full - wanted.highestScore())));
            } else {
                double theta = theta(x);
                scores.add(new EquatedScore(x, OptionalDouble.of(theta), wanted.score(theta), error(theta)));
            }
        }
        return scores;
    }

    private static EquatedScore outside(int x, double y) {
        return new EquatedScore(x, OptionalDouble.empty(), y, OptionalDouble.empty());
    }

    private double theta(double x) {
        double low = -1;
        double high = 1;
        while (given.score(low) > x) {
            low *= 2;
        }
        while (given.score(high) < x) {
            high *= 2;
        }
        double theta = 0.5 * (low + high);
        for (int step = 0; step < 200; step++) {
            double off = given.score(theta) - x;
            if (off > 0) {
                high = theta;
            } else {
                low = theta;
            }
            double next = theta - off / given.slope(theta);
            if (Math.abs(next - theta) <= 1e-14 * Math.max(1, Math.abs(theta))) {
                return next;
            }
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            theta = next;
        }
        return theta;
    }

    private OptionalDouble error(double theta) {
        double ratio = wanted.slope(theta) / given.slope(theta);
        double[] byScale = new double[2];
        double[] up = wanted.byScale(theta);
        double[] down = given.byScale(theta);
        for (int c = 0; c < 2; c++) {
            byScale[c] = up[c] - ratio * down[c];
        }
        double[] byGiven = given.byParameters(theta);
        for (int j = 0; j < byGiven.length; j++) {
            byGiven[j] *= -ratio;
        }
        double[] byWanted = wanted.byParameters(theta);
        return wanted.moved()
                ? DeltaMethod.error(link, byScale, byWanted, byGiven)
                : DeltaMethod.error(link, byScale, byGiven, byWanted);
    }
}
