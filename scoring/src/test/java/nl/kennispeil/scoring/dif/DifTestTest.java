package nl.kennispeil.scoring.dif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nl.kennispeil.scoring.dif.LogisticDif.Criterion;
import nl.kennispeil.scoring.dif.LogisticDif.Kind;
import nl.kennispeil.scoring.dif.Standardization.Weights;
import nl.kennispeil.scoring.response.ResponseMatrix;
import org.junit.jupiter.api.Test;

class DifTestTest {

    private static final DifSettings DEFAULTS = DifSettings.defaults();

    /** Twelve Rasch items; item 2 is 1.2 logits harder for the focal group, item 5 has twice the slope there. */
    private static DifData simulated(int persons, double missing) {
        SplittableRandom random = new SplittableRandom(19);
        int[][] rows = new int[persons][12];
        boolean[] focal = new boolean[persons];
        for (int person = 0; person < persons; person++) {
            focal[person] = random.nextInt(3) == 0;
            double theta = random.nextGaussian();
            for (int item = 0; item < 12; item++) {
                double b = (item - 5.5) / 4 + (item == 2 && focal[person] ? 1.2 : 0);
                double a = item == 5 && focal[person] ? 3 : 1;
                rows[person][item] = random.nextDouble() < missing
                        ? ResponseMatrix.MISSING
                        : random.nextDouble() < 1 / (1 + Math.exp(-a * (theta - b))) ? 1 : 0;
            }
        }
        return DifData.of(
                ResponseMatrix.of(IntStream.range(0, 12).mapToObj(i -> "i" + i).toList(), rows), focal);
    }

    private static DifData data(boolean[] focal, int[][] rows) {
        return DifData.of(
                ResponseMatrix.of(
                        IntStream.range(0, rows[0].length)
                                .mapToObj(i -> "i" + i)
                                .toList(),
                        rows),
                focal);
    }

    @Test
    void uniformDifIsFoundByAllMethodsAndInTheSameDirection() {
        DifData data = simulated(3000, 0);
        DifSettings strict = DEFAULTS.purified().with(Adjustment.HOLM);

        DifTest<MantelHaenszel> mantelHaenszel = Dif.mantelHaenszel(data, strict, true);
        assertThat(mantelHaenszel.flagged()).contains(2);
        assertThat(mantelHaenszel.items().get(2).ets()).contains(EtsClass.C);
        assertThat(mantelHaenszel.items().get(2).delta()).isCloseTo(-2.35 * 1.2, within(0.7));
        assertThat(Dif.logistic(data, strict, Kind.UNIFORM, Criterion.WALD).flagged())
                .contains(2);
        assertThat(Dif.logistic(data, strict, Kind.UNIFORM, Criterion.WALD)
                        .items()
                        .get(2)
                        .full()[2])
                .isNegative();
        assertThat(Dif.sibtest(data, strict, false).flagged()).contains(2);
        assertThat(Dif.sibtest(data, strict, false).items().get(2).beta()).isPositive();
        assertThat(Dif.standardization(data, DEFAULTS, Weights.FOCAL).get(2).isLarge())
                .isTrue();
        assertThat(Dif.deltaPlot(data, DEFAULTS).distance()[2]).isLessThan(-1.3);
    }

    @Test
    void difThatChangesDirectionIsFoundByTheMethodsForIt() {
        DifData data = simulated(3000, 0);

        assertThat(Dif.logistic(data, DEFAULTS, Kind.NON_UNIFORM, Criterion.LIKELIHOOD_RATIO)
                        .items()
                        .get(5)
                        .p())
                .isLessThan(1e-6);
        assertThat(Dif.breslowDay(data, DEFAULTS, true).items().get(5).p()).isLessThan(1e-6);
        assertThat(Dif.sibtest(data, DEFAULTS, true).items().get(5).p()).isLessThan(1e-6);
        assertThat(Dif.sibtest(data, DEFAULTS, true).items().get(5).crossingPoint())
                .isBetween(3.0, 8.0);
    }

    /** 1/α and the same χ² when the groups change places. */
    @Test
    void exchangingTheGroupsInvertsTheOddsRatio() {
        DifData data = simulated(500, 0);
        boolean[] other = new boolean[500];
        for (int person = 0; person < other.length; person++) {
            other[person] = !data.isFocal(person);
        }
        List<MantelHaenszel> one = Dif.mantelHaenszel(data, DEFAULTS, true).items();
        List<MantelHaenszel> two = Dif.mantelHaenszel(DifData.of(data.responses(), other), DEFAULTS, true)
                .items();
        for (int item = 0; item < one.size(); item++) {
            assertThat(two.get(item).statistic()).isCloseTo(one.get(item).statistic(), within(1e-10));
            assertThat(two.get(item).alpha() * one.get(item).alpha()).isCloseTo(1, within(1e-12));
        }
    }

