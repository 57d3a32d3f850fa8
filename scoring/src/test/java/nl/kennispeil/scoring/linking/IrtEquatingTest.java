package nl.kennispeil.scoring.linking;

import static nl.kennispeil.scoring.linking.EquatingDirection.FIRST_AS_SECOND;
import static nl.kennispeil.scoring.linking.EquatingDirection.SECOND_AS_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import nl.kennispeil.scoring.Golden;
import nl.kennispeil.scoring.irt.GradedResponse;
import nl.kennispeil.scoring.irt.ItemParameters.ThreePl;
import nl.kennispeil.scoring.irt.ItemParameters.TwoPl;
import org.junit.jupiter.api.Test;

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

    @Test
    void aWeightOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> IrtEquating.observedScore(golden(), FIRST_AS_SECOND, THIRTY, 1.5))
                .hasMessageContaining("1.5");
    }
}
