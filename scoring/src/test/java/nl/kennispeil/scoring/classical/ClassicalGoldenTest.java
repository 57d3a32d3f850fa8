package nl.kennispeil.scoring.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against base R 4.2.2 and psych 2.2.9: {@code ctt_items.csv} and {@code ctt_test.json} of the sets. Values not in the files come from
 * numpy 2.4 and scipy 1.17 on the same data, by the formula in the Javadoc of what is tested.
 */
class ClassicalGoldenTest {

    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "science", "ability16"})
    void itemStatisticsAreThoseOfR(String set) {
        ClassicalAnalysis analysis = analysis(set);
        List<Map<String, String>> rows = Golden.csv(set + "/ctt_items.csv");

        assertThat(analysis.items()).hasSameSizeAs(rows);
        for (int at = 0; at < rows.size(); at++) {
            Map<String, String> row = rows.get(at);
            ItemStatistics item = analysis.items().get(at);
            assertThat(item.name()).isEqualTo(row.get("item"));
            assertThat(item.difficulty().n()).isEqualTo((int) Golden.number(row, "n"));
            assertGolden(item.difficulty().mean(), Golden.number(row, "mean"));
            assertGolden(item.difficulty().sd(), Golden.number(row, "sd"));
            assertGolden(item.discrimination().rit(), Golden.number(row, "r_it"));
            assertGolden(item.discrimination().rir(), Golden.number(row, "r_ir"));
            assertGolden(item.discrimination().alphaIfDeleted(), Golden.number(row, "alpha_if_deleted"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "science", "ability16"})
    void testStatisticsAreThoseOfR(String set) {
        TestStatistics test = analysis(set).test();
        String file = set + "/ctt_test.json";

        assertThat(test.n()).isEqualTo((int) Golden.json(file, "n"));
        assertThat(test.items()).isEqualTo((int) Golden.json(file, "k"));
        assertGolden(test.mean(), Golden.json(file, "total_mean"));
        assertGolden(test.sd(), Golden.json(file, "total_sd"));
        assertGolden(test.skew(), Golden.json(file, "total_skew"));
        assertGolden(test.kurtosis(), Golden.json(file, "total_kurt_excess"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "science", "ability16"})
    void reliabilitiesAreThoseOfR(String set) {
        Reliability reliability = analysis(set).test().reliability();
        String file = set + "/ctt_test.json";

        assertGolden(reliability.alpha(), Golden.json(file, "alpha"));
        assertGolden(reliability.standardizedAlpha(), Golden.json(file, "psych_alpha_std"));
        assertGolden(reliability.alphaError(), Golden.json(file, "psych_ase"));
        assertGolden(reliability.lambda1(), Golden.json(file, "lambda1"));
        assertGolden(reliability.lambda2(), Golden.json(file, "lambda2"));
        assertGolden(reliability.lambda3(), Golden.json(file, "lambda3"));
        assertGolden(reliability.lambda5(), Golden.json(file, "lambda5"));
        assertGolden(reliability.lambda6OfCorrelations(), Golden.json(file, "lambda6_on_correlations"));
        assertGolden(reliability.sem(), Golden.json(file, "sem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void kuderAndRichardsonAreThoseOfR(String set) {
        Reliability reliability = analysis(set).test().reliability();

        assertGolden(reliability.kr20(), Golden.json(set + "/ctt_test.json", "kr20"));
        assertGolden(reliability.kr21(), Golden.json(set + "/ctt_test.json", "kr21"));
    }

    @Test
    void kuderAndRichardsonAreForRightAndWrongOnly() {
        assertThat(analysis("science").test().reliability().kr20()).isNaN();
        assertThat(analysis("science").test().reliability().kr21()).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsat7", "science", "ability16"})
    void theBestSplitOfCorrelationsIsThatOfPsych(String set) {
        MaximalSplit split = analysis(set).test().reliability().lambda4OfCorrelations();

        assertThat(split.exact()).isTrue();
        assertGolden(split.lambda4(), Golden.json(set + "/ctt_test.json", "psych_glb_lambda4_correlations"));
    }

    /**
     * psych's splitHalf looks at choose(5, 2)/2 = 5 of the 10 splits of five items and finds 0.29609170122 for {2, 3} against
     * {1, 4, 5}. The best of all 15 splits is {1, 2, 4} against {3, 5}: 0.3258133447932877 by listing them in numpy.
     */
    @Test
    void theBestSplitOfFiveItemsIsBetterThanThatOfPsychWhichSkipsHalfOfThem() {
        MaximalSplit split = analysis("lsat6").test().reliability().lambda4OfCorrelations();

        assertThat(split.lambda4()).isCloseTo(0.3258133447932877, within(1e-12));
        assertThat(split.first()).containsExactly(0, 1, 3);
        assertThat(split.lambda4()).isGreaterThan(Golden.json("lsat6/ctt_test.json", "psych_glb_lambda4_correlations"));
    }

    /** On covariances, by listing all 2^(k−1) splits in numpy. */
    @ParameterizedTest
    @CsvSource({
        "lsat6, 0.34194978878549476",
        "lsat7, 0.4983447734767982",
        "science, 0.6628314612587887",
        "ability16, 0.8673152160611766"
    })
    void theBestSplitIsTheBestOfAll(String set, double best) {
        assertThat(analysis(set).test().reliability().lambda4().lambda4()).isCloseTo(best, within(1e-12));
    }

    /** ML by scipy's BFGS on (λ, log ψ) of the correlation matrix, gradient below 1e-7. */
    @ParameterizedTest
    @CsvSource({
        "lsat6, 0.30675014309697995, 0.2964662071560008",
        "lsat7, 0.4618794592415982, 0.4598540110309932",
        "science, 0.613402413128488, 0.6107413791074314",
        "ability16, 0.8284274496318564, 0.8301184423789332"
    })
    void omegaIsThatOfTheMaximumLikelihoodFactor(String set, double total, double standardized) {
        Omega omega = analysis(set).test().reliability().omega();

        assertThat(omega.total()).isCloseTo(total, within(1e-8));
        assertThat(omega.standardized()).isCloseTo(standardized, within(1e-8));
        assertThat(omega.heywood()).isFalse();
    }

    /** 1 − (1 − α)·F by scipy.stats.f.ppf. */
    @ParameterizedTest
    @CsvSource({
        "lsat6, 0.22347378786273264, 0.36180253172622945",
        "science, 0.5285276129270968, 0.6590399705594673",
        "ability16, 0.8136896703275661, 0.8415849895229983"
    })
    void theIntervalOfAlphaIsFeldts(String set, double low, double high) {
        Interval interval = analysis(set).test().reliability().interval();

        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    /** numpy, from the scores of the halves; Rulon's form 1 − var(A − B)/var(A + B). */
    @ParameterizedTest
    @CsvSource({
        "lsat7, 0.2991624466789564, 0.4605466351705349, 0.4600157056644214, 0.42260764219999036",
        "ability16, 0.7392763179179533, 0.8500964571321521, 0.8492754112639125, 0.7327774048142857"
    })
    void halvesAreCorrelatedAndSteppedUp(String set, double r, double stepped, double rulon, double firstSecond) {
        Reliability reliability = analysis(set).test().reliability();

        assertThat(reliability.oddEven().correlation()).isCloseTo(r, within(1e-12));
        assertThat(reliability.oddEven().spearmanBrown()).isCloseTo(stepped, within(1e-12));
        assertThat(reliability.oddEven().flanagan()).isCloseTo(rulon, within(1e-12));
        assertThat(reliability.halves().spearmanBrown()).isCloseTo(firstSecond, within(1e-12));
    }

    /** r · √(pq)/φ(z_p) of the first item by scipy.stats.norm. */
    @ParameterizedTest
    @CsvSource({"lsat6, 0.6708939160065519, 0.2091065802360652", "ability16, 0.7675513309002293, 0.6550661792825593"})
    void biserialsAreLargerThanPointBiserials(String set, double total, double rest) {
        Discrimination item = analysis(set).items().get(0).discrimination();

        assertThat(item.biserialTotal()).isCloseTo(total, within(1e-9));
        assertThat(item.biserialRest()).isCloseTo(rest, within(1e-9));
    }

    /** numpy, by the formula of Feldt and Qualls with every item a part; totals of science are from 4 to 16. */
    @ParameterizedTest
    @CsvSource({
        "lsat6, 0, 3, 0.3247745371792561",
        "lsat6, 3, 237, 1.1139514274421582",
        "science, 4, 2, 0.348249325440439",
        "science, 7, 1, 2.152877849495087",
        "ability16, 3, 68, 1.6109364562158288"
    })
    void conditionalErrorsComeFromTheSpreadOverItems(String set, int score, int n, double error) {
        ConditionalError at = analysis(set).test().errors().get(score);

        assertThat(at.score()).isEqualTo(score);
        assertThat(at.n()).isEqualTo(n);
        assertThat(at.feldtQualls()).isCloseTo(error, within(1e-12));
    }

    /** Lord at 3 of 5: √(3·2/4) = 1.224744871; Keats makes the mean error variance of all persons (1 − α)·variance over n. */
    @Test
    void keatsMakesBinomialErrorsAgreeWithAlpha() {
        TestStatistics test = analysis("lsat7").test();
        double mean = 0;
        for (ConditionalError error : test.errors()) {
            mean += error.n() * error.keats() * error.keats() / test.n();
        }

        assertThat(test.errors().get(3).lord()).isCloseTo(Math.sqrt(1.5), within(1e-15));
        double variance = test.sd() * test.sd() * (test.n() - 1) / test.n();
        assertThat(mean).isCloseTo((1 - test.reliability().alpha()) * variance, within(1e-12));
    }

    @Test
    void personsWithMissingResponsesAreLeftOutAndCounted() {
        ClassicalAnalysis analysis = analysis("ability16");

        assertThat(analysis.persons().persons()).isEqualTo(1525);
        assertThat(analysis.warnings()).containsExactly(new TestWarning(TestWarning.Kind.PERSONS_LEFT_OUT, 277));
    }

    private static ClassicalAnalysis analysis(String set) {
        return ClassicalAnalysis.of(asInTheFile(set + "/data.csv"), ClassicalSettings.defaults());
    }

    /** Categories as the file has them, also when the lowest is 1, because means do not shift. */
    private static ResponseMatrix asInTheFile(String path) {
        List<Map<String, String>> rows = Golden.csv(path);
        List<String> items = new ArrayList<>(rows.get(0).keySet());
        int[][] cells = new int[rows.size()][items.size()];
        for (int person = 0; person < cells.length; person++) {
            for (int item = 0; item < items.size(); item++) {
                double value = Golden.number(rows.get(person), items.get(item));
                cells[person][item] = Double.isNaN(value) ? ResponseMatrix.MISSING : (int) value;
            }
        }
        return ResponseMatrix.of(items, cells);
    }

    /** To the nine significant digits of the files. */
    private static void assertGolden(double actual, double expected) {
        Offset<Double> digits = within(0.6 * Math.pow(10, Math.floor(Math.log10(Math.abs(expected))) - 8));
        assertThat(actual).isCloseTo(expected, digits);
    }
}