    /** One stratum: right 8 of 10 against 3 of 6; by hand α = 8·3/(2·3) = 4, χ² below. */
    @Test
    void oneTableByHand() {
        int[][] rows = new int[16][];
        boolean[] focal = new boolean[16];
        for (int person = 0; person < 16; person++) {
            focal[person] = person >= 10;
            rows[person] = new int[] {person < 8 || person >= 13 ? 1 : 0};
        }
        DifData data = data(focal, rows).matchedOn(new double[16]);

        MantelHaenszel plain = Dif.mantelHaenszel(data, DEFAULTS, false).items().get(0);

        // E = 10·11/16 = 6.875, Var = 10·6·11·5/(16²·15) = 0.859375, χ² = 1.125²/0.859375.
        assertThat(plain.alpha()).isCloseTo(4, within(1e-12));
        assertThat(plain.statistic()).isCloseTo(1.125 * 1.125 / 0.859375, within(1e-12));
    }

    /**
     * By hand from the definitions. Sorted .005, .01, .03, .04: Bonferroni times 4; Holm times 4, 3, 2, 1 and never falling;
     * Benjamini–Hochberg times 4/1, 4/2, 4/3, 4/4 and never above a later one.
     */
    @Test
    void adjustedValuesFollowTheDefinitions() {
        double[] p = {0.01, 0.04, Double.NaN, 0.03, 0.005};

        assertThat(Adjustment.BONFERRONI.adjust(p))
                .containsExactly(new double[] {0.04, 0.16, Double.NaN, 0.12, 0.02}, within(1e-12));
        assertThat(Adjustment.HOLM.adjust(p))
                .containsExactly(new double[] {0.03, 0.06, Double.NaN, 0.06, 0.02}, within(1e-12));
        assertThat(Adjustment.BENJAMINI_HOCHBERG.adjust(p))
                .containsExactly(new double[] {0.02, 0.04, Double.NaN, 0.04, 0.02}, within(1e-12));
        assertThat(Adjustment.NONE.adjust(p)).containsExactly(p);
    }

    @Test
    void anItemThatTellsNothingGetsANoteInPlaceOfANumber() {
        int[][] rows = new int[40][4];
        boolean[] focal = new boolean[40];
        SplittableRandom random = new SplittableRandom(2);
        for (int person = 0; person < 40; person++) {
            focal[person] = person % 2 == 0;
            rows[person] = new int[] {1, random.nextInt(2), random.nextInt(2), random.nextInt(2)};
        }
        DifData data = data(focal, rows);

        assertThat(Dif.mantelHaenszel(data, DEFAULTS, true).items().get(0).statistic())
                .isNaN();
        assertThat(Dif.mantelHaenszel(data, DEFAULTS, true).items().get(0).note())
                .contains("no stratum");
        assertThat(Dif.logistic(data, DEFAULTS, Kind.BOTH, Criterion.WALD)
                        .items()
                        .get(0)
                        .note())
                .contains("same answer");
        assertThat(Dif.breslowDay(data, DEFAULTS, false).items().get(0).note()).contains("odds ratio");
        assertThat(Dif.mantel(data, DEFAULTS).items().get(0).p()).isNaN();
        assertThat(Dif.generalizedMantelHaenszel(data, DEFAULTS).items().get(0).p())
                .isNaN();
        assertThat(Dif.standardization(data, DEFAULTS, Weights.TOTAL).get(0).pDif())
                .isZero();
        assertThat(Dif.sibtest(data, DEFAULTS, true).items().get(0).note()).contains("persons of each group");
        assertThat(Dif.mantelHaenszel(data, DEFAULTS, true).flagged()).doesNotContain(0);
    }

