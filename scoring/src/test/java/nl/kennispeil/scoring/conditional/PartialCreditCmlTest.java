package nl.kennispeil.scoring.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class PartialCreditCmlTest {

    private static final double[][] STEPS = {{-1, 0.3}, {0.2}, {-0.5, 0.8, 0.1}, {0.6, -0.9}, {-0.4}};

    private static ResponseMatrix simulated(int persons, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PartialCredit> items = Arrays.stream(STEPS).map(PartialCredit::pcm).toList();
        Curves curves = new Curves();
        int[][] rows = new int[persons][STEPS.length];
        for (int[] row : rows) {
            double theta = 1.2 * random.nextGaussian() + 0.2;
            for (int item = 0; item < row.length; item++) {
                items.get(item).curves(theta, curves);
                double u = random.nextDouble();
                while (u > curves.p[row[item]] && row[item] < STEPS[item].length) {
                    u -= curves.p[row[item]++];
                }
            }
        }
        return ResponseMatrix.of(
                IntStream.range(0, STEPS.length).mapToObj(item -> "i" + item).toList(), rows);
    }

    private static double[] steps(ItemParameters item) {
        return item instanceof Dichotomous two ? new double[] {two.b()} : ((PartialCredit) item).steps();
    }

    @Test
    void stepsOfTenThousandPersonsAreRecovered() {
        ConditionalCalibration result = Conditional.cml(simulated(10_000, 3));

        double shift = Arrays.stream(STEPS).flatMapToDouble(Arrays::stream).sum() / 9;
        assertThat(result.converged()).isTrue();
        assertThat(result.parameters()).isEqualTo(8);
        for (int item = 0; item < STEPS.length; item++) {
            for (int step = 0; step < STEPS[item].length; step++) {
                double se = result.standardErrors().get(item)[step];
                assertThat(se).isBetween(0.01, 0.08);
                assertThat(steps(result.items().get(item))[step])
                        .isCloseTo(STEPS[item][step] - shift, within(3.5 * se));
            }
        }
    }

    /** ln Π P(x | sum) with every response vector of the same sum written out, 3·2·4·3·2 = 144 of them. */
    @Test
    void theLikelihoodIsThatOfAllVectorsWrittenOut() {
        ResponseMatrix responses = simulated(60, 5);
        ConditionalCalibration result = Conditional.cml(responses);
        double[] totals = new double[10];
        int[] vector = new int[STEPS.length];
        for (int code = 0; code < 144; code++) {
            int rest = code;
            for (int item = 0; item < vector.length; item++) {
                vector[item] = rest % (STEPS[item].length + 1);
                rest /= STEPS[item].length + 1;
            }
            totals[IntStream.of(vector).sum()] += Math.exp(exponent(result, vector));
        }
        double logLik = 0;
        for (int person = 0; person < responses.persons(); person++) {
            for (int item = 0; item < vector.length; item++) {
                vector[item] = responses.at(person, item);
            }
            logLik += exponent(result, vector) - Math.log(totals[responses.sum(person)]);
        }

        assertThat(result.logLik()).isCloseTo(logLik, within(1e-9));
    }

    private static double exponent(ConditionalCalibration result, int[] vector) {
        double sum = 0;
        for (int item = 0; item < vector.length; item++) {
            for (int step = 0; step < vector[item]; step++) {
                sum -= steps(result.items().get(item))[step];
            }
        }
        return sum;
    }

    /** Derivatives by central differences of the likelihood itself. */
    @Test
    void gradientAndInformationAreTheDerivatives() {
        ConditionalLikelihood likelihood = new ConditionalLikelihood(simulated(200, 9));
        double[] eta = {0.4, -0.2, 0.1, -0.6, 0.9, 0.3, 0.2, -0.5, 0.7};
        int n = eta.length;
        double[] gradient = new double[n];
        double[][] information = new double[n][n];
        likelihood.at(eta, gradient, information);
        double[] left = new double[n];
        double[] right = new double[n];
        for (int k = 0; k < n; k++) {
            double[] moved = eta.clone();
            moved[k] += 1e-5;
            double up = likelihood.at(moved, right, null);
            moved[k] -= 2e-5;
            double down = likelihood.at(moved, left, null);
            assertThat(gradient[k]).isCloseTo((up - down) / 2e-5, within(1e-5));
            for (int l = 0; l <= k; l++) {
                assertThat(information[k][l]).isCloseTo((left[l] - right[l]) / 2e-5, within(1e-5));
            }
        }
    }

    /** The maximum is the same; the standard errors of five items are off by some percents, and the result says so. */
    @Test
    void whenTheHessianCostsTooMuchTheMaximumIsStillFound() {
        ResponseMatrix responses = simulated(2000, 13);
        ConditionalCalibration exact = new CmlEstimator(responses).estimate(Origin.SUM_ZERO);
        ConditionalCalibration cheap = new CmlEstimator(responses, 0, 0).estimate(Origin.SUM_ZERO);

        assertThat(cheap.converged()).isTrue();
        assertThat(cheap.warnings().get(0)).contains("standard errors");
        for (int item = 0; item < STEPS.length; item++) {
            for (int step = 0; step < STEPS[item].length; step++) {
                double se = exact.standardErrors().get(item)[step];
                assertThat(steps(cheap.items().get(item))[step])
                        .isCloseTo(steps(exact.items().get(item))[step], within(1e-7));
                assertThat(cheap.standardErrors().get(item)[step]).isCloseTo(se, within(0.3 * se));
            }
        }
    }

    /** Three got only a right and one only b: b_b − b_a = ln 3 given the sum, 2 ln 3 jointly (Andersen 1973, p. 66). */
    @Test
    void jointEstimatesOfTwoItemsAreTwiceTheConditionalOnes() {
        ResponseMatrix two =
                ResponseMatrix.of(List.of("a", "b"), new int[][] {{1, 0}, {1, 0}, {1, 0}, {0, 1}, {1, 1}, {0, 0}});

        double conditional = steps(Conditional.cml(two).items().get(1))[0];
        JointCalibration joint = Joint.jml(two, false);

        assertThat(conditional).isCloseTo(Math.log(3) / 2, within(1e-9));
        assertThat(joint.converged()).isTrue();
        assertThat(steps(joint.items().get(1))[0]).isCloseTo(Math.log(3), within(1e-6));
        assertThat(steps(Joint.jml(two, true).items().get(1))[0]).isCloseTo(conditional, within(1e-6));
        assertThat(joint.warnings().get(0)).contains("inconsistent");
        assertThat(joint.extremePersons()).isEqualTo(2);
    }

    @Test
    void jointEstimatesWithTheCorrectionAreNearTheConditionalOnes() {
        ResponseMatrix responses = simulated(3000, 21);
        ConditionalCalibration conditional = Conditional.cml(responses);
        JointCalibration joint = Joint.jml(responses, false);

        assertThat(joint.converged()).isTrue();
        double ratio =
                steps(joint.items().get(4))[0] / steps(conditional.items().get(4))[0];
        assertThat(ratio).isBetween(1.05, 1.4);
    }
}
