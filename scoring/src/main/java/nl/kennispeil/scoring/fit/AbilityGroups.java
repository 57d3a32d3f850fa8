package nl.kennispeil.scoring.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;

/**
 * Persons in order of ability, cut into groups of equal size: what they answered against what the model says, as a picture
 * and as the statistics X² and G². Of the persons left over half join the first group and half the last, as in mirt.
 *
 * <p>Sources: residual plots R.K. Hambleton, H. Swaminathan and H.J. Rogers, <em>Fundamentals of Item Response Theory</em>
 * (1991); X² R.D. Bock, "Estimating item parameters …", Psychometrika 37 (1972) 29–51; G² R.L. McKinley and C.N.
 * Mills, "A comparison of several goodness-of-fit statistics", Applied Psychological Measurement 9 (1985) 49–57. Neither has
 * a chi-square distribution, as the groups come from the same answers: short tests make them far too large. Use S-X² to
 * judge and these to look.
 */
public final class AbilityGroups {

    private final FitModel model;
    private final ResponseMatrix responses;
    private final double[] theta;
    private final List<int[]> groups;

    /**
     * @param theta one per person; persons without a finite ability are left out
     * @param groups how many, 2 or more; usually 10
     */
    public AbilityGroups(FitModel model, ResponseMatrix responses, double[] theta, int groups) {
        model.require(responses, theta);
        if (groups < 2) {
            throw new IllegalArgumentException(groups + " ability groups: allowed is 2 or more");
        }
        this.model = model;
        this.responses = responses;
        this.theta = theta.clone();
        int[] order = IntStream.range(0, theta.length)
                .filter(person -> Double.isFinite(theta[person]))
                .boxed()
                .sorted(Comparator.comparingDouble(person -> Math.rint(theta[person] * 1e9)))
                .mapToInt(Integer::intValue)
                .toArray();
        this.groups = cut(order, groups);
    }

    private static List<int[]> cut(int[] order, int groups) {
        int size = order.length / groups;
        int over = order.length % groups;
        if (size == 0) {
            throw new IllegalArgumentException(
                    order.length + " persons in " + groups + " ability groups: allowed is at most one group a person");
        }
        List<int[]> cut = new ArrayList<>();
        int from = 0;
        for (int group = 0; group < groups; group++) {
            int more = group == 0 ? over / 2 : group == groups - 1 ? over - over / 2 : 0;
            cut.add(Arrays.copyOfRange(order, from, from + size + more));
            from += size + more;
        }
        return cut;
    }

    /**
     * One group on the plot of an item.
     *
     * @param theta mean ability of those who answered the item
     * @param persons how many
     * @param observed mean score on the item, 0..highest category
     * @param expected by the model, at {@code theta}
     * @param standardError of {@code observed} if the model holds: √(variance of an answer / persons)
     * @param residual (observed − expected) / standardError
     * @param proportions per category
     */
    @SuppressWarnings("ArrayRecordComponent") // points of a plot; nobody compares them
    public record Point(
            double theta,
            int persons,
            double observed,
            double expected,
            double standardError,
            double residual,
            double[] proportions) {}

    /** The points of an item, in order of ability; groups in which nobody answered it are not there. */
    public List<Point> plot(int item) {
        Residuals at = new Residuals(model);
        List<Point> points = new ArrayList<>();
        for (int[] group : groups) {
            Counts counts = count(item, group);
            if (counts.persons > 0) {
                at.at(model.items().get(item), counts.theta, 0);
                double error = Math.sqrt(at.variance / counts.persons);
                double observed = counts.mean();
                points.add(new Point(
                        counts.theta,
                        counts.persons,
                        observed,
                        at.mean,
                        error,
                        (observed - at.mean) / error,
                        Arrays.stream(counts.perCategory)
                                .map(count -> count / counts.persons)
                                .toArray()));
            }
        }
        return points;
    }

    /**
     * X² and G² of an item.
     *
     * @param leastExpected cells with a smaller expected count join a neighbour; 2 in mirt
     */
    public Statistics statistics(int item, double leastExpected) {
        ItemParameters parameters = model.items().get(item);
        Residuals at = new Residuals(model);
        double x2 = 0;
        double g2 = 0;
        int dfX2 = -model.freeParameters(item);
        int dfG2 = dfX2;
        int persons = 0;
        for (int[] group : groups) {
            Counts counts = count(item, group);
            persons += group.length;
            if (counts.persons < 2) {
                continue;
            }
            at.at(parameters, counts.theta, 0);
            double[] expected = Arrays.copyOf(at.curves().p, parameters.categories());
            int cells = joinThin(counts.perCategory, expected, counts.persons, leastExpected);
            if (cells < 2) {
                continue;
            }
            int filled = 0;
            double ratio = 0;
            for (int k = 0; k < cells; k++) {
                double e = counts.persons * expected[k];
                double o = counts.perCategory[k];
                x2 += (o - e) * (o - e) / e;
                ratio += o > 0 ? 2 * o * Math.log(o / e) : 0;
                filled += o > 0 ? 1 : 0;
            }
            dfX2 += cells - 1;
            g2 += ratio;
            dfG2 += filled - 1;
        }
        return new Statistics(ChiSquareFit.of(x2, dfX2, persons), ChiSquareFit.of(g2, dfG2, persons));
    }

    /** The two statistics over the groups. */
    public record Statistics(ChiSquareFit x2, ChiSquareFit g2) {}

    /** Thin cells join the category below (the lowest the one above), a round at a time; gives how many are left. */
    private static int joinThin(double[] observed, double[] expected, int persons, double least) {
        int left = expected.length;
        while (left > 1) {
            boolean[] thin = new boolean[left];
            boolean any = false;
            for (int k = 0; k < left; k++) {
                thin[k] = persons * expected[k] < least;
                any |= thin[k];
            }
            if (!any) {
                break;
            }
            for (int k = 0; k < left; k++) {
                if (thin[k]) {
                    int to = k == 0 ? 1 : k - 1;
                    observed[to] += observed[k];
                    expected[to] += expected[k];
                }
            }
            int kept = 0;
            for (int k = 0; k < left; k++) {
                if (!thin[k]) {
                    observed[kept] = observed[k];
                    expected[kept] = expected[k];
                    kept++;
                }
            }
            left = kept;
        }
        return left;
    }

    private Counts count(int item, int[] group) {
        Counts counts = new Counts(model.items().get(item).categories());
        for (int person : group) {
            if (!responses.isMissing(person, item)) {
                counts.perCategory[responses.at(person, item)]++;
                counts.theta += theta[person];
                counts.persons++;
            }
        }
        counts.theta /= Math.max(1, counts.persons);
        return counts;
    }

    private static final class Counts {
        private final double[] perCategory;
        private double theta;
        private int persons;

        Counts(int categories) {
            perCategory = new double[categories];
        }

        double mean() {
            double sum = 0;
            for (int k = 1; k < perCategory.length; k++) {
                sum += k * perCategory[k];
            }
            return sum / persons;
        }
    }
}
