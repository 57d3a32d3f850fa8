package nl.kennispeil.scoring.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.GoldenItems;
import nl.kennispeil.scoring.ability.LatentGrid;
import nl.kennispeil.scoring.ability.NormalPrior;
import nl.kennispeil.scoring.irt.Curves;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.FourPl;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.NominalResponse;
import nl.kennispeil.scoring.irt.PartialCredit;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitedInformationTest {

    private static LimitedInformation fit(String set) {
        FitModel model = FitModel.calibrated(GoldenItems.of(set), new NormalPrior(0, GoldenItems.sd(set)));
        return LimitedInformation.of(model, Golden.matrix(set.substring(0, set.indexOf('/')) + "/data.csv"));
    }

    /** mirt 1.45.1, M2(mod), in the _fit.json files. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6/rasch", "lsat6/2pl", "lsat7/rasch", "lsat7/2pl", "ability16/2pl_complete"})
    void m2IsThatOfMirt(String set) {
        LimitedInformation fit = fit(set);
        String file = set + "_fit.json";

        assertThat(fit.m2().statistic()).isCloseTo(Golden.json(file, "M2"), within(1e-5));
        assertThat(fit.m2().df()).isEqualTo((int) Golden.json(file, "df"));
        assertThat(fit.m2().p()).isCloseTo(Golden.json(file, "p"), within(1e-6));
        assertThat(fit.m2().rmsea()).isCloseTo(Golden.json(file, "RMSEA"), within(1e-7));
        assertThat(fit.rmseaLow()).isCloseTo(Golden.json(file, "RMSEA_5"), within(1e-7));
        assertThat(fit.rmseaHigh()).isCloseTo(Golden.json(file, "RMSEA_95"), within(1e-7));
        // mirt's null model is estimated to a tolerance of 1e-3
        assertThat(fit.cfi()).isCloseTo(Golden.json(file, "CFI"), within(1e-6));
        assertThat(fit.tli()).isCloseTo(Golden.json(file, "TLI"), within(1e-6));
        assertThat(fit.srmsr()).isCloseTo(Golden.json(file, "SRMSR"), within(1e-8));
    }

    /**
     * For 3PL mirt 1.45.1 says 233.8678; ours is 241.711. mirt takes P(1 − P) of the curve with guessing where the derivative to
     * the intercept is (1 − c)·σ(1 − σ): with its derivatives we get its number, and ours are checked against differences below.
     */
    @Test
    void withGuessingM2IsAboveThatOfMirtWhoseDerivativesForgetTheGuessing() {
        LimitedInformation fit = fit("ability16/3pl_prior_complete");
        String file = "ability16/3pl_prior_complete_fit.json";

        assertThat(fit.m2().statistic()).isCloseTo(241.711, within(1e-3));
        assertThat(fit.m2().df()).isEqualTo((int) Golden.json(file, "df"));
        assertThat(fit.srmsr()).isCloseTo(Golden.json(file, "SRMSR"), within(1e-8));
        assertThat(withDerivativesOfMirt()).isCloseTo(Golden.json(file, "M2"), within(1e-3));
    }

    private static double withDerivativesOfMirt() {
        FitModel model = FitModel.calibrated(GoldenItems.of("ability16/3pl_prior_complete"), NormalPrior.STANDARD);
        ResponseMatrix data = FitModel.complete(Golden.matrix("ability16/data.csv"));
        Moments moments = new Moments(model);
        LatentGrid grid = LatentGrid.fine(model.items(), model.latent());
        List<double[]> columns = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ThreePl item = (ThreePl) model.items().get(i);
            double[][] three = new double[3][moments.count()];
            for (int q = 0; q < grid.size(); q++) {
                double p = item.probability(grid.node(q));
                double up = (p - item.c()) / (1 - item.c());
                double[] derivatives = {p * (1 - p), grid.node(q) * p * (1 - p), 1 - up};
                for (int parameter = 0; parameter < 3; parameter++) {
                    moments.addItem(three[parameter], i, q, derivatives[parameter] * grid.weight(q));
                }
            }
            columns.addAll(List.of(three));
        }
        return LimitedInformation.statistic(
                        LimitedInformation.sample(data, moments),
                        moments.expected(),
                        moments.covariance(),
                        columns,
                        data.persons())
                .statistic();
    }

    @Test
    void gradientsAreThoseOfTheCurves() {
        double theta = 0.7;
        double h = 1e-6;
        double[] four = Gradients.of(new FourPl(1.4, 0.2, 0.2, 0.95), theta, new Curves(2));
        // a(θ − b) = aθ + d with d = −ab
        assertThat(four[0])
                .isCloseTo(
                        (new FourPl(1.4, 0.2 - h / 1.4, 0.2, 0.95).probability(theta)
                                        - new FourPl(1.4, 0.2 + h / 1.4, 0.2, 0.95).probability(theta))
                                / (2 * h),
                        within(1e-8));
        assertThat(four[2])
                .isCloseTo(
                        (new FourPl(1.4, 0.2, 0.2 + h, 0.95).probability(theta)
                                        - new FourPl(1.4, 0.2, 0.2 - h, 0.95).probability(theta))
                                / (2 * h),
                        within(1e-8));
        double[] graded = Gradients.of(new GradedResponse(1.2, -1, 0.5), theta, new Curves(3));
        assertThat(graded[1])
                .isCloseTo(
                        (new GradedResponse(1.2, -1, 0.5 - h / 1.2).expectedScore(theta)
                                        - new GradedResponse(1.2, -1, 0.5 + h / 1.2).expectedScore(theta))
                                / (2 * h),
                        within(1e-8));
        double[] nominal = Gradients.of(
                new NominalResponse(new double[] {0, 0.5, 1.2}, new double[] {0, 0.3, -0.2}), theta, new Curves(3));
        assertThat(nominal[3])
                .isCloseTo(
                        (new NominalResponse(new double[] {0, 0.5, 1.2 + h}, new double[] {0, 0.3, -0.2})
                                                .expectedScore(theta)
                                        - new NominalResponse(
                                                        new double[] {0, 0.5, 1.2 - h}, new double[] {0, 0.3, -0.2})
                                                .expectedScore(theta))
                                / (2 * h),
                        within(1e-8));
        assertThat(Gradients.of(PartialCredit.gpcm(0.9, -1, 0.3), theta, new Curves(3)))
                .hasSize(3);
    }

    /** Data from the model itself: the parameters are known, so nothing was free but what the test says. */
    @Test
    void aModelThatHoldsFitsAlsoWithMoreCategories() {
        List<ItemParameters> items = new ArrayList<>();
        for (int item = 0; item < 8; item++) {
            items.add(item % 2 == 0 ? new GradedResponse(1.3, -1 + item / 8.0, 0.8) : new TwoPl(1.1, -1 + item / 4.0));
        }
        LimitedInformation fit = LimitedInformation.of(
                new FitModel(items, NormalPrior.STANDARD, false, false, Collections.nCopies(8, false)),
                simulated(items, 4000, new SplittableRandom(11)));

        assertThat(fit.m2().df()).isEqualTo(36);
        assertThat(fit.m2().p()).isBetween(0.001, 0.999);
        assertThat(fit.m2().rmsea()).isLessThan(0.02);
        assertThat(fit.srmsr()).isLessThan(0.03);
    }

    /** 4 items of 4 categories: 10 moments, 16 parameters. */
    @Test
    void withoutDegreesOfFreedomThereIsNoStatistic() {
        LimitedInformation fit = fit("science/grm");

        assertThat(fit.m2().df()).isZero();
        assertThat(fit.m2().statistic()).isNaN();
        assertThat(fit.cfi()).isNaN();
        assertThat(fit.rmseaHigh()).isNaN();
        assertThat(fit.srmsr()).isPositive();
    }

    @Test
    void whatCannotBeTestedIsRefusedWithTheReason() {
        FitModel two = FitModel.calibrated(List.of(new TwoPl(1, 0), new TwoPl(1, 1)), NormalPrior.STANDARD);
        FitModel three =
                FitModel.calibrated(List.of(new TwoPl(1, 0), new TwoPl(1, 1), new TwoPl(1, -1)), NormalPrior.STANDARD);
        ResponseMatrix constant =
                ResponseMatrix.of(List.of("a", "b", "c"), new int[][] {{1, 0, 1}, {1, 1, 0}, {1, 0, 0}});

        assertThatThrownBy(() ->
                        LimitedInformation.of(two, ResponseMatrix.of(List.of("a", "b"), new int[][] {{1, 0}, {0, 1}})))
                .hasMessageContaining("M2 of 2 items");
        assertThatThrownBy(() -> LimitedInformation.of(three, constant)).hasMessageContaining("same score on item a");
        assertThatThrownBy(() -> LimitedInformation.of(two, constant)).hasMessageContaining("3 columns of responses");
        assertThatThrownBy(() -> SumScoreFit.of(three, constant.persons(new int[0]), 1))
                .hasMessageContaining("0 persons");
        assertThatThrownBy(() -> new AbilityGroups(three, constant, new double[3], 10))
                .hasMessageContaining("3 persons in 10 ability groups");
    }

    /** Two persons and extreme scores only: no cells are left, and nothing is thrown. */
    @Test
    void sumScoreFitWithoutCellsIsNotANumber() {
        FitModel three =
                FitModel.calibrated(List.of(new TwoPl(1, 0), new TwoPl(1, 1), new TwoPl(1, -1)), NormalPrior.STANDARD);
        ResponseMatrix extremes = ResponseMatrix.of(List.of("a", "b", "c"), new int[][] {{1, 1, 1}, {0, 0, 0}});

        assertThat(SumScoreFit.of(three, extremes, 1))
                .allMatch(result ->
                        Double.isNaN(result.sx2().statistic()) && result.sx2().df() == 0);
    }

    private static ResponseMatrix simulated(List<ItemParameters> items, int persons, SplittableRandom random) {
        int[][] rows = new int[persons][items.size()];
        Curves curves = new Curves(5);
        for (int[] row : rows) {
            double theta = random.nextGaussian();
            for (int item = 0; item < row.length; item++) {
                items.get(item).curves(theta, curves);
                double left = random.nextDouble();
                while (left > curves.p[row[item]] && row[item] < items.get(item).categories() - 1) {
                    left -= curves.p[row[item]++];
                }
            }
        }
        return ResponseMatrix.of(
                IntStream.range(0, items.size()).mapToObj(item -> "i" + item).toList(), rows);
    }
}