    /** Score and item go up together without exception: right from a score of 3 on. */
    @Test
    void separationIsSaidAndHasNoWaldTest() {
        double[] score = new double[60];
        int[][] rows = new int[60][1];
        boolean[] focal = new boolean[60];
        for (int person = 0; person < 60; person++) {
            score[person] = person % 6;
            rows[person][0] = score[person] >= 3 ? 1 : 0;
            focal[person] = person >= 30;
        }
        DifData data = data(focal, rows).matchedOn(score);

        LogisticDif wald = Dif.logistic(data, DEFAULTS, Kind.UNIFORM, Criterion.WALD)
                .items()
                .get(0);
        LogisticDif ratio = Dif.logistic(data, DEFAULTS, Kind.UNIFORM, Criterion.LIKELIHOOD_RATIO)
                .items()
                .get(0);

        assertThat(wald.statistic()).isNaN();
        assertThat(wald.fullErrors()).containsExactly(Double.NaN, Double.NaN, Double.NaN, 0);
        assertThat(wald.note()).contains("separate");
        assertThat(ratio.note()).contains("separate");
        assertThat(ratio.statistic()).isCloseTo(0, within(1e-6));
    }

    /** All focal persons right, the others mixed: the group effect alone is infinite (quasi-separation). */
    @Test
    void separationByTheGroupAloneIsSaidToo() {
        double[] score = new double[60];
        int[][] rows = new int[60][1];
        boolean[] focal = new boolean[60];
        for (int person = 0; person < 60; person++) {
            score[person] = person % 6;
            focal[person] = person >= 30;
            rows[person][0] = focal[person] || person % 4 > 1 ? 1 : 0;
        }
        LogisticDif result = Dif.logistic(
                        data(focal, rows).matchedOn(score), DEFAULTS, Kind.UNIFORM, Criterion.LIKELIHOOD_RATIO)
                .items()
                .get(0);

        assertThat(result.note()).contains("separate");
        assertThat(result.p()).isLessThan(1e-3);
    }

    @Test
    void aScoreThatDoesNotVaryCannotBeRegressedOn() {
        DifData data = data(new boolean[] {true, false, true, false}, new int[][] {{1}, {0}, {0}, {1}})
                .matchedOn(new double[4]);

        assertThat(Dif.logistic(data, DEFAULTS, Kind.BOTH, Criterion.WALD)
                        .items()
                        .get(0)
                        .note())
                .contains("do not vary");
    }

