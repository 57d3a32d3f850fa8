package nl.kennispeil.scoring.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.ToDoubleFunction;
import nl.kennispeil.scoring.dif.LogisticDif.Criterion;
import nl.kennispeil.scoring.dif.LogisticDif.Kind;
import nl.kennispeil.scoring.dif.Standardization.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: difR 5.1 with its defaults, files dif_verbal_gender/*.csv, nine digits. */
class DifGoldenTest {

    private static final DifData DATA = Verbal.data();
    private static final DifSettings DEFAULTS = DifSettings.defaults();

    private static <T> void assertColumn(List<T> items, ToDoubleFunction<T> value, String file, String column) {
        double[] golden = Verbal.golden(file, column);
        for (int item = 0; item < golden.length; item++) {
            assertThat(value.applyAsDouble(items.get(item)))
                    .as("%s of item %d", column, item)
                    .isCloseTo(golden[item], within(1e-7 + 1e-8 * Math.abs(golden[item])));
        }
    }

    @Test
    void mantelHaenszelIsThatOfDifR() {
        DifTest<MantelHaenszel> test = Dif.mantelHaenszel(DATA, DEFAULTS, true);

        assertColumn(test.items(), MantelHaenszel::statistic, "mantel_haenszel", "MH");
        assertColumn(test.items(), MantelHaenszel::p, "mantel_haenszel", "p");
        assertColumn(test.items(), MantelHaenszel::alpha, "mantel_haenszel", "alphaMH");
        assertColumn(test.items(), MantelHaenszel::logAlphaVariance, "mantel_haenszel", "varLambda");
        assertColumn(test.items(), MantelHaenszel::delta, "mantel_haenszel", "deltaMH");
        assertThat(test.flagged()).containsExactly(Verbal.flagged("mantel_haenszel", "flagged"));
        assertColumn(
                Dif.mantelHaenszel(DATA, DEFAULTS, false).items(),
                MantelHaenszel::statistic,
                "mantel_haenszel",
                "MH_nocorrection");
    }

    @Test
    void purifiedMantelHaenszelIsThatOfDifR() {
        DifTest<MantelHaenszel> test = Dif.mantelHaenszel(DATA, DEFAULTS.purified(), true);

        assertColumn(test.items(), MantelHaenszel::statistic, "mantel_haenszel", "MH_purified");
        assertColumn(test.items(), MantelHaenszel::alpha, "mantel_haenszel", "alpha_purified");
        assertThat(test.flagged()).containsExactly(Verbal.flagged("mantel_haenszel", "flagged_purified"));
        assertThat(test.converged()).isTrue();
        assertThat(test.loop()).isZero();
    }

    /** Of the 24 items S2WantShout is the only one of which Δ is above 1.5 with certainty: −2.49 with SE 0.79. */
    @Test
    void classesOfEtsAreFromSizeAndSignificance() {
        List<MantelHaenszel> items = Dif.mantelHaenszel(DATA, DEFAULTS, true).items();

        assertThat(items.get(5).ets()).contains(EtsClass.C);
        assertThat(items.get(5).etsBySize()).contains(EtsClass.C);
        assertThat(items.get(3).etsBySize()).contains(EtsClass.C);
        assertThat(items.get(3).ets()).contains(EtsClass.A);
        assertThat(items.get(6).ets()).contains(EtsClass.A);
    }

    @ParameterizedTest
    @CsvSource({
        "BOTH, LIKELIHOOD_RATIO, LRT_both",
        "UNIFORM, LIKELIHOOD_RATIO, LRT_udif",
        "NON_UNIFORM, LIKELIHOOD_RATIO, LRT_nudif",
        "BOTH, WALD, Wald_both",
        "UNIFORM, WALD, Wald_udif",
        "NON_UNIFORM, WALD, Wald_nudif"
    })
    void logisticRegressionIsThatOfDifR(Kind kind, Criterion criterion, String column) {
        assertColumn(
                Dif.logistic(DATA, DEFAULTS, kind, criterion).items(),
                LogisticDif::statistic,
                "logistic_regression",
                column);
    }

