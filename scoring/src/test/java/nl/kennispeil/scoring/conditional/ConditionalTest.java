package nl.kennispeil.scoring.conditional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.Dichotomous;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalTest {

    private static ResponseMatrix complete(ResponseMatrix all) {
        return all.persons(IntStream.range(0, all.persons())
                .filter(person -> IntStream.range(0, all.items()).noneMatch(item -> all.isMissing(person, item)))
                .toArray());
    }

    private static double b(ConditionalCalibration calibration, int item) {
        return ((Dichotomous) calibration.items().get(item)).b();
    }

    /**
     * eRm 1.0-2-1, RM(): &lt;set&gt;/rasch_cml_eRm.csv (sum-zero easiness) and rasch_other_packages.json. The optimiser of eRm
     * (nlm) stops early: on ability16 it is 2.1e−5 away from psychotools, with which we agree below to 1e−6, and
     * its log-likelihood is the lower one.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void raschDifficultiesAreThoseOfErm(String set) {
        ResponseMatrix responses = complete(Golden.matrix(set + "/data.csv"));

        ConditionalCalibration result = Conditional.cml(responses);

        assertThat(result.converged()).isTrue();
        assertThat(result.warnings()).isEmpty();
        List<Map<String, String>> golden = Golden.csv(set + "/rasch_cml_eRm.csv");
        for (int item = 0; item < golden.size(); item++) {
            assertThat(-b(result, item))
                    .isCloseTo(
                            Golden.number(golden.get(item), "cml_easiness"),
                            within(set.equals("ability16") ? 2.2e-5 : 1e-5));
            double se = Golden.number(golden.get(item), "cml_se");
            assertThat(result.standardErrors().get(item)[0]).isCloseTo(se, within(1e-3 * se));
        }
        assertThat(result.logLik())
                .isCloseTo(Golden.json(set + "/rasch_other_packages.json", "loglik_cml"), within(1e-6))
                .isGreaterThan(Golden.json(set + "/rasch_other_packages.json", "loglik_cml") - 1e-9);
        assertThat(result.parameters()).isEqualTo((int) Golden.json(set + "/rasch_other_packages.json", "npar"));
    }

    /** psychotools 0.7-2, raschmodel(): rasch_other_packages.json, difficulty_first_item_zero. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void withTheFirstItemAtZeroDifficultiesAreThoseOfPsychotools(String set) {
        ResponseMatrix responses = complete(Golden.matrix(set + "/data.csv"));

        ConditionalCalibration result = Conditional.cml(responses, Origin.FIRST_ITEM_ZERO);

        assertThat(b(result, 0)).isZero();
        assertThat(result.standardErrors().get(0)[0]).isZero();
        for (int item = 1; item < responses.items(); item++) {
            assertThat(b(result, item))
                    .isCloseTo(
                            Golden.json(
                                    set + "/rasch_other_packages.json",
                                    responses.itemNames().get(item)),
                            within(1e-6));
        }
    }

    /** eRm LRtest(splitcr = "mean"): rasch_other_packages.json, andersen_LR. */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void andersensTestIsThatOfErm(String set) {
        AndersenTest test = Conditional.andersen(complete(Golden.matrix(set + "/data.csv")));

        assertThat(test.converged()).isTrue();
        assertThat(test.itemsLeftOut()).isEmpty();
        assertThat(test.statistic()).isCloseTo(Golden.json(set + "/rasch_other_packages.json", "LR"), within(1e-5));
        assertThat(test.df()).isEqualTo((int) Golden.json(set + "/rasch_other_packages.json", "df"));
        assertThat(test.p()).isCloseTo(Golden.json(set + "/rasch_other_packages.json", "p"), within(1e-6));
    }

    /**
     * eRm person.parameter(), extremes by its spline: &lt;set&gt;/rasch_cml_eRm_persons.csv, from the difficulties in
     * rasch_cml_eRm.csv. eRm maximises over all abilities at once with nlm, and ends up to 5e−5 away; that ours solve the
     * likelihood equations, to 1e−10 of a score point, is asserted beside it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"lsat6", "lsat7", "ability16"})
    void abilitiesOfSumScoresAreThoseOfErm(String set) {
        List<ItemParameters> items = Golden.csv(set + "/rasch_cml_eRm.csv").stream()
                .map(row -> (ItemParameters) new ItemParameters.Rasch(-Golden.number(row, "cml_easiness")))
                .toList();

        double[] theta = RawScoreAbilities.of(items).extrapolated();

        double worst = 0;
        for (Map<String, String> row : Golden.csv(set + "/rasch_cml_eRm_persons.csv")) {
            worst = Math.max(
                    worst, Math.abs(theta[(int) Golden.number(row, "raw")] - Golden.number(row, "theta_ML_cml")));
        }
        assertThat(worst).isLessThan(5e-5);
        for (int score = 1; score < items.size(); score++) {
            double at = theta[score];
            assertThat(items.stream()
                            .mapToDouble(item -> item.expectedScore(at))
                            .sum())
                    .isCloseTo(score, within(1e-10));
        }
    }

    @Test
    void extremeScoresHaveNoEstimate() {
        RawScoreAbilities abilities = RawScoreAbilities.of(
                Conditional.cml(Golden.matrix("lsat6/data.csv")).items());

        assertThat(abilities.theta()[0]).isNaN();
        assertThat(abilities.theta()[5]).isNaN();
        assertThat(abilities.standardErrors()[0]).isNaN();
        assertThat(abilities.theta()[3]).isFinite();
    }

    /** Persons with 0 or 5 right: 3 + 298 in LSAT6. */
    @Test
    void extremePersonsAreCountedAndDropOut() {
        ResponseMatrix all = Golden.matrix("lsat6/data.csv");
        ConditionalCalibration result = Conditional.cml(all);
        ResponseMatrix some = all.persons(IntStream.range(0, all.persons())
                .filter(person -> all.sum(person) > 0 && all.sum(person) < 5)
                .toArray());

        assertThat(result.extremePersons()).isEqualTo(301);
        assertThat(result.persons()).isEqualTo(699);
        assertThat(Conditional.cml(some).logLik()).isCloseTo(result.logLik(), within(1e-9));
    }

    @Test
    void whatTheDataDoNotConnectIsNamed() {
        ResponseMatrix constant =
                ResponseMatrix.of(List.of("a", "b", "allRight"), new int[][] {{1, 0, 1}, {0, 1, 1}, {1, 0, 1}});
        ResponseMatrix apart = ResponseMatrix.of(List.of("a", "b", "c", "d", "e"), new int[][] {
            {1, 0, 1, -1, -1}, {0, 1, 0, -1, -1}, {1, 0, 0, -1, -1}, {-1, -1, -1, 1, 0}, {-1, -1, -1, 0, 1}
        });

        assertThatThrownBy(() -> Conditional.cml(constant)).hasMessageContaining("do not connect allRight with");
        assertThatThrownBy(() -> Conditional.cml(apart)).hasMessageContaining("do not connect d, e with");
        assertThat(Conditional.unconnected(apart)).containsExactly(3, 4);
        assertThatThrownBy(() -> Conditional.cml(ResponseMatrix.of(List.of("a"), new int[][] {{1}, {0}})))
                .hasMessageContaining("1 item");
        assertThatThrownBy(() -> Conditional.cml(ResponseMatrix.of(List.of("a", "b"), new int[][] {})))
                .hasMessageContaining("without persons");
    }

    /** a before b, but never b right with a wrong: b could be infinitely harder (Fischer 1981). */
    @Test
    void aGuttmanScaleIsRefused() {
        ResponseMatrix guttman =
                ResponseMatrix.of(List.of("a", "b", "c"), new int[][] {{1, 0, 0}, {1, 1, 0}, {1, 1, 0}, {1, 0, 0}});

        assertThatThrownBy(() -> Conditional.cml(guttman)).hasMessageContaining("leave these items out");
    }

    @Test
    void aCategoryThatNobodyGaveIsNamed() {
        ResponseMatrix gap = ResponseMatrix.of(
                List.of("a", "b", "c"), new int[][] {{2, 0, 1}, {0, 1, 0}, {0, 1, 1}, {2, 0, 0}, {0, 1, 0}});

        assertThatThrownBy(() -> Conditional.cml(gap)).hasMessageContaining("category 1 of item a");
    }

    /** Booklets 1–8 and 5–12 of twelve Rasch items, 4,000 persons of whom the second half is two logits abler. */
    @Test
    void anIncompleteDesignRecoversTheDifficulties() {
        SplittableRandom random = new SplittableRandom(7);
        int[][] rows = new int[4000][12];
        for (int person = 0; person < rows.length; person++) {
            boolean second = person >= 2000;
            double theta = random.nextGaussian() + (second ? 2 : 0);
            for (int item = 0; item < 12; item++) {
                boolean presented = second ? item >= 4 : item < 8;
                double p = 1 / (1 + Math.exp(-(theta - (item - 5.5) / 3)));
                rows[person][item] = !presented ? ResponseMatrix.MISSING : random.nextDouble() < p ? 1 : 0;
            }
        }
        ResponseMatrix responses = ResponseMatrix.of(
                IntStream.range(0, 12).mapToObj(item -> "i" + item).toList(), rows);

        ConditionalCalibration result = Conditional.cml(responses);

        assertThat(result.converged()).isTrue();
        for (int item = 0; item < 12; item++) {
            double se = result.standardErrors().get(item)[0];
            assertThat(b(result, item)).isCloseTo((item - 5.5) / 3, within(3 * se));
            assertThat(se).isBetween(0.02, 0.08);
        }
    }

    /** 400 items from −6 to 6 logits: γ of a middle score is about 1e119 with factors e^±6 on top. */
    @Test
    void aTestOfFourHundredItemsNeitherOverflowsNorLosesDigits() {
        SplittableRandom random = new SplittableRandom(11);
        int[][] rows = new int[600][400];
        for (int[] row : rows) {
            double theta = 1.5 * random.nextGaussian();
            for (int item = 0; item < 400; item++) {
                row[item] = random.nextDouble() < 1 / (1 + Math.exp(-(theta - (item - 199.5) / 60))) ? 1 : 0;
            }
        }
        ResponseMatrix responses = ResponseMatrix.of(
                IntStream.range(0, 400).mapToObj(item -> "i" + item).toList(), rows);

        ConditionalCalibration result = Conditional.cml(responses);

        assertThat(result.converged()).isTrue();
        assertThat(result.gradientNorm()).isLessThan(1e-7);
        double squares = 0;
        for (int item = 0; item < 400; item++) {
            squares += Math.pow(
                    (b(result, item) - (item - 199.5) / 60)
                            / result.standardErrors().get(item)[0],
                    2);
        }
        assertThat(squares / 399).isBetween(0.8, 1.2);
    }

    /** Means by hand: 1.5 for the first two, 1 for the last three, who were not given c. */
    @Test
    void withMissingResponsesTheSplitIsAtTheMeanOfThoseWithTheSameItems() {
        ResponseMatrix responses = ResponseMatrix.of(
                List.of("a", "b", "c"), new int[][] {{1, 1, 0}, {1, 0, 0}, {1, 0, -1}, {0, 0, -1}, {1, 1, -1}});

        assertThat(AndersenTest.meanSplit(responses)).containsExactly(1, 0, 1, 0, 1);
        assertThat(AndersenTest.meanSplit(responses.items(0, 1))).containsExactly(1, 0, 0, 0, 1);
    }

    @Test
    void itemsThatAGroupAnsweredAllAlikeAreLeftOutOfAndersensTest() {
        ResponseMatrix all = complete(Golden.matrix("lsat7/data.csv"));
        int[] group = IntStream.range(0, all.persons())
                .map(person -> all.at(person, 2) == 1 ? 1 : 0)
                .toArray();

        AndersenTest test = AndersenTest.of(all, group);

        assertThat(test.itemsLeftOut()).containsExactly(2);
        assertThat(test.df()).isEqualTo(3);
        assertThat(test.groups()).hasSize(2);
    }
}