    @Test
    void personsWithoutAResponseAreLeftOutForThatItemOnly() {
        DifData open = simulated(4000, 0.1);
        // Matched on the rounded share of what each answered; a sum over different items would be refused.
        DifData holes = open.matchedOn(IntStream.range(0, 4000)
                .mapToDouble(person -> {
                    int answered = (int) IntStream.range(0, open.items())
                            .filter(item -> !open.responses().isMissing(person, item))
                            .count();
                    return Math.round(20.0 * open.responses().sum(person) / answered);
                })
                .toArray());

        assertThatThrownBy(() -> Dif.mantelHaenszel(open, DEFAULTS, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is missing for person");

        assertThat(Dif.mantelHaenszel(holes, DEFAULTS, true).flagged()).contains(2);
        assertThat(Dif.logistic(holes, DEFAULTS, Kind.BOTH, Criterion.LIKELIHOOD_RATIO)
                        .flagged())
                .contains(2, 5);
        assertThat(Dif.sibtest(open, DEFAULTS, false).items().get(2).note()).contains("complete matrix");
    }

    @Test
    void matchingOnGivenValuesIsMatchingOnTheScoreWhenTheyAreTheScore() {
        DifData data = simulated(600, 0);
        double[] sums =
                IntStream.range(0, 600).mapToDouble(data.responses()::sum).toArray();

        assertThat(Dif.mantelHaenszel(data.matchedOn(sums), DEFAULTS, true).items())
                .isEqualTo(Dif.mantelHaenszel(data, DEFAULTS, true).items());
        assertThatThrownBy(() -> Dif.mantelHaenszel(data.matchedOn(sums), DEFAULTS.purified(), true))
                .hasMessageContaining("matched on values given");
    }

    /** Rest score and sum score give different strata, and anchors that leave the item out give those of the rest score. */
    @Test
    void theRestScoreIsTheSumOfTheOtherItems() {
        DifData data = simulated(600, 0);
        double[] rest = IntStream.range(0, 600)
                .mapToDouble(person ->
                        data.responses().sum(person) - data.responses().at(person, 3))
                .toArray();

        assertThat(Dif.mantelHaenszel(data, DEFAULTS.with(Matching.REST_SCORE), true)
                        .items()
                        .get(3))
                .isEqualTo(Dif.mantelHaenszel(data.matchedOn(rest), DEFAULTS, true)
                        .items()
                        .get(3));
    }

    @Test
    void purificationThatGoesRoundSaysSo() {
        // Item 0 is flagged when it is an anchor itself, item 1 when item 0 is not, and so for ever.
        DifTest<MantelTest> loop = Purification.run(
                3,
                DEFAULTS.purified(),
                anchors -> List.of(
                        new MantelTest(0, 9, 1, anchors[0] ? 0.01 : 0.5, 0, ""),
                        new MantelTest(1, 9, 1, anchors[0] ? 0.5 : 0.01, 0, ""),
                        new MantelTest(2, 9, 1, 0.5, 0, "")));
        assertThat(loop.converged()).isFalse();
        assertThat(loop.loop()).isEqualTo(2);
        assertThat(loop.rounds()).hasSize(11);
        assertThat(loop.warnings().get(0)).contains("loop of 2");
    }

    /** Partial credit: three categories, item 1 harder for the focal group. */
    @Test
    void itemsWithMoreCategoriesAreTestedByMantelOnly() {
        SplittableRandom random = new SplittableRandom(5);
        int[][] rows = new int[2000][6];
        boolean[] focal = new boolean[2000];
        for (int person = 0; person < 2000; person++) {
            focal[person] = random.nextBoolean();
            double theta = random.nextGaussian();
            for (int item = 0; item < 6; item++) {
                double shift = item == 1 && focal[person] ? 0.8 : 0;
                rows[person][item] = (random.nextDouble() < 1 / (1 + Math.exp(shift - theta - 0.5)) ? 1 : 0)
                        + (random.nextDouble() < 1 / (1 + Math.exp(shift - theta + 0.5)) ? 1 : 0);
            }
        }
        DifData data = data(focal, rows);

        assertThat(Dif.mantel(data, DEFAULTS.purified().with(Adjustment.HOLM)).flagged())
                .containsExactly(1);
        assertThat(Dif.mantel(data, DEFAULTS).items().get(1).standardizedDifference())
                .isBetween(-0.5, -0.2);
        assertThat(Dif.generalizedMantelHaenszel(data, DEFAULTS).items().get(1).df())
                .isEqualTo(2);
        assertThat(Dif.sibtest(data, DEFAULTS, false).items().get(1).p()).isLessThan(1e-6);
        assertThat(Dif.mantelHaenszel(data, DEFAULTS, true).items().get(1).note())
                .contains("3 categories");
        assertThatThrownBy(() -> Dif.deltaPlot(data, DEFAULTS)).hasMessageContaining("3 categories");
    }

    @Test
    void settingsAndGroupsThatMakeNoSenseAreRefused() {
        ResponseMatrix two = ResponseMatrix.of(List.of("a"), new int[][] {{1}, {0}});

        assertThatThrownBy(() -> DifData.of(two, new boolean[] {true})).hasMessageContaining("for 2 persons");
        assertThatThrownBy(() -> DifData.of(two, new boolean[] {true, true}))
                .hasMessageContaining("reference group of 0");
        assertThatThrownBy(() -> DifData.of(two, new boolean[] {true, false}).matchedOn(new double[] {1, Double.NaN}))
                .hasMessageContaining("person 1 is NaN");
        assertThatThrownBy(() -> DEFAULTS.atLevel(0)).hasMessageContaining("level 0.0");
        assertThatThrownBy(() -> DEFAULTS.purified().anchoredOn(1)).hasMessageContaining("not both");
        assertThatThrownBy(() ->
                        Dif.mantelHaenszel(DifData.of(two, new boolean[] {true, false}), DEFAULTS.anchoredOn(4), true))
                .hasMessageContaining("anchor item 4");
    }

    @Test
    void oneItemOrTwoPersonsGiveNotesNotErrors() {
        DifData one = DifData.of(ResponseMatrix.of(List.of("a"), new int[][] {{1}, {0}}), new boolean[] {true, false});

        assertThat(Dif.mantelHaenszel(one, DEFAULTS.purified(), true)
                        .items()
                        .get(0)
                        .note())
                .isNotEmpty();
        assertThat(Dif.sibtest(one, DEFAULTS, false).items().get(0).note()).contains("fewer than 2");
        assertThat(Dif.logistic(one, DEFAULTS, Kind.BOTH, Criterion.WALD)
                        .items()
                        .get(0)
                        .note())
                .isNotEmpty();
        assertThatThrownBy(() -> Dif.deltaPlot(one, DEFAULTS)).hasMessageContaining("at least 2");
    }
}
