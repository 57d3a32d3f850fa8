package nl.kennispeil.scoring.linking;

import static nl.kennispeil.scoring.linking.EquatingDirection.FIRST_AS_SECOND;
import static nl.kennispeil.scoring.linking.EquatingDirection.SECOND_AS_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import nl.kennispeil.scoring.irt.ItemVector;
import nl.kennispeil.scoring.irt.PartialCredit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IrtEquatingTest {

    private static final AbilityPoints THIRTY = AbilityPoints.gaussHermite(30);

    private static Link golden() {
        return Linking.link(EstTwoPl.form(1), EstTwoPl.form(2), LinkMethod.HAEBARA, THIRTY);
    }

    /**
     * equateIRT 2.5.1, score(method = "TSE"): score_equating_TSE_Haebara_1_2.csv. Its Newton steps stop at 1e-6 in θ, hence
     * 1e-6 for scores 9 to 11 (others agree to 1e-7). The full score has no finite θ; the package runs off to 42.65.
     */
    @Test
    void trueScoresAgreeWithEquateIrt() {
        List<EquatedScore> scores = IrtEquating.trueScore(golden(), SECOND_AS_FIRST);

        for (Map<String, String> row : Golden.csv("equating_2pl/score_equating_TSE_Haebara_1_2.csv")) {
            EquatedScore ours = scores.get((int) Golden.number(row, "test2"));
            assertThat(ours.equated()).isCloseTo(Golden.number(row, "test1.as.test2"), within(1e-6));
            if (ours.score() < 20) {
                assertThat(ours.theta().orElseThrow()).isCloseTo(Golden.number(row, "theta"), within(1e-6));
                assertThat(ours.standardError().orElseThrow()).isCloseTo(Golden.number(row, "StdErr"), within(1e-8));
            }
        }
        assertThat(scores.get(20).theta()).isEmpty();
        assertThat(scores.get(0).equated()).isZero();
    }

    /** equateIRT 2.5.1, score(method = "OSE"): score_equating_OSE_Haebara_1_2.csv, nine digits. */
    @Test
    void observedScoresAgreeWithEquateIrt() {
        List<EquatedScore> scores = IrtEquating.observedScore(golden(), SECOND_AS_FIRST, THIRTY, 0.5);

        for (Map<String, String> row : Golden.csv("equating_2pl/score_equating_OSE_Haebara_1_2.csv")) {
            EquatedScore ours = scores.get((int) Golden.number(row, "test2"));
            assertThat(ours.equated()).isCloseTo(Golden.number(row, "test1.as.test2"), within(1e-7));
            assertThat(ours.standardError().orElseThrow()).isCloseTo(Golden.number(row, "StdErr"), within(1e-9));
        }
    }

    @Test
    void aFormEquatedToItselfKeepsItsScores() {
        CalibratedForm form = EstTwoPl.form(3);
        Link link = Linking.link(form, form, LinkMethod.STOCKING_LORD, THIRTY);
        for (EquatingDirection direction : EquatingDirection.values()) {
            for (EquatedScore score : IrtEquating.trueScore(link, direction)) {
                assertThat(score.equated()).isCloseTo(score.score(), within(1e-9));
            }
            for (EquatedScore score : IrtEquating.observedScore(link, direction, THIRTY, 0.3)) {
                assertThat(score.equated()).isCloseTo(score.score(), within(1e-9));
            }
        }
    }

    /** There and back again: T_Y(T_X⁻¹(x)) put through the other direction is x between whole scores. */
    @Test
    void theDirectionsAreEachOthersInverse() {
        Link link = golden();
        EquatedScore ten = IrtEquating.trueScore(link, FIRST_AS_SECOND).get(10);
        double theta = ten.theta().orElseThrow();
        PlacedForm first = new PlacedForm(EstTwoPl.form(1), link.transformation(), true);

        assertThat(first.score(theta)).isCloseTo(10, within(1e-12));
        assertThat(new PlacedForm(EstTwoPl.form(2), link.transformation(), false).score(theta))
                .isCloseTo(ten.equated(), within(1e-12));
    }

    /**
     * Σc is 0.2 + 0.25 + 0.6 = 1.05 on the given form (items with c 0.2, 0.25 and 0.6) and 0.1 + 0.1 + 0.1 = 0.3 on the
     * other: score 1 lies below and becomes 1 · 0.3/1.05 = 0.2857142857.
     */
    @Test
    void scoresBelowGuessingFollowAStraightLine() {
        List<String> names = List.of("x", "y", "z");
        CalibratedForm low = CalibratedForm.of(
                names, List.of(new ThreePl(1, 0, 0.1), new ThreePl(1.5, 0.3, 0.1), new ThreePl(0.8, -1, 0.1)));
        CalibratedForm high = CalibratedForm.of(
                names, List.of(new ThreePl(1, 0, 0.2), new ThreePl(1.5, 0.3, 0.25), new ThreePl(0.8, -1, 0.6)));
        List<EquatedScore> scores =
                IrtEquating.trueScore(Linking.link(low, high, LinkMethod.MEAN_MEAN, THIRTY), SECOND_AS_FIRST);

        assertThat(scores.get(0).equated()).isZero();
        assertThat(scores.get(1).equated()).isCloseTo(0.3 / 1.05, within(1e-9));
        assertThat(scores.get(1).theta()).isEmpty();
        assertThat(scores.get(2).theta()).isPresent();
        assertThat(scores.get(3).equated()).isEqualTo(3);
    }

    @Test
    void itemsWithMoreCategoriesAreEquatedToo() {
        List<String> names = List.of("x", "y");
        CalibratedForm form = CalibratedForm.of(names, List.of(new GradedResponse(1.2, -1, 0, 1), new TwoPl(1, 0)));
        Link link = Linking.link(form, form, LinkMethod.HAEBARA, THIRTY);

        assertThat(IrtEquating.observedScore(link, FIRST_AS_SECOND, THIRTY, 1)).hasSize(5);
        assertThat(IrtEquating.trueScore(link, FIRST_AS_SECOND).get(3).equated())
                .isCloseTo(3, within(1e-9));
        assertThat(IrtEquating.trueScore(link, FIRST_AS_SECOND).get(3).standardError())
                .isEmpty();
    }

    /**
     * A covariance matrix with one variance of 1 makes the standard error the derivative to that parameter, links and scores
     * found again; both ways and both methods, on items of several models.
     */
    @ParameterizedTest(name = "{0}")
    @EnumSource(EquatingDirection.class)
    void standardErrorsAreTheDerivativesOfDoingItAllAgain(EquatingDirection direction) {
        double h = 1e-5;
        for (int form = 0; form < 2; form++) {
            for (int parameter = 0; parameter < mixed(0, 0, 0).parameters(); parameter++) {
                List<EquatedScore> up = equated(form, parameter, h, direction);
                List<EquatedScore> down = equated(form, parameter, -h, direction);
                List<EquatedScore> here = equated(form, parameter, 0, direction);
                for (int row = 0; row < here.size(); row++) {
                    double slope =
                            Math.abs(up.get(row).equated() - down.get(row).equated()) / (2 * h);
                    assertThat(here.get(row).standardError().orElse(slope)).isCloseTo(slope, within(1e-6));
                }
            }
        }
    }

    private static List<EquatedScore> equated(int form, int parameter, double h, EquatingDirection direction) {
        double[][] one = new double[mixed(0, 0, 0).parameters()][mixed(0, 0, 0).parameters()];
        double[][] none = new double[one.length][one.length];
        one[parameter][parameter] = 1;
        CalibratedForm first = mixed(0, parameter, form == 0 ? h : 0).withCovariance(form == 0 ? one : none);
        CalibratedForm last = mixed(0.1, parameter, form == 1 ? h : 0).withCovariance(form == 1 ? one : none);
        Link link = Linking.link(first, last, LinkMethod.STOCKING_LORD, THIRTY, List.of("x", "y", "z"));
        List<EquatedScore> all = new ArrayList<>(IrtEquating.trueScore(link, direction));
        all.addAll(IrtEquating.observedScore(link, direction, AbilityPoints.gaussHermite(11), 0.4));
        return all;
    }

    /** Five items, one parameter of them moved by h. */
    private static CalibratedForm mixed(double shift, int parameter, double h) {
        List<ItemParameters> items = new ArrayList<>(List.of(
                new ThreePl(1, shift, 0.2),
                new TwoPl(1.5, 0.3 - 2 * shift),
                new GradedResponse(0.9 + shift, -1, 0.5),
                new TwoPl(1.1, 5 * shift),
                PartialCredit.gpcm(0.7, 3 * shift, 0.2)));
        for (int i = 0, at = 0; i < items.size(); i++) {
            double[] v = ItemVector.values(items.get(i));
            if (parameter >= at && parameter < at + v.length) {
                v[parameter - at] += h;
                items.set(i, ItemVector.with(items.get(i), v));
            }
            at += v.length;
        }
        return CalibratedForm.of(List.of("x", "y", "z", shift > 0 ? "u" : "v", shift > 0 ? "s" : "t"), items);
    }

    @Test
    void aScoreThatFallsWithAbilityIsNotEquated() {
        CalibratedForm form = CalibratedForm.of(
                List.of("x", "y", "z"), List.of(new TwoPl(2, 0), new TwoPl(1, -1), new TwoPl(-0.9, 2)));
        Link link = Linking.link(form, form, LinkMethod.HAEBARA, THIRTY);

        assertThatThrownBy(() -> IrtEquating.trueScore(link, FIRST_AS_SECOND))
                .hasMessageContaining("falls with ability");
    }

    @Test
    void aWeightOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> IrtEquating.observedScore(golden(), FIRST_AS_SECOND, THIRTY, 1.5))
                .hasMessageContaining("1.5");
    }
}
