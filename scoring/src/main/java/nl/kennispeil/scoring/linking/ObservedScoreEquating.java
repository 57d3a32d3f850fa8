package nl.kennispeil.scoring.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Observed-score equating. Each form's sum-score distribution is built in both populations: the second form's, with the
 * given points on the common scale, and the first form's, with the same points on the first scale, which lie at Aθ + B.
 * Mixed with weights w and 1 − w they make the synthetic population; scores of equal percentile rank are equal [1].
 *
 * <p>With y in the step of score u, G(u − 1) + (y − u + ½) g(u) = P(x), so dy = (dP − dG(u − 1) − (y − u + ½) dg(u))/g(u) for
 * every parameter of items and link [2].
 *
 * <p>Sources: [1] Kolen and Brennan, Test Equating, Scaling, and Linking, 3rd ed. (2014), ch. 6; [2] Ogasawara, Psychometrika
 * 68 (2003) 193–211; checked against equateIRT 2.5.1.
 */
final class ObservedScoreEquating {

    private final Link link;
    private final ScoreDistribution first;
    private final ScoreDistribution last;
    private final boolean secondGiven;
    private final boolean errors;

    ObservedScoreEquating(Link link, EquatingDirection direction, AbilityPoints points, double secondShare) {
        if (!(secondShare >= 0 && secondShare <= 1)) {
            throw new IllegalArgumentException(
                    "weight of the second population is " + secondShare + ": allowed is 0..1");
        }
        this.link = link;
        this.secondGiven = direction == EquatingDirection.SECOND_AS_FIRST;
        this.errors = link.forms().stream().allMatch(CalibratedForm::hasCovariance);
        this.first = new ScoreDistribution(link.forms().get(0));
        this.last = new ScoreDistribution(link.forms().get(link.forms().size() - 1));
        fill(points.normalised(), secondShare);
    }

    private void fill(AbilityPoints points, double secondShare) {
        double a = link.transformation().slope();
        double b = link.transformation().intercept();
        for (int q = 0; q < points.size(); q++) {
            double theta = points.theta(q);
            double own = (theta - b) / a;
            double second = points.weight(q) * secondShare;
            double one = points.weight(q) * (1 - secondShare);
            first.add(own, second, -own / a, -1 / a, errors);
            last.add(theta, second, 0, 0, errors);
            first.add(theta, one, 0, 0, errors);
            last.add(a * theta + b, one, theta, 1, errors);
        }
    }

    List<EquatedScore> scores() {
        ScoreDistribution given = secondGiven ? last : first;
        ScoreDistribution wanted = secondGiven ? first : last;
        Percentiles from = new Percentiles(given.density());
        Percentiles to = new Percentiles(wanted.density());
        List<EquatedScore> scores = new ArrayList<>();
        for (int x = 0; x <= from.highest(); x++) {
            double rank = from.rank(x);
            double y = to.score(rank);
            OptionalDouble error = errors ? error(given, wanted, to, x, y) : OptionalDouble.empty();
            scores.add(new EquatedScore(x, OptionalDouble.empty(), y, error));
        }
        return scores;
    }

    private OptionalDouble error(ScoreDistribution given, ScoreDistribution wanted, Percentiles to, int x, double y) {
        int u = Math.max(0, Math.min(to.highest(), (int) Math.floor(y + 0.5)));
        double g = to.density(u);
        double within = y - u + 0.5;
        double[] byScale = new double[2];
        for (int c = 0; c < 2; c++) {
            int at = c;
            byScale[c] = (rank(x, 0.5, s -> given.byScale(s, at)) - rank(u, within, s -> wanted.byScale(s, at))) / g;
        }
        double[] byGiven = new double[parameters(secondGiven)];
        for (int j = 0; j < byGiven.length; j++) {
            int at = j;
            byGiven[j] = rank(x, 0.5, s -> given.byParameter(s, at)) / g;
        }
        double[] byWanted = new double[parameters(!secondGiven)];
        for (int j = 0; j < byWanted.length; j++) {
            int at = j;
            byWanted[j] = -rank(u, within, s -> wanted.byParameter(s, at)) / g;
        }
        return secondGiven
                ? DeltaMethod.error(link, byScale, byWanted, byGiven)
                : DeltaMethod.error(link, byScale, byGiven, byWanted);
    }

    /** Σ_(s&lt;k) d(s) + share · d(k). */
    private static double rank(int k, double share, IntToDoubleFunction d) {
        double sum = share * d.applyAsDouble(k);
        for (int s = 0; s < k; s++) {
            sum += d.applyAsDouble(s);
        }
        return sum;
    }

    private int parameters(boolean ofLast) {
        return link.forms().get(ofLast ? link.forms().size() - 1 : 0).parameters();
    }
}
