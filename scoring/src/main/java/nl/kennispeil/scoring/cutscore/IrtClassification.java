package nl.kennispeil.scoring.cutscore;

import java.util.Arrays;
import java.util.List;
import nl.kennispeil.scoring.ability.TestFunctions;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.SumScoreDistribution;
import nl.kennispeil.scoring.linking.AbilityPoints;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Classification accuracy and consistency from item response theory. The ability points are a distribution (a grid with
 * weights: the D approach) or the estimates of persons with equal weights (the P approach); R package cacIRT has both.
 */
public final class IrtClassification {

    private IrtClassification() {}

    /**
     * By sum scores (Lee, "Classification consistency and accuracy for complex assessments using item response theory",
     * Journal of Educational Measurement 47 (2010) 1–17): a person's true category follows from the expected score, the
     * observed ones from the distribution of the sum score (Lord–Wingersky).
     *
     * @param cuts lowest passing scores, ascending, above 0 and at most the highest score; a score of 12 reaches a cut of 11.5
     *     and one of 12
     */
    public static ClassificationReport lee(List<ItemParameters> items, double[] cuts, AbilityPoints points) {
        double[] bounds = ClassificationTally.requireAscending(cuts);
        int highest = items.stream().mapToInt(item -> item.categories() - 1).sum();
        if (bounds[0] <= 0 || bounds[bounds.length - 1] > highest) {
            throw new IllegalArgumentException("cuts from " + bounds[0] + " to " + bounds[bounds.length - 1]
                    + ": allowed is above 0, to the highest score " + highest);
        }
        ClassificationTally tally = new ClassificationTally(cuts.length);
        for (int p = 0; p < points.size(); p++) {
            double[] f = SumScoreDistribution.at(items, points.theta(p));
            double[] q = new double[cuts.length + 1];
            double expected = 0;
            for (int score = 0; score < f.length; score++) {
                q[ClassificationTally.category(score, bounds)] += f[score];
                expected += score * f[score];
            }
            tally.add(points.weight(p), ClassificationTally.category(expected, bounds), q);
        }
        return tally.report(List.of());
    }

    /**
     * By ability estimates that are normal around the true ability (Rudner, "Computing the expected proportions of
     * misclassified examinees", Practical Assessment, Research and Evaluation 7(14) (2001); 10(13) (2005)).
     *
     * @param theta abilities
     * @param standardErrors of each, above 0
     * @param cuts on the ability scale, ascending
     */
    public static ClassificationReport rudner(double[] theta, double[] standardErrors, double[] cuts) {
        double[] weights = new double[theta.length];
        Arrays.fill(weights, 1);
        return rudner(AbilityPoints.of(theta, weights), standardErrors, cuts);
    }

    /** The same for an ability distribution, with the standard error 1/√I(θ) of these items. */
    public static ClassificationReport rudner(List<ItemParameters> items, double[] cuts, AbilityPoints points) {
        double[] errors = new double[points.size()];
        for (int p = 0; p < errors.length; p++) {
            errors[p] = 1 / Math.sqrt(TestFunctions.information(items, points.theta(p)));
        }
        return rudner(points, errors, cuts);
    }

    private static ClassificationReport rudner(AbilityPoints points, double[] errors, double[] cuts) {
        double[] bounds = ClassificationTally.requireAscending(cuts);
        if (errors.length != points.size()) {
            throw new IllegalArgumentException(
                    errors.length + " standard errors for " + points.size() + " abilities: allowed is one each");
        }
        NormalDistribution normal = new NormalDistribution();
        ClassificationTally tally = new ClassificationTally(cuts.length);
        for (int p = 0; p < errors.length; p++) {
            if (!(errors[p] > 0)) {
                throw new IllegalArgumentException(
                        "standard error of ability number " + (p + 1) + " is " + errors[p] + ": allowed is above 0");
            }
            double[] q = new double[cuts.length + 1];
            double before = 0;
            for (int c = 0; c <= cuts.length; c++) {
                double upTo =
                        c == cuts.length ? 1 : normal.cumulativeProbability((bounds[c] - points.theta(p)) / errors[p]);
                q[c] = upTo - before;
                before = upTo;
            }
            tally.add(points.weight(p), ClassificationTally.category(points.theta(p), bounds), q);
        }
        return tally.report(List.of());
    }
}