    @ParameterizedTest
    @CsvSource({"BOTH, deltaR2_both", "UNIFORM, deltaR2_udif", "NON_UNIFORM, deltaR2_nudif"})
    void effectSizesAreThoseOfDifR(Kind kind, String column) {
        assertColumn(
                Dif.logistic(DATA, DEFAULTS, kind, Criterion.LIKELIHOOD_RATIO).items(),
                LogisticDif::deltaR2,
                "logistic_regression",
                column);
    }

    /** The model that difR kept: with group and product only where it flagged the item. */
    @Test
    void coefficientsAreThoseOfDifR() {
        DifTest<LogisticDif> test = Dif.logistic(DATA, DEFAULTS, Kind.BOTH, Criterion.LIKELIHOOD_RATIO);
        String[] terms = {"full_(Intercept)", "full_SCORE", "full_GROUP", "full_SCORE:GROUP"};
        for (int term = 0; term < 4; term++) {
            int at = term;
            assertColumn(
                    test.items(),
                    item -> item.p() < 0.05 ? item.full()[at] : item.reduced()[at],
                    "logistic_regression",
                    terms[term]);
        }
    }

    @Test
    void sibtestIsThatOfMirtInDifR() {
        List<SibTest> uniform = Dif.sibtest(DATA, DEFAULTS, false).items();
        List<SibTest> crossing = Dif.sibtest(DATA, DEFAULTS, true).items();

        assertColumn(uniform, SibTest::beta, "sibtest", "beta_udif");
        assertColumn(uniform, SibTest::standardError, "sibtest", "se_udif");
        assertColumn(uniform, SibTest::statistic, "sibtest", "X2_udif");
        assertColumn(uniform, SibTest::p, "sibtest", "p_udif");
        assertColumn(crossing, SibTest::beta, "sibtest", "beta_nudif");
        assertColumn(crossing, SibTest::statistic, "sibtest", "X2_nudif");
        assertColumn(crossing, SibTest::p, "sibtest", "p_nudif");
    }

    @Test
    void standardisedDifferencesAreThoseOfDifR() {
        List<Standardization> items = Dif.standardization(DATA, DEFAULTS, Weights.FOCAL);

        assertColumn(items, Standardization::pDif, "standardization", "PDIF");
        assertColumn(items, Standardization::alpha, "standardization", "stdAlpha");
    }

    /** difR rounds these to four digits. */
    @Test
    void breslowDayIsThatOfDifR() {
        List<BreslowDay> items = Dif.breslowDay(DATA, DEFAULTS, false).items();

        assertColumn(items, item -> Math.round(item.statistic() * 1e4) / 1e4, "breslow_day", "X1");
        assertColumn(items, BreslowDay::df, "breslow_day", "X2");
        assertColumn(items, item -> Math.round(item.p() * 1e4) / 1e4, "breslow_day", "X3");
    }

    @Test
    void theDeltaPlotIsThatOfDifR() {
        DeltaPlot plot = Dif.deltaPlot(DATA, DEFAULTS);
        double[] reference = Verbal.golden("delta_plot", "X1");
        double[] focal = Verbal.golden("delta_plot", "X2");
        double[] distance = Verbal.golden("delta_plot", "dist");

        for (int item = 0; item < reference.length; item++) {
            assertThat(plot.reference()[item]).isCloseTo(reference[item], within(1e-7));
            assertThat(plot.focal()[item]).isCloseTo(focal[item], within(1e-7));
            assertThat(plot.distance()[item]).isCloseTo(distance[item], within(1e-7));
        }
        assertThat(plot.beyond(DeltaPlot.CLASSICAL)).isEmpty();
    }

    /** With two categories Mantel's test and its generalisation are Mantel–Haenszel without the correction. */
    @Test
    void testsForMoreCategoriesContainMantelHaenszel() {
        assertColumn(Dif.mantel(DATA, DEFAULTS).items(), MantelTest::statistic, "mantel_haenszel", "MH_nocorrection");
        assertColumn(
                Dif.generalizedMantelHaenszel(DATA, DEFAULTS).items(),
                MantelTest::statistic,
                "mantel_haenszel",
                "MH_nocorrection");
        assertColumn(Dif.mantel(DATA, DEFAULTS).items(), MantelTest::standardizedDifference, "standardization", "PDIF");
    }
}
